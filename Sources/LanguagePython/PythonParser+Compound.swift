import Syntax

/// Statements with blocks.
extension PythonParser {
    mutating func parseCompound() -> NodeIndex {
        switch kind {
        case .kwIf: return parseIf()
        case .kwWhile: return parseWhile()
        case .kwFor: return parseFor(here, isAsync: 0)
        case .kwTry: return parseTry()
        case .kwWith: return parseWith(here, isAsync: 0)
        case .kwDef: return parseFunction(here, isAsync: 0)
        case .kwClass: return parseClass()
        case .at: return parseDecorated()
        default: return parseAsync()
        }
    }

    /// A colon and what stands behind it: a line of simple statements, or an indented block.
    mutating func parseBlock() -> NodeIndex {
        let first = here
        var children = Children()
        if !take(.colon) {
            report("a colon is missing here")
            recover(into: &children)
        }
        if kind == .newline {
            advance()
            guard take(.indent) else {
                report("an indented block is missing here")
                return finish(.block, from: first, children)
            }
            while kind != .dedent, kind != .endOfFile { parseStatement(into: &children) }
            _ = take(.dedent)
        } else {
            parseSimpleLine(into: &children)
        }
        return finish(.block, from: first, children)
    }

    private mutating func parseAsync() -> NodeIndex {
        let first = here
        advance()
        switch kind {
        case .kwDef: return parseFunction(first, isAsync: 1)
        case .kwFor: return parseFor(first, isAsync: 1)
        case .kwWith: return parseWith(first, isAsync: 1)
        default:
            report("async belongs before def, for or with")
            var children = Children()
            if !endsSimpleStatement { parseSimpleLine(into: &children) }
            return finish(.opaque, from: first, children)
        }
    }

    private mutating func parseIf() -> NodeIndex {
        let first = here
        var children = Children()
        advance()
        append(parseNamedExpression(), to: &children)
        append(parseBlock(), to: &children)
        while kind == .kwElif {
            let clause = here
            advance()
            var parts = Children()
            append(parseNamedExpression(), to: &parts)
            append(parseBlock(), to: &parts)
            append(finish(.elifClause, from: clause, parts), to: &children)
        }
        parseElse(into: &children)
        return finish(.ifStatement, from: first, children)
    }

    private mutating func parseElse(into children: inout Children) {
        guard kind == .kwElse else { return }
        let first = here
        advance()
        let block = parseBlock()
        append(finish(.elseClause, from: first, child: block), to: &children)
    }

    private mutating func parseWhile() -> NodeIndex {
        let first = here
        var children = Children()
        advance()
        append(parseNamedExpression(), to: &children)
        append(parseBlock(), to: &children)
        parseElse(into: &children)
        return finish(.whileStatement, from: first, children)
    }

    private mutating func parseFor(_ first: UInt32, isAsync: UInt8) -> NodeIndex {
        var children = Children()
        advance()
        append(parseTargets(), to: &children)
        expect(.kwIn, "a for loop needs an in")
        append(parseExpressionList(), to: &children)
        append(parseBlock(), to: &children)
        parseElse(into: &children)
        return finish(.forStatement, from: first, children, flags: isAsync)
    }

    private mutating func parseTry() -> NodeIndex {
        let first = here
        var children = Children()
        advance()
        append(parseBlock(), to: &children)
        let body = children.last
        while kind == .kwExcept { append(parseExcept(), to: &children) }
        parseElse(into: &children)
        if kind == .kwFinally {
            let clause = here
            advance()
            let block = parseBlock()
            append(finish(.finallyClause, from: clause, child: block), to: &children)
        }
        if children.last == body { report("a try needs an except or a finally") }
        return finish(.tryStatement, from: first, children)
    }

