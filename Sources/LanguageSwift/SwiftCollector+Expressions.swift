import Facts
import SourceText
import Syntax

/// Expressions as values.
extension SwiftCollector {
    mutating func optionalExpression(_ index: NodeIndex) -> Value {
        index.isNone ? .none : expression(index)
    }

    mutating func expression(_ index: NodeIndex) -> Value {
        let node = tree[index]
        switch kind(node) {
        case .name: return builder.emit(.name, range(node), symbol: name(node))
        case .member, .call, .subscripted, .optionalChain, .forced, .specialization, .conditionalChain:
            return chain(index)
        case .implicitMember: return implicitMember(node)
        case .integer, .float:
            return builder.emit(.number, range(node), symbol: symbol(token(node.firstToken)))
        case .string: return string(node)
        case .trueLiteral: return builder.emit(.boolean, range(node), a: 1, shape: 1)
        case .falseLiteral: return builder.emit(.boolean, range(node), a: 0, shape: 2)
        case .nilLiteral: return builder.emit(.none, range(node))
        case .closure: return closure(node)
        case .group, .argument, .typeExpression, .wordExpression: return optionalExpression(node.firstChild)
        case .tuple, .array: return list(.collection, node)
        case .dictionary: return list(.collection, flags: OpFlag.mapping, node)
        case .keyPath: return keyPath(node)
        case .macroExpansion: return macroExpansion(node)
        case .tryExpression:
            builder.emit(.coverBegin, token(node.firstToken).range, a: UInt32(node.flags))
            let value = optionalExpression(node.firstChild)
            builder.mark(.coverEnd, end(of: node))
            return value
        case .awaitExpression:
            awaitDepth += 1
            let value = optionalExpression(node.firstChild)
            awaitDepth -= 1
            return builder.emit(.await, range(node), value: value)
        case .prefix:
            if node.flags & 2 != 0 { return optionalExpression(node.firstChild) }
            return unary(node.flags & 1 != 0 ? .not : .other, node)
        case .postfix: return unary(.other, node)
        case .binary, .comparison: return binary(node)
        case .and: return shortCircuit(node, OpFlag.and)
        case .or, .coalescing: return shortCircuit(node, OpFlag.or)
        case .conditional: return conditional(node)
        case .cast: return cast(index)
        case .assignment:
            collectAssignment(node)
            return .none
        case .compoundAssignment:
            collectCompoundAssignment(node)
            return .none
        case .ifExpression: return collectIf(node, wantsValue: true)
        case .switchExpression: return collectSwitch(node, wantsValue: true)
        case .doStatement:
            collectDo(node)
            return .none
        case .conditionalBase: return conditionalBases.last ?? .none
        case .wildcard: return .none
        case .nameType, .memberType, .genericType, .optionalType, .arrayType, .dictionaryType, .tupleType,
            .functionType, .constrainedType, .compositionType, .attributedType:
            return typeValue(index)
        default: return list(.opaque, node)
        }
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
    mutating func list(_ kind: OpKind, flags: UInt8 = 0, _ node: Node) -> Value {
        let base = values.count
        forEachChild(node) { collector, child in
            let value = collector.expression(child)
            collector.values.append(value)
        }
        let result = builder.emit(kind, flags: flags, range(node), list: values[base...])
        values.removeSubrange(base...)
        return result
    }

    // MARK: Operators

    private mutating func unary(_ sign: Operator, _ node: Node) -> Value {
        let value = optionalExpression(node.firstChild)
        return operation(sign, value, .none, range(node))
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
    private mutating func binary(_ node: Node) -> Value {
        guard !node.firstChild.isNone else { return builder.emit(.opaque, range(node), list: []) }
        var left = expression(node.firstChild)
        let start = range(node).start
        var child = tree[node.firstChild].nextSibling
        while !child.isNone {
            let right = expression(child)
            let part = tree[child]
            left = operation(sign(before: part.firstToken), left, right, ByteRange(start, range(part).end))
            child = part.nextSibling
        }
        return left
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
    private mutating func shortCircuit(_ node: Node, _ flag: UInt8) -> Value {
        let base = values.count
        var open = 0
        var child = node.firstChild
        while !child.isNone {
            let value = expression(child)
            values.append(value)
            child = tree[child].nextSibling
            guard !child.isNone else { break }
            builder.emit(.branchBegin, range(tree[child]), a: value.index)
            if flag == OpFlag.or { builder.emit(.arm, range(tree[child])) }
            open += 1
        }
        for _ in 0..<open { builder.mark(.branchEnd, end(of: node)) }
        let result = builder.emit(.either, flags: flag, range(node), list: values[base...])
        values.removeSubrange(base...)
        return result
    }

    /// `a ? b : c ? d : e`, to the right in a loop.
    private mutating func conditional(_ node: Node) -> Value {
        let base = values.count
        var open = 0
        var current = node
        while true {
            let test = current.firstChild
            let value = optionalExpression(test)
            let place = test.isNone ? range(current) : range(tree[test])
            builder.emit(.branchBegin, flags: OpFlag.exhaustive, place, a: value.index)
            open += 1
            let chosen = optionalExpression(next(test))
            values.append(chosen)
            builder.emit(.arm, place)
            let other = next(next(test))
            guard kind(other) == .conditional else {
                let value = optionalExpression(other)
                values.append(value)
                break
            }
            current = tree[other]
        }
        for _ in 0..<open { builder.mark(.branchEnd, end(of: node)) }
        let result = builder.emit(.either, range(node), list: values[base...])
        values.removeSubrange(base...)
        return result
    }

    /// `a as A as B`, from the left in a loop. `a is A` is an operation.
    private mutating func cast(_ index: NodeIndex) -> Value {
        let base = spine.count
        var current = index
        while !current.isNone, kind(current) == .cast {
            spine.append(current)
            current = tree[current].firstChild
        }
        var value = optionalExpression(current)
        while spine.count > base, let index = spine.popLast() {
            let node = tree[index]
            let type = optionalType(next(node.firstChild))
            if node.flags == 0 {
                value = operation(.other, value, type, range(node))
            } else {
                value = builder.emit(.cast, range(node), a: value.index, b: type.index)
            }
        }
        return value
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
