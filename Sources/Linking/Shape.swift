/// What a value of a program may be, as far as declarations and assignments anywhere in it say: an object of one of
/// its classes, a class, a function, a module, or a container of such.
///
/// `a` and `b` are as each kind says; those of parts are kept by the `Typing` that made the shape.
struct Shape: Hashable, Sendable {
    enum Kind: UInt8, Sendable {
        /// Not worked out yet: what is waiting for itself adds nothing.
        case pending
        case unknown
        /// Of a library or of the language, and it holds nothing of the program.
        case outside
        /// `None`, `nil`.
        case nothing
        /// A type of the program has no such member, as far as the program shows it.
        case missing
        /// An object of a type or of what derives from it. `a`: file, `b`: type.
        case instance
        /// An object that was made of just this type. `a`: file, `b`: type.
        case made
        /// The object whose method it is. `a`: file, `b`: type that has the method.
        case own
        /// The class whose method it is. `a`: file, `b`: type.
        case ownType
        /// A class. `a`: file, `b`: type.
        case type
        /// The object itself, with what its class inherits alone. `a`: file, `b`: type.
        case above
        /// A function, also one that is bound to its object. `a`: file, `b`: function.
        case function
        /// One of several functions, of which a call takes the fitting one. `a`: first part, `b`: how many.
        case overloads
        /// `a`: file.
        case module
        /// A folder of modules. `a`: index of its path.
        case folder
        /// A name that the language defines. `a`: bits of its hash.
        case builtin
        /// `a`: its element, as a part.
        case sequence
        /// `a`: its key, as a part; the value follows.
        case mapping
        /// `a`: first part, `b`: how many.
        case tuple
        /// Something that gives a part where it is called. `a`: the part.
        case callable
        /// One of several. `a`: first part, `b`: how many.
        case union
        /// A type parameter. `a`: bits of the hash of its name.
        case variable
    }

    var kind: Kind
    var a: Int32 = 0
    var b: Int32 = 0

    static let pending = Shape(kind: .pending)
    static let unknown = Shape(kind: .unknown)
    static let outside = Shape(kind: .outside)
    static let nothing = Shape(kind: .nothing)
    static let missing = Shape(kind: .missing)

    init(kind: Kind, a: Int32 = 0, b: Int32 = 0) {
        self.kind = kind
        self.a = a
        self.b = b
    }

    init(_ kind: Kind, _ type: TypeRef) { self.init(kind: kind, a: type.file, b: type.type) }
    init(_ function: FunctionRef) { self.init(kind: .function, a: function.file, b: function.function) }
    init(_ kind: Kind, hash: UInt32) { self.init(kind: kind, a: Int32(bitPattern: hash)) }

    var type: TypeRef { TypeRef(file: Int(a), type: Int(b)) }
    var function: FunctionRef { FunctionRef(file: Int(a), function: Int(b)) }
    var hash: UInt32 { UInt32(bitPattern: a) }

    /// Whether it is an object of a type of the program.
    var isObject: Bool {
        switch kind {
        case .instance, .made, .own, .above: true
        default: false
        }
    }

    /// Whether it is a type of the program.
    var isType: Bool { kind == .type || kind == .ownType }

    /// Whether nothing of the program can be reached from it.
    var isOutside: Bool { kind == .outside || kind == .nothing || kind == .builtin }
}
