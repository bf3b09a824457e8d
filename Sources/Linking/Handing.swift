import Facts
import SourceText

/// A closure among the arguments of a call: what surrounds its body, and what it is called with.
public struct Handing: Sendable {
    /// The call, and the function in whose body it stands.
    public var call: Value
    public var function: Int
    /// Index of the region of the call.
    public var region: Int
    /// What the called method is a member of; none where it is none, or was not written there.
    public var receiver: Value
    /// What the receiver is known to be, where models speak of it and of what it does with closures.
    public var session: KnownID?
    /// The value of the closure's first parameter, where models know it. Where they do not, a method that takes a
    /// closure works on the receiver itself.
    public var given: KnownID?
    public var effects: EffectSet
    /// Whether the closure runs apart from the code around it: later, or beside it.
    public var isApart: Bool
}
