/// A way to do the same work on many things: one after the other, or on several threads.
///
/// The analysis itself starts no threads; who runs it says where the work is done. What comes of it is the same.
public protocol Spreading: Sendable {
    /// The results by index.
    /// - Parameter state: what each thread begins with; it may be kept from one thing to the next, as a memory may.
    func map<State, Result: Sendable>(
        count: Int, state: @autoclosure @escaping @Sendable () -> State,
        _ body: @escaping @Sendable (inout State, Int) -> Result
    ) -> [Result]
}

extension Spreading {
    /// The results by index.
    public func map<Result: Sendable>(count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
        map(count: count, state: ()) { _, index in body(index) }
    }
}

/// One after the other.
public struct InTurn: Spreading {
    public init() {}

    public func map<State, Result: Sendable>(
        count: Int, state: @autoclosure @escaping @Sendable () -> State,
        _ body: @escaping @Sendable (inout State, Int) -> Result
    ) -> [Result] {
        var state = state()
        return (0..<count).map { body(&state, $0) }
    }
}
