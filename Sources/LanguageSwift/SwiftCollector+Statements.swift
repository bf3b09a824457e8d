import Facts
import SourceText
import Syntax

/// Statements in order, blocks, and what leaves them.
extension SwiftCollector {
    mutating func collectChildren(of index: NodeIndex) {
        var child = tree[index].firstChild
        while !child.isNone {
            collectStatement(child)
            child = tree[child].nextSibling
        }
    }

    /// Sorts kinds into families: a frame of this function is on the stack for every level of nesting, so it is small.
    mutating func collectStatement(_ index: NodeIndex) {
        switch kind(tree[index]) {
        case .expressionStatement: collectExpressionStatement(index)
        case .variableDeclaration: collectVariables(index)
        case .functionDeclaration, .initializerDeclaration, .deinitializerDeclaration, .subscriptDeclaration:
            collectFunction(index)
        case .classDeclaration, .structDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
            .extensionDeclaration:
            collectType(index)
        case .enumCase, .typealiasDeclaration, .associatedtypeDeclaration, .importDeclaration,
            .macroDeclaration,
            .operatorDeclaration, .precedenceGroup:
            collectSmallDeclaration(index)
        case .returnStatement, .throwStatement, .breakStatement, .continueStatement, .fallthroughStatement,
            .yieldStatement:
            collectLeaving(index)
        case .deferStatement, .doStatement, .guardStatement, .whileStatement, .repeatStatement, .forStatement,
            .labeledStatement, .ifExpression, .switchExpression, .conditionalCompilation, .block:
            collectControl(index)
        case .thenStatement, .discardStatement, .opaque, .conditionalClause, .labeledClosure:
            collectChildren(of: index)
        default: _ = expression(index)
        }
    }

    private mutating func collectSmallDeclaration(_ index: NodeIndex) {
        switch kind(tree[index]) {
        case .enumCase: collectEnumCase(tree[index])
        case .typealiasDeclaration, .associatedtypeDeclaration: collectTypeAlias(tree[index])
        case .importDeclaration: collectImport(tree[index])
        case .macroDeclaration: collectMacroDeclaration(tree[index])
        default: break
        }
    }

    private mutating func collectLeaving(_ index: NodeIndex) {
        switch kind(tree[index]) {
        case .returnStatement:
            let value = optionalExpression(tree[index].firstChild)
            builder.emit(.return, range(tree[index]), a: value.index)
        case .throwStatement:
            let error = optionalExpression(tree[index].firstChild)
            builder.emit(.raise, range(tree[index]), a: error.index)
        case .breakStatement: collectBreak(tree[index])
        case .continueStatement: builder.mark(.continue, range(tree[index]))
        case .yieldStatement:
            forEachChild(tree[index]) { collector, child in
                let value = collector.expression(child)
                collector.builder.emit(.yield, collector.range(collector.tree[index]), value: value)
            }
        default: break
        }
    }

    private mutating func collectControl(_ index: NodeIndex) {
        switch kind(tree[index]) {
        case .deferStatement: collectDefer(index)
        case .doStatement: collectDo(index)
        case .guardStatement: collectGuard(index)
        case .whileStatement: collectWhile(index)
        case .repeatStatement: collectRepeat(index)
        case .forStatement: collectFor(index)
        case .labeledStatement: collectLabeled(index)
        case .ifExpression: _ = collectIf(index, wantsValue: false)
        case .switchExpression: _ = collectSwitch(index, wantsValue: false)
        case .conditionalCompilation: collectConditional(tree[index])
        default: collectBlock(index)
        }
    }

    private mutating func collectDefer(_ index: NodeIndex) {
        builder.mark(.deferBegin, token(tree[index].firstToken).range)
        if !tree[index].firstChild.isNone { collectBlock(tree[index].firstChild) }
        builder.mark(.deferEnd, end(of: tree[index]))
    }

    private mutating func collectLabeled(_ index: NodeIndex) {
        label = symbol(token(tree[index].firstToken))
        collectChildren(of: index)
        label = .none
    }

    /// What is compiled under a condition, a region for each branch.
    private mutating func collectConditional(_ node: Node) {
        let number = beginConditional()
        var branch: UInt32 = 0
        forEachClause(node) { collector, clause, first in
            collector.beginBranch(number, branch, clause)
            var child = first
            while !child.isNone {
                collector.collectStatement(child)
                child = collector.next(child)
            }
            collector.builder.mark(.conditionEnd, collector.end(of: clause))
            branch += 1
        }
    }

