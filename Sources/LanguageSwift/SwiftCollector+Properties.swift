import Facts
import SourceText
import Syntax

/// Variables, stored and computed properties, accessors.
extension SwiftCollector {
    mutating func collectVariables(_ index: NodeIndex) {
        let node = tree[index]
        let lead = collectLead(node)
        var flags = node.flags & 1 == 0 ? OpFlag.constant : 0
        if lead.isStatic { flags |= OpFlag.isStatic }
        if lead.isWeak { flags |= OpFlag.isWeak }
        var child = lead.rest
        while !child.isNone {
            if kind(child) == .binding {
                collectBinding(tree[child], lead, flags: flags, start: token(node.firstToken).start)
            }
            child = next(child)
        }
    }

    /// Variables that a file declares for itself: an assignment to their name is none to a member.
    mutating func declareGlobals(_ file: Node) {
        forEachChild(file) { collector, child in
            guard collector.kind(child) == .variableDeclaration else { return }
            collector.forEachChild(collector.tree[child]) { collector, child in
                guard collector.kind(child) == .binding else { return }
                let pattern = collector.tree[child].firstChild
                guard collector.kind(pattern) == .namePattern else { return }
                let name = collector.symbol(collector.token(collector.tree[pattern].firstToken))
                collector.scopes.declareGlobal(name)
            }
        }
    }

    private mutating func collectBinding(_ node: Node, _ lead: Lead, flags: UInt8, start: UInt32) {
        let pattern = node.firstChild
        guard !pattern.isNone else { return }
        var child = next(pattern)
        var typeNode = NodeIndex.none
        var value = Value.none
        if node.flags & 1 != 0 {
            typeNode = child
            child = next(child)
        }
        if node.flags & 2 != 0, !child.isNone {
            value = expression(child)
            child = next(child)
        }
        let annotation = optionalType(typeNode)
        guard kind(pattern) == .namePattern else {
            bindPattern(pattern, value, flags: flags)
            return
        }
        let (name, place) = declaredName(tree[pattern])
        let property = Property(
            name: name, path: .none, range: place, start: start, lead: lead, annotation: annotation)
        let accessors = kind(child) == .accessors ? child : NodeIndex.none
        let getter = accessors.isNone ? nil : collectGetter(tree[accessors], property)
        bind(name, getter ?? value, flags: flags, place)
        if getter == nil, !typeNode.isNone {
            builder.emit(.annotate, range(tree[typeNode]), a: annotation.index)
        }
        if lead.decorators != .max { builder.decorate(lead.decorators) }
        if !accessors.isNone, tree[accessors].flags & 1 == 0 {
            _ = collectAccessors(tree[accessors].firstChild, property) { $0 != .get }
        }
    }

    // MARK: Accessors

    /// A property, or a subscript, whose accessors are walked.
    struct Property {
        var name: Symbol
        /// That of a subscript; a property's is made from its name.
        var path: Symbol
        var range: ByteRange
        var start: UInt32
        var lead: Lead
        var annotation: Value
    }

    /// What an accessor does.
    enum AccessorRole {
        case get, set, didSet, modify
    }

    /// The function that gives a computed property's value; nil for a stored one and for a requirement.
    private mutating func collectGetter(_ node: Node, _ property: Property) -> Value? {
        if node.flags & 1 != 0, kind(node.firstChild) == .block {
            return accessor(property, .get, range(node), effects: 0, parameter: .none, node.firstChild)
        }
        return collectAccessors(node.firstChild, property) { $0 == .get }
    }

    /// Whether one of some accessors has a body.
    func hasCode(_ accessors: Node) -> Bool {
        if accessors.flags & 1 != 0 { return true }
        var child = accessors.firstChild
        while !child.isNone {
            let node = tree[child]
            if kind(node) == .conditionalCompilation { return true }
            if let last = lastChild(node), kind(last) == .block { return true }
            child = node.nextSibling
        }
        return false
    }

    /// The accessors that have a body and a wanted role.
    /// - Returns: the first one's function.
    private mutating func collectAccessors(
        _ first: NodeIndex, _ property: Property, _ isWanted: (AccessorRole) -> Bool
    ) -> Value? {
        var result: Value?
        var child = first
        while !child.isNone {
            let node = tree[child]
            if kind(node) == .conditionalCompilation {
                forEachClause(node) { collector, _, first in
                    let value = collector.collectAccessors(first, property, isWanted)
                    result = result ?? value
                }
            } else if kind(node) == .accessor {
                let value = collectAccessor(node, property, isWanted)
                result = result ?? value
            }
            child = node.nextSibling
        }
        return result
    }

