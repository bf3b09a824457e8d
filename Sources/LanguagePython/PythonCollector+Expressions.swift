import Facts
import SourceText
import Syntax

/// Expressions as values.
extension PythonCollector {
    mutating func optionalExpression(_ index: NodeIndex) -> Value {
        index.isNone ? .none : expression(index)
    }

    mutating func expression(_ index: NodeIndex) -> Value {
        let node = tree[index]
        switch kind(node) {
        case .name: return builder.emit(.name, range(node), symbol: symbol(token(node.firstToken)))
        case .attribute, .call, .subscripted: return chain(index)
        case .number: return builder.emit(.number, range(node), symbol: symbol(token(node.firstToken)))
        case .string: return string(node)
        case .noneLiteral: return builder.emit(.none, range(node))
        case .trueLiteral: return builder.emit(.boolean, range(node), a: 1, shape: 1)
        case .falseLiteral: return builder.emit(.boolean, range(node), a: 0, shape: 2)
        case .group, .withItem: return optionalExpression(node.firstChild)
        case .tuple, .list, .set: return list(.collection, node)
        case .dictionary: return dictionary(node)
        case .comprehension: return comprehension(node)
        case .unary: return unary(node, .other)
        case .not: return unary(node, node.flags & 1 == 0 ? .not : .other)
        case .binary: return binary(node)
        case .comparison: return comparison(node)
        case .and: return shortCircuit(node, OpFlag.and)
        case .or: return shortCircuit(node, OpFlag.or)
        case .conditional: return conditional(node)
        case .lambda: return lambda(node)
        case .await:
            let value = optionalExpression(node.firstChild)
            return builder.emit(.await, range(node), value: value)
        case .yield, .yieldFrom: return yield(node)
        case .namedExpression:
            let value = optionalExpression(node.firstChild)
            let name = token(node.firstToken)
            builder.bind(symbol(name), value, flags: OpFlag.outer, name.range)
            return builder.emit(.either, range(node), list: [value])
        default: return list(.opaque, node)
        }
    }

    /// A value made from the values of the children.
    private mutating func list(_ kind: OpKind, _ node: Node) -> Value {
        let base = values.count
        forEachChild(node) { collector, child in
            let value = collector.expression(child)
            collector.values.append(value)
        }
        let result = builder.emit(kind, range(node), list: values[base...])
        values.removeSubrange(base...)
        return result
    }

    // MARK: Chains

    /// `a.b(c)[d]`: down to the base, then up again, in a loop.
    private mutating func chain(_ index: NodeIndex) -> Value {
        let base = spine.count
        var current = index
        descend: while !current.isNone {
            switch kind(tree[current]) {
            case .attribute, .call, .subscripted:
                spine.append(current)
                current = tree[current].firstChild
            default: break descend
            }
        }
        var value = optionalExpression(current)
        while spine.count > base, let next = spine.popLast() {
            let node = tree[next]
            switch kind(node) {
            case .attribute: value = builder.attribute(value, symbol(lastToken(node)), range(node))
            case .call: value = call(node, value)
            default: value = subscripted(node, value)
            }
        }
        return value
    }

    private mutating func call(_ node: Node, _ callee: Value) -> Value {
        let base = arguments.count
        let list = node.firstChild.isNone ? NodeIndex.none : tree[node.firstChild].nextSibling
        guard !list.isNone else {
            return builder.call(
                callee, [], argumentsEnd: range(node).end, hasTrailingComma: false, range(node))
        }
        let listNode = tree[list]
        collectArguments(listNode)
        let last = listNode.endToken >= 2 ? token(listNode.endToken - 2) : token(listNode.firstToken)
        let hasComma = last.kind == .comma
        let behind = hasComma && listNode.endToken >= 3 ? token(listNode.endToken - 3).end : last.end
        let result = builder.call(
            callee, arguments[base...], argumentsEnd: max(behind, token(listNode.firstToken).end),
            hasTrailingComma: hasComma, range(node))
        arguments.removeSubrange(base...)
        return result
    }