    mutating func beginConditional() -> UInt32 {
        conditionalCount += 1
        return conditionalCount &* 256
    }

    mutating func beginBranch(_ number: UInt32, _ branch: UInt32, _ clause: Node) {
        builder.emit(.conditionBegin, token(clause.firstToken).range, a: number &+ min(branch, 255))
    }

    // MARK: Expressions as statements

    private mutating func collectExpressionStatement(_ index: NodeIndex) {
        let child = tree[index].firstChild
        guard let kind = kind(child) else { return }
        switch kind {
        case .ifExpression: _ = collectIf(child, wantsValue: false)
        case .switchExpression: _ = collectSwitch(child, wantsValue: false)
        case .doStatement: collectDo(child)
        default: drop(expression(child))
        }
    }

    /// Says that a value in the place of a statement is not used.
    private mutating func drop(_ value: Value) {
        switch builder.kind(of: value) {
        case .call?, .await?: builder.addFlags(OpFlag.dropped, to: value)
        default: break
        }
    }

    // MARK: Blocks

    /// A block, as a scope where it declares something.
    mutating func collectBlock(_ index: NodeIndex) {
        let scope = enterScope(index, isNeeded: declares(index))
        collectChildren(of: index)
        leaveScope(scope)
    }

    /// A branch of an `if` or `switch`, and its value where that is wanted and it has one.
    mutating func branchValue(_ index: NodeIndex, wantsValue: Bool) -> Value {
        guard wantsValue, let last = lastChild(tree[index]), kind(last) == .expressionStatement else {
            collectBlock(index)
            return .none
        }
        let scope = enterScope(index, isNeeded: declares(index))
        var child = tree[index].firstChild
        while child != last, !child.isNone {
            collectStatement(child)
            child = next(child)
        }
        let result = optionalExpression(tree[last].firstChild)
        leaveScope(scope)
        return result
    }

    /// A block that is being walked.
    struct Scope {
        var index: NodeIndex
        var mark: Int
        /// Whether it is a region.
        var isRegion: Bool
    }

    mutating func enterScope(_ index: NodeIndex, isNeeded: Bool) -> Scope {
        if isNeeded { builder.mark(.scopeBegin, ByteRange(at: range(tree[index]).start)) }
        return Scope(index: index, mark: scopes.mark, isRegion: isNeeded)
    }

    mutating func leaveScope(_ scope: Scope) {
        if scope.isRegion { builder.mark(.scopeEnd, end(of: tree[scope.index])) }
        scopes.leave(scope.mark)
    }

    func lastChild(_ node: Node) -> NodeIndex? {
        var child = node.firstChild
        guard !child.isNone else { return nil }
        while !tree[child].nextSibling.isNone { child = tree[child].nextSibling }
        return child
    }

    /// Whether one of a block's own statements binds a name.
    func declares(_ block: NodeIndex) -> Bool {
        var child = tree[block].firstChild
        while !child.isNone {
            let node = tree[child]
            switch kind(node) {
            case .expressionStatement, .returnStatement, .throwStatement, .breakStatement, .continueStatement,
                .deferStatement, .whileStatement, .repeatStatement, .forStatement, .doStatement:
                break
            default: return true
            }
            child = node.nextSibling
        }
        return false
    }

    // MARK: Leaving

    /// `break` leaves a loop; out of a `switch` or a labelled block it goes on behind it.
    private mutating func collectBreak(_ node: Node) {
        let targets = breakTargets[min(breakBase, breakTargets.count)...]
        var target = targets.last
        if node.endToken > node.firstToken + 1 {
            let name = symbol(lastToken(node))
            target = targets.last { $0.label == name }
        }
        if target?.isLoop ?? true { builder.mark(.break, range(node)) }
    }

    /// Begins what `break` can leave, under the label that stands before it.
    mutating func enterBreakable(isLoop: Bool) {
        breakTargets.append(BreakTarget(label: label, isLoop: isLoop))
        label = .none
    }

    mutating func leaveBreakable() { if !breakTargets.isEmpty { breakTargets.removeLast() } }
}
