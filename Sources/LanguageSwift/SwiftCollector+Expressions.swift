import Facts
import SourceText
import Syntax

/// Expressions as values.
extension SwiftCollector {
    mutating func optionalExpression(_ index: NodeIndex) -> Value {
        index.isNone ? .none : expression(index)
    }

    /// Sorts kinds into families: a frame of this function is on the stack for every level of nesting, so it is small.
    mutating func expression(_ index: NodeIndex) -> Value {
        // Where the parser gave up for depth, operators may hang on each other without end.
        guard depth < Self.depthLimit else { return .none }
        depth += 1
        defer { depth -= 1 }
        return switch kind(tree[index]) {
        case .member, .call, .subscripted, .optionalChain, .forced, .specialization, .conditionalChain:
            chain(index)
        case .name, .implicitMember, .integer, .float, .trueLiteral, .falseLiteral, .nilLiteral, .wildcard,
            .conditionalBase:
            leaf(index)
        case .closure: closure(index)
        case .group: group(index)
        case .argument, .typeExpression, .wordExpression: optionalExpression(tree[index].firstChild)
        case .tryExpression: covered(index)
        case .awaitExpression: awaited(index)
        case .string: string(index)
        case .prefix, .postfix, .binary, .comparison, .and, .or, .coalescing, .conditional, .cast:
            operatorExpression(index)
        case .assignment, .compoundAssignment, .ifExpression, .switchExpression, .doStatement:
            statementExpression(index)
        default: display(index)
        }
    }

    /// An expression without others inside.
    private mutating func leaf(_ index: NodeIndex) -> Value {
        let node = tree[index]
        switch kind(node) {
        case .name: return builder.emit(.name, range(node), symbol: name(node))
        case .implicitMember: return implicitMember(node)
        case .integer, .float:
            return builder.emit(.number, range(node), symbol: symbol(token(node.firstToken)))
        case .trueLiteral: return builder.emit(.boolean, range(node), a: 1, shape: 1)
        case .falseLiteral: return builder.emit(.boolean, range(node), a: 0, shape: 2)
        case .nilLiteral: return builder.emit(.none, range(node))
        case .conditionalBase: return conditionalBases.last ?? .none
        default: return .none
        }
    }

    private mutating func display(_ index: NodeIndex) -> Value {
        switch kind(tree[index]) {
        case .tuple, .array: list(.collection, index)
        case .dictionary: list(.collection, flags: OpFlag.mapping, index)
        case .keyPath: keyPath(tree[index])
        case .macroExpansion: macroExpansion(index)
        case let kind where isType(kind): typeValue(index)
        default: list(.opaque, index)
        }
    }

    private mutating func operatorExpression(_ index: NodeIndex) -> Value {
        switch kind(tree[index]) {
        case .prefix, .postfix: unary(index)
        case .binary, .comparison: binary(index)
        case .and: shortCircuit(index, OpFlag.and)
        case .or, .coalescing: shortCircuit(index, OpFlag.or)
        case .conditional: conditional(index)
        default: cast(index)
        }
    }

    private mutating func statementExpression(_ index: NodeIndex) -> Value {
        switch kind(tree[index]) {
        case .ifExpression: return collectIf(index, wantsValue: true)
        case .switchExpression: return collectSwitch(index, wantsValue: true)
        case .assignment: collectAssignment(tree[index])
        case .compoundAssignment: collectCompoundAssignment(tree[index])
        default: collectDo(index)
        }
        return .none
    }

    /// `(a)` is `a`; `(a = b)` is something nonetheless.
    private mutating func group(_ index: NodeIndex) -> Value {
        let value = optionalExpression(tree[index].firstChild)
        return value.isNone ? builder.emit(.opaque, range(tree[index])) : value
    }

    private mutating func covered(_ index: NodeIndex) -> Value {
        builder.emit(.coverBegin, token(tree[index].firstToken).range, a: UInt32(tree[index].flags))
        let value = optionalExpression(tree[index].firstChild)
        builder.mark(.coverEnd, end(of: tree[index]))
        return value
    }

    private mutating func awaited(_ index: NodeIndex) -> Value {
        awaitDepth += 1
        let value = optionalExpression(tree[index].firstChild)
        awaitDepth -= 1
        return builder.emit(.await, range(tree[index]), value: value)
    }

