import Facts
import SourceText
import Syntax

/// Imports, functions and classes.
extension PythonCollector {
    // MARK: Imports

    private var importFlags: UInt32 {
        (typeCheckingDepth > 0 ? ImportFact.Flag.typeChecking : 0)
            | (tryDepth > 0 ? ImportFact.Flag.inTry : 0)
    }

    mutating func collectImport(_ node: Node) {
        let statement = range(node)
        forEachChild(node) { collector, child in
            let name = collector.tree[child]
            let alias = collector.alias(of: name)
            let end = alias == nil ? name.endToken : name.endToken - 2
            let module = collector.dottedName(name.firstToken, end)
            collector.builder.addImport(
                module: module, name: .none, alias: alias.map { collector.symbol($0) } ?? .none,
                flags: collector.importFlags, range: collector.range(name), statement: statement)
        }
    }

    mutating func collectFromImport(_ node: Node) {
        let statement = range(node)
        var end = node.firstToken + 1
        while end < node.endToken, token(end).kind != .kwImport { end += 1 }
        let module = dottedName(node.firstToken + 1, end)
        let star = builder.symbols.intern("*")
        forEachChild(node) { collector, child in
            let name = collector.tree[child]
            let isStar = collector.kind(name) == .importStar
            let alias = isStar ? nil : collector.alias(of: name)
            let flags = collector.importFlags | ImportFact.Flag.from | (isStar ? ImportFact.Flag.star : 0)
            collector.builder.addImport(
                module: module, name: isStar ? star : collector.symbol(collector.token(name.firstToken)),
                alias: alias.map { collector.symbol($0) } ?? .none, flags: flags,
                range: collector.range(name),
                statement: statement)
        }
    }

    /// The name behind `as`, which is the last token of an import's name.
    private func alias(of node: Node) -> PythonToken? {
        guard node.endToken >= node.firstToken + 3, token(node.endToken - 2).kind == .kwAs else { return nil }
        return token(node.endToken - 1)
    }

    /// The text of tokens without the white space between them.
    private mutating func dottedName(_ first: UInt32, _ end: UInt32) -> Symbol {
        guard end > first + 1 else { return end > first ? symbol(token(first)) : builder.symbols.intern("") }
        text.removeAll(keepingCapacity: true)
        for index in first..<end {
            text.append(contentsOf: bytes[token(index).range.clamped(to: bytes.count).indices])
        }
        return builder.symbols.intern(text, ByteRange(0, UInt32(text.count)))
    }

    // MARK: Decorators

    mutating func collectDecorated(_ node: Node) {
        let base = values.count
        var definition = NodeIndex.none
        forEachChild(node) { collector, child in
            if collector.kind(collector.tree[child]) == .decorator {
                let value = collector.optionalExpression(collector.tree[child].firstChild)
                collector.values.append(value)
            } else {
                definition = child
            }
        }
        let decorators = values.count > base ? builder.list(values[base...]).offset : .max
        values.removeSubrange(base...)
        guard !definition.isNone else { return }
        let start = token(node.firstToken).start
        switch kind(tree[definition]) {
        case .functionDefinition: collectFunction(definition, decorators: decorators, start: start)
        case .classDefinition: collectClass(definition, decorators: decorators, start: start)
        default: collectStatement(definition)
        }
    }

    // MARK: Functions

    mutating func collectFunction(_ index: NodeIndex, decorators: UInt32, start: UInt32) {
        let node = tree[index]
        let isAsync = node.flags & 1 != 0
        let name = token(node.firstToken + (isAsync ? 2 : 1))
        let base = parameters.count
        var function = FunctionFact(
            name: declaredName(name), path: .none, kind: .function, range: range(node))
        function.flags = isAsync ? FunctionFact.Flag.isAsync : 0
        function.type = type
        function.decorators = decorators
        function.nameRange = name.range
        function.start = start
        var block = NodeIndex.none
        forEachChild(node) { collector, child in
            let part = collector.tree[child]
            switch collector.kind(part) {
            case .typeParameters: collector.forEachChild(part) { _ = $0.expression($1) }
            case .parameters: collector.collectParameters(part, of: &function)
            case .returnAnnotation: function.returns = collector.optionalExpression(part.firstChild)
            default: block = child
            }
        }
        if !block.isNone { function.headerEnd = token(tree[block].firstToken).end }
        let length = enter(name)
        function.path = pathSymbol
        let id = builder.beginFunction(function, parameters: parameters[base...])
        parameters.removeSubrange(base...)
        let outerType = type
        type = nil
        if !block.isNone { collectStatement(block) }
        type = outerType
        builder.endFunction()
        path.removeSubrange(length...)
        let value = builder.emit(.function, function.range, a: UInt32(truncatingIfNeeded: id))
        builder.bind(function.name, value, name.range)
    }

