import Facts
import SourceText

/// Where a session is found, seen from inside one function: what it comes in by, and the attributes that lead from
/// there to it.
///
/// Names are hashes of their text, so that those of different files compare.
public struct Access: Hashable, Sendable {
    public enum Root: UInt8, Sendable {
        /// `number` is its place among the function's parameters; that of an object whose method runs is 0.
        case parameter
        /// A name of the function around a closure or inner function. `number` is its hash.
        case captured
        /// Made by a call in the function, or for it by what it calls. `number` is one more than the operation by which
        /// it came to be, or 0 where that stands in another function.
        case opened
        /// A global, a singleton, a scoped session. `number` is the hash of its name.
        case ambient
        case unknown
    }

    public var root: Root
    public var number: UInt32
    public var path: AttributePath

    public init(_ root: Root, _ number: UInt32 = 0, _ path: AttributePath = AttributePath()) {
        self.root = root
        self.number = number
        self.path = path
    }

    static let unknown = Access(.unknown)
    static let opened = Access(.opened)
}

/// A short chain of attributes, as the hashes of their names.
public struct AttributePath: Hashable, Sendable {
    /// Longer ones are not followed.
    static let longest = 3

    private var first: UInt32 = 0
    private var second: UInt32 = 0
    private var third: UInt32 = 0
    public private(set) var count: UInt8 = 0

    public init() {}

    public var isEmpty: Bool { count == 0 }

    public subscript(index: Int) -> UInt32 { index == 0 ? first : index == 1 ? second : third }

    /// One attribute more; nil where that is too long.
    func appending(_ name: UInt32) -> AttributePath? {
        var result = self
        switch count {
        case 0: result.first = name
        case 1: result.second = name
        case 2: result.third = name
        default: return nil
        }
        result.count += 1
        return result
    }

    func appending(_ other: AttributePath) -> AttributePath? {
        var result: AttributePath? = self
        for index in 0..<Int(other.count) { result = result?.appending(other[index]) }
        return result
    }

    /// Without its first attribute.
    func dropFirst() -> AttributePath {
        var result = AttributePath()
        result.first = second
        result.second = third
        result.count = count > 0 ? count - 1 : 0
        return result
    }
}

/// What a value is made of, as far as one function shows it: what is found where it comes from is not yet looked up.
struct Given: Hashable, Sendable {
    enum Kind: UInt8, Sendable {
        case unknown
        /// `number`: its place among the function's parameters.
        case parameter
        /// `number`: the symbol, of the same file.
        case captured
        /// A session that a call here opened, or that a transaction hands in. `number`: as that of an `Access`.
        case opened
        /// `number`: the hash of the name.
        case ambient
        /// What a call of this function gives. `number`: its place in `FileFlow.calls`.
        case result
        /// An object that such a call makes.
        case object
        /// `number`: 0 for false, 1 for true, 2 for nothing at all.
        case constant
    }

    var kind: Kind
    var number: UInt32 = 0
    /// What of it is meant.
    var path = AttributePath()

    init(_ kind: Kind, _ number: UInt32 = 0, _ path: AttributePath = AttributePath()) {
        self.kind = kind
        self.number = number
        self.path = path
    }

    static let unknown = Given(.unknown)
}
