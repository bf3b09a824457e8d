import Facts
import SourceText
import Syntax

/// Chains of members, calls and subscripts; macros and key paths.
extension SwiftCollector {
    /// `a.b(c)?[d]!`: down to the base, then up again, in a loop.
    mutating func chain(_ index: NodeIndex) -> Value {
        let base = spine.count
        var current = index
        descend: while !current.isNone {
            switch kind(tree[current]) {
            case .member, .call, .subscripted, .optionalChain, .forced, .specialization, .conditionalChain:
                spine.append(current)
                current = tree[current].firstChild
            default: break descend
            }
        }
        var value = optionalExpression(current)
        while spine.count > base, let next = spine.popLast() {
            let node = tree[next]
            switch kind(node) {
            case .member: value = member(node, value, isLast: spine.count == base)
            case .call: value = call(node, value)
            case .subscripted: value = subscripted(node, value)
            case .specialization:
                let base = values.count
                typeArguments(of: node)
                values.removeSubrange(base...)
            case .conditionalChain: value = conditionalChain(node, value)
            default: break
            }
        }
        return value
    }

    /// `A.self` is the value of `A`, unless a member of it follows.
    private mutating func member(_ node: Node, _ base: Value, isLast: Bool) -> Value {
        var place = node.firstChild.isNone ? node.firstToken : tree[node.firstChild].endToken
        if token(place).kind == .dot { place += 1 }
        // `a.M::b`, and `M::b` upon `M`.
        if place + 3 < node.endToken, token(place + 1).kind == .colon, token(place + 2).kind == .colon {
            place += 1
        }
        if token(place).kind == .colon { place += 2 }
        let name = token(min(place, max(node.endToken, 1) - 1))
        if isLast, name.kind == .kwSelf, !base.isNone { return base }
        return builder.attribute(base, symbol(name), range(node))
    }

    mutating func implicitMember(_ node: Node) -> Value {
        let name = token(min(node.firstToken + 1, max(node.endToken, 1) - 1))
        return builder.attribute(.none, symbol(name), range(node))
    }

    private mutating func conditionalChain(_ node: Node, _ value: Value) -> Value {
        let base = values.count
        values.append(value)
        conditionalBases.append(value)
        let number = beginConditional()
        var branch: UInt32 = 0
        var child = next(node.firstChild)
        while !child.isNone {
            let clause = tree[child]
            if kind(clause) == .conditionalClause, let last = lastChild(clause),
                clause.flags & 1 == 0 || last != clause.firstChild
            {
                beginBranch(number, branch, clause)
                let value = expression(last)
                values.append(value)
                builder.mark(.conditionEnd, end(of: clause))
            }
            branch += 1
            child = clause.nextSibling
        }
        conditionalBases.removeLast()
        let result = builder.emit(.either, range(node), list: values[base...])
        values.removeSubrange(base...)
        return result
    }

    // MARK: Calls

    private mutating func call(_ node: Node, _ callee: Value) -> Value {
        finishCall(node, callee, from: next(node.firstChild), headEnd: calleeEnd(node))
    }

    private func calleeEnd(_ node: Node) -> UInt32 {
        node.firstChild.isNone ? token(node.firstToken).end : range(tree[node.firstChild]).end
    }

    /// Evaluates the arguments of a call, in brackets and behind them, which begin with the child `first`.
    private mutating func finishCall(_ node: Node, _ callee: Value, from first: NodeIndex, headEnd: UInt32)
        -> Value
    {
        let base = arguments.count
        var end = headEnd
        var hasComma = false
        var child = first
        while !child.isNone {
            let part = tree[child]
            switch kind(part) {
            case .arguments: (end, hasComma) = collectArguments(part)
            case .labeledClosure:
                let value = optionalExpression(part.firstChild)
                let first = token(part.firstToken)
                let label = first.kind == .underscore ? Symbol.none : symbol(first)
                arguments.append(Argument(value: value, label: label, flags: ArgumentFlag.trailing))
            default:
                let value = expression(child)
                arguments.append(Argument(value: value, label: .none, flags: ArgumentFlag.trailing))
            }
            child = part.nextSibling
        }
        let result = builder.call(
            callee, arguments[base...], argumentsEnd: end, hasTrailingComma: hasComma, range(node))
        arguments.removeSubrange(base...)
        if awaitDepth > 0 { builder.addFlags(OpFlag.isAsync, to: result) }
        return result
    }

