import Facts
import SourceText
import Syntax

/// Functions, initializers, subscripts and their parameters.
extension SwiftCollector {
    /// What stands before the keyword of a declaration.
    struct Lead {
        /// List of the values of its attributes.
        var decorators: UInt32 = .max
        /// The first token behind it, mostly the keyword.
        var keyword: UInt32
        /// The first child behind it.
        var rest: NodeIndex
        var isStatic = false
        var isWeak = false
    }

    /// Evaluates the attributes of a declaration and reads its modifiers.
    mutating func collectLead(_ node: Node) -> Lead {
        var lead = Lead(keyword: node.firstToken, rest: node.firstChild)
        let base = values.count
        reading: while !lead.rest.isNone {
            let child = tree[lead.rest]
            switch kind(child) {
            case .attribute:
                let value = attribute(child)
                values.append(value)
            case .modifier:
                switch token(child.firstToken).kind {
                case .kwStatic, .kwClass: lead.isStatic = true
                case .wordWeak, .wordUnowned: lead.isWeak = true
                default: break
                }
            case .conditionalCompilation: collectConditionalAttributes(child)
            default: break reading
            }
            lead.keyword = child.endToken
            lead.rest = child.nextSibling
        }
        if values.count > base { lead.decorators = builder.list(values[base...]).offset }
        values.removeSubrange(base...)
        return lead
    }

    private mutating func collectConditionalAttributes(_ node: Node) {
        forEachClause(node) { collector, _, first in
            var child = first
            while !child.isNone {
                let part = collector.tree[child]
                switch collector.kind(part) {
                case .attribute:
                    let value = collector.attribute(part)
                    collector.values.append(value)
                case .conditionalCompilation: collector.collectConditionalAttributes(part)
                default: break
                }
                child = part.nextSibling
            }
        }
    }

    /// `@A` is the value of its type, `@A(x)` a call of it.
    mutating func attribute(_ node: Node) -> Value {
        guard !node.firstChild.isNone else { return .none }
        let callee = typeValue(node.firstChild)
        let list = next(node.firstChild)
        guard kind(list) == .arguments else { return callee }
        let base = arguments.count
        let (end, hasComma) = collectArguments(list)
        let call = builder.call(
            callee, arguments[base...], argumentsEnd: end, hasTrailingComma: hasComma, range(node))
        arguments.removeSubrange(base...)
        builder.addFlags(OpFlag.attribute, to: call)
        return call
    }

    // MARK: Declarations

    /// Whatever has a parameter list and a body.
    mutating func collectFunction(_ index: NodeIndex) {
        let length = path.count
        let genericBase = generics.count
        let callable = enterCallable(index)
        if callable.body.isNone {
        } else if kind(callable.body) == .accessors {
            collectSubscriptBody(callable.body, callable)
        } else {
            collectBody(callable.body, returnsValue: callable.givesValue)
        }
        leaveFunction(callable.outer)
        path.removeSubrange(length...)
        generics.removeSubrange(genericBase...)
        bindFunction(index, callable)
    }

    /// A function whose body is to be walked.
    struct Callable {
        var outer: Surroundings
        /// A block, or the accessors of a subscript.
        var body: NodeIndex
        var name: Symbol
        var path: Symbol
        var nameRange: ByteRange
        var range: ByteRange
        var start: UInt32
        var isStatic: Bool
        /// Whether a body of one expression hands it back.
        var givesValue: Bool
    }

    private mutating func bindFunction(_ index: NodeIndex, _ callable: Callable) {
        let value = builder.emit(.function, callable.range, a: callable.outer.id)
        switch kind(index) {
        case .functionDeclaration?, .initializerDeclaration?:
            let flags = callable.isStatic ? OpFlag.isStatic : 0
            bind(callable.name, value, flags: flags, callable.nameRange)
        default: break
        }
    }

    private mutating func nameOfFunction(_ node: Node, _ lead: Lead) -> (symbol: Symbol, range: ByteRange) {
        let keyword = token(lead.keyword).range
        switch kind(node) {
        case .initializerDeclaration: return (builder.symbols.intern("init"), keyword)
        case .deinitializerDeclaration: return (builder.symbols.intern("deinit"), keyword)
        case .subscriptDeclaration: return (builder.symbols.intern("subscript"), keyword)
        default:
            guard kind(lead.rest) == .declarationName else { return (builder.symbols.intern(""), keyword) }
            return declaredName(tree[lead.rest])
        }
    }

    private func functionKind(_ node: Node) -> FunctionFact.Kind {
        switch kind(node) {
        case .initializerDeclaration: .initializer
        case .deinitializerDeclaration: .deinitializer
        case .subscriptDeclaration: .subscripted
        default: .function
        }
    }

