import Syntax

/// Types, from attributes and arrows inwards.
extension SwiftParser {
    /// A type with its attributes, effects and result.
    mutating func parseType() -> NodeIndex {
        let first = here
        if kind == .kwRepeat {
            advance()
            let child = nested { $0.parseType() }
            return finish(.constrainedType, from: first, child: child)
        }
        guard kind == .at || beginsTypeSpecifier(at: position) else { return parseFunctionType(first) }
        var children = Children()
        while true {
            if kind == .at {
                append(nested { $0.parseAttribute(ofType: true) }, to: &children)
            } else if beginsTypeSpecifier(at: position) {
                advance()
                // `nonisolated(nonsending)`, `dependsOn(a)`.
                if kind == .leftParenthesis, tokens[position - 1].kind != .wordBorrowing,
                    isSpecifierArgument(at: position)
                {
                    skipBalanced()
                }
            } else {
                break
            }
        }
        append(parseFunctionType(here), to: &children)
        return finish(.attributedType, from: first, children)
    }

    /// Whether `(` behind a specifier is its argument and not the type.
    private func isSpecifierArgument(at index: Int) -> Bool {
        isSpelled("nonisolated", at: index - 1) || isSpelled("dependsOn", at: index - 1)
    }

    /// `inout`, `borrowing`, `isolated` and their like, where a type follows.
    func beginsTypeSpecifier(at index: Int) -> Bool {
        switch kind(at: index) {
        case .kwInout: return true
        case .wordBorrowing, .wordConsuming, .wordSending, .wordIsolated, .wordNonisolated: break
        case .identifier:
            guard
                ["__shared", "__owned", "_const", "dependsOn"].contains(where: { isSpelled($0, at: index) })
            else { return false }
        default: return false
        }
        switch kind(at: index + 1) {
        case .leftParenthesis: return !has(SwiftToken.Flag.lineBefore, at: index + 1)
        case .at, .leftBracket, .underscore, .kwInout, .kwAnyType, .kwSelfType, .kwRepeat:
            return true
        case .prefixOperator: return isSpelled("~", at: index + 1)
        case let next: return next.isName
        }
    }

    /// `(A, B) async throws(E) -> C`, or what binds tighter.
    private mutating func parseFunctionType(_ first: UInt32) -> NodeIndex {
        guard kind == .leftParenthesis else {
            let type = parseCompositionType()
            guard beginsArrow else { return type }
            return parseFunctionType(first, Children(first: type, last: type))
        }
        let parameters = parseTupleElements()
        if beginsArrow { return parseFunctionType(first, parameters) }
        let tuple = finish(.tupleType, from: first, parameters)
        let type = parseComposition(of: parseTypeSuffixes(of: tuple, first), first)
        guard beginsArrow else { return type }
        return parseFunctionType(first, Children(first: type, last: type))
    }

    /// Whether the arrow of a function type follows, perhaps behind effects.
    var beginsArrow: Bool {
        switch kind {
        case .arrow: true
        case .kwThrows, .kwRethrows: true
        case .wordAsync: peek() == .arrow || peek() == .kwThrows
        default: false
        }
    }

    private mutating func parseFunctionType(_ first: UInt32, _ parameters: Children) -> NodeIndex {
        var children = parameters
        var flags: UInt8 = 0
        parseEffects(into: &children, flags: &flags)
        expect(.arrow, "a function type needs an arrow")
        parseEffects(into: &children, flags: &flags)
        append(nested { $0.parseType() }, to: &children)
        return finish(.functionType, from: first, children, flags: flags & 3)
    }

    /// `some A`, `any A & B`, `each A`, or simple types joined by `&`.
    private mutating func parseCompositionType() -> NodeIndex {
        let first = here
        switch kind {
        case .wordSome, .wordAny, .wordEach:
            guard beginsConstraint(at: position + 1) else { break }
            advance()
            let child = nested { $0.parseCompositionType() }
            return finish(.constrainedType, from: first, child: child)
        default: break
        }
        return parseComposition(of: parseSimpleType(), first)
    }

