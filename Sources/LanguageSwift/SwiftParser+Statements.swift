import Syntax

/// Lists of statements and members, and the statements without a header.
extension SwiftParser {
    /// What stands in a list, and where it ends.
    enum Place {
        case code, members, switchCase
        /// Where `init` calls and declares nothing.
        case initializerBody
    }

    /// Statements or members up to what ends them, which is not consumed.
    mutating func parseStatements(_ place: Place, into children: inout Children) {
        while !endsStatements(place) {
            let before = position
            parseStatement(place, into: &children)
            ensureProgress(since: before)
        }
    }

    private func endsStatements(_ place: Place) -> Bool {
        switch kind {
        case .rightBrace, .endOfFile, .poundElse, .poundElseif, .poundEndif, .stringMiddle, .stringEnd: true
        case .kwCase, .kwDefault, .at, .poundIf: place == .switchCase && beginsSwitchCase
        default: false
        }
    }

    /// One statement or member with its semicolons.
    private mutating func parseStatement(_ place: Place, into children: inout Children) {
        switch kind {
        case .semicolon:
            advance()
            return
        case .poundSourceLocation:
            advance()
            if kind == .leftParenthesis { skipBalanced() }
            return
        case .poundIf:
            if !isConditionOfAttributes {
                append(nested { $0.parseConditionalCompilation(of: place) }, to: &children)
                return
            }
            append(parseDeclaration(place), to: &children)
        default:
            append(place == .members ? parseDeclaration(place) : parseCode(place), to: &children)
        }
        if kind == .semicolon {
            advance()
        } else if !isAtLineStart, !endsBracketOrCase(place), !hasProblemHere, kind(at: position - 1) != .colon
        {
            report("two statements on one line need a semicolon between them")
        }
    }

    private func endsBracketOrCase(_ place: Place) -> Bool {
        kind.endsBracket || place == .switchCase && (kind == .kwCase || kind == .kwDefault)
    }

    /// A statement or declaration among statements.
    private mutating func parseCode(_ place: Place = .code) -> NodeIndex {
        switch kind {
        case .identifier:
            if peek() == .colon { return parseLabeledOrExpression() }
            if isIdentifiedModifier(at: position), beginsModifiedDeclaration(at: position) {
                return parseDeclaration(.code)
            }
            return parseExpressionStatement()
        case .kwIf, .kwSwitch: return parseConditionalStatement()
        case .kwGuard: return nested { $0.parseGuard() }
        case .kwReturn: return parseReturn()
        case .kwThrow: return parseWithExpression(.throwStatement)
        case .kwFor: return nested { $0.parseFor() }
        case .kwWhile: return nested { $0.parseWhile() }
        case .kwRepeat where peek() == .leftBrace: return nested { $0.parseRepeat() }
        case .kwDo: return nested { $0.parseDo() }
        case .kwDefer: return parseDefer()
        case .kwBreak: return parseJump(.breakStatement)
        case .kwContinue: return parseJump(.continueStatement)
        case .kwFallthrough: return leaf(.fallthroughStatement)
        case .kwInit where place == .initializerBody: return parseExpressionStatement()
        case .at, .kwInit: return parseDeclaration(.code)
        case .kwCase, .kwDefault: return parseStrayCase()
        default:
            if kind.beginsDeclaration { return parseDeclaration(.code) }
            return kind.isName ? parseWordStatement() : parseExpressionStatement()
        }
    }

    /// A statement that begins with a contextual keyword or a name.
    private mutating func parseWordStatement() -> NodeIndex {
        if peek() == .colon { return parseLabeledOrExpression() }
        switch kind {
        case .wordYield where takesOperand(): return parseYield()
        case .wordThen where takesOperand(): return parseWithExpression(.thenStatement)
        case .wordDiscard where takesOperand(): return parseWithExpression(.discardStatement)
        case .wordActor where beginsActor(at: position), .wordMacro where peek().isName:
            return parseDeclaration(.code)
        default:
            if kind.isContextualModifier, beginsModifiedDeclaration(at: position) {
                return parseDeclaration(.code)
            }
            return parseExpressionStatement()
        }
    }

    /// `a: while …`. Any other statement behind a label is read too.
    private mutating func parseLabeledOrExpression() -> NodeIndex {
        guard peek(2) != .colon else { return parseExpressionStatement() }
        return nested { parser in
            let first = parser.here
            parser.advance()
            parser.advance()
            let statement = parser.parseCode()
            return parser.finish(.labeledStatement, from: first, child: statement)
        }
    }

    private mutating func parseExpressionStatement() -> NodeIndex {
        guard kind.beginsExpression else { return parseUnknown() }
        let first = here
        let expression = parseExpression()
        return finish(.expressionStatement, from: first, child: expression)
    }

