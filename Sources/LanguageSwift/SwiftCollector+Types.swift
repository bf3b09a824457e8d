import Facts
import SourceText
import Syntax

/// Types, extensions, cases, aliases and imports.
extension SwiftCollector {
    mutating func collectType(_ index: NodeIndex) {
        let length = path.count
        let genericBase = generics.count
        let head = enterType(index)
        if !head.block.isNone { collectChildren(of: head.block) }
        leaveFunction(head.outer)
        hasSelf = head.hadSelf
        scopes.leaveType(head.boundary)
        path.removeSubrange(length...)
        generics.removeSubrange(genericBase...)
        let value = builder.emit(.type, head.range, a: UInt32(truncatingIfNeeded: head.id))
        if kind(index) != .extensionDeclaration { bind(head.name, value, flags: 0, head.nameRange) }
    }

    /// A type whose members are to be walked.
    private struct TypeHead {
        var id: Int
        var name: Symbol
        var nameRange: ByteRange
        var range: ByteRange
        var block: NodeIndex
        var outer: Surroundings
        var boundary: UInt32
        var hadSelf: Bool
    }

    /// Evaluates the head of a type and begins its body; the caller cuts the path and the generic parameters back.
    private mutating func enterType(_ index: NodeIndex) -> TypeHead {
        let node = tree[index]
        let lead = collectLead(node)
        let base = arguments.count
        let keyword = token(lead.keyword)
        let whole = ByteRange(keyword.start, max(range(node).end, keyword.start))
        let (name, place, first) = enterTypeName(node, lead)
        let block = collectTypeHead(from: first)
        let headerEnd = block.isNone ? range(node).end : token(tree[block].firstToken).end
        let start = token(node.firstToken).start
        let pathSymbol = pathSymbol
        let id = builder.addType(
            name: name, path: pathSymbol, kind: typeKind(node), enclosing: type, bases: arguments[base...],
            decorators: lead.decorators, range: whole, nameRange: place, start: start, headerEnd: headerEnd)
        arguments.removeSubrange(base...)
        var body = FunctionFact(name: name, path: pathSymbol, kind: .typeBody, range: whole)
        body.type = id
        body.nameRange = place
        body.start = start
        body.headerEnd = headerEnd
        let head = TypeHead(
            id: id, name: name, nameRange: place, range: whole, block: block,
            outer: enterFunction(body, from: parameters.count), boundary: scopes.enterType(), hadSelf: hasSelf
        )
        hasSelf = true
        type = id
        return head
    }

    private mutating func enterTypeName(_ node: Node, _ lead: Lead) -> (Symbol, ByteRange, rest: NodeIndex) {
        let head = lead.rest
        let isExtension = kind(node) == .extensionDeclaration
        guard !head.isNone, isExtension || kind(head) == .declarationName else {
            return (builder.symbols.intern(""), token(lead.keyword).range, head)
        }
        if isExtension {
            let extended = typeValue(head)
            arguments.append(Argument(value: extended, label: .none, flags: ArgumentFlag.extended))
            return (enterExtended(tree[head]), range(tree[head]), next(head))
        }
        let (name, place) = declaredName(tree[head])
        _ = enter(name)
        return (name, place, next(head))
    }

    /// What stands between the name and the members; the bases go onto the stack.
    /// - Returns: the block of members, or none.
    private mutating func collectTypeHead(from first: NodeIndex) -> NodeIndex {
        var block = NodeIndex.none
        var child = first
        while let kind = kind(child) {
            switch kind {
            case .genericParameters, .whereClause: collectGenerics(child)
            case .inheritance: collectInheritance(tree[child])
            case .block: block = child
            default: _ = typeValue(child)
            }
            child = next(child)
        }
        return block
    }

    private func typeKind(_ node: Node) -> TypeFact.Kind {
        switch kind(node) {
        case .structDeclaration: .struct
        case .enumDeclaration: .enum
        case .actorDeclaration: .actor
        case .protocolDeclaration: .protocol
        case .extensionDeclaration: .extension
        default: .class
        }
    }

    /// Goes into an extension: `A.B` of `A<C>.B`, and any other type as it is written.
    private mutating func enterExtended(_ node: Node) -> Symbol {
        if !path.isEmpty { path.append(0x2E) }
        var words: [SwiftToken] = []
        var current = node
        while !current.firstChild.isNone, kind(current) == .memberType || kind(current) == .genericType {
            if kind(current) == .memberType { words.append(lastToken(current)) }
            current = tree[current.firstChild]
        }
        guard kind(current) == .nameType else {
            appendSqueezed(node)
            return pathSymbol
        }
        words.append(token(current.firstToken))
        for (index, word) in words.reversed().enumerated() {
            if index > 0 { path.append(0x2E) }
            path.append(contentsOf: bytes[plainRange(word).clamped(to: bytes.count).indices])
        }
        return symbol(words[0])
    }

