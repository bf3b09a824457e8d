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
            value = link(next, value, isLast: spine.count == base)
        }
        return value
    }

    /// One link of a chain, upon the value of what stands before it.
    private mutating func link(_ index: NodeIndex, _ base: Value, isLast: Bool) -> Value {
        switch kind(tree[index]) {
        case .member: return member(tree[index], base, isLast: isLast)
        case .call:
            return finishCall(index, base, from: next(tree[index].firstChild), headEnd: headEnd(index))
        case .subscripted: return subscripted(index, base)
        case .conditionalChain: return conditionalChain(tree[index], base)
        case .specialization:
            let count = values.count
            typeArguments(of: tree[index])
            values.removeSubrange(count...)
            return base
        default: return base
        }
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
        builder.attribute(.none, symbol(selectedName(at: node.firstToken + 1, in: node)), range(node))
    }

    /// The name that stands at a token, or behind the colons of `Module::name` there.
    private func selectedName(at index: UInt32, in node: Node) -> SwiftToken {
        let isSelected =
            index + 3 < node.endToken && token(index + 1).kind == .colon && token(index + 2).kind == .colon
        return token(min(isSelected ? index + 3 : index, max(node.endToken, 1) - 1))
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

    /// The end of what a call calls.
    private func headEnd(_ index: NodeIndex) -> UInt32 {
        let callee = tree[index].firstChild
        return callee.isNone ? token(tree[index].firstToken).end : range(tree[callee]).end
    }

    /// Evaluates the arguments of a call, in brackets and behind them, which begin with the child `first`.
    private mutating func finishCall(
        _ index: NodeIndex, _ callee: Value, from first: NodeIndex, headEnd: UInt32
    )
        -> Value
    {
        let base = arguments.count
        var end = headEnd
        var hasComma = false
        var child = first
        while let kind = kind(child) {
            if kind == .arguments {
                (end, hasComma) = collectArguments(child)
            } else {
                let isLabelled = kind == .labeledClosure
                let value = optionalExpression(isLabelled ? tree[child].firstChild : child)
                let label = isLabelled ? labelSymbol(child) : .none
                arguments.append(Argument(value: value, label: label, flags: ArgumentFlag.trailing))
            }
            child = next(child)
        }
        return emitCall(index, callee, from: base, end: end, hasComma: hasComma)
    }

    /// A call is where its callee is: a macro is behind its attributes and modifiers.
    private func callRange(_ index: NodeIndex) -> ByteRange {
        let whole = range(tree[index])
        guard kind(index) == .macroExpansion else { return whole }
        var child = tree[index].firstChild
        while !child.isNone, kind(child) != .macroName { child = next(child) }
        return child.isNone ? whole : ByteRange(range(tree[child]).start, whole.end)
    }

    private mutating func emitCall(
        _ index: NodeIndex, _ callee: Value, from base: Int, end: UInt32, hasComma: Bool
    ) -> Value {
        let result = builder.call(
            callee, arguments[base...], argumentsEnd: end, hasTrailingComma: hasComma, callRange(index))
        arguments.removeSubrange(base...)
        if awaitDepth > 0 { builder.addFlags(OpFlag.isAsync, to: result) }
        return result
    }

    /// The label that a node begins with; none for `_`.
    private mutating func labelSymbol(_ index: NodeIndex) -> Symbol {
        let first = token(tree[index].firstToken)
        return first.kind == .underscore ? .none : symbol(first)
    }

    /// Evaluates arguments and puts them onto the stack.
    /// - Returns: where another one can be inserted, and whether a comma stands there.
    mutating func collectArguments(_ index: NodeIndex) -> (end: UInt32, hasComma: Bool) {
        var child = tree[index].firstChild
        var last = NodeIndex.none
        while !child.isNone {
            last = child
            let value = expression(child)
            let isLabelled = kind(child) == .argument && tree[child].flags & 1 != 0
            let label = isLabelled ? labelSymbol(child) : .none
            arguments.append(Argument(value: value, label: label, flags: 0))
            child = next(child)
        }
        return argumentsEnd(tree[index], last)
    }

    private func argumentsEnd(_ list: Node, _ last: NodeIndex) -> (end: UInt32, hasComma: Bool) {
        let end = token(list.firstToken).end
        guard !last.isNone else { return (end, false) }
        let behind = tree[last].endToken
        return (max(end, range(tree[last]).end), behind < list.endToken && token(behind).kind == .comma)
    }

    private mutating func subscripted(_ index: NodeIndex, _ container: Value) -> Value {
        let base = values.count
        var child = next(tree[index].firstChild)
        while let kind = kind(child) {
            if kind == .arguments {
                pushChildren(child)
            } else {
                let value = optionalExpression(kind == .labeledClosure ? tree[child].firstChild : child)
                values.append(value)
            }
            child = next(child)
        }
        let result = builder.subscripted(container, values[base...], range(tree[index]))
        values.removeSubrange(base...)
        return result
    }

    // MARK: Macros

    /// `#name<T>(a) { }` is a call of `#name`.
    mutating func macroExpansion(_ index: NodeIndex) -> Value {
        let node = tree[index]
        let lead = collectLead(node)
        guard kind(lead.rest) == .macroName else { return list(.opaque, index) }
        let head = tree[lead.rest]
        let name = selectedName(at: head.firstToken + 1, in: head)
        text.removeAll(keepingCapacity: true)
        text.append(0x23)
        text.append(contentsOf: bytes[plainRange(name).clamped(to: bytes.count).indices])
        let symbol = builder.symbols.intern(text, ByteRange(0, UInt32(truncatingIfNeeded: text.count)))
        let place = ByteRange(token(head.firstToken).start, max(name.end, token(head.firstToken).start))
        let callee = builder.emit(.name, place, symbol: symbol)
        forEachChild(head) { collector, child in _ = collector.typeValue(child) }
        return finishCall(index, callee, from: next(lead.rest), headEnd: range(head).end)
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
                // `Module::name`: the module is no member.
                if place + 1 < node.endToken, self.token(place).kind == .colon,
                    self.token(place + 1).kind == .colon
                {
                    place += 2
                    continue
                }
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