    /// A name, that of `f(a:b:)` without its labels; an operator may be several tokens.
    private mutating func name(_ node: Node) -> Symbol {
        let first = token(node.firstToken)
        guard node.endToken > node.firstToken + 1, !first.kind.isWord, first.kind != .dollar else {
            return symbol(first)
        }
        return builder.symbols.intern(bytes, range(node))
    }

    /// A value made from the values of the children.
    mutating func list(_ kind: OpKind, flags: UInt8 = 0, _ index: NodeIndex) -> Value {
        let base = values.count
        pushChildren(index)
        return popList(kind, flags: flags, index, from: base)
    }

    /// Puts the values of the children onto the stack.
    mutating func pushChildren(_ index: NodeIndex) {
        var child = tree[index].firstChild
        while !child.isNone {
            let value = expression(child)
            values.append(value)
            child = tree[child].nextSibling
        }
    }

    private mutating func popList(_ kind: OpKind, flags: UInt8, _ index: NodeIndex, from base: Int) -> Value {
        let result = builder.emit(kind, flags: flags, range(tree[index]), list: values[base...])
        values.removeSubrange(base...)
        return result
    }

    // MARK: Operators

    private mutating func unary(_ index: NodeIndex) -> Value {
        let value = optionalExpression(tree[index].firstChild)
        let isPrefix = kind(tree[index]) == .prefix
        // `&a` is `a`, to be changed.
        if isPrefix, tree[index].flags & 2 != 0 { return value }
        let sign = isPrefix && tree[index].flags & 1 != 0 ? Operator.not : .other
        return operation(sign, value, .none, range(tree[index]))
    }

    private mutating func operation(_ sign: Operator, _ left: Value, _ right: Value, _ range: ByteRange)
        -> Value
    {
        let base = values.count
        values.append(left)
        if !right.isNone { values.append(right) }
        let result = builder.operation(sign, values[base...], range)
        values.removeSubrange(base...)
        return result
    }

    /// Operands from the left, whatever binds tighter: which operator it is matters for comparisons only.
    private mutating func binary(_ index: NodeIndex) -> Value {
        var child = tree[index].firstChild
        guard !child.isNone else { return builder.emit(.opaque, range(tree[index]), list: []) }
        var left = expression(child)
        child = next(child)
        while !child.isNone {
            let right = expression(child)
            left = joined(left, right, child, in: index)
            child = next(child)
        }
        return left
    }

    private mutating func joined(_ left: Value, _ right: Value, _ operand: NodeIndex, in index: NodeIndex)
        -> Value
    {
        let node = tree[operand]
        let whole = ByteRange(range(tree[index]).start, range(node).end)
        return operation(sign(before: node.firstToken), left, right, whole)
    }

    /// The operator whose last token stands before a right operand.
    private func sign(before operand: UInt32) -> Operator {
        guard operand > 0 else { return .other }
        let sign = token(operand - 1)
        let first = Int(sign.start) < bytes.count ? bytes[Int(sign.start)] : 0
        switch (sign.kind, sign.range.count, first) {
        case (.less, _, _), (.greater, _, _): return .less
        case (.equal, _, _): return .less  // `>=` comes in two pieces.
        case (.comparison, 2, 0x3D): return .equal
        case (.comparison, 2, 0x21): return .notEqual
        case (.comparison, 2, 0x3C): return .less
        case (.comparison, 3, 0x3D): return .identical
        case (.comparison, 3, 0x21): return .notIdentical
        case (.infixOperator, 1, 0x2B): return .add
        case (.infixOperator, 1, 0x2D): return .subtract
        case (.infixOperator, 1, 0x2A): return .multiply
        case (.infixOperator, 1, 0x2F): return .divide
        case (.infixOperator, 1, 0x25): return .modulo
        default: return .other
        }
    }

    /// `a && b`: b is evaluated in the first arm of a branch on a. `a || b` and `a ?? b`: in the second.
    private mutating func shortCircuit(_ index: NodeIndex, _ flag: UInt8) -> Value {
        let base = values.count
        var child = tree[index].firstChild
        while !child.isNone {
            let value = expression(child)
            values.append(value)
            child = next(child)
            if !child.isNone { beginOperand(child, value, flag) }
        }
        for _ in 0..<max(values.count - base - 1, 0) { builder.mark(.branchEnd, end(of: tree[index])) }
        return popList(.either, flags: flag, index, from: base)
    }