    private mutating func collectAccessor(
        _ node: Node, _ property: Property, _ isWanted: (AccessorRole) -> Bool
    ) -> Value? {
        guard let head = accessorHead(node), isWanted(head.role) else { return nil }
        return accessor(
            property, head.role, head.range, effects: head.effects, parameter: head.parameter, head.block)
    }

    private struct AccessorHead {
        var role: AccessorRole
        var range: ByteRange
        var effects: UInt32
        var parameter: NodeIndex
        var block: NodeIndex
    }

    /// The head of an accessor that has a body.
    private func accessorHead(_ node: Node) -> AccessorHead? {
        guard let block = lastChild(node), kind(block) == .block else { return nil }
        var child = node.firstChild
        while let kind = kind(child), kind != .declarationName { child = next(child) }
        guard !child.isNone else { return nil }
        let word = token(tree[child].firstToken)
        let effects =
            (node.flags & 1 != 0 ? FunctionFact.Flag.isAsync : 0)
            | (node.flags & 2 != 0 ? FunctionFact.Flag.isThrowing : 0)
        return AccessorHead(
            role: role(of: word), range: ByteRange(word.start, range(node).end), effects: effects,
            parameter: kind(next(child)) == .namePattern ? next(child) : .none, block: block)
    }

    private func role(of word: SwiftToken) -> AccessorRole {
        switch word.kind {
        case .wordGet, .wordRead, .wordBorrow: return .get
        case .wordSet, .wordWillSet, .kwInit: return .set
        case .wordDidSet: return .didSet
        default: return isText(word, "_read") || isText(word, "unsafeAddress") ? .get : .modify
        }
    }

    private mutating func accessor(
        _ property: Property, _ role: AccessorRole, _ whole: ByteRange, effects: UInt32,
        parameter: NodeIndex, _ block: NodeIndex
    ) -> Value {
        let outer = enterAccessor(property, role, whole, effects: effects, parameter: parameter, block)
        collectBody(block, returnsValue: role == .get)
        leaveFunction(outer)
        return builder.emit(.function, whole, a: outer.id)
    }

    private mutating func enterAccessor(
        _ property: Property, _ role: AccessorRole, _ whole: ByteRange, effects: UInt32,
        parameter: NodeIndex, _ block: NodeIndex
    ) -> Surroundings {
        var function = FunctionFact(name: property.name, path: property.path, kind: .accessor, range: whole)
        if function.path.isNone {
            // What is declared inside belongs to the type, as if the accessor had no name.
            let length = enter(property.name)
            function.path = pathSymbol
            path.removeSubrange(length...)
        }
        let isGetter = role == .get
        function.flags =
            effects | (isGetter ? FunctionFact.Flag.isGetter : 0)
            | (property.lead.isStatic ? FunctionFact.Flag.isStatic : 0)
        function.type = type
        function.decorators = property.lead.decorators
        function.nameRange = property.range
        function.start = property.start
        function.headerEnd = token(tree[block].firstToken).end
        function.parametersEnd = whole.start
        if isGetter { function.returns = property.annotation }
        let base = parameters.count
        addSelf(at: property.range)
        if !parameter.isNone {
            let name = token(tree[parameter].firstToken)
            addImplicit(symbol(name), name.range, annotation: property.annotation)
        } else if role == .set || role == .didSet {
            let name = builder.symbols.intern(role == .set ? "newValue" : "oldValue")
            addImplicit(name, ByteRange(at: whole.start), annotation: property.annotation)
        }
        return enterFunction(function, from: base)
    }

    /// The body of a subscript: its getter's statements, or its accessors as functions inside.
    mutating func collectSubscriptBody(_ index: NodeIndex, _ callable: Callable) {
        let node = tree[index]
        if node.flags & 1 != 0 {
            collectBody(node.firstChild, returnsValue: true)
            return
        }
        var lead = Lead(keyword: node.firstToken, rest: .none)
        lead.isStatic = callable.isStatic
        let property = Property(
            name: callable.name, path: callable.path, range: callable.nameRange, start: callable.start,
            lead: lead, annotation: .none)
        _ = collectAccessors(node.firstChild, property) { _ in true }
    }
}
