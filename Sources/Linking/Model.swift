import SourceText

/// The number of a `ModelType` in its `Models`.
@frozen
public struct ModelTypeID: Hashable, Sendable {
    public var rawValue: UInt16

    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }
}

/// What a value of a modelled type is, in the words that rules use.
public enum ValueKind: UInt8, Sendable, CaseIterable {
    case session
    /// Calling it opens a session.
    case factory
    /// What a call of a generator or a context manager hands out before it is entered or iterated.
    case scope
    case engine, connection, savepoint, transaction, statement
    case registry, context, orchestrator
    /// Kept by its owner; sessions are opened from it, as from a pool, a container or a queue.
    case handle
    /// An object of a framework that has a session or can make one, such as a request.
    case carrier
    case other

    /// The word in packs.
    public var name: String {
        switch self {
        case .session: "session"
        case .factory: "factory"
        case .scope: "scope"
        case .engine: "engine"
        case .connection: "connection"
        case .savepoint: "savepoint"
        case .transaction: "transaction"
        case .statement: "statement"
        case .registry: "registry"
        case .context: "context"
        case .orchestrator: "orchestrator"
        case .handle: "handle"
        case .carrier: "carrier"
        case .other: "other"
        }
    }

    public init?(name: some StringProtocol) {
        guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }
}

/// What a library does where a transaction is begun inside one of the same session.
public enum Nesting: String, Sendable, CaseIterable {
    /// Nothing that would be worth a word, as where it makes a savepoint.
    case none
    /// It ends the program or throws.
    case fails
    /// It runs the inner one as a part of the outer one.
    case merges
}

/// What a call, an attribute or a `with` does and hands out.
public struct Outcome: Equatable, Sendable {
    public enum Gives: Hashable, Sendable {
        /// Nothing that the models speak of.
        case other
        /// Not known.
        case unknown
        case type(ModelTypeID)
        /// The value that the call was made on.
        case same
        /// The value that this one was made from, as a transaction from its session.
        case parent
        /// The first argument; where it is a class, an object of it.
        case argument
    }

    /// What happens to the value that the call is made on; `opens` happens to what is handed out.
    public var effects: EffectSet
    public var gives: Gives
    /// The effects land on the value that this one was made from.
    public var landsOnParent: Bool
    /// The effects land on the first argument.
    public var landsOnArgument = false
    /// A method that many things have: it takes more than the name of a variable to believe it.
    public var isWeak = false
    /// Kinds of argument in whose transaction an opened session works: it is no opening then.
    public var joins: Set<ValueKind> = []
    /// The hashes of the labels of arguments without which it does nothing: those that are `False`.
    public var idleWithout: Set<UInt32> = []
    /// What a closure among the arguments is handed, in its first parameter, for as long as it runs.
    public var hands: ModelTypeID?
    /// What the library does about a transaction inside one of the same session.
    public var nesting = Nesting.none
    /// A closure among the arguments runs inside what the call begins.
    public var takesClosure = false
    /// What is handed out belongs to everybody, as a scoped session.
    public var isAmbient: Bool
    /// What is handed out stays with its owner, as the session of a registry.
    public var isLent: Bool

    public init(
        effects: EffectSet = [], gives: Gives = .other, landsOnParent: Bool = false, isAmbient: Bool = false,
        isLent: Bool = false
    ) {
        self.effects = effects
        self.gives = gives
        self.landsOnParent = landsOnParent
        self.isAmbient = isAmbient
        self.isLent = isLent
    }
}

