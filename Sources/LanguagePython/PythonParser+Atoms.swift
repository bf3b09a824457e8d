import Syntax

/// Names, constants, strings and everything in brackets.
extension PythonParser {
    mutating func parseAtom() -> NodeIndex {
        let first = here
        switch kind {
        case .name, .softMatch, .softCase, .softType: return leaf(.name)
        case .number: return leaf(.number)
        case .string, .fieldStringStart: return parseString()
        case .kwNone: return leaf(.noneLiteral)
        case .kwTrue: return leaf(.trueLiteral)
        case .kwFalse: return leaf(.falseLiteral)
        case .ellipsis: return leaf(.ellipsis)
        case .leftParenthesis: return nested { $0.parseParenthesis() }
        case .leftBracket: return nested { $0.parseList() }
        case .leftBrace: return nested { $0.parseBrace() }
        case .kwYield:
            report("yield needs parentheses here")
            return nested { $0.parseYield() }
        case .kwLambda:
            report("a lambda needs parentheses here")
            return nested { $0.parseExpression() }
        default:
            report("an expression is missing here")
            return finish(.opaque, from: first, child: .none)
        }
    }

    private mutating func leaf(_ kind: PythonKind) -> NodeIndex {
        let first = here
        advance()
        return finish(kind, from: first, child: .none)
    }

    // MARK: Strings

    /// Adjacent strings, with the expressions in their fields.
    private mutating func parseString() -> NodeIndex {
        let first = here
        var children = Children()
        var flags: UInt8 = 0
        while true {
            if kind == .string {
                advance()
            } else if kind == .fieldStringStart {
                flags = 1
                if depth < Self.depthLimit {
                    depth += 1
                    parseFieldString(into: &children)
                    depth -= 1
                } else {
                    append(nested { $0.parseAtom() }, to: &children)
                }
            } else {
                return finish(.string, from: first, children, flags: flags)
            }
        }
    }

    private mutating func parseFieldString(into children: inout Children) {
        advance()
        while true {
            switch kind {
            case .fieldStringMiddle: advance()
            case .leftBrace: parseField(into: &children)
            case .fieldStringEnd:
                advance()
                return
            default: return
            }
        }
    }

    /// `{a!r:format}`; the format may hold fields again.
    private mutating func parseField(into children: inout Children) {
        advance()
        if beginsExpression {
            append(parseExpressionList(), to: &children)
        } else {
            report("a field needs an expression")
        }
        _ = take(.equal)
        if take(.exclamation) {
            if kind.isName { advance() } else { report("a conversion is r, s or a") }
        }
        if take(.colon) {
            while kind == .fieldStringMiddle || kind == .leftBrace {
                if kind == .leftBrace {
                    guard depth < Self.depthLimit else { break }
                    depth += 1
                    parseField(into: &children)
                    depth -= 1
                } else {
                    advance()
                }
            }
        }
        if !take(.rightBrace) { recoverField(into: &children) }
    }

    private mutating func recoverField(into children: inout Children) {
        report("this field is not understood")
        while kind != .rightBrace {
            switch kind {
            case .newline, .endOfFile, .indent, .dedent, .fieldStringEnd, .fieldStringMiddle: return
            default:
                let before = position
                append(parseExpressionOrOpaque(), to: &children)
                ensureProgress(since: before)
            }
        }
        advance()
    }

    // MARK: Brackets

    /// `()`, `(a)`, `(a, b)`, `(a for b in c)`, `(yield a)`.
    private mutating func parseParenthesis() -> NodeIndex {
        let first = here
        advance()
        if take(.rightParenthesis) { return finish(.tuple, from: first, child: .none) }
        if kind == .kwYield {
            let child = parseYield()
            expect(.rightParenthesis, "a closing parenthesis is missing")
            return finish(.group, from: first, child: child)
        }
        guard beginsExpression else { return parseUnknownBracket(first, .rightParenthesis) }
        let node = parseStarredOrNamed()
        if kind == .kwFor || kind == .kwAsync {
            return parseComprehension(first, node, .rightParenthesis, flags: 3)
        }
        if take(.rightParenthesis) { return finish(.group, from: first, child: node) }
        return parseElements(.tuple, first, node, .rightParenthesis)
    }

    private mutating func parseList() -> NodeIndex {
        let first = here
        advance()
        if take(.rightBracket) { return finish(.list, from: first, child: .none) }
        guard beginsExpression else { return parseUnknownBracket(first, .rightBracket) }
        let node = parseStarredOrNamed()
        if kind == .kwFor || kind == .kwAsync {
            return parseComprehension(first, node, .rightBracket, flags: 0)
        }
        return parseElements(.list, first, node, .rightBracket)
    }

    /// The elements behind the first one, up to the closing bracket.
    private mutating func parseElements(
        _ node: PythonKind, _ first: UInt32, _ element: NodeIndex, _ closing: PythonTokenKind
    ) -> NodeIndex {
        var children = Children()
        append(element, to: &children)
        while kind != closing {
            guard !endsBracket else {
                report("a closing bracket is missing")
                return finish(node, from: first, children)
            }
            let before = position
            if !take(.comma) { report("a comma is missing between two elements") }
            if kind == closing { break }
            guard !endsBracket else { continue }
            append(
                beginsExpression ? parseStarredOrNamed() : skipInBracket("an element cannot begin here"),
                to: &children)
            ensureProgress(since: before)
        }
        advance()
        return finish(node, from: first, children)
    }