    /// `if` and `switch` end where their last brace does, but for a cast.
    private mutating func parseConditionalStatement() -> NodeIndex {
        let first = here
        var expression = kind == .kwIf ? nested { $0.parseIf() } : nested { $0.parseSwitch() }
        if kind == .kwAs { expression = parseCasts(of: expression, first) }
        return finish(.expressionStatement, from: first, child: expression)
    }

    /// What begins no statement: a bracketed group is skipped whole.
    private mutating func parseUnknown() -> NodeIndex {
        if kind.isOperator {
            let first = here
            report("an operator needs an operand on its left")
            takeOperator()
            let child = kind.beginsExpression && !isAtLineStart ? parseExpression() : .none
            return finish(.opaque, from: first, child: child)
        }
        return skipToken("a statement cannot begin here")
    }

    /// A `case` outside a `switch`: its pattern is read, its statements follow.
    private mutating func parseStrayCase() -> NodeIndex {
        report("a case belongs in a switch or an enum")
        let first = here
        advance()
        var children = Children()
        if kind != .colon, kind.beginsExpression || kind == .kwLet || kind == .kwVar, !isAtLineStart {
            append(parsePattern(), to: &children)
        }
        _ = take(.colon)
        return finish(.opaque, from: first, children)
    }

    // MARK: Statements of one word

    private mutating func parseWithExpression(_ statement: SwiftKind) -> NodeIndex {
        let first = here
        advance()
        let child = parseExpression()
        return finish(statement, from: first, child: child)
    }

    private mutating func parseReturn() -> NodeIndex {
        let first = here
        advance()
        let child = beginsReturned ? parseExpression() : .none
        return finish(.returnStatement, from: first, child: child)
    }

    /// Whether the current token begins what `return` hands back, also on the next line.
    private var beginsReturned: Bool {
        switch kind {
        case .kwIf, .kwSwitch: return true
        case .kwDo: return !isAtLineStart
        case .kwRepeat: return peek() != .leftBrace
        case .at, .kwInit: return !isAtLineStart
        default: break
        }
        guard kind.beginsExpression else { return false }
        guard kind.isName, isAtLineStart else { return true }
        if peek() == .colon { return false }
        switch kind {
        case .wordYield, .wordThen, .wordDiscard: return !takesOperand()
        case .wordActor: return !beginsActor(at: position)
        case .wordMacro: return !peek().isName
        default:
            return !(kind.isContextualModifier || isIdentifiedModifier(at: position))
                || !beginsModifiedDeclaration(at: position)
        }
    }

    private mutating func parseYield() -> NodeIndex {
        let first = here
        advance()
        let child = parseExpression()
        return finish(.yieldStatement, from: first, child: child)
    }

    private mutating func parseJump(_ statement: SwiftKind) -> NodeIndex {
        let first = here
        advance()
        if kind.isName, !isAtLineStart { advance() }
        return finish(statement, from: first)
    }

    private mutating func parseDefer() -> NodeIndex {
        let first = here
        advance()
        let block = parseBlock()
        return finish(.deferStatement, from: first, child: block)
    }

    // MARK: Blocks

    /// `{ … }`, or a problem and an empty block where none begins.
    mutating func parseBlock(_ place: Place = .code) -> NodeIndex {
        guard kind == .leftBrace else {
            report("a block is missing here")
            return finish(.block, from: here)
        }
        return nested { parser in
            let first = parser.here
            let wasInHeader = parser.isInHeader
            parser.isInHeader = false
            parser.advance()
            var children = Children()
            parser.parseStatements(place, into: &children)
            parser.expect(.rightBrace, "a closing brace is missing")
            parser.isInHeader = wasInHeader
            return parser.finish(.block, from: first, children)
        }
    }

    /// Whether a word here is followed on its line by what it could take as its operand.
    ///
    /// - Parameters:
    ///   - closure: What holds before a closure.
    ///   - postfix: Whether `(`, `[` and `.` behind white space go on from the word as from a name.
    func takesOperand(closure: Bool = false, postfix: Bool = true) -> Bool {
        guard !has(SwiftToken.Flag.lineBefore, at: position + 1) else { return false }
        switch peek() {
        case .dollar, .underscore, .integer, .float, .string, .stringStart, .regex, .ampersandPrefix,
            .prefixOperator,
            .at, .backslash, .pound, .kwAnyType, .kwSelfType, .kwSelf, .kwSuper, .kwInit, .kwTrue, .kwFalse,
            .kwNil,
            .kwRepeat, .kwTry, .kwIf, .kwSwitch, .kwDo:
            return true
        case .dot, .leftParenthesis, .leftBracket:
            return !postfix && has(SwiftToken.Flag.spaceBefore, at: position + 1)
        case .leftBrace: return closure && isTrailingClosure(at: position + 1)
        case let next: return next.isName
        }
    }
}