    /// Evaluates arguments and puts them onto the stack.
    /// - Returns: where another one can be inserted, and whether a comma stands there.
    mutating func collectArguments(_ node: Node) -> (end: UInt32, hasComma: Bool) {
        var end = token(node.firstToken).end
        var child = node.firstChild
        var last = NodeIndex.none
        while !child.isNone {
            let part = tree[child]
            last = child
            if kind(part) == .argument {
                let value = optionalExpression(part.firstChild)
                var label = Symbol.none
                if part.flags & 1 != 0 {
                    let first = token(part.firstToken)
                    if first.kind != .underscore { label = symbol(first) }
                }
                arguments.append(Argument(value: value, label: label, flags: 0))
            } else {
                let value = expression(child)
                arguments.append(Argument(value: value, label: .none, flags: 0))
            }
            child = part.nextSibling
        }
        guard !last.isNone else { return (end, false) }
        end = max(end, range(tree[last]).end)
        return (end, tree[last].endToken < node.endToken && token(tree[last].endToken).kind == .comma)
    }

    private mutating func subscripted(_ node: Node, _ container: Value) -> Value {
        let base = values.count
        var child = next(node.firstChild)
        while !child.isNone {
            let part = tree[child]
            if kind(part) == .arguments {
                forEachChild(part) { collector, child in
                    let value = collector.expression(child)
                    collector.values.append(value)
                }
            } else {
                let index = kind(part) == .labeledClosure ? part.firstChild : child
                let value = optionalExpression(index)
                values.append(value)
            }
            child = part.nextSibling
        }
        let result = builder.subscripted(container, values[base...], range(node))
        values.removeSubrange(base...)
        return result
    }

    // MARK: Macros

    /// `#name<T>(a) { }` is a call of `#name`.
    mutating func macroExpansion(_ node: Node) -> Value {
        let lead = collectLead(node)
        guard kind(lead.rest) == .macroName else { return list(.opaque, node) }
        let head = tree[lead.rest]
        let name = token(min(head.firstToken + 1, max(head.endToken, 1) - 1))
        text.removeAll(keepingCapacity: true)
        text.append(0x23)
        text.append(contentsOf: bytes[plainRange(name).clamped(to: bytes.count).indices])
        let symbol = builder.symbols.intern(text, ByteRange(0, UInt32(truncatingIfNeeded: text.count)))
        let place = ByteRange(token(head.firstToken).start, max(name.end, token(head.firstToken).start))
        let callee = builder.emit(.name, place, symbol: symbol)
        forEachChild(head) { collector, child in _ = collector.typeValue(child) }
        return finishCall(
            node, callee, from: lead.rest.isNone ? .none : next(lead.rest), headEnd: range(head).end)
    }

    // MARK: Key paths

    /// `\A.b?.c[d]`: the members of a type, none of which is read.
    mutating func keyPath(_ node: Node) -> Value {
        var child = node.firstChild
        var value = Value.none
        var place = node.firstToken + 1
        if let kind = kind(child), isType(kind) {
            value = typeValue(child)
            place = tree[child].endToken
            child = next(child)
        }
        let start = range(node).start
        while place < node.endToken {
            let token = token(place)
            place += 1
            switch token.kind {
            case .leftBracket, .leftParenthesis:
                let base = values.count
                while !child.isNone, tree[child].firstToken >= place,
                    isSeparated(place, tree[child].firstToken)
                {
                    let item = expression(child)
                    values.append(item)
                    place = tree[child].endToken
                    child = next(child)
                }
                if place < node.endToken { place += 1 }
                let whole = ByteRange(start, self.token(place - 1).end)
                value = builder.subscripted(value, values[base...], flags: 0, whole)
                values.removeSubrange(base...)
            case let kind where kind.isWord || kind == .integer:
                let whole = ByteRange(start, token.end)
                value = builder.attribute(value, symbol(token), flags: OpFlag.keyPath, whole)
            default: break
            }
        }
        return value.isNone ? builder.emit(.opaque, range(node), list: []) : value
    }

    /// Whether only labels and commas stand between two tokens.
    private func isSeparated(_ first: UInt32, _ end: UInt32) -> Bool {
        for index in first..<max(first, end) {
            let kind = token(index).kind
            guard kind == .comma || kind == .colon || kind.isWord || kind == .underscore else { return false }
        }
        return true
    }
}
