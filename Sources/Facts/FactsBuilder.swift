import SourceText

/// Collects the facts of one file: the contract that every language writes to.
///
/// A collector walks its tree once, in source order. Functions nest: `beginFunction` … `endFunction`; operations
/// go to the innermost one that is open. Annotations, defaults, decorators and bases are evaluated in the body that
/// *holds* the declaration, before it begins, so that calls in them are facts like any other. Function 0 is the
/// file itself and must be begun first.
///
/// A builder is reused by its worker for the next file (`reset`). It knows no language and no tree.
public struct FactsBuilder: Sendable {
    public var symbols = SymbolTable()
    /// Operations of all open functions, the innermost last.
    @usableFromInline var open: [UInt32] = []
    /// Shape hashes of the values in `open`, one an operation.
    @usableFromInline var shapes: [UInt32] = []
    @usableFromInline var frames: [Frame] = []
    @usableFromInline var lists: [UInt32] = []
    var ops: [UInt32] = []
    var functions: [UInt32] = []
    var types: [UInt32] = []
    var imports: [UInt32] = []
    var parameters: [UInt32] = []
    @usableFromInline var longRanges: [UInt32] = []
    var directives: [UInt32] = []
    var problems: [UInt32] = []

    public init() {}

    @usableFromInline
    struct Frame: Sendable {
        @usableFromInline var function: UInt32
        /// Index of its first operation in `shapes`.
        @usableFromInline var start: Int

        @usableFromInline
        init(function: UInt32, start: Int) {
            self.function = function
            self.start = start
        }
    }

    /// Forgets the last file but keeps the memory.
    public mutating func reset() {
        symbols.removeAll()
        open.removeAll(keepingCapacity: true)
        shapes.removeAll(keepingCapacity: true)
        frames.removeAll(keepingCapacity: true)
        lists.removeAll(keepingCapacity: true)
        ops.removeAll(keepingCapacity: true)
        functions.removeAll(keepingCapacity: true)
        types.removeAll(keepingCapacity: true)
        imports.removeAll(keepingCapacity: true)
        parameters.removeAll(keepingCapacity: true)
        longRanges.removeAll(keepingCapacity: true)
        directives.removeAll(keepingCapacity: true)
        problems.removeAll(keepingCapacity: true)
    }
}

// MARK: - Operations

extension FactsBuilder {
    /// The value the next operation of the innermost function will have.
    @inlinable public var nextValue: Value {
        Value(UInt32(truncatingIfNeeded: shapes.count - (frames.last?.start ?? 0)))
    }

    /// Appends an operation and returns its value. Lists must have been made by `list` or `call`.
    @inlinable
    @discardableResult
    public mutating func emit(
        _ kind: OpKind, flags: UInt8 = 0, _ range: ByteRange, a: UInt32 = .max, b: UInt32 = .max,
        shape: UInt32 = 0
    ) -> Value {
        let start = frames.last?.start ?? 0
        let value = UInt32(truncatingIfNeeded: shapes.count - start)
        let length = range.end &- range.start
        if length >= 0xFFFF {
            longRanges.append(frames.last?.function ?? 0)
            longRanges.append(value)
            longRanges.append(range.end)
        }
        open.append(UInt32(kind.rawValue) | UInt32(flags) << 8 | min(length, 0xFFFF) << 16)
        open.append(range.start)
        open.append(a)
        open.append(b)
        shapes.append(Self.mix(UInt32(kind.rawValue), shape))
        return Value(value)
    }

    /// A value whose operand is a symbol: a name, string or number.
    @inlinable
    public mutating func emit(_ kind: OpKind, flags: UInt8 = 0, _ range: ByteRange, symbol: Symbol) -> Value {
        emit(kind, flags: flags, range, a: symbol.rawValue, shape: hash(symbol))
    }

    /// A value made from one other value.
    @inlinable
    @discardableResult
    public mutating func emit(_ kind: OpKind, flags: UInt8 = 0, _ range: ByteRange, value: Value) -> Value {
        emit(kind, flags: flags, range, a: value.index, shape: shape(of: value))
    }

    /// `base.member`.
    @inlinable
    public mutating func attribute(_ base: Value, _ member: Symbol, flags: UInt8 = 0, _ range: ByteRange)
        -> Value
    {
        emit(
            .attribute, flags: flags, range, a: base.index, b: member.rawValue,
            shape: Self.mix(shape(of: base), hash(member)))
    }

    /// A value made from several others: `opaque`, `collection`, `either`.
    @inlinable
    public mutating func emit(
        _ kind: OpKind, flags: UInt8 = 0, _ range: ByteRange, list values: ArraySlice<Value>
    ) -> Value {
        let (offset, shape) = list(values)
        return emit(kind, flags: flags, range, a: offset, shape: shape)
    }

    /// `base[values]`.
    public mutating func subscripted(
        _ base: Value, _ values: ArraySlice<Value>, flags: UInt8 = 0, _ range: ByteRange
    ) -> Value {
        let (offset, shape) = list(values)
        return emit(
            .subscripted, flags: flags, range, a: base.index, b: offset,
            shape: Self.mix(self.shape(of: base), shape))
    }

    /// An operator over values.
    public mutating func operation(_ operation: Operator, _ values: ArraySlice<Value>, _ range: ByteRange)
        -> Value
    {
        let (offset, shape) = list(values)
        return emit(
            .operation, range, a: operation.rawValue, b: offset, shape: Self.mix(operation.rawValue, shape))
    }

