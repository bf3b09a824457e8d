/// What one operation of a `Body` does.
///
/// A body is a flat list in source order. An operation's index is the number of the value it yields; operands
/// `a` and `b` are such numbers, symbols, or offsets into the file's lists, as each case says. Regions are
/// bracketed by begin and end. What a language has no form for it leaves out; what has no case here is `opaque`.
public enum OpKind: UInt8, Sendable, CaseIterable {
    // Values

    /// Something that is not analysed further, such as a string with fields. a: list of the values inside.
    case opaque
    /// A parameter of this function, at its start. a: index into the file's parameters, b: its name.
    case parameter
    /// A name that is read: `db`. a: symbol. In Swift also `self`, `super`, `$0`.
    case name
    /// `base.member`. a: base (none for Swift's implicit `.member`), b: symbol. Flag `keyPath`: a step of a Swift key
    /// path, which names the member and reads nothing.
    case attribute
    /// `base[...]`, Swift also `Name<T>`. a: base, b: list of values.
    case subscripted
    /// `None`, `nil`.
    case none
    /// `True`/`False`, `true`/`false`. a: 1 or 0.
    case boolean
    /// A string without fields. a: symbol of its value, or none where it is longer than `longestString`.
    case string
    /// A number. a: symbol of its text.
    case number
    /// A list, tuple, set or array display. a: list of the elements. Flag `mapping`: keys and values in turn.
    case collection
    /// `callee(...)`. a: callee, b: offset of the call's record in the lists, see `CallRecord`. In Swift flag `isAsync`:
    /// it is covered by `await`; flag `attribute`: it is an attribute with arguments, `@A(x)`.
    case call
    /// A lambda or closure; its code is another function. a: function id.
    case closure
    /// A function declared here; bound by the `bind` that follows. a: function id.
    case function
    /// A type declared here, or extended. a: type id. Its body runs here (Python).
    case type
    /// `await a`. Swift's covers all to its right; the calls in it are marked too.
    case await
    /// An operator over values. a: `Operator`, b: list of operands.
    case operation
    /// One of several values. a: list. Flag `and` or `or` (also Swift's `??`): what these yield, left to right;
    /// neither: a conditional expression.
    case either
    /// Swift: `a as T`, `a as? T`, `a as! T`: the same thing under another type. a: value, b: value of the type.
    case cast
    /// One element of what is iterated: a loop's or comprehension's target. a: the iterated value.
    case element
    /// One part of an unpacked value. a: the value, b: its position.
    case part
    /// What `with a as x` hands out. a: the context manager. Flag `isAsync`.
    case entered
    /// The error a handler catches. a: value naming its type, or none.
    case caught
    /// `yield a`. Flag `delegated` for `yield from`. a: value or none.
    case yield

    // Effects on names

    /// A name is bound. a: symbol, b: value or none (deleted or only declared). Flags `outer`, `deleted`, `constant`,
    /// `isStatic`, `isWeak`. Flag `outer`: the name was declared further out, and is bound beyond the scope around this.
    case bind
    /// The declared type of the binding before it. a: value of the annotation.
    case annotate
    /// An attribute or property wrapper of the binding before it. a: its value.
    case decorate
    /// An attribute or element is assigned. a: the `attribute` or `subscripted` value, b: value or none (deleted).
    case store
    /// A name means that of an outer scope. a: symbol. Flag `outer` for `nonlocal`, else `global`.
    case declare
    /// An import stands here. a: import id.
    case importing

    // Ends of a path

    /// `return a`. a: value or none. Flag `implicit`.
    case `return`
    /// `raise a from b`, `throw a`. Flag `again` for a bare `raise`.
    case raise
    case `break`
    case `continue`

    // Regions

