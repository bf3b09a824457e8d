import Facts
import SourceText

/// What can have happened when, on the paths through one function.
///
/// A path is in one of at most eight states; what happens at an operation is a step from state to state. Both are the
/// business of who asks: nothing here knows a session. Arms of a branch exclude each other, a loop's body counts as
/// many times as it can run, a handler runs after any part of the body it stands behind, `finally`, the end of a `with`
/// and `defer` on every way out. Works in time linear in the body, however deep its regions are.
public struct PathQuery: Sendable {
    /// Something that happens at an operation.
    public struct Happening: Sendable {
        public enum Time: UInt8, Sendable {
            /// At the operation.
            case here
            /// When the `with` block ends that was entered by the operation.
            case atEnd
        }

        public var op: UInt32
        public var time: Time
        public var step: PathStep
        /// What it is where an error leaves the operation, or the block: nothing by default.
        public var failing: PathStep

        public init(
            at op: UInt32, _ step: PathStep, failing: PathStep = .identity, time: Time = .here
        ) {
            self.op = op
            self.step = step
            self.failing = failing
            self.time = time
        }
    }

    /// What the language says of a body that it does not say itself.
    public struct Manner: Sendable {
        public struct Trait: OptionSet, Sendable {
            public let rawValue: UInt8
            public init(rawValue: UInt8) { self.rawValue = rawValue }

            /// A call never comes back.
            public static let neverReturns = Trait(rawValue: 1)
            /// No error comes of a call.
            public static let neverFails = Trait(rawValue: 2)
            /// A handler catches everything.
            public static let catchesAll = Trait(rawValue: 4)
        }

        /// An error leaves only what is covered by `try`; elsewhere any call may raise one.
        let marksErrors: Bool
        /// By operation; asked once, since many questions about a body ask the same.
        private let traits: [Trait]

        /// - Parameter traits: is asked of each call and each handler.
        public init(_ body: Body, marksErrors: Bool, _ traits: (OpKind, Int) -> Trait) {
            self.marksErrors = marksErrors
            self.traits = (0..<body.count).map { index in
                let kind = body.kind(index)
                return kind == .call || kind == .handler ? traits(kind, index) : []
            }
        }

        func has(_ trait: Trait, at op: Int) -> Bool { traits[op].contains(trait) }
    }

    /// A way out of the function, in one state.
    public struct WayOut: Sendable {
        public enum Kind: UInt8, Sendable { case end, `return`, error }
        public var kind: Kind
        public var state: Int
        /// The `return`, or the operation that raised; nil where the body ends.
        public var op: UInt32?
    }

    public struct Answer: Sendable {
        /// The states in which each happening is met, in the order in which they were given.
        public var met: [PathStates]
        /// One for each kind and each state in which the function is left that way.
        public var waysOut: [WayOut]
    }

    private let body: Body
    private let manner: Manner
    private let skips: PathSkips?

    public init(_ body: Body, _ manner: Manner) {
        self.body = body
        self.manner = manner
        skips = nil
    }

    /// - Parameter skips: of the same body.
    private init(_ body: Body, _ manner: Manner, _ skips: PathSkips) {
        self.body = body
        self.manner = manner
        self.skips = skips
    }

    /// The same for many questions about one body, each of which then costs no more than what happens in it.
    public func forMany() -> PathQuery {
        var skips = PathSkips(body, manner)
        _ = PathQuery(body, manner).run([]) { ops, states in
            if !states.isEmpty { skips.reach(ops) }
        }
        return PathQuery(body, manner, skips)
    }

    /// Follows all paths from the start of the body, in state 0.
    public func run(_ happenings: [Happening]) -> Answer { run(happenings, visit: nil) }

    /// - Parameter visit: is told in which states paths come to each stretch of operations; to some in it none may come
    ///   at all.
    func run(_ happenings: [Happening], visit: ((Range<Int>, PathStates) -> Void)?) -> Answer {
        let table = HappeningTable(happenings)
        let skips = skips.map { (steps: $0, stops: $0.places(of: table)) }
        var relations = PathWalk<PathStep>(body, manner, table, plan: PathPlan())
        relations.skips = skips
        relations.run(0..<body.count, from: .identity)
        var arrivals = PathWalk<PathArrival>(body, manner, table, plan: relations.plan)
        arrivals.skips = skips
        if let visit { arrivals.visit = { visit($0, $1.states) } }
        let start = PathArrival(states: PathStates(0), ops: SIMD8(repeating: .max))
        let end = arrivals.run(0..<body.count, from: start)
        // What stands in a `defer` runs after what follows it, so it comes last.
        arrivals.skips = nil
        while let waiting = arrivals.waiting.popLast() { arrivals.run(waiting.range, from: waiting.flow) }
        return Answer(met: arrivals.met(happenings.count), waysOut: Self.waysOut(end))
    }

    public var isForManyQuestions: Bool { skips != nil }

    /// Whether a path may come to an operation of a stretch, whatever happens on it.
    public func isReached(_ op: Int) -> Bool { skips?.isReached(op) ?? true }

    private static func waysOut(_ end: PathExits<PathArrival>) -> [WayOut] {
        var result: [WayOut] = []
        for (kind, flow) in [(WayOut.Kind.end, end.now), (.return, end.returned), (.error, end.raised)] {
            for state in 0..<8 where flow.states.contains(state: state) {
                let op = flow.ops[state]
                result.append(WayOut(kind: kind, state: state, op: kind == .end || op == .max ? nil : op))
            }
        }
        return result
    }
}

/// What happens, by operation.
struct HappeningTable: Sendable {
    let entries: [PathQuery.Happening]
    /// Places in `entries`, sorted by operation and then as they were given.
    let order: [Int]

    init(_ happenings: [PathQuery.Happening]) {
        entries = happenings
        order = happenings.indices.sorted { (happenings[$0].op, $0) < (happenings[$1].op, $1) }
    }

    /// The happenings at an operation, as a range of `order`.
    func at(_ op: UInt32) -> Range<Int> {
        let start = firstNotBefore(op)
        var end = start
        while end < order.count, entries[order[end]].op == op { end += 1 }
        return start..<end
    }

    func firstNotBefore(_ op: UInt32) -> Int {
        order.partitioningIndex { entries[$0].op >= op }
    }
}