    /// A call. Closures among the arguments learn which call and label they belong to.
    /// - Parameter argumentsEnd: behind the last argument, where another one can be inserted.
    public mutating func call(
        _ callee: Value, _ arguments: ArraySlice<Argument>, argumentsEnd: UInt32, hasTrailingComma: Bool,
        _ range: ByteRange
    ) -> Value {
        let offset = UInt32(truncatingIfNeeded: lists.count)
        lists.append(UInt32(truncatingIfNeeded: 2 + arguments.count * 3))
        var shape = Self.mix(0x63, self.shape(of: callee))
        let shapeIndex = lists.count
        lists.append(0)
        lists.append(argumentsEnd << 1 | (hasTrailingComma ? 1 : 0))
        let own = nextValue
        for argument in arguments {
            lists.append(argument.value.index)
            lists.append(argument.label.rawValue)
            lists.append(argument.flags)
            shape = Self.mix(
                Self.mix(shape, self.shape(of: argument.value)), hash(argument.label) &+ argument.flags)
            if let closure = closure(argument.value) {
                functions[Int(closure) * FileFacts.Section.functions.stride + 18] = own.index
                functions[Int(closure) * FileFacts.Section.functions.stride + 19] = argument.label.rawValue
            }
        }
        lists[shapeIndex] = shape
        return emit(.call, range, a: callee.index, b: offset, shape: shape)
    }

    /// A name is bound to a value, or to none.
    @inlinable
    public mutating func bind(_ name: Symbol, _ value: Value, flags: UInt8 = 0, _ range: ByteRange) {
        emit(.bind, flags: flags, range, a: name.rawValue, b: value.index)
    }

    /// Says the attributes of the binding before it.
    /// - Parameter offset: of the list of their values, made by `list`.
    public mutating func decorate(_ offset: UInt32) {
        guard Int(offset) < lists.count else { return }
        let first = Int(offset) + 1
        for index in first..<first + Int(lists[Int(offset)]) where lists[index] != .max {
            let value = lists[index]
            let start = open[((frames.last?.start ?? 0) + Int(value)) * 4 + 1]
            emit(.decorate, ByteRange(at: start), a: value)
        }
    }

    /// An attribute or element is assigned a value, or deleted (none).
    @inlinable
    public mutating func store(_ target: Value, _ value: Value, _ range: ByteRange) {
        emit(.store, range, a: target.index, b: value.index)
    }

    /// Marks a region or leaf that has no operand.
    @inlinable
    public mutating func mark(_ kind: OpKind, flags: UInt8 = 0, _ range: ByteRange) {
        emit(kind, flags: flags, range)
    }

    /// Sets flags of an operation of the innermost function, such as `exhaustive` once the arms are known.
    public mutating func addFlags(_ flags: UInt8, to value: Value) {
        let index = ((frames.last?.start ?? 0) + Int(value.index)) * 4
        guard index < open.count else { return }
        open[index] |= UInt32(flags) << 8
    }

    /// Sets operand `a` of an operation of the innermost function, for a condition that is evaluated inside.
    public mutating func setOperand(_ operand: Value, of value: Value) {
        let index = ((frames.last?.start ?? 0) + Int(value.index)) * 4 + 2
        if index < open.count { open[index] = operand.index }
    }

    /// The kind of an operation of the innermost function.
    public func kind(of value: Value) -> OpKind? {
        let index = ((frames.last?.start ?? 0) + Int(value.index)) * 4
        return value.isNone || index >= open.count
            ? nil : OpKind(rawValue: UInt8(truncatingIfNeeded: open[index]))
    }

    /// Stores a list of values and returns where it stands, and its shape.
    @inlinable
    public mutating func list(_ values: ArraySlice<Value>) -> (offset: UInt32, shape: UInt32) {
        let offset = UInt32(truncatingIfNeeded: lists.count)
        var shape: UInt32 = 17
        lists.append(UInt32(truncatingIfNeeded: values.count))
        for value in values {
            lists.append(value.index)
            shape = Self.mix(shape, self.shape(of: value))
        }
        return (offset, shape)
    }

    /// Stores a list of symbols and returns where it stands.
    public mutating func list(_ names: [Symbol]) -> UInt32 {
        let offset = UInt32(truncatingIfNeeded: lists.count)
        lists.append(UInt32(truncatingIfNeeded: names.count))
        for name in names { lists.append(name.rawValue) }
        return offset
    }

    @inlinable
    func shape(of value: Value) -> UInt32 {
        let index = (frames.last?.start ?? 0) + Int(value.index)
        return value.isNone || index >= shapes.count ? 7 : shapes[index]
    }

    @inlinable
    func hash(_ symbol: Symbol) -> UInt32 {
        symbol.isNone ? 3 : symbols.entries[Int(symbol.rawValue)].hash
    }

    @inlinable
    static func mix(_ left: UInt32, _ right: UInt32) -> UInt32 {
        let product = (left ^ 0x9E37_79B9) &* 0x85EB_CA6B &+ right
        return (product ^ (product >> 13)) &* 0xC2B2_AE35
    }

    /// The function id, where a value of the innermost body is a closure.
    private func closure(_ value: Value) -> UInt32? {
        let index = ((frames.last?.start ?? 0) + Int(value.index)) * 4
        guard !value.isNone, index + 2 < open.count,
            UInt8(truncatingIfNeeded: open[index]) == OpKind.closure.rawValue
        else { return nil }
        return open[index + 2]
    }
}