    /// A branch on a condition. a: the condition's value, or none where there is none (`match`, `switch`).
    /// Flag `exhaustive`: one of the arms is taken for sure.
    case branchBegin
    /// The next arm of the innermost branch; the first begins with the branch. a: its own condition, evaluated at the
    /// start of the arm (`elif`), or none.
    case arm
    case branchEnd
    /// A loop. a: the condition, evaluated inside, or none. Flag `atLeastOnce` for `repeat { }` and `while True`;
    /// flag `isAsync`.
    case loopBegin
    /// The part that runs where the loop was not left by `break`.
    case loopElse
    case loopEnd
    /// A block whose errors are handled.
    case tryBegin
    /// A handler of the innermost `try`. a: value naming the error's type, or none.
    case handler
    case tryElse
    case finally
    case tryEnd
    /// A `with` block; the values before it were entered. a: the `entered` value. Flag `isAsync`.
    case withBegin
    case withEnd
    /// Code that runs when the scope is left.
    case deferBegin
    case deferEnd
    /// A region whose bindings do not leave it: a comprehension, a Swift block.
    case scopeBegin
    case scopeEnd
    /// What follows is covered by `try` (0), `try?` (1) or `try!` (2). a: which.
    case coverBegin
    case coverEnd
    /// Code of one branch of `#if`. a: 256 times the number of the `#if` in its file, and the number of the branch in
    /// it; branches of one `#if` exclude each other.
    case conditionBegin
    case conditionEnd
    /// An assertion or a test's expectation. a: value.
    case assert

    /// Longest string, in bytes, whose value is kept.
    public static let longestString = 160
}

/// Bits of an operation's flags; each case of `OpKind` names those it uses.
public enum OpFlag {
    public static let isAsync: UInt8 = 1
    public static let mapping: UInt8 = 2
    public static let delegated: UInt8 = 4
    public static let outer: UInt8 = 8
    public static let deleted: UInt8 = 16
    public static let constant: UInt8 = 32
    public static let again: UInt8 = 64
    public static let exhaustive: UInt8 = 128
    public static let atLeastOnce: UInt8 = 2
    /// A name, attribute or subscript that is assigned to, not read.
    public static let target: UInt8 = 4
    /// Of `attribute`.
    public static let keyPath: UInt8 = 1
    /// Of `call`.
    public static let attribute: UInt8 = 2
    /// Of `withBegin`: the statement has entered something else before.
    public static let beside: UInt8 = 2
    /// Of `bind`: a static member, and a weak or unowned reference.
    public static let isStatic: UInt8 = 64
    public static let isWeak: UInt8 = 2
    /// Of `either`.
    public static let and: UInt8 = 1
    public static let or: UInt8 = 2
    /// Of `return`: the body is one expression, and nobody has written `return`.
    public static let implicit: UInt8 = 1
    /// An expression in the place of a statement: its value is dropped.
    public static let dropped: UInt8 = 16
}

/// The operators that rules and conditions tell apart.
public enum Operator: UInt32, Sendable, CaseIterable {
    case not, and, or, equal, notEqual, identical, notIdentical, less, contains, notContains
    case add, subtract, multiply, divide, modulo, other
    /// The left operand with changes, `x += 1`: the value stored.
    case inPlace
}

extension OpKind {
    /// The kind that the low byte of an operation's first word names; opaque where it names none.
    @inline(__always)
    init(word: UInt32) {
        self = OpKind(rawValue: UInt8(truncatingIfNeeded: word)) ?? .opaque
    }
}

/// Whether an operand of an operation is a value of the same body, a symbol, an offset into the lists, or else.
enum Operand: UInt8 {
    case unused, value, symbol, list, callRecord, number
}

extension OpKind {
    /// What the operands `a` and `b` of each kind are.
    var operands: (a: Operand, b: Operand) {
        switch self {
        case .opaque, .collection, .either: (.list, .unused)
        case .parameter: (.number, .symbol)
        case .name, .string, .number, .declare: (.symbol, .unused)
        case .attribute: (.value, .symbol)
        case .subscripted: (.value, .list)
        case .boolean, .closure, .function, .type, .importing, .coverBegin, .conditionBegin:
            (.number, .unused)
        case .call: (.value, .callRecord)
        case .await, .element, .entered, .caught, .yield, .return, .annotate, .decorate, .branchBegin, .arm,
            .handler, .withBegin, .assert, .loopBegin:
            (.value, .unused)
        case .operation: (.number, .list)
        case .part: (.value, .number)
        case .bind: (.symbol, .value)
        case .store, .raise, .cast: (.value, .value)
        case .none, .break, .continue, .branchEnd, .loopElse, .loopEnd, .tryBegin, .tryElse,
            .finally,
            .tryEnd, .withEnd, .deferBegin, .deferEnd, .scopeBegin, .scopeEnd, .coverEnd, .conditionEnd:
            (.unused, .unused)
        }
    }
}
