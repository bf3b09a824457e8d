import SourceText

/// The number of a value in its body: the index of the operation that yields it.
@frozen
public struct Value: Hashable, Sendable {
    public var index: UInt32

    @inlinable
    public init(_ index: UInt32) {
        self.index = index
    }

    @inlinable public static var none: Value { Value(.max) }
    @inlinable public var isNone: Bool { index == .max }
}

/// One operation of a body.
public struct Op: Sendable {
    public var kind: OpKind
    public var flags: UInt8
    public var range: ByteRange
    public var a: UInt32
    public var b: UInt32

    public func has(_ flag: UInt8) -> Bool { flags & flag != 0 }
    /// Operand `a` as a value, for the kinds where it is one.
    public var value: Value { Value(a) }
    /// Operand `b` as a value, for the kinds where it is one.
    public var second: Value { Value(b) }
    /// Operand `a` as a symbol, for the kinds where it is one.
    public var symbol: Symbol { Symbol(rawValue: a) }
    /// Operand `b` of `attribute` and `parameter`.
    public var member: Symbol { Symbol(rawValue: b) }
    /// The name itself, or the last one of a chain of attributes; none for other kinds.
    public var lastName: Symbol { kind == .name ? symbol : kind == .attribute ? member : .none }
}

/// One argument of a call, or one base of a type.
public struct Argument: Sendable {
    public var value: Value
    /// None for a positional argument.
    public var label: Symbol
    /// `ArgumentFlag` bits.
    public var flags: UInt32

    @inlinable
    public init(value: Value, label: Symbol, flags: UInt32) {
        self.value = value
        self.label = label
        self.flags = flags
    }
}

public enum ArgumentFlag {
    /// `*values`.
    public static let star: UInt32 = 1
    /// `**values`.
    public static let doubleStar: UInt32 = 2
    /// Swift: a closure behind the parentheses.
    public static let trailing: UInt32 = 4
    /// Swift: the type that an extension extends, before those it inherits.
    public static let extended: UInt32 = 8
}

/// What belongs to a `call` beside its callee.
public struct CallRecord: Sendable {
    /// Hash of the call's tokens without white space, comments and redundant parentheses.
    public var shape: UInt32
    /// Behind the last argument, where another one can be inserted.
    public var argumentsEnd: UInt32
    /// Whether the argument list ends with a comma.
    public var hasTrailingComma: Bool
    public var arguments: [Argument]
}

/// The operations of one function, in source order.
public struct Body: Sendable {
    public let facts: FileFacts
    public let function: Int
    /// First operation in the file's list.
    let start: Int
    public let count: Int

    /// - Precondition: `id` is below `facts.functionCount`.
    public init(_ facts: FileFacts, function id: Int) {
        self.facts = facts
        function = id
        let base = facts.first(.functions) + id * FileFacts.Section.functions.stride
        start = facts.first(.ops) + Int(facts.words[base + 9]) * 4
        count = Int(facts.words[base + 10])
    }

    /// The kind of an operation alone; opaque where there is none of this number, as where a value is none.
    @inline(__always)
    public func kind(_ index: Int) -> OpKind {
        guard index < count else { return .opaque }
        return OpKind(word: facts.words[start + index * 4])
    }

    /// Operand `a` alone.
    public func a(_ index: Int) -> UInt32 { index < count ? facts.words[start + index * 4 + 2] : .max }
    /// Operand `b` alone.
    public func b(_ index: Int) -> UInt32 { index < count ? facts.words[start + index * 4 + 3] : .max }

    /// An operation by its number; an opaque one where there is none.
    public subscript(index: Int) -> Op {
        guard UInt(bitPattern: index) < UInt(bitPattern: count) else {
            return Op(kind: .opaque, flags: 0, range: ByteRange(at: 0), a: .max, b: .max)
        }
        let word = start + index * 4
        let first = facts.words[word]
        let offset = facts.words[word + 1]
        let length = first >> 16
        let end = length == 0xFFFF ? longEnd(index) : offset &+ length
        return Op(
            kind: OpKind(word: first),
            flags: UInt8(truncatingIfNeeded: first >> 8), range: ByteRange(offset, end),
            a: facts.words[word + 2],
            b: facts.words[word + 3])
    }

    /// The operation that makes a value; an opaque one where there is none.
    public subscript(value: Value) -> Op { self[Int(value.index)] }

    /// The record of a `call` operation.
    public func call(_ op: Op) -> CallRecord {
        let record = facts.list(op.b)
        guard record.count >= 2 else {
            return CallRecord(shape: 0, argumentsEnd: op.range.end, hasTrailingComma: false, arguments: [])
        }
        let start = record.startIndex
        return CallRecord(
            shape: record[start], argumentsEnd: record[start + 1] >> 1,
            hasTrailingComma: record[start + 1] & 1 == 1,
            arguments: facts.arguments(record[(start + 2)...]))
    }

    /// The end of an operation too long for its length field.
    private func longEnd(_ index: Int) -> UInt32 {
        let wanted = (UInt32(function), UInt32(index))
        func key(_ number: Int) -> (UInt32, UInt32) {
            (facts.word(.longRanges, number, 0), facts.word(.longRanges, number, 1))
        }
        let numbers = 0..<facts.count(.longRanges)
        let found = numbers.partitioningIndex { key($0) >= wanted }
        guard found < numbers.upperBound, key(found) == wanted else { return facts.byteCount }
        return facts.word(.longRanges, found, 2)
    }
}

extension Body {
    /// The range of an operation, of a call without the closures behind it: those are as long as they like.
    public func shownRange(_ op: Op) -> ByteRange {
        op.kind == .call ? shownRange(op, call(op)) : op.range
    }

    /// The same of a call whose record is at hand.
    public func shownRange(_ op: Op, _ record: CallRecord) -> ByteRange {
        guard !op.value.isNone, let last = record.arguments.last, last.flags & ArgumentFlag.trailing != 0
        else {
            return op.range
        }
        return ByteRange(op.range.start, self[op.value].range.end)
    }

    /// The callee of a call, or any value, as text without white space: a call inside the chain keeps empty
    /// brackets (`a().b`), a subscript is `a[].b`, any other base is `?`.
    public func spelling(_ value: Value) -> String { spelling(value, isElided: false) }

    /// The same for a reader: brackets that hold something are `(…)` and `[…]`.
    public func shown(_ value: Value) -> String { spelling(value, isElided: true) }

    private func spelling(_ value: Value, isElided: Bool) -> String {
        var parts: [String] = []
        var current = value
        while !current.isNone {
            let op = self[current]
            switch op.kind {
            case .name, .parameter:
                parts.append(facts.string(op.kind == .name ? op.symbol : op.member))
                return parts.reversed().joined()
            case .attribute:
                parts.append("." + facts.string(op.member))
                if op.value.isNone { return parts.reversed().joined() }
            case .call: parts.append(isElided && !call(op).arguments.isEmpty ? "(…)" : "()")
            case .subscripted: parts.append(isElided ? "[…]" : "[]")
            default:
                parts.append("?")
                return parts.reversed().joined()
            }
            current = op.value
        }
        parts.append("?")
        return parts.reversed().joined()
    }
}