    /// Evaluates arguments and puts them onto the stack.
    mutating func collectArguments(_ node: Node) {
        forEachChild(node) { collector, child in
            let part = collector.tree[child]
            switch collector.kind(part) {
            case .keyword:
                let value = collector.optionalExpression(part.firstChild)
                let label = collector.symbol(collector.token(part.firstToken))
                collector.arguments.append(Argument(value: value, label: label, flags: 0))
            case .starred:
                let value = collector.optionalExpression(part.firstChild)
                collector.arguments.append(Argument(value: value, label: .none, flags: ArgumentFlag.star))
            case .doubleStarred:
                let value = collector.optionalExpression(part.firstChild)
                collector.arguments.append(
                    Argument(value: value, label: .none, flags: ArgumentFlag.doubleStar))
            default:
                let value = collector.expression(child)
                collector.arguments.append(Argument(value: value, label: .none, flags: 0))
            }
        }
    }

    private mutating func subscripted(_ node: Node, _ container: Value) -> Value {
        let base = values.count
        var item = node.firstChild.isNone ? NodeIndex.none : tree[node.firstChild].nextSibling
        while !item.isNone {
            let value = expression(item)
            values.append(value)
            item = tree[item].nextSibling
        }
        let result = builder.subscripted(container, values[base...], range(node))
        values.removeSubrange(base...)
        return result
    }

    // MARK: Operators