    /// Evaluates the head of a function and begins it; the caller cuts the path and the generic parameters back.
    private mutating func enterCallable(_ index: NodeIndex) -> Callable {
        let node = tree[index]
        let lead = collectLead(node)
        let keyword = token(lead.keyword)
        let (name, place) = nameOfFunction(node, lead)
        var function = FunctionFact(
            name: name, path: .none, kind: functionKind(node),
            range: ByteRange(keyword.start, max(range(node).end, keyword.start)))
        function.flags = effects(node) | (lead.isStatic ? FunctionFact.Flag.isStatic : 0)
        function.type = type
        function.decorators = lead.decorators
        function.nameRange = place
        function.start = token(node.firstToken).start
        function.headerEnd = range(node).end
        function.parametersEnd = place.end
        let base = parameters.count
        addSelf(at: place)
        let body = collectHead(from: lead.rest, &function)
        if body.isNone || kind(body) == .accessors && !hasCode(tree[body]) {
            function.flags |= FunctionFact.Flag.isRequirement
        }
        _ = enter(name)
        function.path = pathSymbol
        return Callable(
            outer: enterFunction(function, from: base), body: body, name: name, path: function.path,
            nameRange: place, range: function.range, start: function.start, isStatic: lead.isStatic,
            givesValue: !function.returns.isNone)
    }

    /// What stands between the name and the body.
    /// - Returns: the body, or none.
    private mutating func collectHead(from first: NodeIndex, _ function: inout FunctionFact) -> NodeIndex {
        var body = NodeIndex.none
        var child = first
        while let kind = kind(child) {
            switch kind {
            case .declarationName: break
            case .genericParameters, .whereClause: collectGenerics(child)
            case .parameters: collectParameters(tree[child], of: &function)
            case .thrownType: _ = typeValue(child)
            case .returnType: function.returns = typeValue(child)
            case .block, .accessors:
                body = child
                function.headerEnd = token(tree[child].firstToken).end
            default: _ = expression(child)
            }
            child = next(child)
        }
        return body
    }

    /// `async`, `throws` and `init?`, as the flags of the node say.
    private func effects(_ node: Node) -> UInt32 {
        guard kind(node) != .subscriptDeclaration, kind(node) != .deinitializerDeclaration else { return 0 }
        return (node.flags & 1 != 0 ? FunctionFact.Flag.isAsync : 0)
            | (node.flags & 6 != 0 ? FunctionFact.Flag.isThrowing : 0)
            | (node.flags & 8 != 0 && kind(node) == .initializerDeclaration
                ? FunctionFact.Flag.isFailable : 0)
    }

    // MARK: Parameters

    /// Puts the `self` of a member onto the stack.
    mutating func addSelf(at place: ByteRange) {
        guard type != nil else { return }
        addImplicit(builder.symbols.intern("self"), ByteRange(at: place.start))
    }

    mutating func addImplicit(
        _ name: Symbol, _ range: ByteRange, annotation: Value = .none, defaultValue: Value = .none,
        flags: UInt32 = 0
    ) {
        parameters.append(
            ParameterFact(
                name: name, label: .none, kind: .normal, flags: flags | ParameterFlag.isImplicit,
                annotation: annotation, defaultValue: defaultValue, range: range))
    }

    /// Evaluates types and defaults, and puts the parameters onto the stack.
    mutating func collectParameters(_ node: Node, of function: inout FunctionFact) {
        let isClosure = function.kind == .closure
        function.parametersEnd = token(node.firstToken).end
        if node.firstChild.isNone { function.flags |= FunctionFact.Flag.parametersEmpty }
        forEachChild(node) { collector, child in
            let part = collector.tree[child]
            guard collector.kind(part) == .parameter else {
                _ = collector.expression(child)
                return
            }
            let parameter = collector.parameter(
                part, loneNameIsLabel: !isClosure && function.kind != .subscripted)
            collector.parameters.append(parameter)
            function.parametersEnd = parameter.range.end
        }
        if node.endToken >= node.firstToken + 2, lastToken(node).kind == .rightParenthesis,
            token(node.endToken - 2).kind == .comma
        {
            function.flags |= FunctionFact.Flag.parametersTrailingComma
        }
    }

    /// A parameter, whose type and default are evaluated here.
    mutating func parameter(_ node: Node, loneNameIsLabel: Bool) -> ParameterFact {
        let lead = collectLead(node)
        let typeNode = node.flags & 2 != 0 ? lead.rest : NodeIndex.none
        let defaultNode = node.flags & 2 != 0 ? next(lead.rest) : lead.rest
        // An enum case's parameter may be a type alone.
        let isNamed = typeNode.isNone || tree[typeNode].firstToken > lead.keyword
        let first = token(lead.keyword)
        let second = token(lead.keyword + 1)
        let hasSecond =
            isNamed && lead.keyword + 1 < node.endToken && (second.kind.isWord || second.kind == .underscore)
        var parameter = ParameterFact(
            name: .none, label: .none, kind: node.flags & 1 != 0 ? .variadic : .normal, flags: 0,
            annotation: .none, defaultValue: .none, range: range(node))
        parameter.name = isNamed ? symbol(hasSecond ? second : first) : builder.symbols.intern("_")
        if isNamed, hasSecond || loneNameIsLabel, first.kind != .underscore {
            parameter.label = symbol(first)
        }
        if !typeNode.isNone {
            parameter.flags = parameterFlags(typeNode)
            parameter.annotation = typeValue(typeNode)
        }
        if node.flags & 4 != 0, !defaultNode.isNone { parameter.defaultValue = expression(defaultNode) }
        return parameter
    }
}