    /// `except:`, `except E:`, `except E as e:`, `except A, B:` (3.14; in Python 2 the second was the name).
    private mutating func parseExcept() -> NodeIndex {
        let first = here
        var children = Children()
        var flags: UInt8 = 0
        advance()
        _ = take(.star)
        if kind != .colon {
            flags |= 2
            append(parseExpressionList(), to: &children)
            if kind == .kwAs, tree[children.last].kindByte == PythonKind.tuple.rawValue,
                tokens[position - 1].kind != .rightParenthesis
            {
                report("several types need parentheses before as")
            }
            if take(.kwAs) {
                if kind.isName {
                    flags |= 1
                    advance()
                } else {
                    report("a name is missing here")
                }
            }
        }
        append(parseBlock(), to: &children)
        return finish(.exceptClause, from: first, children, flags: flags)
    }

    // MARK: With

    private mutating func parseWith(_ first: UInt32, isAsync: UInt8) -> NodeIndex {
        var children = Children()
        advance()
        if kind == .leftParenthesis, bracketHoldsItems {
            advance()
            while kind != .rightParenthesis, !endsBracket {
                let before = position
                append(parseWithItem(), to: &children)
                if kind != .rightParenthesis, !take(.comma) {
                    append(skipInBracket("a comma is missing between two items"), to: &children)
                }
                ensureProgress(since: before)
            }
            expect(.rightParenthesis, "a closing parenthesis is missing")
        } else {
            repeat { append(parseWithItem(), to: &children) } while take(.comma)
        }
        append(parseBlock(), to: &children)
        return finish(.withStatement, from: first, children, flags: isAsync)
    }

    /// Whether the parenthesis at the current token holds the items of a `with`: a colon follows its end, and what is
    /// inside is more than one expression.
    private var bracketHoldsItems: Bool {
        var open = 0
        var index = position
        var hasItems = false
        while index < tokens.count {
            switch tokens[index].kind {
            case .leftParenthesis, .leftBracket, .leftBrace: open += 1
            case .rightParenthesis, .rightBracket, .rightBrace:
                open -= 1
                if open == 0 {
                    return hasItems && index + 1 < tokens.count && tokens[index + 1].kind == .colon
                }
            case .comma, .kwAs: if open == 1 { hasItems = true }
            case .colonEqual, .kwFor, .kwYield: if open == 1, !hasItems { return false }
            case .newline, .endOfFile: return false
            default: break
            }
            index += 1
        }
        return false
    }

    private mutating func parseWithItem() -> NodeIndex {
        let first = here
        var children = Children()
        append(parseExpression(), to: &children)
        if take(.kwAs) { append(parsePrimary(), to: &children) }
        return finish(.withItem, from: first, children)
    }

    // MARK: Definitions

    private mutating func parseDecorated() -> NodeIndex {
        let first = here
        var children = Children()
        while kind == .at {
            let decorator = here
            advance()
            let child = parseNamedExpression()
            if kind != .newline { recoverDecorator() }
            append(finish(.decorator, from: decorator, child: child), to: &children)
            _ = take(.newline)
        }
        switch kind {
        case .kwDef, .kwClass: append(parseCompound(), to: &children)
        case .kwAsync where peek() == .kwDef: append(parseCompound(), to: &children)
        default: report("a decorator belongs before a function or class")
        }
        return finish(.decorated, from: first, children)
    }

    private mutating func recoverDecorator() {
        report("this decorator is not understood")
        while kind != .newline, kind != .endOfFile { advance() }
    }

    private mutating func parseFunction(_ first: UInt32, isAsync: UInt8) -> NodeIndex {
        var children = Children()
        advance()
        if kind.isName { advance() } else { report("the name of a function is missing") }
        if kind == .leftBracket { append(parseTypeParameters(), to: &children) }
        append(parseParameters(isLambda: false), to: &children)
        if kind == .arrow {
            let arrow = here
            advance()
            let child = parseExpression()
            append(finish(.returnAnnotation, from: arrow, child: child), to: &children)
        }
        append(parseBlock(), to: &children)
        return finish(.functionDefinition, from: first, children, flags: isAsync)
    }