    private mutating func parseComposition(of type: NodeIndex, _ first: UInt32) -> NodeIndex {
        guard isAmpersand(at: position) else { return type }
        var children = Children()
        append(type, to: &children)
        while isAmpersand(at: position) {
            advance()
            append(parseSimpleType(), to: &children)
        }
        return finish(.compositionType, from: first, children)
    }

    private func isAmpersand(at index: Int) -> Bool {
        switch kind(at: index) {
        case .infixOperator, .postfixOperator: isSpelled("&", at: index)
        case .ampersandPrefix: true
        default: false
        }
    }

    /// Whether a type follows `some`, `any` or `each`, so that they are no names.
    func beginsConstraint(at index: Int) -> Bool {
        switch kind(at: index) {
        case .leftParenthesis, .leftBracket, .kwAnyType, .kwSelfType, .underscore: true
        case .prefixOperator: isSpelled("~", at: index)
        case let next: next.isName
        }
    }

    // MARK: Simple types

    /// A name, tuple, array or dictionary with its members, arguments and `?`.
    mutating func parseSimpleType(isMember: Bool = true) -> NodeIndex {
        let first = here
        switch kind {
        case .prefixOperator where isSpelled("~", at: position),
            .infixOperator where isSpelled("~", at: position):
            advance()
            let child = nested { $0.parseSimpleType(isMember: isMember) }
            return finish(.constrainedType, from: first, child: child)
        case .leftParenthesis:
            let elements = parseTupleElements()
            return parseTypeSuffixes(of: finish(.tupleType, from: first, elements), first, isMember: isMember)
        case .leftBracket:
            return parseTypeSuffixes(of: nested { $0.parseCollectionType() }, first, isMember: isMember)
        case .kwAnyType, .underscore:
            // Neither takes arguments: `a is Any < b` compares.
            return parseTypeSuffixes(of: leaf(.nameType), first, isMember: isMember)
        case .kwSelfType: break
        default:
            guard kind.isName else { return missing("a type is missing here") }
        }
        let name = parseModuleSelector(of: leaf(.nameType), first, .memberType)
        return parseTypeSuffixes(of: parseGenericType(of: name, first), first, isMember: isMember)
    }

    /// `Module::name`: the name behind the colons is a member of the module.
    mutating func parseModuleSelector(of module: NodeIndex, _ first: UInt32, _ node: SwiftKind) -> NodeIndex {
        guard kind == .colon, beginsModuleSelector(at: position) else { return module }
        skipModuleSelector()
        return finish(node, from: first, child: module)
    }

    /// `::name` behind a word, which names a module then.
    mutating func skipModuleSelector() {
        guard kind == .colon, beginsModuleSelector(at: position) else { return }
        advance()
        advance()
        takeOperator()
    }

    /// Whether `::` begins at a colon.
    func beginsModuleSelector(at index: Int) -> Bool {
        kind(at: index + 1) == .colon && !has(SwiftToken.Flag.spaceBefore, at: index + 1)
            && (kind(at: index + 2).isWord || kind(at: index + 2).isOperator)
    }

    /// The name of an attribute: no `?` goes on from it.
    mutating func parseAttributeName() -> NodeIndex {
        let first = here
        var type = parseModuleSelector(of: leaf(.nameType), first, .memberType)
        type = parseGenericType(of: type, first)
        while kind == .dot, peek().isWord {
            advance()
            advance()
            type = parseGenericType(of: finish(.memberType, from: first, child: type), first)
        }
        return type
    }

    private mutating func parseTypeSuffixes(of base: NodeIndex, _ first: UInt32, isMember: Bool = true)
        -> NodeIndex
    {
        var type = base
        while true {
            switch kind {
            case .dot:
                guard
                    isMember || isSpelled("Type", at: position + 1) || isSpelled("Protocol", at: position + 1)
                else { return type }
                advance()
                if kind.isWord {
                    advance()
                    skipModuleSelector()
                } else {
                    report("the name of a member is missing")
                }
                type = parseGenericType(of: finish(.memberType, from: first, child: type), first)
            case .questionPostfix, .exclamationPostfix:
                advance()
                type = finish(.optionalType, from: first, child: type)
            default: return type
            }
        }
    }

