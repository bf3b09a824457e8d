/// How long the stages of a run took, in the order in which they came.
public struct StageTimes: Sendable {
    public struct Stage: Sendable {
        public var name: String
        public var seconds: Double
        /// What there was to do, such as `12 of 300 files parsed`.
        public var detail: String
    }

    public private(set) var stages: [Stage] = []
    private var last = Moment.now

    init() {}

    /// Ends a stage, which began where the one before it ended. Several of one name count together.
    mutating func end(_ name: String, _ detail: String = "") {
        let seconds = last.secondsSince
        last = .now
        if let index = stages.firstIndex(where: { $0.name == name }) {
            stages[index].seconds += seconds
            if !detail.isEmpty { stages[index].detail = detail }
        } else {
            stages.append(Stage(name: name, seconds: seconds, detail: detail))
        }
    }
}
