/// A way to do the same work on many things: one after the other, or on several threads.
///
/// The analysis itself starts no threads; who runs it says where the work is done. What comes of it is the same.
public protocol Spreading: Sendable {
    /// The results by index.
    func map<Result: Sendable>(count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result]
}

/// One after the other.
public struct InTurn: Spreading {
    public init() {}

    public func map<Result: Sendable>(count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
        (0..<count).map(body)
    }
}
