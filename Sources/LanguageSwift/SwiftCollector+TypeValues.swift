import Facts
import SourceText
import Syntax

/// Types as values, in the form that Python's annotations have.
extension SwiftCollector {
    func isType(_ kind: SwiftKind) -> Bool {
        kind.rawValue >= SwiftKind.nameType.rawValue && kind.rawValue <= SwiftKind.attributedType.rawValue
    }

    mutating func optionalType(_ index: NodeIndex) -> Value { index.isNone ? .none : typeValue(index) }

    /// A type, or an expression in the place of one.
    mutating func typeValue(_ index: NodeIndex) -> Value {
        let node = tree[index]
        switch kind(node) {
        case .nameType: return named(node)
        case .memberType, .genericType, .optionalType: return typeChain(index)
        case .arrayType, .functionType: return types(node)
        case .dictionaryType: return types(node, flags: OpFlag.mapping)
        case .tupleType:
            let isLone = !node.firstChild.isNone && next(node.firstChild).isNone
            return isLone ? typeValue(node.firstChild) : types(node)
        case .constrainedType:
            guard token(node.firstToken).kind != .prefixOperator else { return excluded(node) }
            return optionalType(node.firstChild)
        case .attributedType:
            return optionalType(lastChild(node) ?? .none)
        case .thrownType, .returnType: return optionalType(node.firstChild)
        case .compositionType:
            let base = values.count
            forEachChild(node) { collector, child in
                let value = collector.typeValue(child)
                collector.values.append(value)
            }
            let result = builder.operation(.and, values[base...], range(node))
            values.removeSubrange(base...)
            return result
        default: return expression(index)
        }
    }

    /// `~Copyable` says what a type is not.
    private mutating func excluded(_ node: Node) -> Value {
        let base = values.count
        let value = optionalType(node.firstChild)
        values.append(value)
        let result = builder.operation(.not, values[base...], range(node))
        values.removeSubrange(base...)
        return result
    }

    private mutating func types(_ node: Node, flags: UInt8 = 0) -> Value {
        let base = values.count
        forEachChild(node) { collector, child in
            let value = collector.typeValue(child)
            collector.values.append(value)
        }
        let result = builder.emit(.collection, flags: flags, range(node), list: values[base...])
        values.removeSubrange(base...)
        return result
    }

    /// A name; that of a generic parameter is its bound.
    private mutating func named(_ node: Node) -> Value {
        let name = symbol(token(node.firstToken))
        if !generics.isEmpty, !isReadingBound, let found = generics.last(where: { $0.name == name }) {
            isReadingBound = true
            defer { isReadingBound = false }
            return typeValue(found.bound)
        }
        return builder.emit(.name, range(node), symbol: name)
    }

    /// `A.B<C>?`: down to the base, then up again, in a loop.
    private mutating func typeChain(_ index: NodeIndex) -> Value {
        let base = spine.count
        var current = index
        descend: while !current.isNone {
            switch kind(tree[current]) {
            case .memberType, .genericType, .optionalType:
                spine.append(current)
                current = tree[current].firstChild
            default: break descend
            }
        }
        var value = optionalType(current)
        while spine.count > base, let next = spine.popLast() {
            let node = tree[next]
            switch kind(node) {
            case .memberType: value = builder.attribute(value, symbol(lastToken(node)), range(node))
            case .genericType:
                let base = values.count
                typeArguments(of: node)
                value = builder.subscripted(value, values[base...], range(node))
                values.removeSubrange(base...)
            default:
                let base = values.count
                values.append(value)
                let none = builder.emit(.none, lastToken(node).range)
                values.append(none)
                value = builder.operation(.other, values[base...], range(node))
                values.removeSubrange(base...)
            }
        }
        return value
    }

    /// Puts the values behind the first child onto the stack.
    mutating func typeArguments(of node: Node) {
        var child = next(node.firstChild)
        while !child.isNone {
            let value = typeValue(child)
            values.append(value)
            child = next(child)
        }
    }

    // MARK: Generic parameters

    /// Evaluates bounds, and lets the names of their parameters stand for them until the caller cuts `generics` back.
    mutating func collectGenerics(_ index: NodeIndex) {
        let node = tree[index]
        let isClause = kind(node) == .whereClause
        var previous = NodeIndex.none
        forEachChild(node) { collector, child in
            guard collector.kind(child) != .attribute else {
                _ = collector.attribute(collector.tree[child])
                return
            }
            _ = collector.typeValue(child)
            let first = collector.tree[child].firstToken
            if first > 1, collector.token(first - 1).kind == .colon {
                let name = collector.token(first - 2)
                let symbol = collector.symbol(name)
                // A clause adds to a bound, or is the first.
                let isFirst = !isClause || !collector.generics.contains { $0.name == symbol }
                if isFirst, !isClause || collector.kind(previous) == .nameType {
                    collector.generics.append((symbol, child))
                }
            }
            previous = child
        }
    }

    // MARK: What a parameter's type says of it

    func parameterFlags(_ index: NodeIndex) -> UInt32 {
        var flags: UInt32 = 0
        var current = index
        while !current.isNone {
            let node = tree[current]
            switch kind(node) {
            case .attributedType:
                let inner = lastChild(node) ?? .none
                let end = inner.isNone ? node.endToken : tree[inner].firstToken
                for place in node.firstToken..<max(end, node.firstToken) {
                    let word = token(place)
                    if word.kind == .kwInout { flags |= ParameterFlag.isInout }
                    if isText(word, "escaping") { flags |= ParameterFlag.isEscaping }
                    if isText(word, "autoclosure") { flags |= ParameterFlag.isAutoclosure }
                }
                current = inner
            case .optionalType, .constrainedType: current = node.firstChild
            case .tupleType where next(node.firstChild).isNone: current = node.firstChild
            case .functionType: return flags | ParameterFlag.isFunction
            default: return flags
            }
        }
        return flags
    }
}