    private mutating func unary(_ node: Node, _ sign: Operator) -> Value {
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

    private mutating func binary(_ node: Node) -> Value {
        guard !node.firstChild.isNone else { return builder.emit(.opaque, range(node), list: []) }
        var left = expression(node.firstChild)
        let start = range(node).start
        var child = tree[node.firstChild].nextSibling
        while !child.isNone {
            let right = expression(child)
            left = operation(
                sign(before: tree[child].firstToken), left, right, ByteRange(start, range(tree[child]).end))
            child = tree[child].nextSibling
        }
        return left
    }

    /// `a < b < c` compares neighbours; all of it is one `and`.
    private mutating func comparison(_ node: Node) -> Value {
        guard !node.firstChild.isNone else { return builder.emit(.opaque, range(node), list: []) }
        let base = values.count
        var left = expression(node.firstChild)
        var leftNode = node.firstChild
        var child = tree[leftNode].nextSibling
        while !child.isNone {
            let right = expression(child)
            let whole = ByteRange(range(tree[leftNode]).start, range(tree[child]).end)
            let result = operation(sign(before: tree[child].firstToken), left, right, whole)
            values.append(result)
            left = right
            leftNode = child
            child = tree[child].nextSibling
        }
        let result =
            values.count == base + 1 ? values[base] : builder.operation(.and, values[base...], range(node))
        values.removeSubrange(base...)
        return result
    }

    /// The operator whose last token stands before a right operand.
    private func sign(before operand: UInt32) -> Operator {
        guard operand > 0 else { return .other }
        let previous = operand > 1 ? token(operand - 2).kind : .endOfFile
        switch token(operand - 1).kind {
        case .plus: return .add
        case .minus: return .subtract
        case .star: return .multiply
        case .slash, .doubleSlash: return .divide
        case .percent: return .modulo
        case .equalEqual: return .equal
        case .notEqual: return .notEqual
        case .less, .greater, .lessEqual, .greaterEqual: return .less
        case .kwIs: return .identical
        case .kwNot: return previous == .kwIs ? .notIdentical : .other
        case .kwIn: return previous == .kwNot ? .notContains : .contains
        default: return .other
        }
    }

    /// `a and b`: b is evaluated in the first arm of a branch on a. `a or b`: in the second.
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

    private mutating func conditional(_ node: Node) -> Value {
        let base = values.count
        var open = 0
        var child = node.firstChild
        while !child.isNone {
            let condition = tree[child].nextSibling
            guard !condition.isNone else {
                let value = expression(child)
                values.append(value)
                break
            }
            let test = expression(condition)
            builder.emit(.branchBegin, flags: OpFlag.exhaustive, range(tree[condition]), a: test.index)
            let value = expression(child)
            values.append(value)
            builder.emit(.arm, range(tree[condition]))
            open += 1
            child = tree[condition].nextSibling
        }
        for _ in 0..<open { builder.mark(.branchEnd, end(of: node)) }
        let result = builder.emit(.either, range(node), list: values[base...])
        values.removeSubrange(base...)
        return result
    }

    private mutating func yield(_ node: Node) -> Value {
        let value = optionalExpression(node.firstChild)
        builder.addFunctionFlags(FunctionFact.Flag.isGenerator)
        let flags = kind(node) == .yieldFrom ? OpFlag.delegated : 0
        return builder.emit(.yield, flags: flags, range(node), value: value)
    }

    // MARK: Displays and comprehensions

    private mutating func dictionary(_ node: Node) -> Value {
        let base = values.count
        forEachChild(node) { collector, child in
            let part = collector.tree[child]
            let isMerged = collector.kind(part) == .doubleStarred
            if isMerged { collector.values.append(.none) }
            let value = isMerged ? collector.optionalExpression(part.firstChild) : collector.expression(child)
            collector.values.append(value)
        }
        let result = builder.emit(.collection, flags: OpFlag.mapping, range(node), list: values[base...])
        values.removeSubrange(base...)
        return result
    }

    /// The loops first, then the element, inside a scope of its own.
    private mutating func comprehension(_ node: Node) -> Value {
        builder.mark(.scopeBegin, ByteRange(at: range(node).start))
        var clause = node.firstChild
        while !clause.isNone, kind(tree[clause]) != .comprehensionFor { clause = tree[clause].nextSibling }
        var regions: [OpKind] = []
        while !clause.isNone {
            collectClause(tree[clause], &regions)
            clause = tree[clause].nextSibling
        }
        let base = values.count
        var element = node.firstChild
        while !element.isNone, kind(tree[element]) != .comprehensionFor {
            let value = expression(element)
            values.append(value)
            element = tree[element].nextSibling
        }
        for region in regions.reversed() { builder.mark(region, end(of: node)) }
        let result = builder.emit(.opaque, range(node), list: values[base...])
        values.removeSubrange(base...)
        builder.mark(.scopeEnd, end(of: node))
        return result
    }

    private mutating func collectClause(_ node: Node, _ regions: inout [OpKind]) {
        let target = node.firstChild
        guard kind(node) == .comprehensionFor, !target.isNone else {
            forEachChild(node) { _ = $0.expression($1) }
            return
        }
        let iterated = tree[target].nextSibling
        let value = optionalExpression(iterated)
        let flags = node.flags & 1 == 0 ? 0 : OpFlag.isAsync
        builder.mark(.loopBegin, flags: flags, range(node))
        regions.append(.loopEnd)
        let item = builder.emit(.element, flags: flags, range(tree[target]), value: value)
        assign(target, item)
        var condition = iterated.isNone ? NodeIndex.none : tree[iterated].nextSibling
        while !condition.isNone {
            let test = expression(condition)
            builder.emit(.branchBegin, range(tree[condition]), a: test.index)
            regions.append(.branchEnd)
            condition = tree[condition].nextSibling
        }
    }

    // MARK: Strings

    /// A string's value, or what its fields hold.
    private mutating func string(_ node: Node) -> Value {
        guard node.flags == 0 else { return list(.opaque, node) }
        if let symbol = stringValue(node) { return builder.emit(.string, range(node), symbol: symbol) }
        let hash = contentShape(node)
        return builder.emit(.string, range(node), a: .max, shape: hash)
    }

    /// The shape of a string too long to keep, whatever its lines end with.
    private func contentShape(_ node: Node) -> UInt32 {
        var content = Array(bytes[range(node).clamped(to: bytes.count).indices])
        if content.contains(0x0D) {
            for index in content.indices where content[index] == 0x0D {
                content[index] = index + 1 < content.count && content[index + 1] == 0x0A ? 0 : 0x0A
            }
            content.removeAll { $0 == 0 }
        }
        return UInt32(truncatingIfNeeded: ContentHash(content).low)
    }
}