/// A kind of value that models speak of: a session, a factory, a registry.
public struct ModelType: Sendable {
    public var name: String
    public var kind: ValueKind
    public var methods: [Word: Outcome] = [:]
    public var attributes: [Word: Outcome] = [:]
    /// Of every method that `methods` does not name.
    public var anyMethod: Outcome?
    /// Calling the class.
    public var construct: Outcome?
    /// Calling a value of the type.
    public var call: Outcome?
    /// `with value as …`.
    public var enter: Outcome?
    /// `for … in value`.
    public var iterate: Outcome?
    /// What leaving the `with` does, besides what `enter` does.
    public var exit: EffectSet = []
    /// What happens to a session to whose method a value of the type is passed, as a statement to `execute`.
    public var passed: EffectSet = []
    /// `exit` lands on the value that this one was made from.
    public var exitLandsOnParent = false
    /// The type of which it is a variety.
    public var base: ModelTypeID?
    /// Its database may be another than that of the sessions around it, as with a driver that is used directly: an
    /// opening is at most likely to be meant, is no business of those who call, and is no second session.
    public var isApart = false
    /// All its values work on one connection, as whatever a framework finds for its models.
    public var isOne = false
    /// The modules that declare it.
    var roots: Set<PathHash> = []
    /// Whatever happens to it is at most likely to be meant, as with a file that is nobody else's.
    public var isLikely = false

    public init(name: String, kind: ValueKind) {
        self.name = name
        self.kind = kind
    }
}

/// What the last component of a path, or the name of a variable, stands for.
public enum Meaning: Equatable, Sendable {
    /// A class whose objects are of the type.
    case type(ModelTypeID)
    /// A function.
    case function(Outcome)
    /// A value of the type.
    case value(ModelTypeID)
    /// In an annotation, a value of the type; a name for a type, made elsewhere in the tree.
    case instance(ModelTypeID)
    /// Surely nothing that the models speak of.
    case other
    /// In an annotation, no promise at all, such as `typing.Any`.
    case anything
}

/// A generic type that stands around another one in an annotation.
public enum Wrapper: Hashable, Sendable {
    /// It is its first argument, as `Annotated`.
    case first
    /// Its argument, or nothing.
    case optional
    /// One of its arguments.
    case any
    /// Around a session, it is a value of the type, as a function that returns one.
    case makes(ModelTypeID, fromLast: Bool)
}

/// What a name that the language defines does when it is called.
public enum Builtin: String, Sendable, CaseIterable {
    /// `getattr(object, name)`.
    case member
    /// `next(iterator)`.
    case next
    /// Nothing is known of its result; as an annotation, it promises nothing.
    case unknown
    /// Nothing that models speak of.
    case other
}

/// Names of variables, parameters and attributes that speak for a type where nothing else does.
public struct NameEvidence: Sendable {
    public var type: ModelTypeID
    /// Attributes of objects may have the name too.
    public var isForAttributes: Bool

    public init(type: ModelTypeID, isForAttributes: Bool) {
        self.type = type
        self.isForAttributes = isForAttributes
    }
}

/// A method that takes the session it works on as an argument, such as Fluent's `save(on:)`.
public struct ArgumentEffect: Hashable, Sendable {
    /// The argument's label; 0 for one without.
    public var label: Word
    public var effects: EffectSet
}

/// What a property wrapper such as `@Environment(\.modelContext)` makes of a property.
public struct WrapperKey: Hashable, Sendable {
    public var wrapper: Word
    /// The last name in the first argument; 0 where there is none.
    public var member: Word
}

/// How names find what they mean in a language, as far as languages differ.
public struct Scoping: Sendable {
    /// Whether a method sees the members of its object by their bare names.
    public var membersAreOpen = false
    /// Whether an import makes the names of the whole module visible, without naming them.
    public var importsAreOpen = false
    /// The name of the file that says which folder is which module.
    public var manifest = ""
    /// Whether an error leaves only what is marked for it, as by `try`.
    public var marksErrors = false
    /// Types whose handler catches everything; one that names no type does so anyway.
    public var catchAll: Set<String> = []
    /// Calls that never come back, as they are written.
    public var neverReturns: Set<String> = []
    /// Functions whose call raises no error that anybody reckons with, by how they are written.
    public var neverFails: Set<String> = []
    /// The same, where more than one name is meant.
    public var neverFailing: [NamePattern] = []
    /// By the name of a library: what it binds in the modules of those who use it.
    public var madeNames: [String: [NamePattern]] = [:]

    public init() {}
}

