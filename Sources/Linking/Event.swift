import Facts
import SourceText

/// One effect on a session, in the body where it stands.
public struct Event: Sendable {
    public var effect: Effect
    /// The function in whose body it stands.
    public var function: Int
    /// The call, or the `entered` value of a `with`.
    public var op: Value
    public var range: ByteRange
    /// The session as it is written there; none where it is only made there.
    public var receiver: Value
    /// What the receiver is known to be, or for `opens` what comes into being.
    public var session: KnownID
    /// The sessions it may land on, the first one the most telling; never empty.
    public var landings: [Landing]
    /// Happens when a block is left, not where something is called.
    public var isImplicit: Bool
    /// Index of the innermost region around it in `FileEvaluation.regions`.
    public var region: Int
    /// The function of the program that is called there and hands out the session.
    public var opener: FunctionRef?

    public struct Landing: Hashable, Sendable {
        public var origin: Origin
        public var basis: Basis
    }

    public var origin: Origin { landings[0].origin }
    public var basis: Basis { landings[0].basis }
}

/// A stretch of a body: what is entered, or under which condition it runs.
public struct Region: Sendable {
    public enum Kind: UInt8, Sendable {
        /// The whole body; has no parent.
        case body
        /// An arm of a branch. `value` is its condition, where it has one.
        case arm
        /// What follows a branch one of whose arms leaves: it runs where the condition did not hold.
        case remainder
        case loop, block, handler, finally
        /// Covered by something that drops errors, such as `try?`.
        case dropped
        /// `value` is the `entered` value.
        case with
    }

    public var kind: Kind
    public var parent: Int
    public var value: Value
    /// Whether it runs where the condition holds; nil where that cannot be said.
    public var isPositive: Bool?
}

/// A call that rules look for by name.
public struct CallSite: Sendable {
    public var function: Int
    public var op: Value
    public var region: Int
}
