import Facts
import SourceText
import Syntax

/// `if`, `guard`, `switch`, loops and `do` as regions.
extension SwiftCollector {
    // MARK: Conditions

    /// The conditions of a statement, evaluated. The names that the last one binds are left to `bindLast`, so that
    /// they can be bound where they hold.
    struct Conditions {
        /// What decides; none where only the platform does.
        var value = Value.none
        var last = NodeIndex.none
        var lastValue = Value.none
        /// The block behind the conditions.
        var block = NodeIndex.none
    }

    mutating func collectConditions(_ node: Node) -> Conditions {
        var result = Conditions()
        let base = values.count
        var child = node.firstChild
        while !child.isNone, kind(child) != .block {
            if !result.last.isNone { bindLast(result) }
            let (value, bound) = condition(child)
            if !value.isNone { values.append(value) }
            result.last = child
            result.lastValue = bound
            child = next(child)
        }
        result.block = child
        if values.count == base + 1 {
            result.value = values[base]
        } else if values.count > base + 1 {
            let whole = ByteRange(range(tree[node.firstChild]).start, range(tree[result.last]).end)
            result.value = builder.emit(.either, flags: OpFlag.and, whole, list: values[base...])
        }
        values.removeSubrange(base...)
        return result
    }

    /// What decides a condition, and the value that its names are bound to.
    private mutating func condition(_ index: NodeIndex) -> (value: Value, bound: Value) {
        let node = tree[index]
        switch kind(node) {
        case .optionalBinding:
            let pattern = node.firstChild
            var source = next(pattern)
            if let kind = kind(source), isType(kind) { source = next(source) }
            // `if let a` is `if let a = a`.
            let value = source.isNone ? optionalName(pattern) : expression(source)
            return (value, value)
        case .matchingCondition:
            let value = optionalExpression(next(node.firstChild))
            let base = values.count
            values.append(value)
            let test = builder.operation(.other, values[base...], range(node))
            values.removeSubrange(base...)
            return (test, value)
        case .availability: return (.none, .none)
        default: return (expression(index), .none)
        }
    }

    private mutating func optionalName(_ pattern: NodeIndex) -> Value {
        guard !pattern.isNone else { return .none }
        let (name, place) = declaredName(tree[pattern])
        return builder.emit(.name, place, symbol: name)
    }

    /// Binds the names of the last condition.
    mutating func bindLast(_ conditions: Conditions) {
        guard !conditions.last.isNone else { return }
        let node = tree[conditions.last]
        switch kind(node) {
        case .optionalBinding:
            bindPattern(
                node.firstChild, conditions.lastValue, flags: node.flags & 1 == 0 ? OpFlag.constant : 0)
            let type = next(node.firstChild)
            if let kind = kind(type), isType(kind) { annotate(type) }
        case .matchingCondition: bindPattern(node.firstChild, conditions.lastValue, flags: OpFlag.constant)
        default: break
        }
    }

    /// Whether conditions bind names; `beforeLast` leaves the last one out.
    private func bindsNames(_ first: NodeIndex, beforeLast: Bool) -> Bool {
        var child = first
        while let kind = kind(child), kind != .block {
            let following = next(child)
            if beforeLast, self.kind(following) == nil || self.kind(following) == .block { return false }
            if kind == .optionalBinding || kind == .matchingCondition { return true }
            child = following
        }
        return false
    }

    // MARK: If

    /// An `if` with its chain of `else if`; the value of its branches where that is wanted.
    mutating func collectIf(_ node: Node, wantsValue: Bool) -> Value {
        let base = values.count
        let isLabelled = !label.isNone
        if isLabelled { breakTargets.append(BreakTarget(label: label, isLoop: false)) }
        label = .none
        let mark = scopes.mark
        // Names that one condition binds and a later one uses hold in all of the conditions.
        let isScope = bindsNames(node.firstChild, beforeLast: true)
        if isScope { builder.mark(.scopeBegin, ByteRange(at: range(node).start)) }
        let conditions = collectConditions(node)
        let branch = builder.emit(.branchBegin, range(node), a: conditions.value.index)
        collectArm(conditions, wantsValue: wantsValue)
        scopes.leave(mark)
        var other = next(conditions.block)
        while !other.isNone {
            let clause = tree[other]
            let keyword = clause.firstToken > 0 ? token(clause.firstToken - 1) : token(clause.firstToken)
            let arm = builder.emit(.arm, keyword.range)
            guard kind(clause) == .ifExpression else {
                builder.addFlags(OpFlag.exhaustive, to: branch)
                let value = branchValue(other, wantsValue: wantsValue)
                if !value.isNone { values.append(value) }
                break
            }
            let mark = scopes.mark
            let isScope = bindsNames(clause.firstChild, beforeLast: true)
            if isScope { builder.mark(.scopeBegin, ByteRange(at: range(clause).start)) }
            let conditions = collectConditions(clause)
            builder.setOperand(conditions.value, of: arm)
            collectArm(conditions, wantsValue: wantsValue)
            if isScope { builder.mark(.scopeEnd, end(of: clause)) }
            scopes.leave(mark)
            other = next(conditions.block)
        }
        builder.mark(.branchEnd, end(of: node))
        if isScope { builder.mark(.scopeEnd, end(of: node)) }
        if isLabelled { breakTargets.removeLast() }
        return chosenValue(from: base, node, wantsValue: wantsValue)
    }