    private mutating func parseGenericType(of type: NodeIndex, _ first: UInt32) -> NodeIndex {
        guard kind == .less else {
            // No arguments at all: the lexer takes the brackets for an operator.
            guard kind.isOperator, isSpelled("<>", at: position) else { return type }
            advance()
            return finish(.genericType, from: first, child: type)
        }
        return nested { parser in
            var children = Children()
            parser.append(type, to: &children)
            parser.parseGenericArguments(into: &children)
            return parser.finish(.genericType, from: first, children)
        }
    }

    /// `<A, 3>` with its brackets.
    mutating func parseGenericArguments(into children: inout Children) {
        advance()
        while kind != .greater {
            let before = position
            append(parseGenericArgument(), to: &children)
            if !take(.comma) { break }
            ensureProgress(since: before)
        }
        expect(.greater, "a closing > is missing")
    }

    /// A type or an integer.
    mutating func parseGenericArgument() -> NodeIndex {
        let first = here
        switch kind {
        case .integer: return leaf(.integer)
        case .prefixOperator where peek() == .integer && !isSpelled("~", at: position):
            advance()
            let child = leaf(.integer)
            return finish(.prefix, from: first, child: child)
        default: return nested { $0.parseType() }
        }
    }

    // MARK: Brackets

    /// `(a: A, B...)` as the types in it.
    private mutating func parseTupleElements() -> Children {
        var children = Children()
        guard depth < Self.depthLimit else {
            append(skipNested(), to: &children)
            return children
        }
        depth += 1
        advance()
        while kind != .rightParenthesis {
            let before = position
            guard !kind.endsBracket else { break }
            skipTupleLabels()
            append(parseType(), to: &children)
            if isEllipsis { advance() }
            if take(.equal) { append(parseExpression(), to: &children) }
            if !take(.comma), kind != .rightParenthesis {
                guard !isAtLineStart, kind != .leftBrace else { break }
                report("a comma is missing between two types")
            }
            ensureProgress(since: before)
        }
        expect(.rightParenthesis, "a closing parenthesis is missing")
        depth -= 1
        return children
    }

    private mutating func skipTupleLabels() {
        guard kind.isLabel else { return }
        if peek() == .colon, !beginsModuleSelector(at: position + 1) {
            advance()
            advance()
        } else if peek().isLabel, peek(2) == .colon, !beginsModuleSelector(at: position + 2) {
            advance()
            advance()
            advance()
        }
    }

    /// `[A]`, `[A: B]`, `[3 of A]`.
    private mutating func parseCollectionType() -> NodeIndex {
        let first = here
        let isInline = beginsInlineArray(at: position)
        advance()
        var children = Children()
        append(parseGenericArgument(), to: &children)
        var node = SwiftKind.arrayType
        if isInline {
            advance()
            append(parseGenericArgument(), to: &children)
        } else if take(.colon) {
            node = .dictionaryType
            append(parseType(), to: &children)
        }
        expect(.rightBracket, "a closing bracket is missing")
        return finish(node, from: first, children)
    }

    /// `[3 of A]` in the place of an expression.
    mutating func parseInlineArray() -> NodeIndex { nested { $0.parseCollectionType() } }

    /// Whether `[` is followed by a length and `of`.
    func beginsInlineArray(at bracket: Int) -> Bool {
        var index = bracket + 1
        if kind(at: index) == .prefixOperator { index += 1 }
        guard kind(at: index) == .integer || kind(at: index).isName || kind(at: index) == .underscore else {
            return false
        }
        index += 1
        while kind(at: index) == .dot, kind(at: index + 1).isWord { index += 2 }
        return kind(at: index) == .identifier && !has(SwiftToken.Flag.lineBefore, at: index)
            && isSpelled("of", at: index)
    }
}
