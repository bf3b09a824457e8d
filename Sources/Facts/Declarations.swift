import SourceText

/// A function, method, closure, or the code of a type or of the file itself: whatever has a body.
public struct FunctionFact: Sendable {
    public enum Kind: UInt8, Sendable {
        /// The code of the file, function 0 of every file.
        case file
        case function
        /// A Python lambda or a Swift closure.
        case closure
        /// The statements of a type's body.
        case typeBody
        /// Swift: `get`, `set`, `didSet` …; the name is the property's, or `subscript` inside the function of one.
        case accessor
        /// Swift.
        case initializer
        /// Swift.
        case deinitializer
        /// Swift: `subscript`.
        case subscripted
    }

    public enum Flag {
        public static let isAsync: UInt32 = 1
        public static let isGenerator: UInt32 = 2
        public static let isThrowing: UInt32 = 4
        public static let isStatic: UInt32 = 8
        /// The parameter list has no parameters.
        public static let parametersEmpty: UInt32 = 16
        /// The parameter list ends with a comma.
        public static let parametersTrailingComma: UInt32 = 32
        /// No body: a protocol's requirement, an abstract declaration.
        public static let isRequirement: UInt32 = 64
        /// Of an accessor: it gives the property's value.
        public static let isGetter: UInt32 = 128
        /// Swift: `init?`, `init!`.
        public static let isFailable: UInt32 = 256
    }

    /// Without labels; `<lambda>` or `<closure>` where it has none.
    public var name: Symbol
    /// Dotted path in the file through types and functions; for a closure, that of the function around it; empty
    /// for the file.
    public var path: Symbol
    public var kind: Kind
    public var flags: UInt32
    /// The function in whose body this one stands; nil for the file.
    public var parent: Int?
    /// The type whose member this is.
    public var type: Int?
    /// Indices into the file's parameters.
    public var parameters: Range<Int>
    /// Value of the return annotation in the parent's body.
    public var returns: Value
    /// Values of the decorators or attributes in the parent's body, the topmost first.
    public var decorators: UInt32
    /// Range of the body in the file's operations.
    public var ops: Range<Int>
    /// From `def`, `async` or Swift's keyword to the end of the body.
    public var range: ByteRange
    public var nameRange: ByteRange
    /// Where the declaration begins, decorators, attributes and modifiers included.
    public var start: UInt32
    /// Behind the last parameter, where another one can be inserted.
    public var parametersEnd: UInt32
    /// Behind the header: the colon, or the brace.
    public var headerEnd: UInt32
    /// The call in the parent's body that this closure is an argument of, and its label.
    public var call: Value
    public var callLabel: Symbol
    /// List of symbols a closure captures by name, or none.
    public var captures: UInt32

    /// A function that says nothing more than these; the caller sets what else is known.
    public init(name: Symbol, path: Symbol, kind: Kind, range: ByteRange) {
        self.name = name
        self.path = path
        self.kind = kind
        self.range = range
        flags = 0
        parent = nil
        type = nil
        parameters = 0..<0
        returns = .none
        decorators = .max
        ops = 0..<0
        nameRange = ByteRange(at: range.start)
        start = range.start
        parametersEnd = range.start
        headerEnd = range.start
        call = .none
        callLabel = .none
        captures = .max
    }

    public var isAsync: Bool { flags & Flag.isAsync != 0 }
    public var isGenerator: Bool { flags & Flag.isGenerator != 0 }
}

/// A class, structure, enumeration, actor, protocol or extension.
public struct TypeFact: Sendable {
    public enum Kind: UInt8, Sendable {
        case `class`, `struct`, `enum`, actor, `protocol`, `extension`

        /// The word in source and in `inspect facts`.
        public var name: String {
            switch self {
            case .class: "class"
            case .struct: "struct"
            case .enum: "enum"
            case .actor: "actor"
            case .protocol: "protocol"
            case .extension: "extension"
            }
        }
    }

    public var name: Symbol
    /// Dotted path in the file.
    public var path: Symbol
    public var kind: Kind
    /// The function in whose body it stands, and the type around it.
    public var parent: Int
    public var type: Int?
    /// List of triples (value in the parent's body, label or none, `ArgumentFlag`): bases, and Python's keywords. The
    /// first of an extension is what it extends, flagged `extended`.
    public var bases: UInt32
    public var decorators: UInt32
    /// The function that is its body.
    public var body: Int
    public var range: ByteRange
    public var nameRange: ByteRange
    public var start: UInt32
    public var headerEnd: UInt32
}

/// One name that an import brings.
public struct ImportFact: Sendable {
    public enum Flag {
        public static let star: UInt32 = 1
        /// Under `if TYPE_CHECKING:`.
        public static let typeChecking: UInt32 = 2
        /// In a `try` that has handlers.
        public static let inTry: UInt32 = 4
        /// `from m import n`, as against `import m`.
        public static let from: UInt32 = 8
    }

    /// With leading dots where relative.
    public var module: Symbol
    /// None for `import a.b`.
    public var name: Symbol
    public var alias: Symbol
    public var flags: UInt32
    /// The function in whose body it stands.
    public var function: Int
    /// The name or alias clause.
    public var range: ByteRange
    /// The whole statement.
    public var statement: ByteRange