/// What all packs together say about libraries, compiled for looking up.
public struct Models: Sendable {
    public var vocabulary = Vocabulary()
    public internal(set) var types: [ModelType] = []
    /// The kind of each type.
    private(set) var kinds: [ValueKind] = []
    /// Full dotted paths.
    var paths = PathTable<Meaning>()
    /// Paths below which nothing is meant by its name, such as `requests`.
    var foreign = PathTable<Set<Word>>()
    /// Paths of libraries whose import is a sign of a database.
    var signs = PathTable<Bool>()
    /// Meaning of an imported name, whatever module it comes from.
    var names: [Word: Meaning] = [:]
    var namePatterns: [(pattern: NamePattern, meaning: Meaning)] = []
    /// Meaning of the name of a class in an annotation, whatever module it comes from: at most likely.
    var classNames: [Word: ModelTypeID] = [:]
    var classPatterns: [(pattern: NamePattern, type: ModelTypeID)] = []
    var variables: [Word: NameEvidence] = [:]
    var variablePatterns: [(pattern: NamePattern, evidence: NameEvidence)] = []
    /// Last names of classes and functions that hand out a value of a type when they are called.
    var givers: [Word: ModelTypeID] = [:]
    var wrappers: [Word: Wrapper] = [:]
    var builtins: [Word: Builtin] = [:]
    /// By method.
    var argumentEffects: [Word: [ArgumentEffect]] = [:]
    var propertyWrappers: [WrapperKey: Outcome] = [:]
    /// Functions whose closures run apart from what stands around them, such as `Task`.
    var boundaries: Set<Word> = []
    /// The same of those that are most often waited for, such as `gather`.
    var besides: Set<Word> = []
    /// Functions that call the first function among their arguments with the arguments behind it, such as `to_thread`.
    var runners: Set<Word> = []
    /// Methods that enter their argument as `with` does, such as `enter_context`.
    var enterers: Set<Word> = []
    /// Methods that hand out their object or an argument.
    var passingMethods: Set<Word> = []
    /// Methods of registries that hand out an object of the class that is their argument.
    var serving: Set<Word> = []
    /// Names of the closures among the arguments that run when all is over, such as `completion`.
    var afterwards: Set<Word> = []
    public internal(set) var scoping = Scoping()
    /// Names that say what values are, whatever they are to sessions.
    var typeWords = TypeWords()
    /// Hashes of the names that promise nothing in an annotation.
    var silentNames: Set<UInt32> = []
    /// By the hashes of their names.
    var wrapperNames: [UInt32: Wrapper] = [:]
    /// First components of the language's own modules.
    var standard = PathTable<Bool>()
    /// Names of columns by which tenants are told apart.
    public internal(set) var columns: Set<Word> = []
    /// Names of flags by which a caller decides over an effect.
    public var flagPatterns: [NamePattern] = []

    public init() {}

    public subscript(id: ModelTypeID) -> ModelType { types[Int(id.rawValue)] }

    public func kind(_ id: ModelTypeID) -> ValueKind { kinds[Int(id.rawValue)] }

    mutating func append(_ type: ModelType) -> ModelTypeID {
        types.append(type)
        kinds.append(type.kind)
        return ModelTypeID(rawValue: UInt16(truncatingIfNeeded: types.count - 1))
    }

    /// Whether a function of this name runs what it is given apart from what stands around the call.
    /// - Parameter isWaitedFor: those that are waited for count as well.
    public func starts(_ name: Word, isWaitedFor: Bool) -> Bool {
        name != 0 && (boundaries.contains(name) || isWaitedFor && besides.contains(name))
    }

    /// What two types have in common: the one itself, or the type of which both are varieties.
    func common(_ one: ModelTypeID, _ other: ModelTypeID) -> ModelTypeID? {
        if one == other { return one }
        let (above, beside) = (self[one].base ?? one, self[other].base ?? other)
        return above == beside ? above : nil
    }

    /// Whether types of the language or of its library have a member of this name; it says nothing of the object.
    /// - Parameter name: the hash of the name.
    public func isCommon(_ name: UInt32) -> Bool { typeWords.has(name, .common) }

    func isStandard(_ root: PathHash) -> Bool { standard.contains(root) }

    /// The type of a name in packs.
    public func type(named name: String) -> ModelTypeID? {
        types.firstIndex { $0.name == name }.map { ModelTypeID(rawValue: UInt16($0)) }
    }
}
