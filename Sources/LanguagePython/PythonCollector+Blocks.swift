import Facts
import SourceText
import Syntax

/// Compound statements as regions.
extension PythonCollector {
    mutating func collectIf(_ node: Node) {
        guard !node.firstChild.isNone else { return }
        let isTypeChecking =
            isText(lastToken(tree[node.firstChild]), "TYPE_CHECKING")
            && (kind(tree[node.firstChild]) == .name || kind(tree[node.firstChild]) == .attribute)
        let condition = expression(node.firstChild)
        let branch = builder.emit(.branchBegin, range(tree[node.firstChild]), a: condition.index)
        var child = tree[node.firstChild].nextSibling
        if !child.isNone {
            if isTypeChecking { typeCheckingDepth += 1 }
            collectStatement(child)
            if isTypeChecking { typeCheckingDepth -= 1 }
            child = tree[child].nextSibling
        }
        while !child.isNone {
            let clause = tree[child]
            let arm = builder.emit(.arm, token(clause.firstToken).range)
            if kind(clause) == .elifClause, !clause.firstChild.isNone {
                let condition = expression(clause.firstChild)
                builder.setOperand(condition, of: arm)
                let block = tree[clause.firstChild].nextSibling
                if !block.isNone { collectStatement(block) }
            } else {
                builder.addFlags(OpFlag.exhaustive, to: branch)
                collectChildren(of: child)
            }
            child = clause.nextSibling
        }
        builder.mark(.branchEnd, end(of: node))
    }

    /// The empty range behind a node.
    func end(of node: Node) -> ByteRange { ByteRange(at: range(node).end) }

    mutating func collectWhile(_ node: Node) {
        guard !node.firstChild.isNone else { return }
        let loop = builder.emit(.loopBegin, token(node.firstToken).range)
        let condition = expression(node.firstChild)
        builder.setOperand(condition, of: loop)
        if kind(tree[node.firstChild]) == .trueLiteral { builder.addFlags(OpFlag.atLeastOnce, to: loop) }
        collectLoopBody(tree[node.firstChild].nextSibling)
        builder.mark(.loopEnd, end(of: node))
    }

    private mutating func collectLoopBody(_ index: NodeIndex) {
        guard !index.isNone else { return }
        collectStatement(index)
        let other = tree[index].nextSibling
        guard !other.isNone else { return }
        builder.mark(.loopElse, token(tree[other].firstToken).range)
        collectStatement(other)
    }

    mutating func collectFor(_ node: Node) {
        let target = node.firstChild
        guard !target.isNone else { return }
        let iterated = tree[target].nextSibling
        let value = optionalExpression(iterated)
        let flags = node.flags & 1 == 0 ? 0 : OpFlag.isAsync
        builder.mark(.loopBegin, flags: flags, token(node.firstToken).range)
        let element = builder.emit(.element, flags: flags, range(tree[target]), value: value)
        assign(target, element)
        if !iterated.isNone { collectLoopBody(tree[iterated].nextSibling) }
        builder.mark(.loopEnd, end(of: node))
    }

    mutating func collectTry(_ node: Node) {
        let body = node.firstChild
        guard !body.isNone else { return }
        builder.mark(.tryBegin, token(node.firstToken).range)
        var clause = tree[body].nextSibling
        let hasHandlers = !clause.isNone && kind(tree[clause]) == .exceptClause
        if hasHandlers { tryDepth += 1 }
        collectStatement(body)
        if hasHandlers { tryDepth -= 1 }
        while !clause.isNone {
            let part = tree[clause]
            switch kind(part) {
            case .exceptClause: collectExcept(part)
            case .elseClause:
                builder.mark(.tryElse, token(part.firstToken).range)
                collectChildren(of: clause)
            default:
                builder.mark(.finally, token(part.firstToken).range)
                collectChildren(of: clause)
            }
            clause = part.nextSibling
        }
        builder.mark(.tryEnd, end(of: node))
    }

    private mutating func collectExcept(_ node: Node) {
        var child = node.firstChild
        let handler = builder.emit(.handler, token(node.firstToken).range)
        if node.flags & 2 != 0, !child.isNone {
            builder.setOperand(expression(child), of: handler)
            child = tree[child].nextSibling
        }
        guard !child.isNone else { return }
        if node.flags & 1 != 0, tree[child].firstToken > 0 {
            let name = token(tree[child].firstToken - 1)
            let error = builder.emit(.caught, name.range, a: handler.index)
            builder.bind(symbol(name), error, name.range)
        }
        collectStatement(child)
    }

    mutating func collectWith(_ node: Node) {
        let flags = node.flags & 1 == 0 ? 0 : OpFlag.isAsync
        var open = 0
        forEachChild(node) { collector, child in
            let item = collector.tree[child]
            guard collector.kind(item) == .withItem, !item.firstChild.isNone else {
                collector.collectStatement(child)
                return
            }
            let manager = collector.expression(item.firstChild)
            let range = collector.range(collector.tree[item.firstChild])
            let entered = collector.builder.emit(.entered, flags: flags, range, value: manager)
            let target = collector.tree[item.firstChild].nextSibling
            if !target.isNone { collector.assign(target, entered) }
            let beside = open == 0 ? 0 : OpFlag.beside
            collector.builder.emit(.withBegin, flags: flags | beside, range, a: entered.index)
            open += 1
        }
        for _ in 0..<open { builder.mark(.withEnd, end(of: node)) }
    }

    mutating func collectMatch(_ node: Node) {
        guard !node.firstChild.isNone else { return }
        let subject = expression(node.firstChild)
        let branch = builder.emit(.branchBegin, range(tree[node.firstChild]))
        var child = tree[node.firstChild].nextSibling
        var isFirst = true
        while !child.isNone {
            let clause = tree[child]
            if !isFirst { builder.emit(.arm, token(clause.firstToken).range) }
            isFirst = false
            if clause.flags == 2 { builder.addFlags(OpFlag.exhaustive, to: branch) }
            collectCase(child, subject)
            child = clause.nextSibling
        }
        builder.mark(.branchEnd, end(of: node))
    }

    private mutating func collectCase(_ index: NodeIndex, _ subject: Value) {
        guard kind(tree[index]) == .caseClause else {
            collectStatement(index)
            return
        }
        let isGuarded = tree[index].flags & 1 != 0
        var position: UInt32 = 0
        var guards = 0
        forEachChild(tree[index]) { collector, child in
            let part = collector.tree[child]
            switch collector.kind(part) {
            case .capture:
                let name = collector.token(part.firstToken)
                guard !collector.isText(name, "_") else { return }
                let value = collector.builder.emit(.part, name.range, a: subject.index, b: position)
                collector.builder.bind(collector.symbol(name), value, name.range)
                position += 1
            case .block:
                collector.collectStatement(child)
            default:
                let condition = collector.expression(child)
                if isGuarded {
                    collector.builder.emit(.branchBegin, collector.range(part), a: condition.index)
                    guards += 1
                }
            }
        }
        for _ in 0..<guards { builder.mark(.branchEnd, end(of: tree[index])) }
    }
}