    /// Evaluates annotations and defaults, and puts the parameters onto the stack.
    mutating func collectParameters(_ node: Node, of function: inout FunctionFact) {
        let isLambda = token(node.firstToken).kind != .leftParenthesis
        function.parametersEnd = isLambda ? token(node.firstToken).start : token(node.firstToken).end
        if node.firstChild.isNone { function.flags |= FunctionFact.Flag.parametersEmpty }
        forEachChild(node) { collector, child in
            let part = collector.tree[child]
            guard collector.kind(part) == .parameter else {
                _ = collector.expression(child)
                return
            }
            let kind = ParameterFact.Kind(rawValue: part.flags) ?? .normal
            let isStarred = kind == .variadic || kind == .keywords
            let name = collector.symbol(collector.token(part.firstToken + (isStarred ? 1 : 0)))
            var parameter = ParameterFact(
                name: name, label: kind == .positionalOnly || isStarred ? .none : name, kind: kind, flags: 0,
                annotation: .none, defaultValue: .none, range: collector.range(part))
            collector.forEachChild(part) { collector, child in
                let value = collector.optionalExpression(collector.tree[child].firstChild)
                if collector.kind(collector.tree[child]) == .annotation {
                    parameter.annotation = value
                } else {
                    parameter.defaultValue = value
                }
            }
            collector.parameters.append(parameter)
            function.parametersEnd = parameter.range.end
        }
        if !isLambda, node.endToken >= node.firstToken + 2, token(node.endToken - 2).kind == .comma {
            function.flags |= FunctionFact.Flag.parametersTrailingComma
        }
    }

    mutating func lambda(_ node: Node) -> Value {
        let base = parameters.count
        var function = FunctionFact(
            name: builder.symbols.intern("<lambda>"), path: pathSymbol, kind: .closure, range: range(node))
        var body = NodeIndex.none
        forEachChild(node) { collector, child in
            if collector.kind(collector.tree[child]) == .parameters {
                collector.collectParameters(collector.tree[child], of: &function)
            } else {
                body = child
            }
        }
        let id = builder.beginFunction(function, parameters: parameters[base...])
        parameters.removeSubrange(base...)
        let outerType = type
        type = nil
        let result = optionalExpression(body)
        builder.emit(.return, range(node), a: result.index)
        type = outerType
        builder.endFunction()
        return builder.emit(.closure, function.range, a: UInt32(truncatingIfNeeded: id))
    }

    // MARK: Classes

    mutating func collectClass(_ index: NodeIndex, decorators: UInt32, start: UInt32) {
        let node = tree[index]
        let name = token(node.firstToken + 1)
        let nameSymbol = declaredName(name)
        let base = arguments.count
        var block = NodeIndex.none
        forEachChild(node) { collector, child in
            let part = collector.tree[child]
            switch collector.kind(part) {
            case .typeParameters: collector.forEachChild(part) { _ = $0.expression($1) }
            case .arguments: collector.collectArguments(part)
            default: block = child
            }
        }
        let headerEnd = block.isNone ? range(node).end : token(tree[block].firstToken).end
        let length = enter(name)
        let pathSymbol = pathSymbol
        let id = builder.addType(
            name: nameSymbol, path: pathSymbol, kind: .class, enclosing: type, bases: arguments[base...],
            decorators: decorators, range: range(node), nameRange: name.range, start: start,
            headerEnd: headerEnd)
        arguments.removeSubrange(base...)
        var body = FunctionFact(name: nameSymbol, path: pathSymbol, kind: .typeBody, range: range(node))
        body.type = id
        body.nameRange = name.range
        body.start = start
        body.headerEnd = headerEnd
        builder.beginFunction(body, parameters: [])
        let outerType = type
        type = id
        if !block.isNone { collectStatement(block) }
        type = outerType
        builder.endFunction()
        path.removeSubrange(length...)
        let value = builder.emit(.type, range(node), a: UInt32(truncatingIfNeeded: id))
        builder.bind(nameSymbol, value, name.range)
    }

    // MARK: Paths

    /// Goes one declaration deeper; the caller cuts the path back to the returned length.
    private mutating func enter(_ name: PythonToken) -> Int {
        let length = path.count
        if length > 0 { path.append(0x2E) }
        guard name.kind.isName else { return length }
        path.append(contentsOf: bytes[name.range.clamped(to: bytes.count).indices])
        return length
    }

    private var pathSymbol: Symbol {
        mutating get { builder.symbols.intern(path, ByteRange(0, UInt32(truncatingIfNeeded: path.count))) }
    }
}