    /// A bracket that begins with something that is no expression.
    private mutating func parseUnknownBracket(_ first: UInt32, _ closing: PythonTokenKind) -> NodeIndex {
        let element =
            endsBracket
            ? finish(.opaque, from: here, child: .none) : skipInBracket("an expression is missing here")
        return parseElements(.opaque, first, element, closing)
    }

    /// `{}`, `{a: b, **c}`, `{a, *b}`, or a comprehension of either.
    private mutating func parseBrace() -> NodeIndex {
        let first = here
        advance()
        if take(.rightBrace) { return finish(.dictionary, from: first, child: .none) }
        if kind == .doubleStar { return parseDictionary(first, key: .none) }
        guard beginsExpression else { return parseUnknownBracket(first, .rightBrace) }
        let node = parseStarredOrNamed()
        if kind == .colon { return parseDictionary(first, key: node) }
        if kind == .kwFor || kind == .kwAsync {
            return parseComprehension(first, node, .rightBrace, flags: 1)
        }
        return parseElements(.set, first, node, .rightBrace)
    }

    private mutating func parseDictionary(_ first: UInt32, key: NodeIndex) -> NodeIndex {
        var children = Children()
        if !key.isNone {
            append(key, to: &children)
            advance()
            let value = parseExpression()
            if kind == .kwFor || kind == .kwAsync {
                tree.link(key, value)
                return parseComprehension(first, key, .rightBrace, flags: 2, last: value)
            }
            append(value, to: &children)
            _ = take(.comma)
        }
        while kind != .rightBrace {
            guard !endsBracket else {
                report("a closing brace is missing")
                return finish(.dictionary, from: first, children)
            }
            let before = position
            parseEntry(into: &children)
            if kind != .rightBrace, !take(.comma) { report("a comma is missing between two entries") }
            ensureProgress(since: before)
        }
        advance()
        return finish(.dictionary, from: first, children)
    }

    private mutating func parseEntry(into children: inout Children) {
        if kind == .doubleStar {
            let first = here
            advance()
            let child = parseOperators(from: .bar)
            append(finish(.doubleStarred, from: first, child: child), to: &children)
            return
        }
        guard beginsExpression else {
            append(skipInBracket("an entry cannot begin here"), to: &children)
            return
        }
        append(parseExpression(), to: &children)
        guard take(.colon) else {
            report("a colon is missing between key and value")
            return
        }
        append(parseExpression(), to: &children)
    }

    // MARK: Comprehensions

    /// `for a in b if c …` behind an element, and the closing bracket; nil where the caller takes it.
    mutating func parseComprehension(
        _ first: UInt32, _ element: NodeIndex, _ closing: PythonTokenKind?, flags: UInt8,
        last: NodeIndex = .none
    ) -> NodeIndex {
        var children = Children(first: element, last: last.isNone ? element : last)
        while kind == .kwFor || kind == .kwAsync {
            let clause = here
            let isAsync: UInt8 = take(.kwAsync) ? 1 : 0
            expect(.kwFor, "a comprehension needs a for")
            var parts = Children()
            append(parseTargets(), to: &parts)
            expect(.kwIn, "a comprehension needs an in")
            append(parseDisjunctionOrLambda(), to: &parts)
            while take(.kwIf) { append(parseCondition(), to: &parts) }
            append(finish(.comprehensionFor, from: clause, parts, flags: isAsync), to: &children)
        }
        if let closing {
            while kind != closing, !endsBracket {
                append(skipInBracket("a closing bracket is missing"), to: &children)
                _ = take(.comma)
            }
            if kind == closing { advance() } else { report("a closing bracket is missing") }
        }
        return finish(.comprehension, from: first, children, flags: flags)
    }

    /// `if` behind it begins a condition of the comprehension, not a conditional expression.
    private mutating func parseDisjunctionOrLambda() -> NodeIndex {
        kind == .kwLambda ? parseExpression() : parseDisjunction()
    }

    /// A condition of a comprehension: no conditional expression, but an assignment expression may stand there.
    private mutating func parseCondition() -> NodeIndex {
        if kind.isName, peek() == .colonEqual { return parseNamedExpression() }
        return parseDisjunctionOrLambda()
    }

    /// What a loop or comprehension assigns to, up to `in`.
    mutating func parseTargets() -> NodeIndex {
        let first = here
        let node = parseTarget()
        guard kind == .comma else { return node }
        var children = Children()
        append(node, to: &children)
        while take(.comma), beginsExpression { append(parseTarget(), to: &children) }
        return finish(.tuple, from: first, children)
    }

    private mutating func parseTarget() -> NodeIndex {
        let first = here
        if take(.star) {
            let child = parsePrimary()
            return finish(.starred, from: first, child: child)
        }
        return parsePrimary()
    }
}
