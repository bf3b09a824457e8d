/// What a name of the language or of its library says about the values that go through it, by the hash of the name.
///
/// Languages differ in these names, not in what they mean: a model file lists them.
public enum TypeWord: String, Sendable, CaseIterable {
    // Generic types in annotations

    /// Iterating one of these gives its first argument.
    case sequence
    /// Of each of its arguments, one after the other.
    case tuple
    /// From its first argument to its last one.
    case mapping
    /// Waiting for it, entering it or asking for its value gives its last argument.
    case promise
    /// The class that is its argument.
    case metatype
    /// Calling it gives its last argument.
    case callable
    /// The type of the object itself.
    case own
    /// A call that makes a type parameter.
    case variable

    // Functions

    /// Gives an element of its first argument.
    case elementOf = "element-of"
    /// Gives the elements of its first argument again.
    case sequenceOf = "sequence-of"
    /// Gives pairs of a number and an element of its first argument.
    case numbered
    /// Gives elements of all its arguments together.
    case zipped
    /// Gives its last argument under the type that is its first.
    case cast
    /// Whether its first argument is of the type that is its second.
    case narrows
    /// Gives a function that is its first argument.
    case partial
    /// Gives its first argument, or what that promises.
    case through
    /// Gives the class of its first argument.
    case classOf = "class-of"
    /// Gives the class above the one in which it is called.
    case above

    // Decorators and bases

    /// A function with it is read like an attribute.
    case property
    /// A function with it says what others do.
    case abstract
    /// A base that has no methods of its own.
    case bare
    /// The names in the body of a class that derives from it are its objects.
    case enumeration

    // Members of what the language itself makes

    /// Of a sequence: one of its elements.
    case element
    /// The thing itself, or another one like it.
    case same
    /// Of a mapping: its values, its keys, both, one value.
    case values, keys, items, value
    /// A sequence of what the closure that it is given hands back.
    case mapped
    /// The closure that it is given is called with the elements.
    case each
    /// The class of an object.
    case kind
    /// Something that types of the language and of its library have: it says nothing of the type.
    case common
}

/// The names of a language with their meanings.
struct TypeWords: Sendable {
    private var bits: [UInt32: UInt64] = [:]

    mutating func add(_ name: String, _ word: TypeWord) {
        var name = name
        let hash = name.withUTF8 { Program.hash(of: $0) }
        bits[hash, default: 0] |= Self.bit(word)
    }

    /// - Parameter name: the hash of a name.
    func has(_ name: UInt32, _ word: TypeWord) -> Bool { (bits[name] ?? 0) & Self.bit(word) != 0 }

    /// The first of the given meanings that a name has.
    func first(_ name: UInt32, of words: [TypeWord]) -> TypeWord? {
        guard let found = bits[name] else { return nil }
        return words.first { found & Self.bit($0) != 0 }
    }

    private static let bits = Dictionary(
        uniqueKeysWithValues: TypeWord.allCases.enumerated().map { ($1, UInt64(1) << UInt64($0)) })

    private static func bit(_ word: TypeWord) -> UInt64 { bits[word] ?? 0 }
}
