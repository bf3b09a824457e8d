import Facts
import SourceText
import Syntax

/// `if`, `guard` and `switch` as regions, and the values of their branches.
extension SwiftCollector {
    // MARK: If

    /// An `if` with its chain of `else if`; the value of its branches where that is wanted.
    mutating func collectIf(_ index: NodeIndex, wantsValue: Bool) -> Value {
        let base = values.count
        let isLabelled = enterLabelled()
        // Names that one condition binds and a later one uses hold in all of the conditions.
        let scope = enterScope(index, isNeeded: bindsNames(index, beforeLast: true))
        let (conditions, branch) = beginIf(index)
        collectArm(conditions, wantsValue: wantsValue)
        scopes.leave(scope.mark)
        var other = next(conditions.block)
        while !other.isNone {
            other = collectElse(other, branch, wantsValue: wantsValue)
        }
        builder.mark(.branchEnd, end(of: tree[index]))
        leaveScope(scope)
        if isLabelled { leaveBreakable() }
        return chosenValue(from: base, index, wantsValue: wantsValue)
    }

    /// A statement other than a loop can be left by `break` where it has a label.
    mutating func enterLabelled() -> Bool {
        guard !label.isNone else { return false }
        enterBreakable(isLoop: false)
        return true
    }

    private mutating func beginIf(_ index: NodeIndex) -> (Conditions, branch: Value) {
        let conditions = collectConditions(index)
        let branch = builder.emit(.branchBegin, range(tree[index]), a: conditions.value.index)
        return (conditions, branch)
    }

    /// What stands behind `else`.
    /// - Returns: what stands behind the `else` of that.
    private mutating func collectElse(_ index: NodeIndex, _ branch: Value, wantsValue: Bool) -> NodeIndex {
        let first = tree[index].firstToken
        let arm = builder.emit(.arm, token(first > 0 ? first - 1 : first).range)
        guard kind(index) == .ifExpression else {
            builder.addFlags(OpFlag.exhaustive, to: branch)
            keep(branchValue(index, wantsValue: wantsValue))
            return .none
        }
        let scope = enterScope(index, isNeeded: bindsNames(index, beforeLast: true))
        let conditions = collectConditions(index)
        builder.setOperand(conditions.value, of: arm)
        collectArm(conditions, wantsValue: wantsValue)
        leaveScope(scope)
        return next(conditions.block)
    }

    private mutating func collectArm(_ conditions: Conditions, wantsValue: Bool) {
        guard !conditions.block.isNone else { return }
        let binds = kind(conditions.last) == .optionalBinding || kind(conditions.last) == .matchingCondition
        guard binds else { return keep(branchValue(conditions.block, wantsValue: wantsValue)) }
        let scope = enterScope(conditions.block, isNeeded: true)
        bindLast(conditions)
        let value = branchValue(conditions.block, wantsValue: wantsValue)
        leaveScope(scope)
        keep(value)
    }

    /// Puts a branch's value onto the stack.
    private mutating func keep(_ value: Value) {
        if !value.isNone { values.append(value) }
    }

    /// One of the values on the stack from `base` on.
    private mutating func chosenValue(from base: Int, _ index: NodeIndex, wantsValue: Bool) -> Value {
        let result =
            wantsValue && values.count > base
            ? builder.emit(.either, range(tree[index]), list: values[base...]) : Value.none
        values.removeSubrange(base...)
        return result
    }

    // MARK: Guard

    /// A branch whose first arm is empty and whose second leaves. What is bound holds behind it.
    mutating func collectGuard(_ index: NodeIndex) {
        let conditions = collectConditions(index)
        beginGuard(index, conditions)
        if !conditions.block.isNone {
            collectBlock(conditions.block)
            // What does not leave by itself calls something that never returns.
            if !leaves(conditions.block) { builder.emit(.raise, end(of: tree[conditions.block])) }
        }
        builder.mark(.branchEnd, end(of: tree[index]))
        bindLast(conditions)
    }

    private mutating func beginGuard(_ index: NodeIndex, _ conditions: Conditions) {
        builder.emit(.branchBegin, flags: OpFlag.exhaustive, range(tree[index]), a: conditions.value.index)
        guard !conditions.block.isNone else { return }
        let first = tree[conditions.block].firstToken
        builder.emit(.arm, token(first > 0 ? first - 1 : first).range)
    }

    private func leaves(_ block: NodeIndex) -> Bool {
        guard let last = lastChild(tree[block]) else { return false }
        switch kind(last) {
        case .returnStatement?, .throwStatement?, .breakStatement?, .continueStatement?: return true
        default: return false
        }
    }

    // MARK: Switch

    mutating func collectSwitch(_ index: NodeIndex, wantsValue: Bool) -> Value {
        let base = values.count
        let subject = optionalExpression(tree[index].firstChild)
        beginSwitch(index)
        var isFirst = true
        enterBreakable(isLoop: false)
        collectCases(next(tree[index].firstChild), subject, &isFirst, wantsValue: wantsValue)
        leaveBreakable()
        builder.mark(.branchEnd, end(of: tree[index]))
        return chosenValue(from: base, index, wantsValue: wantsValue)
    }

    private mutating func beginSwitch(_ index: NodeIndex) {
        let subject = tree[index].firstChild
        let place = range(tree[subject.isNone ? index : subject])
        builder.emit(.branchBegin, flags: OpFlag.exhaustive, place)
    }

    private mutating func collectCases(
        _ first: NodeIndex, _ subject: Value, _ isFirst: inout Bool, wantsValue: Bool
    ) {
        var child = first
        while let kind = kind(child) {
            switch kind {
            case .switchCase:
                if !isFirst { builder.emit(.arm, token(tree[child].firstToken).range) }
                isFirst = false
                keep(collectCase(child, subject, wantsValue: wantsValue))
            case .conditionalCompilation:
                forEachClause(tree[child]) { collector, _, first in
                    collector.collectCases(first, subject, &isFirst, wantsValue: wantsValue)
                }
            default: collectStatement(child)
            }
            child = next(child)
        }
    }

    private mutating func collectCase(_ index: NodeIndex, _ subject: Value, wantsValue: Bool) -> Value {
        guard let block = lastChild(tree[index]), kind(block) == .block else {
            collectChildren(of: index)
            return .none
        }
        let hasItems = tree[index].firstChild != block
        let scope = enterScope(index, isNeeded: hasItems || declares(block))
        let guards = hasItems ? collectItems(tree[index].firstChild, subject) : 0
        var value = Value.none
        if wantsValue {
            value = branchValue(block, wantsValue: true)
        } else {
            collectChildren(of: block)
        }
        for _ in 0..<guards { builder.mark(.branchEnd, end(of: tree[index])) }
        leaveScope(scope)
        return value
    }

    /// The patterns of a case or `catch`.
    /// - Returns: how many branches were begun on guards; the caller ends them.
    mutating func collectItems(_ first: NodeIndex, _ subject: Value) -> Int {
        var guards = 0
        var item = first
        while kind(item) == .caseItem {
            let node = tree[item]
            bindPattern(node.firstChild, subject, flags: OpFlag.constant)
            let test = next(node.firstChild)
            if node.flags & 1 != 0, !test.isNone {
                let condition = expression(test)
                // One of several items may be taken without the guard.
                if item == first, kind(next(item)) != .caseItem {
                    builder.emit(.branchBegin, range(tree[test]), a: condition.index)
                    guards += 1
                }
            }
            item = next(item)
        }
        return guards
    }
}
