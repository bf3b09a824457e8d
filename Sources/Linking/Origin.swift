import Facts
import SourceText

/// Where the session that an effect lands on comes from, seen from the function of the effect.
///
/// Symbols are those of the file; `function` and `op` name the operation at which the value enters the file: the
/// call that opens it, the parameter, the call that returns it.
public struct Origin: Hashable, Sendable {
    public enum Kind: UInt8, Sendable {
        /// By a call in this function.
        case opened
        case parameter
        /// Of `self`.
        case attribute
        /// A name of the function around this one.
        case captured
        /// A global, a scoped session, a singleton.
        case ambient
        /// The result of a call of which nothing more is known.
        case returned
        /// The parameter of a closure that a transaction, a block of reading or the like calls with it.
        case handed
        case unknown
    }

    /// What an attribute or a captured name was set from.
    public enum Root: UInt8, Sendable {
        case opened, given, ambient, returned, unknown
    }

    public var kind: Kind
    public var root: Root
    /// The parameter, the attribute without `self`, the captured or ambient name; none otherwise.
    public var name: Symbol
    public var function: UInt32
    public var op: UInt32

    public init(_ kind: Kind, root: Root, name: Symbol = .none, function: Int = 0, op: Value = .none) {
        self.kind = kind
        self.root = root
        self.name = name
        self.function = UInt32(truncatingIfNeeded: function)
        self.op = op.index
    }

    public static var unknown: Origin { Origin(.unknown, root: .unknown) }

    /// Whether somebody else owns the session: it came in through a parameter, here or in the constructor, or
    /// through an attribute that this file does not set.
    public var isBorrowed: Bool {
        switch kind {
        case .parameter: true
        case .attribute: root == .given || root == .unknown
        case .captured: root == .given
        case .opened, .ambient, .returned, .handed, .unknown: false
        }
    }

    /// Whether a call in this file opened the session, in whichever function.
    public var isOpened: Bool { root == .opened }
}

/// What the knowledge of a value rests on; the weakest step decides.
public enum Basis: UInt8, Sendable, Comparable {
    /// Annotation, constructor or a chain of calls.
    case certain
    /// The value is one of several, of which others are not this.
    case oneOfSeveral
    /// The library leads to databases of all kinds, so that this need not be the one that the others work on.
    case elsewhere
    /// A type's bare name, without its module.
    case typeName
    /// The name of a variable, parameter or attribute.
    case name
    /// Such a name in a file that shows no sign of a database library.
    case weakName

    public static func < (left: Basis, right: Basis) -> Bool { left.rawValue < right.rawValue }

    /// Completes "likely, because …".
    public var phrase: String {
        switch self {
        case .certain: "every step is resolved"
        case .oneOfSeveral: "it is so only on some paths"
        case .elsewhere: "the connection may lead to a database of its own"
        case .typeName: "the type is known by its name alone"
        case .name: "the value is known by its name alone"
        case .weakName: "the value is known by its name alone, and the file names no database library"
        }
    }
}