    private mutating func beginOperand(_ operand: NodeIndex, _ condition: Value, _ flag: UInt8) {
        let place = range(tree[operand])
        builder.emit(.branchBegin, place, a: condition.index)
        if flag == OpFlag.or { builder.emit(.arm, place) }
    }

    /// `a ? b : c ? d : e`, to the right in a loop.
    private mutating func conditional(_ index: NodeIndex) -> Value {
        let base = values.count
        var current = index
        while kind(current) == .conditional {
            let test = tree[current].firstChild
            beginChoice(optionalExpression(test), test, current)
            let chosen = optionalExpression(next(test))
            values.append(chosen)
            builder.emit(.arm, range(tree[test.isNone ? current : test]))
            current = next(next(test))
        }
        let last = optionalExpression(current)
        for _ in base..<values.count { builder.mark(.branchEnd, end(of: tree[index])) }
        values.append(last)
        return popList(.either, flags: 0, index, from: base)
    }

    private mutating func beginChoice(_ condition: Value, _ test: NodeIndex, _ index: NodeIndex) {
        let place = range(tree[test.isNone ? index : test])
        builder.emit(.branchBegin, flags: OpFlag.exhaustive, place, a: condition.index)
    }

    /// `a as A as B`, from the left in a loop. `a is A` is an operation.
    private mutating func cast(_ index: NodeIndex) -> Value {
        let base = spine.count
        var current = index
        while kind(current) == .cast {
            spine.append(current)
            current = tree[current].firstChild
        }
        var value = optionalExpression(current)
        while spine.count > base, let index = spine.popLast() {
            let type = optionalType(next(tree[index].firstChild))
            value = cast(value, type, tree[index])
        }
        return value
    }

    private mutating func cast(_ value: Value, _ type: Value, _ node: Node) -> Value {
        node.flags == 0
            ? operation(.other, value, type, range(node))
            : builder.emit(.cast, range(node), a: value.index, b: type.index)
    }

    // MARK: Assignment

    private mutating func collectAssignment(_ node: Node) {
        let value = optionalExpression(next(node.firstChild))
        if !node.firstChild.isNone { assign(node.firstChild, value) }
    }

    private mutating func collectCompoundAssignment(_ node: Node) {
        guard !node.firstChild.isNone else { return }
        let current = expression(node.firstChild)
        let change = optionalExpression(next(node.firstChild))
        let result = operation(.inPlace, current, change, range(node))
        var target = tree[node.firstChild]
        while isTransparent(kind(target)), !target.firstChild.isNone { target = tree[target.firstChild] }
        switch kind(target) {
        case .member, .subscripted: builder.store(current, result, range(target))
        case .name: assignName(token(target.firstToken), result)
        default: break
        }
    }

    /// Whether what is assigned to such an expression goes into the one inside.
    private func isTransparent(_ kind: SwiftKind) -> Bool {
        switch kind {
        case .group, .optionalChain, .forced, .argument, .prefix, .wordExpression: true
        default: false
        }
    }

    /// Binds or stores a value: names, members, elements, and tuples of them.
    private mutating func assign(_ index: NodeIndex, _ value: Value) {
        let node = tree[index]
        switch kind(node) {
        case .name: assignName(token(node.firstToken), value)
        case .member, .subscripted:
            let target = expression(index)
            builder.addFlags(OpFlag.target, to: target)
            builder.store(target, value, range(node))
        case let kind where isTransparent(kind):
            if !node.firstChild.isNone { assign(node.firstChild, value) }
        case .tuple:
            var position: UInt32 = 0
            forEachChild(node) { collector, child in
                let range = collector.range(collector.tree[child])
                let part = collector.builder.emit(.part, range, a: value.index, b: position)
                collector.assign(child, part)
                position += 1
            }
        case .wildcard: break
        default: _ = expression(index)
        }
    }

    /// A variable of the functions around or of the file, else a property of what is around.
    private mutating func assignName(_ name: SwiftToken, _ value: Value) {
        let symbol = symbol(name)
        let isVariable = scopes.isDeclared(symbol) || scopes.isGlobal(symbol) || name.kind == .kwSelf
        guard hasSelf, !isVariable else {
            builder.bind(symbol, value, flags: OpFlag.outer, name.range)
            return
        }
        let place = ByteRange(at: name.start)
        let object = builder.emit(.name, place, symbol: builder.symbols.intern("self"))
        let target = builder.attribute(object, symbol, flags: OpFlag.target, name.range)
        builder.store(target, value, name.range)
    }
}