    private mutating func collectArm(_ conditions: Conditions, wantsValue: Bool) {
        guard !conditions.block.isNone else { return }
        let binds = kind(conditions.last) == .optionalBinding || kind(conditions.last) == .matchingCondition
        guard binds else {
            let value = branchValue(conditions.block, wantsValue: wantsValue)
            if !value.isNone { values.append(value) }
            return
        }
        var value = Value.none
        inScope(conditions.block, isNeeded: true) { collector in
            collector.bindLast(conditions)
            value = collector.branchValue(conditions.block, wantsValue: wantsValue)
        }
        if !value.isNone { values.append(value) }
    }

    /// One of the values on the stack from `base` on.
    private mutating func chosenValue(from base: Int, _ node: Node, wantsValue: Bool) -> Value {
        let result =
            wantsValue && values.count > base
            ? builder.emit(.either, range(node), list: values[base...]) : Value.none
        values.removeSubrange(base...)
        return result
    }

    /// A branch whose first arm is empty and whose second leaves. What is bound holds behind it.
    mutating func collectGuard(_ node: Node) {
        let conditions = collectConditions(node)
        let range = range(node)
        builder.emit(.branchBegin, flags: OpFlag.exhaustive, range, a: conditions.value.index)
        let block = conditions.block
        if !block.isNone {
            let keyword =
                tree[block].firstToken > 0 ? token(tree[block].firstToken - 1) : token(node.firstToken)
            builder.emit(.arm, keyword.range)
            collectBlock(block)
            // What does not leave by itself calls something that never returns.
            if !leaves(block) { builder.emit(.raise, end(of: tree[block])) }
        }
        builder.mark(.branchEnd, end(of: node))
        bindLast(conditions)
    }

    private func leaves(_ block: NodeIndex) -> Bool {
        guard let last = lastChild(tree[block]) else { return false }
        switch kind(last) {
        case .returnStatement?, .throwStatement?, .breakStatement?, .continueStatement?: return true
        default: return false
        }
    }

    // MARK: Switch

    mutating func collectSwitch(_ node: Node, wantsValue: Bool) -> Value {
        let base = values.count
        let subject = optionalExpression(node.firstChild)
        let whole = node.firstChild.isNone ? range(node) : range(tree[node.firstChild])
        builder.emit(.branchBegin, flags: OpFlag.exhaustive, whole)
        var isFirst = true
        inBreakable(isLoop: false) { collector in
            collector.collectCases(collector.next(node.firstChild), subject, &isFirst, wantsValue: wantsValue)
        }
        builder.mark(.branchEnd, end(of: node))
        return chosenValue(from: base, node, wantsValue: wantsValue)
    }

    private mutating func collectCases(
        _ first: NodeIndex, _ subject: Value, _ isFirst: inout Bool, wantsValue: Bool
    ) {
        var child = first
        while !child.isNone {
            let node = tree[child]
            switch kind(node) {
            case .switchCase:
                if !isFirst { builder.emit(.arm, token(node.firstToken).range) }
                isFirst = false
                collectCase(child, subject, wantsValue: wantsValue)
            case .conditionalCompilation:
                forEachClause(node) { collector, _, first in
                    collector.collectCases(first, subject, &isFirst, wantsValue: wantsValue)
                }
            default: collectStatement(child)
            }
            child = node.nextSibling
        }
    }

    private mutating func collectCase(_ index: NodeIndex, _ subject: Value, wantsValue: Bool) {
        let node = tree[index]
        guard let block = lastChild(node), kind(block) == .block else {
            collectChildren(of: index)
            return
        }
        let isNeeded = node.firstChild != block || declares(block)
        var value = Value.none
        inScope(index, isNeeded: isNeeded) { collector in
            let guards = collector.collectItems(node.firstChild, subject)
            value =
                wantsValue ? collector.branchValue(block, wantsValue: true) : collector.plainBlock(block)
            for _ in 0..<guards { collector.builder.mark(.branchEnd, collector.end(of: node)) }
        }
        if !value.isNone { values.append(value) }
    }

    private mutating func plainBlock(_ block: NodeIndex) -> Value {
        collectChildren(of: block)
        return .none
    }

    /// The patterns of a case or `catch`.
    /// - Returns: how many branches were begun on guards; the caller ends them.
    mutating func collectItems(_ first: NodeIndex, _ subject: Value) -> Int {
        var guards = 0
        var item = first
        while let kind = kind(item), kind == .caseItem {
            let node = tree[item]
            bindPattern(node.firstChild, subject, flags: OpFlag.constant)
            let test = next(node.firstChild)
            if node.flags & 1 != 0, !test.isNone {
                let condition = expression(test)
                // One of several items may be taken without the guard.
                if item == first, self.kind(next(item)) != .caseItem {
                    builder.emit(.branchBegin, range(tree[test]), a: condition.index)
                    guards += 1
                }
            }
            item = next(item)
        }
        return guards
    }

