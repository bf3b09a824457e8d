import Facts
import SourceText
import Syntax

/// Patterns: names are bound to their subject or to a part of it; nothing in a pattern is called.
extension SwiftCollector {
    /// What a pattern takes apart.
    private struct Subject {
        var value: Value
        /// The part of the value, or all of it.
        var position: UInt32?
        /// Whether a plain name is bound, as it is behind `let`.
        var binds = false
        var flags: UInt8
    }

    /// Binds the names of a pattern to a value and its parts.
    mutating func bindPattern(_ index: NodeIndex, _ value: Value, flags: UInt8) {
        guard !index.isNone else { return }
        let node = tree[index]
        if kind(node) == .namePattern {
            let (name, place) = declaredName(node)
            bind(name, value, flags: flags, place)
        } else {
            match(index, Subject(value: value, flags: flags))
        }
    }

    /// Binds a name; inside a function it hides those further out.
    mutating func bind(_ name: Symbol, _ value: Value, flags: UInt8, _ range: ByteRange) {
        builder.bind(name, value, flags: flags, range)
        if type == nil { scopes.declare(name) }
    }

    /// The declared type of the binding before it.
    mutating func annotate(_ type: NodeIndex) {
        let value = typeValue(type)
        builder.emit(.annotate, range(tree[type]), a: value.index)
    }

    private mutating func match(_ index: NodeIndex, _ subject: Subject) {
        var index = index
        while let kind = kind(index),
            kind == .optionalChain || kind == .forced || kind == .group || kind == .expressionPattern
        {
            index = tree[index].firstChild
        }
        guard !index.isNone, depth < Self.depthLimit else { return }
        depth += 1
        defer { depth -= 1 }
        let node = tree[index]
        switch kind(node) {
        case .namePattern: bindName(token(node.firstToken), subject)
        case .name where subject.binds: bindName(token(node.firstToken), subject)
        case .wildcardPattern, .wildcard, .integer, .float, .string, .regex, .trueLiteral, .falseLiteral,
            .nilLiteral, .closure:
            break
        case .bindingPattern:
            var inner = subject
            inner.binds = true
            inner.flags = node.flags & 1 == 0 ? OpFlag.constant : 0
            match(node.firstChild, inner)
        case .tuplePattern, .tuple, .array: matchParts(node.firstChild, subject)
        case .argument: match(node.firstChild, subject)
        case .isPattern: patternType = node.firstChild.isNone ? .none : typeValue(node.firstChild)
        case .cast: matchCast(index, subject)
        case .call: matchCall(node, subject)
        case .name, .implicitMember: _ = expression(index)
        case .member: if !calls(node) { _ = expression(index) }
        default:
            var inner = subject
            inner.binds = false
            forEachChild(node) { $0.match($1, inner) }
        }
    }

    /// Whether a call stands in a chain.
    private func calls(_ chain: Node) -> Bool {
        var node = chain
        while true {
            switch kind(node) {
            case .member, .optionalChain, .forced, .specialization: break
            case .name, .implicitMember, .typeExpression: return false
            default: return true
            }
            guard !node.firstChild.isNone else { return false }
            node = tree[node.firstChild]
        }
    }

    private mutating func bindName(_ name: SwiftToken, _ subject: Subject) {
        let value = whole(subject, name.range)
        bind(symbol(name), value, flags: subject.flags, name.range)
    }

    private mutating func whole(_ subject: Subject, _ range: ByteRange) -> Value {
        guard let position = subject.position else { return subject.value }
        return builder.emit(.part, range, a: subject.value.index, b: position)
    }

    private mutating func matchParts(_ first: NodeIndex, _ subject: Subject) {
        guard !first.isNone else { return }
        var inner = subject
        inner.value = whole(subject, range(tree[first]))
        inner.position = 0
        var child = first
        while !child.isNone {
            match(child, inner)
            inner.position = (inner.position ?? 0) + 1
            child = next(child)
        }
    }

    /// `x as A as B`, from the left.
    private mutating func matchCast(_ index: NodeIndex, _ subject: Subject) {
        var types: [NodeIndex] = []
        var current = index
        while kind(current) == .cast {
            types.append(next(tree[current].firstChild))
            current = tree[current].firstChild
        }
        match(current, subject)
        for type in types.reversed() where !type.isNone { patternType = typeValue(type) }
    }

    /// `.case(let a, b: 1)`; what `.some` holds is its subject itself.
    private mutating func matchCall(_ node: Node, _ subject: Subject) {
        let callee = node.firstChild
        guard let calleeKind = kind(callee) else { return }
        if calleeKind == .name || calleeKind == .implicitMember
            || calleeKind == .member && !calls(tree[callee])
        {
            _ = expression(callee)
        }
        let list = next(callee)
        guard kind(list) == .arguments else { return }
        let first = tree[list].firstChild
        if next(first).isNone, isText(lastToken(tree[callee]), "some") {
            match(first, subject)
        } else {
            matchParts(first, subject)
        }
    }
}
