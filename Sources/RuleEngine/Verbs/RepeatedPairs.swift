import Facts
import Linking

/// Which of some places come behind one another on a path, where branches that ask for the same thing are known to
/// exclude each other.
struct RepeatedPairs {
    private let marks: [PathQuery.Mark]
    private let anew: [PathQuery.Mark]
    private let paths: PathQuery
    private let body: Body
    private lazy var circumstances = marks.map { [body] in Circumstances(of: Int($0.op), in: body) }

    init(_ marks: [PathQuery.Mark], anew: [PathQuery.Mark] = [], _ paths: PathQuery, _ body: Body) {
        self.marks = marks
        self.anew = anew
        self.paths = paths
        self.body = body
    }

    /// Whether one of two places comes behind the other.
    mutating func areOnOnePath(_ one: Int, _ other: Int) -> Bool {
        [(one, other), (other, one)].contains { first, second in
            !circumstances[first].excludes(circumstances[second])
                && !paths.late([marks[second]], after: [marks[first]], anew: anew).isEmpty
        }
    }

    /// The last place that comes behind another one or itself, and whether some place does so without hanging on what
    /// the other one brings about.
    /// - Parameter isResultTelling: whether what a place gives may tell what was done there.
    mutating func last(isResultTelling: (Int) -> Bool) -> (place: Int, isSure: Bool)? {
        let repeated = paths.repeated(marks, anew: anew)
        guard !repeated.isEmpty else { return nil }
        var last: Int?
        for place in repeated.reversed() {
            if !paths.repeated([marks[place]], anew: anew).isEmpty { return (last ?? place, true) }
            for other in marks.indices where other != place {
                guard !circumstances[other].excludes(circumstances[place]),
                    paths.repeated([marks[other], marks[place]], anew: anew).contains(1)
                else { continue }
                last = last ?? place
                let earlier = Int(marks[other].op)
                if !circumstances[place].hangs(on: earlier, isResultTelling: isResultTelling(other)) {
                    return (last ?? place, true)
                }
            }
        }
        return last.map { ($0, false) }
    }
}