    // MARK: Loops

    mutating func collectWhile(_ node: Node) {
        let loop = builder.emit(.loopBegin, token(node.firstToken).range)
        let mark = scopes.mark
        let isScope = bindsNames(node.firstChild, beforeLast: false)
        if isScope { builder.mark(.scopeBegin, ByteRange(at: range(node).start)) }
        let conditions = collectConditions(node)
        builder.setOperand(conditions.value, of: loop)
        if kind(conditions.last) == .trueLiteral { builder.addFlags(OpFlag.atLeastOnce, to: loop) }
        bindLast(conditions)
        if !conditions.block.isNone { inBreakable(isLoop: true) { $0.collectBlock(conditions.block) } }
        if isScope { builder.mark(.scopeEnd, end(of: node)) }
        scopes.leave(mark)
        builder.mark(.loopEnd, end(of: node))
    }

    mutating func collectRepeat(_ node: Node) {
        let loop = builder.emit(.loopBegin, flags: OpFlag.atLeastOnce, token(node.firstToken).range)
        if !node.firstChild.isNone {
            inBreakable(isLoop: true) { $0.collectBlock(node.firstChild) }
            let condition = optionalExpression(next(node.firstChild))
            builder.setOperand(condition, of: loop)
        }
        builder.mark(.loopEnd, end(of: node))
    }

    mutating func collectFor(_ node: Node) {
        let pattern = node.firstChild
        var type = next(pattern)
        var iterated = type
        if let kind = kind(type), isType(kind) { iterated = next(type) } else { type = .none }
        let value = optionalExpression(iterated)
        let flags = node.flags & 1 == 0 ? 0 : OpFlag.isAsync
        builder.mark(.loopBegin, flags: flags, token(node.firstToken).range)
        let mark = scopes.mark
        builder.mark(.scopeBegin, ByteRange(at: range(node).start))
        if !pattern.isNone {
            let place = range(tree[pattern])
            if node.flags & 2 != 0 { builder.emit(.coverBegin, place, a: 0) }
            let element = builder.emit(.element, flags: flags, place, value: value)
            if node.flags & 2 != 0 { builder.mark(.coverEnd, ByteRange(at: place.end)) }
            bindPattern(pattern, element, flags: OpFlag.constant)
            if !type.isNone { annotate(type) }
        }
        var following = next(iterated)
        let isFiltered = node.flags & 4 != 0 && !following.isNone && kind(following) != .block
        if isFiltered {
            let condition = expression(following)
            builder.emit(.branchBegin, range(tree[following]), a: condition.index)
            following = next(following)
        }
        if !following.isNone { inBreakable(isLoop: true) { $0.collectBlock(following) } }
        if isFiltered { builder.mark(.branchEnd, end(of: node)) }
        builder.mark(.scopeEnd, end(of: node))
        scopes.leave(mark)
        builder.mark(.loopEnd, end(of: node))
    }

    // MARK: Do

    mutating func collectDo(_ node: Node) {
        var block = node.firstChild
        if let kind = kind(block), isType(kind) {
            _ = typeValue(block)
            block = next(block)
        }
        guard !block.isNone else { return }
        guard !next(block).isNone else {
            inBreakable(isLoop: false) { $0.collectBlock(block) }
            return
        }
        builder.mark(.tryBegin, token(node.firstToken).range)
        let isLabelled = !label.isNone
        if isLabelled { breakTargets.append(BreakTarget(label: label, isLoop: false)) }
        label = .none
        collectBlock(block)
        var clause = next(block)
        while !clause.isNone {
            collectCatch(clause)
            clause = next(clause)
        }
        if isLabelled { breakTargets.removeLast() }
        builder.mark(.tryEnd, end(of: node))
    }

    private mutating func collectCatch(_ index: NodeIndex) {
        let node = tree[index]
        let keyword = token(node.firstToken).range
        let handler = builder.emit(.handler, keyword)
        inScope(index, isNeeded: true) { collector in
            let error = collector.builder.emit(.caught, keyword, a: handler.index)
            var guards = 0
            if collector.kind(node.firstChild) == .caseItem {
                collector.patternType = .none
                guards = collector.collectItems(node.firstChild, error)
                collector.builder.setOperand(collector.patternType, of: handler)
            } else {
                let name = collector.builder.symbols.intern("error")
                collector.bind(name, error, flags: OpFlag.constant, keyword)
            }
            if let block = collector.lastChild(node), collector.kind(block) == .block {
                collector.collectBlock(block)
            }
            for _ in 0..<guards { collector.builder.mark(.branchEnd, collector.end(of: node)) }
        }
    }
}
