import Facts
import SourceText

/// What the functions of one file do to sessions and what they hand to the functions they call.
public struct FileFlow: Sendable {
    /// By function.
    var functions: [FunctionFlow] = []
    var own: [OwnEffect] = []
    public internal(set) var calls: [FlowCall] = []
    var bindings: [FlowBinding] = []
    var givens: [Given] = []
    var stores: [AttributeStore] = []
    var handed: [HandedFunction] = []
    /// The parameters that functions of the file call, by function.
    var applied: [Int: [AppliedParameter]] = [:]
    /// What names are bound to that inner functions use, in `givens`.
    var captured: [CapturedName: Range<Int>] = [:]
    /// Calls of members that nothing shows to be there, where somebody asked for them.
    var absent: [AbsentMember] = []

    /// Of a file without functions.
    public init() {}

    /// Whether a function has been written down.
    public func isCollected(_ function: Int) -> Bool {
        function < functions.count && functions[function].isCollected
    }

    /// The functions that calls land on.
    public var targets: [FunctionRef] { calls.compactMap(\.target) + handed.map(\.target) }
    /// The types whose objects are made.
    public var types: [TypeRef] { calls.compactMap(\.type) }

    /// Whether what has to be followed for two flows is the same.
    public func leadsToSame(as other: FileFlow) -> Bool {
        Set(targets) == Set(other.targets) && Set(types) == Set(other.types)
            && functions.map(\.isCollected) == other.functions.map(\.isCollected)
    }

    /// Whether the same functions call the same ones, call by call.
    func callsSame(as other: FileFlow) -> Bool {
        functions.elementsEqual(other.functions) { $0.calls == $1.calls }
            && calls.elementsEqual(other.calls) { $0.target == $1.target }
    }

    /// Whether the same attributes are assigned, one by one.
    func storesSame(as other: FileFlow) -> Bool {
        stores.elementsEqual(other.stores) { $0.type == $1.type && $0.name == $1.name }
    }

    /// The calls that stand in a function.
    public func calls(of function: Int) -> Range<Int> {
        function < functions.count ? functions[function].calls : 0..<0
    }
}

/// The stretches of a `FileFlow` that belong to one function.
struct FunctionFlow: Sendable {
    var isCollected = false
    var own = 0..<0
    var calls = 0..<0
    /// What it returns and yields, in `FileFlow.givens`.
    var results = 0..<0
    /// It hands a session to something that is no function of the program.
    var isOpen = false
}

/// One effect in a function's own body.
struct OwnEffect: Sendable {
    var effect: Effect
    /// The operation at which it stands in its function.
    var op: UInt32
    /// The sessions it may land on, in `FileFlow.givens`; empty for an opening.
    var givens: Range<Int>
    var range: ByteRange
    var isCertain: Bool
    var condition: FlowCondition?
}

/// A parameter that has to be true, or false, for something to happen.
struct FlowCondition: Hashable, Sendable {
    /// Its place among the function's parameters.
    var parameter: UInt16
    var isPositive: Bool
    /// What is asked is whether something is passed at all.
    var isPresence: Bool
    /// Hash of the name that is asked for among the keywords that the parameter takes; 0 for the parameter itself.
    var keyword: UInt32 = 0
}

/// A call of a function of the program, or a closure that runs where it stands.
public struct FlowCall: Equatable, Sendable {
    /// Nil where an object is made of a class without a constructor.
    public var target: FunctionRef?
    /// The function in whose body it stands, and the operation.
    public var function: Int
    public var op: UInt32
    public var range: ByteRange
    /// The class whose object is made.
    var type: TypeRef?
    /// What the target's parameters are given, in `FileFlow.bindings`.
    var bindings: Range<Int>
    public var isCertain: Bool
    /// A closure that runs as a part of the function.
    public var isInline = false
    /// What is called runs apart, as a coroutine that a task is made of.
    public var isApart = false
    var condition: FlowCondition?
    /// The call is not written as one, as the entering of an object is not.
    var isExtra = false
    /// The function whose decorator is called here instead.
    var decorated: FunctionRef?
    /// What the call hands out is entered: what the generator does after its `yield` happens to what it handed out.
    var isEntered = false
    /// The functions among the arguments, in `FileFlow.handed`.
    var handed = 0..<0
}

/// A function of the program among the arguments of a call.
struct HandedFunction: Sendable {
    /// The parameter that takes it, among those of the call's target.
    var parameter: UInt32
    var target: FunctionRef
    /// The object whose method it is, in `FileFlow.givens`; empty for a function.
    var receiver: Range<Int>
    var isCertain: Bool
}

/// The call of a parameter: what runs there is what callers pass.
struct AppliedParameter: Sendable {
    /// Its place among the function's parameters.
    var parameter: UInt32
    /// The arguments, each with the hash of its label or 0, and what it is in `FileFlow.givens`.
    var arguments: [(label: UInt32, givens: Range<Int>)]
    var isApart: Bool
    var condition: FlowCondition?
}

/// The call of a member that the type of its object does not have, as far as a first look at the program shows.
public struct AbsentMember: Sendable {
    /// The function in whose body the call stands, and the operation.
    public var function: Int
    public var op: UInt32
    public var type: TypeRef
}

/// What one parameter is given.
struct FlowBinding: Sendable {
    /// The parameter's place in the target; of a class without a constructor, the hash of the label.
    var parameter: UInt32
    var givens: Range<Int>
}

/// `self.name = value` in a method, or `name = value` in the body of a class.
struct AttributeStore: Sendable {
    var type: Int
    /// Hash of the attribute's name.
    var name: UInt32
    /// The function in whose body it stands.
    var function: Int
    var givens: Range<Int>
}

/// A name of a function that inner functions use.
struct CapturedName: Hashable, Comparable, Sendable {
    var function: Int
    var symbol: Symbol

    static func < (left: CapturedName, right: CapturedName) -> Bool {
        (left.function, left.symbol.rawValue) < (right.function, right.symbol.rawValue)
    }
}