    private mutating func parseClass() -> NodeIndex {
        let first = here
        var children = Children()
        advance()
        if kind.isName { advance() } else { report("the name of a class is missing") }
        if kind == .leftBracket { append(parseTypeParameters(), to: &children) }
        if kind == .leftParenthesis { append(nested { $0.parseArguments() }, to: &children) }
        append(parseBlock(), to: &children)
        return finish(.classDefinition, from: first, children)
    }

    /// `[T: bound = default, *Ts, **P]`: only the expressions are kept.
    mutating func parseTypeParameters() -> NodeIndex {
        let first = here
        var children = Children()
        advance()
        if kind == .rightBracket { report("a type parameter is missing here") }
        while kind != .rightBracket {
            guard !endsBracket else {
                report("a closing bracket is missing")
                break
            }
            let before = position
            if kind == .star || kind == .doubleStar { advance() }
            if kind.isName {
                advance()
                if take(.colon) { append(parseExpression(), to: &children) }
                if take(.equal) { append(parseStarredOrNamed(), to: &children) }
            } else {
                append(skipInBracket("a type parameter cannot begin here"), to: &children)
            }
            if kind != .rightBracket, !take(.comma) {
                report("a comma is missing between two type parameters")
            }
            ensureProgress(since: before)
        }
        _ = take(.rightBracket)
        return finish(.typeParameters, from: first, children)
    }

    // MARK: Parameters

    /// `(a, /, b=1, *args, c, **rest)`, or the same without parentheses up to a lambda's colon.
    mutating func parseParameters(isLambda: Bool) -> NodeIndex {
        let first = here
        var children = Children()
        let closing: PythonTokenKind = isLambda ? .colon : .rightParenthesis
        if !isLambda, !take(.leftParenthesis) {
            report("the parameters are missing here")
            return finish(.parameters, from: first, children)
        }
        var isKeywordOnly = false
        while kind != closing {
            guard !endsBracket else {
                report("the end of the parameters is missing")
                return finish(.parameters, from: first, children)
            }
            let before = position
            switch kind {
            case .slash:
                advance()
                markPositionalOnly(children.first)
            case .star where peek() == .comma || peek() == closing:
                advance()
                isKeywordOnly = true
            case .star:
                append(parseParameter(2, isLambda), to: &children)
                isKeywordOnly = true
            case .doubleStar:
                append(parseParameter(4, isLambda), to: &children)
            case .name, .softMatch, .softCase, .softType:
                append(parseParameter(isKeywordOnly ? 3 : 1, isLambda), to: &children)
            default:
                append(skipParameter(), to: &children)
            }
            if kind != closing, !take(.comma) { report("a comma is missing between two parameters") }
            ensureProgress(since: before)
        }
        if !isLambda { advance() }
        return finish(.parameters, from: first, children)
    }

    private mutating func markPositionalOnly(_ parameter: NodeIndex) {
        var index = parameter
        while !index.isNone {
            if tree[index].flags == 1 { tree.nodes[Int(index.rawValue)].flags = 0 }
            index = tree[index].nextSibling
        }
    }

    private mutating func parseParameter(_ flags: UInt8, _ isLambda: Bool) -> NodeIndex {
        let first = here
        if kind == .star || kind == .doubleStar { advance() }
        if kind.isName { advance() } else { report("the name of a parameter is missing") }
        var children = Children()
        if !isLambda, kind == .colon {
            let colon = here
            advance()
            let child = kind == .star ? parseStarredOrNamed() : parseExpression()
            append(finish(.annotation, from: colon, child: child), to: &children)
        }
        if kind == .equal {
            let equal = here
            advance()
            let child = parseExpression()
            append(finish(.defaultValue, from: equal, child: child), to: &children)
        }
        return finish(.parameter, from: first, children, flags: flags)
    }

    /// A parameter that is none, such as Python 2's `(a, b)`.
    private mutating func skipParameter() -> NodeIndex {
        report("a parameter cannot begin here")
        return beginsExpression ? parsePrimary() : skipInBracket("a parameter cannot begin here")
    }
}
