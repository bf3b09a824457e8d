import SwiftSyntax

/// The imports, types, functions, calls and closures of a file, one JSON object a line, in the form of
/// `sessionlint inspect facts`. swift_normal.py says what the form is.
final class Facts: SyntaxVisitor {
    private(set) var listing: [UInt8] = []
    private var places: Places
    /// The names of the types and functions around.
    private var path: [String] = []

    init(in tree: SourceFileSyntax, of bytes: [UInt8]) {
        places = Places(bytes)
        super.init(viewMode: .sourceAccurate)
        walk(tree)
    }

    private func add(_ fact: String, _ token: TokenSyntax?, _ fields: [(String, JSON)]) {
        let (line, column) = place(token)
        let all = [("line", JSON.number(line)), ("column", .number(column)), ("fact", .text(fact))] + fields
        listing += JSON.object(all).description.utf8
        listing.append(UInt8(ascii: "\n"))
    }

    private func place(_ token: TokenSyntax?) -> (line: Int, column: Int) {
        places.place(token?.positionAfterSkippingLeadingTrivia.utf8Offset ?? 0)
    }

    // MARK: Imports

    override func visit(_ node: ImportDeclSyntax) -> SyntaxVisitorContinueKind {
        var components = node.path.map(\.name.plain)
        let name =
            node.importKindSpecifier != nil && components.count > 1 ? components.removeLast() : nil
        add(
            "import", node.importKeyword,
            [("module", .text(components.joined(separator: "."))), ("name", name.map { .text($0) } ?? .null)])
        return .visitChildren
    }

    // MARK: Types

    private func enterType(
        _ keyword: TokenSyntax, _ name: String, _ inheritance: InheritanceClauseSyntax?
    ) -> SyntaxVisitorContinueKind {
        path.append(name)
        add(
            "class", keyword,
            [
                ("name", .text(path.joined(separator: "."))), ("kind", .text(keyword.text)),
                ("bases", .list(inheritance?.inheritedTypes.map { .text(squeezed($0.type)) } ?? [])),
            ])
        return .visitChildren
    }