    /// The text of a node without white space, but for a blank between words and numbers.
    private mutating func appendSqueezed(_ node: Node) {
        var isWord = false
        for index in node.firstToken..<max(node.firstToken, node.endToken) {
            let token = token(index)
            let wasWord = isWord
            isWord = token.kind.isWord || token.kind == .underscore || token.kind == .integer
            if isWord, wasWord { path.append(0x20) }
            path.append(contentsOf: bytes[token.range.clamped(to: bytes.count).indices])
        }
    }

    private mutating func collectInheritance(_ node: Node) {
        forEachChild(node) { collector, child in
            let part = collector.tree[child]
            var value = collector.typeValue(child)
            // The base is all that is written, as in `@unchecked Sendable` and `(A & B)`.
            switch collector.kind(part) {
            case .attributedType, .constrainedType, .tupleType:
                value = collector.builder.emit(.either, collector.range(part), list: [value])
            default: break
            }
            collector.arguments.append(Argument(value: value, label: .none, flags: 0))
        }
    }

    // MARK: Cases and aliases

    mutating func collectEnumCase(_ node: Node) {
        let lead = collectLead(node)
        var element = lead.rest
        while !element.isNone {
            if kind(element) == .enumElement { collectElement(tree[element], lead) }
            element = next(element)
        }
    }

    /// A case is a constant of its type, made from what its parameters and raw value say.
    private mutating func collectElement(_ node: Node, _ lead: Lead) {
        guard kind(node.firstChild) == .declarationName else { return }
        let (name, place) = declaredName(tree[node.firstChild])
        let base = values.count
        var child = next(node.firstChild)
        while !child.isNone {
            if kind(child) == .parameters {
                forEachChild(tree[child]) { collector, child in
                    guard collector.kind(child) == .parameter else { return }
                    let parameter = collector.parameter(collector.tree[child], loneNameIsLabel: true)
                    collector.values.append(parameter.annotation)
                }
            } else {
                let value = expression(child)
                values.append(value)
            }
            child = next(child)
        }
        let value = builder.emit(.opaque, range(node), list: values[base...])
        values.removeSubrange(base...)
        bind(name, value, flags: OpFlag.constant | OpFlag.isStatic, place)
        if lead.decorators != .max { builder.decorate(lead.decorators) }
    }

    /// `typealias A = B` binds `A` to the type, `associatedtype A: P = D` to its default or else its bound.
    mutating func collectTypeAlias(_ node: Node) {
        let lead = collectLead(node)
        guard kind(lead.rest) == .declarationName else { return }
        let (name, place) = declaredName(tree[lead.rest])
        let genericBase = generics.count
        var value = Value.none
        var child = next(lead.rest)
        while !child.isNone {
            switch kind(child) {
            case .genericParameters?, .whereClause?: collectGenerics(child)
            case .inheritance?:
                forEachChild(tree[child]) { collector, child in
                    let bound = collector.typeValue(child)
                    if value.isNone { value = bound }
                }
            default: value = typeValue(child)
            }
            child = next(child)
        }
        generics.removeSubrange(genericBase...)
        bind(name, value, flags: 0, place)
    }

    /// A macro's declaration says types and what it is expanded by; it has no code.
    mutating func collectMacroDeclaration(_ node: Node) {
        let lead = collectLead(node)
        let genericBase = generics.count
        let base = parameters.count
        var function = FunctionFact(name: .none, path: .none, kind: .function, range: range(node))
        var child = kind(lead.rest) == .declarationName ? next(lead.rest) : lead.rest
        while !child.isNone {
            switch kind(child) {
            case .genericParameters?, .whereClause?: collectGenerics(child)
            case .parameters?: collectParameters(tree[child], of: &function)
            default: _ = typeValue(child)
            }
            child = next(child)
        }
        parameters.removeSubrange(base...)
        generics.removeSubrange(genericBase...)
    }

    // MARK: Imports

    /// `import A.B` brings every name of the module, `import struct A.B` one.
    mutating func collectImport(_ node: Node) {
        let lead = collectLead(node)
        let keyword = token(lead.keyword)
        var first = lead.keyword + 1
        let isKind = first + 1 < node.endToken && token(first).kind.isKeyword && token(first + 1).kind.isWord
        if isKind { first += 1 }
        var end = node.endToken
        var name = Symbol.none
        if isKind, end > first + 2 {
            let isSelected = end > first + 3 && token(end - 2).kind == .colon && token(end - 3).kind == .colon
            if isSelected || token(end - 2).kind == .dot {
                name = symbol(token(end - 1))
                end -= isSelected ? 3 : 2
            }
        }
        text.removeAll(keepingCapacity: true)
        for index in first..<max(first, end) {
            text.append(contentsOf: bytes[plainRange(token(index)).clamped(to: bytes.count).indices])
        }
        let module = builder.symbols.intern(text, ByteRange(0, UInt32(truncatingIfNeeded: text.count)))
        let whole = ByteRange(keyword.start, max(keyword.end, range(node).end))
        builder.addImport(
            module: module, name: name, alias: .none,
            flags: ImportFact.Flag.from | (name.isNone ? ImportFact.Flag.star : 0), range: whole,
            statement: ByteRange(token(node.firstToken).start, whole.end))
    }
}
