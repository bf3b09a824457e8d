/// What is known of the paths that have come to a place of a body.
///
/// Two kinds exist: a relation from the start of a region, which tells what the region does whatever came before,
/// and the states that really come there, each with the operation that sent it on its way out.
protocol PathFlow {
    static var nothing: Self { get }
    var isNothing: Bool { get }
    mutating func add(_ other: Self)
    mutating func take(_ step: PathStep)
    /// What a region begins with at a place that is reached like this.
    var entering: Self { get }
    /// What was found in a region, seen from where the place around it began.
    func seen(from place: Self) -> Self
    /// The same paths, leaving by an operation.
    func leaving(by op: UInt32) -> Self
    /// What a region does, where that is what is known.
    var relation: PathStep? { get }
    /// This, with another relation before it; itself where it is none.
    func after(_ before: PathStep) -> Self
}

extension PathStep: PathFlow {
    static var nothing: PathStep { .none }
    var isNothing: Bool { rows == 0 }
    mutating func add(_ other: PathStep) { rows |= other.rows }
    mutating func take(_ step: PathStep) { self = then(step) }
    var entering: PathStep { .identity }
    func seen(from place: PathStep) -> PathStep { place.then(self) }
    func leaving(by op: UInt32) -> PathStep { self }
    var relation: PathStep? { self }
    func after(_ before: PathStep) -> PathStep { before.then(self) }
}

/// The states in which paths come to a place, and for each the first operation by which it left.
struct PathArrival: PathFlow {
    var states: PathStates
    var ops: SIMD8<UInt32>

    static var nothing: PathArrival { PathArrival(states: [], ops: SIMD8(repeating: .max)) }
    var isNothing: Bool { states.isEmpty }

    mutating func add(_ other: PathArrival) {
        for state in 0..<8 where other.states.contains(state: state) && !states.contains(state: state) {
            ops[state] = other.ops[state]
        }
        states.formUnion(other.states)
    }

    mutating func take(_ step: PathStep) {
        guard step != .identity else { return }
        var result = PathArrival.nothing
        for state in 0..<8 where states.contains(state: state) {
            let next = step.row(state)
            for target in 0..<8 where next.contains(state: target) && !result.states.contains(state: target) {
                result.ops[target] = ops[state]
            }
            result.states.formUnion(next)
        }
        self = result
    }

    var entering: PathArrival { self }
    func seen(from place: PathArrival) -> PathArrival { self }
    var relation: PathStep? { nil }
    func after(_ before: PathStep) -> PathArrival { self }
    func leaving(by op: UInt32) -> PathArrival {
        PathArrival(states: states, ops: SIMD8(repeating: op))
    }
}
