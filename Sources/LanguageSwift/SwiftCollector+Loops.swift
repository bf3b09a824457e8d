import Facts
import SourceText
import Syntax

/// Loops and `do` as regions.
extension SwiftCollector {
    mutating func collectWhile(_ index: NodeIndex) {
        let loop = builder.emit(.loopBegin, token(tree[index].firstToken).range)
        let scope = enterScope(index, isNeeded: bindsNames(index, beforeLast: false))
        let conditions = collectConditions(index)
        builder.setOperand(conditions.value, of: loop)
        if kind(conditions.last) == .trueLiteral { builder.addFlags(OpFlag.atLeastOnce, to: loop) }
        bindLast(conditions)
        collectLoopBody(conditions.block)
        leaveScope(scope)
        builder.mark(.loopEnd, end(of: tree[index]))
    }

    private mutating func collectLoopBody(_ block: NodeIndex) {
        enterBreakable(isLoop: true)
        if !block.isNone { collectBlock(block) }
        leaveBreakable()
    }

    mutating func collectRepeat(_ index: NodeIndex) {
        let loop = builder.emit(.loopBegin, flags: OpFlag.atLeastOnce, token(tree[index].firstToken).range)
        collectLoopBody(tree[index].firstChild)
        let condition = optionalExpression(next(tree[index].firstChild))
        builder.setOperand(condition, of: loop)
        builder.mark(.loopEnd, end(of: tree[index]))
    }

    // MARK: For

    mutating func collectFor(_ index: NodeIndex) {
        let (iterated, value) = iterated(index)
        builder.mark(.loopBegin, flags: loopFlags(index), token(tree[index].firstToken).range)
        let scope = enterScope(index, isNeeded: true)
        bindElement(index, value)
        let block = beginFilter(index, next(iterated))
        collectLoopBody(block)
        if block != next(iterated) { builder.mark(.branchEnd, end(of: tree[index])) }
        leaveScope(scope)
        builder.mark(.loopEnd, end(of: tree[index]))
    }

    private func loopFlags(_ index: NodeIndex) -> UInt8 { tree[index].flags & 1 == 0 ? 0 : OpFlag.isAsync }

    private mutating func iterated(_ index: NodeIndex) -> (NodeIndex, Value) {
        var child = next(tree[index].firstChild)
        if let kind = kind(child), isType(kind) { child = next(child) }
        return (child, optionalExpression(child))
    }

    private mutating func bindElement(_ index: NodeIndex, _ value: Value) {
        let pattern = tree[index].firstChild
        guard !pattern.isNone else { return }
        let place = range(tree[pattern])
        let isCovered = tree[index].flags & 2 != 0
        if isCovered { builder.emit(.coverBegin, place, a: 0) }
        let element = builder.emit(.element, flags: loopFlags(index), place, value: value)
        if isCovered { builder.mark(.coverEnd, ByteRange(at: place.end)) }
        bindPattern(pattern, element, flags: OpFlag.constant)
        if let kind = kind(next(pattern)), isType(kind) { annotate(next(pattern)) }
    }

    /// A branch on what stands behind `where`.
    /// - Returns: the loop's block.
    private mutating func beginFilter(_ index: NodeIndex, _ child: NodeIndex) -> NodeIndex {
        guard tree[index].flags & 4 != 0, !child.isNone, kind(child) != .block else { return child }
        let condition = expression(child)
        builder.emit(.branchBegin, range(tree[child]), a: condition.index)
        return next(child)
    }

    // MARK: Do

    mutating func collectDo(_ index: NodeIndex) {
        var block = tree[index].firstChild
        if let kind = kind(block), isType(kind) {
            _ = typeValue(block)
            block = next(block)
        }
        let isLabelled = enterLabelled()
        if next(block).isNone {
            if !block.isNone { collectBlock(block) }
        } else {
            collectAttempt(index, block)
        }
        if isLabelled { leaveBreakable() }
    }

    private mutating func collectAttempt(_ index: NodeIndex, _ block: NodeIndex) {
        builder.mark(.tryBegin, token(tree[index].firstToken).range)
        collectBlock(block)
        var clause = next(block)
        while !clause.isNone {
            collectCatch(clause)
            clause = next(clause)
        }
        builder.mark(.tryEnd, end(of: tree[index]))
    }

    private mutating func collectCatch(_ index: NodeIndex) {
        let handler = builder.emit(.handler, token(tree[index].firstToken).range)
        let scope = enterScope(index, isNeeded: true)
        let guards = bindError(index, handler)
        if let block = lastChild(tree[index]), kind(block) == .block { collectBlock(block) }
        for _ in 0..<guards { builder.mark(.branchEnd, end(of: tree[index])) }
        leaveScope(scope)
    }

    /// Binds what a handler catches, `error` where it names nothing.
    /// - Returns: how many branches were begun on guards.
    private mutating func bindError(_ index: NodeIndex, _ handler: Value) -> Int {
        let keyword = token(tree[index].firstToken).range
        let error = builder.emit(.caught, keyword, a: handler.index)
        guard kind(tree[index].firstChild) == .caseItem else {
            bind(builder.symbols.intern("error"), error, flags: OpFlag.constant, keyword)
            return 0
        }
        patternType = .none
        let guards = collectItems(tree[index].firstChild, error)
        builder.setOperand(patternType, of: handler)
        return guards
    }
}