    override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind {
        enterType(node.classKeyword, node.name.plain, node.inheritanceClause)
    }
    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind {
        enterType(node.structKeyword, node.name.plain, node.inheritanceClause)
    }
    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind {
        enterType(node.enumKeyword, node.name.plain, node.inheritanceClause)
    }
    override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind {
        enterType(node.actorKeyword, node.name.plain, node.inheritanceClause)
    }
    override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind {
        enterType(node.protocolKeyword, node.name.plain, node.inheritanceClause)
    }
    override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
        enterType(node.extensionKeyword, extendedName(node.extendedType), node.inheritanceClause)
    }
    override func visitPost(_ node: ClassDeclSyntax) { path.removeLast() }
    override func visitPost(_ node: StructDeclSyntax) { path.removeLast() }
    override func visitPost(_ node: EnumDeclSyntax) { path.removeLast() }
    override func visitPost(_ node: ActorDeclSyntax) { path.removeLast() }
    override func visitPost(_ node: ProtocolDeclSyntax) { path.removeLast() }
    override func visitPost(_ node: ExtensionDeclSyntax) { path.removeLast() }

    /// `A.B` of `A<C>.B`; any other type as it is written.
    private func extendedName(_ type: TypeSyntax) -> String {
        if let name = type.as(IdentifierTypeSyntax.self) {
            return selector(name.moduleSelector) + name.name.plain
        }
        if let member = type.as(MemberTypeSyntax.self) {
            return "\(extendedName(member.baseType)).\(member.name.plain)"
        }
        return squeezed(type)
    }

    // MARK: Functions

    private func enterFunction(
        _ keyword: TokenSyntax, _ name: String, _ parameters: FunctionParameterClauseSyntax?,
        _ effects: FunctionEffectSpecifiersSyntax?, loneNameIsLabel: Bool = true
    ) -> SyntaxVisitorContinueKind {
        path.append(name)
        let parameters = parameters?.parameters ?? []
        let labels = parameters.map { parameter -> JSON in
            guard loneNameIsLabel || parameter.secondName != nil else { return .null }
            return label(parameter.firstName)
        }
        add(
            "function", keyword,
            [
                ("name", .text(path.joined(separator: "."))), ("labels", .list(labels)),
                ("parameters", .list(parameters.map { .text(($0.secondName ?? $0.firstName).plain) })),
                ("async", .truth(effects?.asyncSpecifier != nil)),
                ("throws", .truth(effects?.throwsClause != nil)),
            ])
        return .visitChildren
    }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        let signature = node.signature
        return enterFunction(
            node.funcKeyword, node.name.plain, signature.parameterClause, signature.effectSpecifiers)
    }
    override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
        let signature = node.signature
        return enterFunction(
            node.initKeyword, "init", signature.parameterClause, signature.effectSpecifiers)
    }
    override func visit(_ node: DeinitializerDeclSyntax) -> SyntaxVisitorContinueKind {
        enterFunction(node.deinitKeyword, "deinit", nil, nil)
    }
    override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind {
        enterFunction(
            node.subscriptKeyword, "subscript", node.parameterClause, nil, loneNameIsLabel: false)
    }
    override func visitPost(_ node: FunctionDeclSyntax) { path.removeLast() }
    override func visitPost(_ node: InitializerDeclSyntax) { path.removeLast() }
    override func visitPost(_ node: DeinitializerDeclSyntax) { path.removeLast() }
    override func visitPost(_ node: SubscriptDeclSyntax) { path.removeLast() }

    // MARK: Calls

    private func addCall(
        _ first: TokenSyntax?, _ callee: String, _ arguments: LabeledExprListSyntax,
        _ trailing: ClosureExprSyntax?, _ others: MultipleTrailingClosureElementListSyntax
    ) {
        var labels = arguments.map { $0.label.map(label) ?? .null }
        if trailing != nil { labels.append(.null) }
        labels += others.map { label($0.label) }
        add("call", first, [("callee", .text(callee)), ("labels", .list(labels))])
    }

    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        guard callBeforeClosures(of: node) == nil, !isConstraint(node) else { return .visitChildren }
        let whole = callWithClosures(around: node) ?? node
        addCall(
            node.firstToken(viewMode: .sourceAccurate), spelling(node.calledExpression), node.arguments,
            whole.trailingClosure, whole.additionalTrailingClosures)
        return .visitChildren
    }

    /// `f(x)` in `if f(x) { }, b { }`, where this parser makes a second call of the closure. The compiler makes one.
    private func callBeforeClosures(of node: FunctionCallExprSyntax) -> FunctionCallExprSyntax? {
        guard node.leftParen == nil, let inner = node.calledExpression.as(FunctionCallExprSyntax.self),
            inner.leftParen != nil, inner.trailingClosure == nil
        else { return nil }
        return inner
    }

    /// `any (A)` in `(any (A)) -> B`, which is a call for this parser. The compiler wants a type before an arrow, so no
    /// program calls anything there.
    private func isConstraint(_ node: FunctionCallExprSyntax) -> Bool {
        let name = node.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text ?? ""
        guard ["any", "some", "each"].contains(name) else { return false }
        var node = Syntax(node)
        while let parent = node.parent {
            switch parent.as(SyntaxEnum.self) {
            case .exprList(let operands):
                let next = operands.drop { $0.id != node.id }.dropFirst().first
                if next?.is(ArrowExprSyntax.self) ?? false { return true }
            case .sequenceExpr, .labeledExpr, .labeledExprList, .tupleExpr, .arrayExpr, .arrayElement,
                .arrayElementList:
                break
            default: return false
            }
            node = parent
        }
        return false
    }

    private func callWithClosures(around node: FunctionCallExprSyntax) -> FunctionCallExprSyntax? {
        guard let outer = node.parent?.as(FunctionCallExprSyntax.self),
            callBeforeClosures(of: outer)?.id == node.id
        else { return nil }
        return outer
    }
    override func visit(_ node: MacroExpansionExprSyntax) -> SyntaxVisitorContinueKind {
        addCall(
            node.pound, "#\(node.macroName.plain)", node.arguments, node.trailingClosure,
            node.additionalTrailingClosures)
        return .visitChildren
    }
    override func visit(_ node: MacroExpansionDeclSyntax) -> SyntaxVisitorContinueKind {
        addCall(
            node.pound, "#\(node.macroName.plain)", node.arguments, node.trailingClosure,
            node.additionalTrailingClosures)
        return .visitChildren
    }

    /// A chain of names, calls (`()`) and subscripts (`[]`); `?` for any other base.
    private func spelling(_ expression: ExprSyntax) -> String {
        switch expression.as(ExprSyntaxEnum.self) {
        case .declReferenceExpr(let name): selector(name.moduleSelector) + name.baseName.plain
        case .superExpr: "super"
        case .memberAccessExpr(let member):
            ((member.base ?? branchBase(of: member)).map(spelling) ?? "") + "."
                + member.declName.baseName.plain
        case .functionCallExpr(let call):
            callBeforeClosures(of: call).map { spelling(ExprSyntax($0)) }
                ?? spelling(call.calledExpression) + "()"
        case .subscriptCallExpr(let subscripted): spelling(subscripted.calledExpression) + "[]"
        case .macroExpansionExpr(let macro): "#\(macro.macroName.plain)()"
        case .optionalChainingExpr(let marked): spelling(marked.expression)
        case .forceUnwrapExpr(let marked): spelling(marked.expression)
        case .genericSpecializationExpr(let special): spelling(special.expression)
        case .tupleExpr(let tuple): only(in: tuple).map { spelling(withoutWords($0)) } ?? "?"
        default: "?"
        }
    }

    private func selector(_ selector: ModuleSelectorSyntax?) -> String {
        selector.map { $0.moduleName.plain + "." } ?? ""
    }

    /// `a` in `(a)`.
    private func only(in tuple: TupleExprSyntax) -> ExprSyntax? {
        guard tuple.elements.count == 1, let only = tuple.elements.first, only.label == nil else {
            return nil
        }
        return only.expression
    }

    /// `a` in `try unsafe a`. What `await` waits for is another value than what comes of it.
    private func withoutWords(_ expression: ExprSyntax) -> ExprSyntax {
        switch expression.as(ExprSyntaxEnum.self) {
        case .tryExpr(let covered): withoutWords(covered.expression)
        case .unsafeExpr(let covered): withoutWords(covered.expression)
        case .consumeExpr(let covered): withoutWords(covered.expression)
        case .copyExpr(let covered): withoutWords(covered.expression)
        case .borrowExpr(let covered): withoutWords(covered.expression)
        case .packElementExpr(let covered): withoutWords(covered.pack)
        default: expression
        }
    }

    /// `a` for `.b` in `a #if c .b() #endif`.
    private func branchBase(of member: MemberAccessExprSyntax) -> ExprSyntax? {
        var node = Syntax(member)
        while let parent = node.parent {
            if let chain = parent.as(PostfixIfConfigExprSyntax.self), chain.config.id == node.id,
                let base = chain.base
            {
                return base
            }
            switch parent.as(SyntaxEnum.self) {
            case .memberAccessExpr(let outer) where outer.base?.id == node.id: break
            case .functionCallExpr(let outer) where outer.calledExpression.id == node.id: break
            case .subscriptCallExpr(let outer) where outer.calledExpression.id == node.id: break
            case .optionalChainingExpr, .forceUnwrapExpr, .genericSpecializationExpr, .ifConfigClause,
                .ifConfigClauseList, .ifConfigDecl, .postfixIfConfigExpr:
                break
            default: return nil
            }
            node = parent
        }
        return nil
    }

    /// What decides which code is compiled is no code: its `os(Linux)` is no call.
    override func visit(_ node: IfConfigClauseSyntax) -> SyntaxVisitorContinueKind {
        if let elements = node.elements { walk(Syntax(elements)) }
        return .skipChildren
    }

    /// `.a(let b)` in a pattern takes apart and calls nothing.
    override func visit(_ node: ExpressionPatternSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

    /// `@abi(func f())` declares nothing.
    override func visit(_ node: ABIAttributeArgumentsSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

    // MARK: Closures

    override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
        let captures = node.signature?.capture?.items.map { JSON.text($0.name.plain) } ?? []
        let parameters: [JSON] =
            switch node.signature?.parameterClause {
            case .simpleInput(let names): names.map { .text($0.name.plain) }
            case .parameterClause(let clause):
                clause.parameters.map { .text(($0.secondName ?? $0.firstName).plain) }
            default: []
            }
        let (call, label) = owner(of: node)
        add(
            "closure", node.leftBrace,
            [
                ("parameters", .list(parameters)), ("captures", .list(captures)),
                ("call", call), ("label", label),
            ])
        return .visitChildren
    }

    /// The place of the call that the closure is an argument of, and its label there.
    private func owner(of closure: ClosureExprSyntax) -> (call: JSON, label: JSON) {
        let whole = handedOn(Syntax(closure))
        guard let parent = whole.parent else { return (.null, .null) }
        // A closure that is called on the spot, `{ … }()`, is no argument.
        let isCalled = parent.as(FunctionCallExprSyntax.self)?.calledExpression.id == whole.id
        if !isCalled, let place = placeOfCall(parent) { return (place, .null) }
        if let element = parent.as(MultipleTrailingClosureElementSyntax.self),
            let place = placeOfCall(element.parent?.parent)
        {
            return (place, label(element.label))
        }
        if let argument = parent.as(LabeledExprSyntax.self), let place = placeOfCall(argument.parent?.parent)
        {
            return (place, argument.label.map(label) ?? .null)
        }
        return (.null, .null)
    }

    /// `({ … })`, `try { … }` and their like, which hand on the closure that stands in them.
    private func handedOn(_ node: Syntax) -> Syntax {
        guard let parent = node.parent else { return node }
        switch parent.as(SyntaxEnum.self) {
        case .tryExpr, .unsafeExpr, .forceUnwrapExpr: return handedOn(parent)
        case .labeledExpr:
            guard let tuple = parent.parent?.parent?.as(TupleExprSyntax.self), only(in: tuple) != nil else {
                return node
            }
            return handedOn(Syntax(tuple))
        default: return node
        }
    }

    private func placeOfCall(_ node: Syntax?) -> JSON? {
        let first: TokenSyntax? =
            switch node?.as(SyntaxEnum.self) {
            case .functionCallExpr(let call): call.firstToken(viewMode: .sourceAccurate)
            case .macroExpansionExpr(let macro): macro.pound
            case .macroExpansionDecl(let macro): macro.pound
            default: nil
            }
        guard let first else { return nil }
        let (line, column) = place(first)
        return .text("\(line):\(column)")
    }

    // MARK: Words

    private func label(_ token: TokenSyntax) -> JSON {
        token.tokenKind == .wildcard ? .null : .text(token.plain)
    }

    /// The text of a node without white space and comments, but for a blank between words.
    private func squeezed(_ node: some SyntaxProtocol) -> String {
        var text = ""
        var lastIsWord = false
        for token in node.tokens(viewMode: .sourceAccurate) {
            let isWord =
                switch token.tokenKind {
                case .identifier, .keyword, .wildcard, .integerLiteral: true
                default: false
                }
            if isWord && lastIsWord { text += " " }
            text += token.text
            lastIsWord = isWord
        }
        return text
    }
}

extension TokenSyntax {
    /// The name without its backticks.
    fileprivate var plain: String {
        let text = text
        return text.count > 2 && text.hasPrefix("`") && text.hasSuffix("`")
            ? String(text.dropFirst().dropLast()) : text
    }
}
