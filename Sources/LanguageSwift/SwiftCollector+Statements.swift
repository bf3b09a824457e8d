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

    mutating func collectStatement(_ index: NodeIndex) {
        let node = tree[index]
        switch kind(node) {
        case .expressionStatement: collectExpressionStatement(node)
        case .variableDeclaration: collectVariables(node)
        case .functionDeclaration: collectFunction(node)
        case .initializerDeclaration: collectInitializer(node)
        case .deinitializerDeclaration: collectDeinitializer(node)
        case .subscriptDeclaration: collectSubscript(node)
        case .classDeclaration, .structDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
            .extensionDeclaration:
            collectType(node)
        case .enumCase: collectEnumCase(node)
        case .typealiasDeclaration, .associatedtypeDeclaration: collectTypeAlias(node)
        case .importDeclaration: collectImport(node)
        case .macroDeclaration: collectMacroDeclaration(node)
        case .operatorDeclaration, .precedenceGroup, .fallthroughStatement: break
        case .returnStatement:
            let value = optionalExpression(node.firstChild)
            builder.emit(.return, range(node), a: value.index)
        case .throwStatement:
            let error = optionalExpression(node.firstChild)
            builder.emit(.raise, range(node), a: error.index)
        case .breakStatement: collectBreak(node)
        case .continueStatement: builder.mark(.continue, range(node))
        case .yieldStatement:
            forEachChild(node) { collector, child in
                let value = collector.expression(child)
                collector.builder.emit(.yield, collector.range(node), value: value)
            }
        case .deferStatement:
            builder.mark(.deferBegin, token(node.firstToken).range)
            forEachChild(node) { $0.collectBlock($1) }
            builder.mark(.deferEnd, end(of: node))
        case .doStatement: collectDo(node)
        case .guardStatement: collectGuard(node)
        case .whileStatement: collectWhile(node)
        case .repeatStatement: collectRepeat(node)
        case .forStatement: collectFor(node)
        case .labeledStatement:
            label = symbol(token(node.firstToken))
            forEachChild(node) { $0.collectStatement($1) }
            label = .none
        case .ifExpression: _ = collectIf(node, wantsValue: false)
        case .switchExpression: _ = collectSwitch(node, wantsValue: false)
        case .conditionalCompilation: collectConditional(node)
        case .block: collectBlock(index)
        case .thenStatement, .discardStatement, .opaque, .conditionalClause, .labeledClosure:
            collectChildren(of: index)
        default: _ = expression(index)
        }
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

    private mutating func collectExpressionStatement(_ node: Node) {
        switch kind(node.firstChild) {
        case nil: return
        case .ifExpression?: _ = collectIf(tree[node.firstChild], wantsValue: false)
        case .switchExpression?: _ = collectSwitch(tree[node.firstChild], wantsValue: false)
        case .doStatement?: collectDo(tree[node.firstChild])
        default:
            let value = expression(node.firstChild)
            switch builder.kind(of: value) {
            case .call?, .await?: builder.addFlags(OpFlag.dropped, to: value)
            default: break
            }
        }
    }

    /// The value of an expression statement that is the last of a body or branch.
    mutating func statementValue(_ node: Node) -> Value {
        switch kind(node.firstChild) {
        case .ifExpression?: collectIf(tree[node.firstChild], wantsValue: true)
        case .switchExpression?: collectSwitch(tree[node.firstChild], wantsValue: true)
        default: optionalExpression(node.firstChild)
        }
    }

    // MARK: Blocks

    /// A block, as a scope where it declares something.
    mutating func collectBlock(_ index: NodeIndex) {
        inScope(index, isNeeded: declares(index)) { $0.collectChildren(of: index) }
    }

    /// A branch of an `if` or `switch`, and its value where that is wanted and it has one.
    mutating func branchValue(_ index: NodeIndex, wantsValue: Bool) -> Value {
        guard wantsValue, let last = lastChild(tree[index]), kind(last) == .expressionStatement else {
            collectBlock(index)
            return .none
        }
        var result = Value.none
        inScope(index, isNeeded: declares(index)) { collector in
            var child = collector.tree[index].firstChild
            while child != last, !child.isNone {
                collector.collectStatement(child)
                child = collector.next(child)
            }
            result = collector.statementValue(collector.tree[last])
        }
        return result
    }

    mutating func inScope(_ index: NodeIndex, isNeeded: Bool, _ body: (inout SwiftCollector) -> Void) {
        let node = tree[index]
        let mark = scopes.mark
        if isNeeded { builder.mark(.scopeBegin, ByteRange(at: range(node).start)) }
        body(&self)
        if isNeeded { builder.mark(.scopeEnd, end(of: node)) }
        scopes.leave(mark)
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

    /// Runs `body` inside what `break` can leave, under the label that stands before it.
    mutating func inBreakable(isLoop: Bool, _ body: (inout SwiftCollector) -> Void) {
        breakTargets.append(BreakTarget(label: label, isLoop: isLoop))
        label = .none
        body(&self)
        breakTargets.removeLast()
    }
}
