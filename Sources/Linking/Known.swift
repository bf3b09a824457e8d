import Facts
import SourceText

/// The number of a `Known` in its `FileEvaluation`.
public typealias KnownID = UInt32

/// What is known of one value.
public struct Known: Hashable, Sendable {
    public enum Kind: UInt8, Sendable {
        case unknown
        /// `None`. `a` is the operation where it was not written as such.
        case nothing
        /// A string. `a`: its symbol, or none.
        case text
        /// A number or a boolean.
        case constant
        /// Surely nothing that the models speak of. `a`: one more than the index of the path it was made with, or 0.
        case other
        /// Something imported, or an attribute of it. `a`: index of the path.
        case path
        /// A function of this file. `a`: its id.
        case function
        /// A type of this file. `a`: its id.
        case type
        /// An object of a type of this file. `a`: its id; `b`: 1 where only what it inherits is meant.
        case instance
        /// An object of an imported class. `a`: index of the path.
        case foreign
        /// An object of a class of another file. `a`: the file, `b`: the type.
        case object
        /// A value of a modelled type. `a`: its id; `b`: what it was made from, a `KnownID`.
        case model
        /// A member of an object. `a`: the object, a `KnownID`; `b`: the symbol.
        case member
        /// A tuple or list. `a`: the function, `b`: the operation.
        case collection
        /// What a call of an unknown function gave. `a`, `b`: the function and operation of the call.
        case result
        /// A name that the language defines. `a`: its symbol.
        case builtin
        /// One of several. `a`: first of them in the list of alternatives, `b`: how many.
        case either
    }

    public var kind: Kind
    public var basis: Basis = .certain
    /// Whether it may be missing, too.
    public var isOptional = false
    public var a: UInt32
    public var b: UInt32
    public var origin: Origin

    init(_ kind: Kind, a: UInt32 = 0, b: UInt32 = 0, origin: Origin = .unknown, basis: Basis = .certain) {
        self.kind = kind
        self.a = a
        self.b = b
        self.origin = origin
        self.basis = basis
    }
}

/// A dotted path, as a list of components from the last one upwards.
struct PathNode: Sendable {
    var hash: PathHash
    /// Hash of its first component.
    var root: PathHash
    /// Index of the path without the last component, or none.
    var parent: UInt32
    /// The last component; the whole module where `parent` is none.
    var name: Symbol
    /// The import that brought it, or none.
    var source: UInt32
}