    public var isStar: Bool { flags & Flag.star != 0 }
    public var isTypeChecking: Bool { flags & Flag.typeChecking != 0 }
    public var isFrom: Bool { flags & Flag.from != 0 }
}

/// One parameter of a function.
public struct ParameterFact: Sendable {
    public enum Kind: UInt8, Sendable {
        case positionalOnly, normal, variadic, keywordOnly, keywords
    }

    public var name: Symbol
    /// The label callers write: in Python the name, in Swift the first name, none for `_` and positional-only.
    public var label: Symbol
    public var kind: Kind
    /// `ParameterFlag` bits; none in Python.
    public var flags: UInt32
    /// Values in the body that holds the declaration.
    public var annotation: Value
    public var defaultValue: Value
    public var range: ByteRange

    public init(
        name: Symbol, label: Symbol, kind: Kind, flags: UInt32, annotation: Value, defaultValue: Value,
        range: ByteRange
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        self.flags = flags
        self.annotation = annotation
        self.defaultValue = defaultValue
        self.range = range
    }
}

public enum ParameterFlag {
    public static let isInout: UInt32 = 1
    public static let isEscaping: UInt32 = 2
    public static let isAutoclosure: UInt32 = 4
    /// Its type is that of a function.
    public static let isFunction: UInt32 = 8
    /// It is not written in a parameter list: `self`, `$0`, `newValue`, and what a closure captures as `[name = value]`.
    public static let isImplicit: UInt32 = 16
    /// A closure's `[name = value]`; the value is the parameter's default.
    public static let isCapture: UInt32 = 32
}

extension FileFacts {
    public var functionCount: Int { count(.functions) }
    public var typeCount: Int { count(.types) }
    public var importCount: Int { count(.imports) }
    public var parameterCount: Int { count(.parameters) }

    /// - Precondition: `id` is below `functionCount`.
    public func function(_ id: Int) -> FunctionFact {
        let base = first(.functions) + id * Section.functions.stride
        let kindAndFlags = words[base + 2]
        var result = FunctionFact(
            name: Symbol(rawValue: words[base]), path: Symbol(rawValue: words[base + 1]),
            kind: FunctionFact.Kind(rawValue: UInt8(truncatingIfNeeded: kindAndFlags)) ?? .function,
            range: ByteRange(words[base + 11], words[base + 12]))
        result.flags = kindAndFlags >> 8
        result.parent = optional(words[base + 3])
        result.type = optional(words[base + 4])
        result.parameters = span(words[base + 5], words[base + 6])
        result.returns = Value(words[base + 7])
        result.decorators = words[base + 8]
        result.ops = span(words[base + 9], words[base + 10])
        result.nameRange = ByteRange(words[base + 13], words[base + 14])
        result.start = words[base + 15]
        result.parametersEnd = words[base + 16]
        result.headerEnd = words[base + 17]
        result.call = Value(words[base + 18])
        result.callLabel = Symbol(rawValue: words[base + 19])
        result.captures = words[base + 20]
        return result
    }

    /// - Precondition: `id` is below `typeCount`.
    public func type(_ id: Int) -> TypeFact {
        let base = first(.types) + id * Section.types.stride
        return TypeFact(
            name: Symbol(rawValue: words[base]), path: Symbol(rawValue: words[base + 1]),
            kind: TypeFact.Kind(rawValue: UInt8(truncatingIfNeeded: words[base + 2])) ?? .class,
            parent: Int(words[base + 3]), type: optional(words[base + 4]), bases: words[base + 5],
            decorators: words[base + 6], body: Int(words[base + 7]),
            range: ByteRange(words[base + 8], words[base + 9]),
            nameRange: ByteRange(words[base + 10], words[base + 11]), start: words[base + 12],
            headerEnd: words[base + 13])
    }

    /// - Precondition: `id` is below `importCount`.
    public func importFact(_ id: Int) -> ImportFact {
        let base = first(.imports) + id * Section.imports.stride
        return ImportFact(
            module: Symbol(rawValue: words[base]), name: Symbol(rawValue: words[base + 1]),
            alias: Symbol(rawValue: words[base + 2]), flags: words[base + 3], function: Int(words[base + 4]),
            range: ByteRange(words[base + 5], words[base + 6]),
            statement: ByteRange(words[base + 7], words[base + 8]))
    }

    /// - Precondition: `id` is below `parameterCount`.
    public func parameter(_ id: Int) -> ParameterFact {
        let base = first(.parameters) + id * Section.parameters.stride
        return ParameterFact(
            name: Symbol(rawValue: words[base]), label: Symbol(rawValue: words[base + 1]),
            kind: ParameterFact.Kind(rawValue: UInt8(truncatingIfNeeded: words[base + 2])) ?? .normal,
            flags: words[base + 2] >> 8, annotation: Value(words[base + 3]),
            defaultValue: Value(words[base + 4]),
            range: ByteRange(words[base + 5], words[base + 6]))
    }

    /// The triples of a type's bases.
    public func bases(of type: TypeFact) -> [Argument] { arguments(list(type.bases)) }

    func arguments(_ words: ArraySlice<UInt32>) -> [Argument] {
        stride(from: words.startIndex, to: words.endIndex - 2, by: 3).map {
            Argument(value: Value(words[$0]), label: Symbol(rawValue: words[$0 + 1]), flags: words[$0 + 2])
        }
    }
}
