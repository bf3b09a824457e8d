import Syntax

/// Statements with a header and a body, and the expressions among them.
extension SwiftParser {
    // MARK: Conditions

    /// What stands between `if` or `while` and the block.
    private mutating func parseConditionsAndBlock(into children: inout Children) {
        if kind == .leftBrace {
            report("a condition is missing here")
        } else {
            parseConditions(into: &children)
        }
        append(parseBlock(), to: &children)
    }

    /// What stands between `if`, `guard` or `while` and the body. `{` in it begins the body where it can.
    private mutating func parseConditions(into children: inout Children) {
        let wasInHeader = isInHeader
        isInHeader = true
        repeat {
            let before = position
            append(parseCondition(), to: &children)
            if position == before { break }
        } while take(.comma)
        isInHeader = wasInHeader
    }

    private mutating func parseCondition() -> NodeIndex {
        let first = here
        switch kind {
        case .kwLet, .kwVar, .kwInout:
            let flags: UInt8 = kind == .kwVar ? 1 : 0
            advance()
            var children = Children()
            append(parseBindingTarget(), to: &children)
            if take(.colon) { append(parseType(), to: &children) }
            if take(.equal) { append(parseExpression(), to: &children) }
            return finish(.optionalBinding, from: first, children, flags: flags)
        case .kwCase:
            advance()
            var children = Children()
            append(parsePattern(), to: &children)
            if take(.colon) { append(parseType(), to: &children) }
            if take(.equal) {
                append(parseExpression(), to: &children)
            } else {
                append(missing("a case condition needs a value behind ="), to: &children)
            }
            return finish(.matchingCondition, from: first, children)
        case .poundAvailable, .poundUnavailable: return parseAvailability()
        default: return parseExpression()
        }
    }

    mutating func parseAvailability() -> NodeIndex {
        let first = here
        advance()
        if kind == .leftParenthesis { skipBalanced() } else { report("the platforms are missing here") }
        return finish(.availability, from: first)
    }

    // MARK: if, guard, while, repeat

    /// `if … else if …`, one level deeper for each `else if`.
    mutating func parseIf() -> NodeIndex {
        let first = here
        advance()
        var children = Children()
        parseConditionsAndBlock(into: &children)
        if take(.kwElse) {
            append(kind == .kwIf ? parseElseIf() : parseBlock(), to: &children)
        }
        return finish(.ifExpression, from: first, children)
    }

    /// The rest of a chain that is too long is skipped whole.
    private mutating func parseElseIf() -> NodeIndex {
        guard depth >= Self.depthLimit else { return nested { $0.parseIf() } }
        report("this is nested too deeply to be analysed")
        let first = here
        repeat {
            while kind != .leftBrace, !kind.endsBracket { skipBalanced() }
            if kind == .leftBrace { skipBalanced() }
        } while take(.kwElse)
        return finish(.opaque, from: first)
    }

    mutating func parseGuard() -> NodeIndex {
        let first = here
        advance()
        var children = Children()
        parseConditions(into: &children)
        expect(.kwElse, "a guard needs an else")
        append(parseBlock(), to: &children)
        return finish(.guardStatement, from: first, children)
    }

    mutating func parseWhile() -> NodeIndex {
        let first = here
        advance()
        var children = Children()
        parseConditionsAndBlock(into: &children)
        return finish(.whileStatement, from: first, children)
    }

    mutating func parseRepeat() -> NodeIndex {
        let first = here
        advance()
        var children = Children()
        append(parseBlock(), to: &children)
        if take(.kwWhile) {
            append(parseExpression(), to: &children)
        } else {
            append(missing("a repeat needs a while behind its block"), to: &children)
        }
        return finish(.repeatStatement, from: first, children)
    }

    // MARK: for

    mutating func parseFor() -> NodeIndex {
        let first = here
        var flags: UInt8 = 0
        advance()
        if take(.kwTry) { flags |= 2 }
        if take(.wordAwait) { flags |= 1 }
        if kind == .wordUnsafe, peek() != .kwIn, peek() != .colon { advance() }
        let wasInHeader = isInHeader
        isInHeader = true
        var children = Children()
        append(take(.kwCase) ? parsePattern() : parseBindingTarget(), to: &children)
        if take(.colon) { append(parseType(), to: &children) }
        expect(.kwIn, "a for needs an in")
        append(
            kind == .leftBrace ? missing("a for needs a sequence behind in") : parseExpression(),
            to: &children)
        if take(.kwWhere) {
            flags |= 4
            append(parseExpression(), to: &children)
        }
        isInHeader = wasInHeader
        append(parseBlock(), to: &children)
        return finish(.forStatement, from: first, children, flags: flags)
    }

    // MARK: do, catch

    mutating func parseDo() -> NodeIndex {
        let first = here
        advance()
        var children = Children()
        if take(.kwThrows) { parseThrownType(into: &children) }
        append(parseBlock(), to: &children)
        while kind == .kwCatch { append(parseCatch(), to: &children) }
        return finish(.doStatement, from: first, children)
    }

    private mutating func parseCatch() -> NodeIndex {
        let first = here
        advance()
        var children = Children()
        if kind != .leftBrace {
            let wasInHeader = isInHeader
            isInHeader = true
            parseCaseItems(into: &children)
            isInHeader = wasInHeader
        }
        append(parseBlock(), to: &children)
        return finish(.catchClause, from: first, children)
    }

    // MARK: switch

    mutating func parseSwitch() -> NodeIndex {
        let first = here
        advance()
        var children = Children()
        let wasInHeader = isInHeader
        isInHeader = true
        append(kind == .leftBrace ? missing("a switch needs a value") : parseExpression(), to: &children)
        isInHeader = false
        if take(.leftBrace) {
            parseSwitchCases(into: &children)
            expect(.rightBrace, "a closing brace is missing")
        } else {
            report("the cases of a switch stand in braces")
        }
        isInHeader = wasInHeader
        return finish(.switchExpression, from: first, children)
    }

    mutating func parseSwitchCases(into children: inout Children) {
        while true {
            switch kind {
            case .rightBrace, .endOfFile, .poundElse, .poundElseif, .poundEndif, .stringMiddle, .stringEnd:
                return
            case .kwCase, .kwDefault, .at: append(parseSwitchCase(), to: &children)
            case .poundIf: append(nested { $0.parseConditionalCompilation(of: .switchCase) }, to: &children)
            default:
                let first = here
                report("the statements of a switch stand behind a case")
                var statements = Children()
                parseStatements(.switchCase, into: &statements)
                if here == first { advance() }
                append(finish(.opaque, from: first, statements), to: &children)
            }
        }
    }

    private mutating func parseSwitchCase() -> NodeIndex {
        let first = here
        var flags: UInt8 = 0
        var children = Children()
        if take(.at) {
            flags |= 2
            if kind.isWord { advance() }
        }
        if take(.kwDefault) {
            flags |= 1
        } else if take(.kwCase) {
            parseCaseItems(into: &children)
        } else {
            report("a case is missing here")
            if here == first { advance() }
        }
        expect(.colon, "a case needs a colon")
        let start = here
        var statements = Children()
        parseStatements(.switchCase, into: &statements)
        append(finish(.block, from: start, statements), to: &children)
        return finish(.switchCase, from: first, children, flags: flags)
    }

    /// `p where c, q` of a case or a catch.
    private mutating func parseCaseItems(into children: inout Children) {
        repeat {
            let first = here
            var flags: UInt8 = 0
            var parts = Children()
            append(kind == .kwWhere ? finish(.wildcardPattern, from: first) : parsePattern(), to: &parts)
            if take(.kwWhere) {
                flags = 1
                append(parseExpression(), to: &parts)
            }
            append(finish(.caseItem, from: first, parts, flags: flags), to: &children)
        } while take(.comma) && kind != .colon
    }

    /// Whether a `case`, a `default`, `@unknown` or a directive around them begins here.
    var beginsSwitchCase: Bool {
        switch kind {
        case .kwCase, .kwDefault: return true
        case .at: return peek(2) == .kwCase || peek(2) == .kwDefault
        case .poundIf:
            var index = position
            var count = 0
            while kind(at: index) == .poundIf || kind(at: index) == .poundElseif
                || kind(at: index) == .poundElse, count < Self.lookaheadRuns
            {
                index = endOfLine(index)
                count += 1
            }
            switch kind(at: index) {
            case .kwCase, .kwDefault: return true
            case .at: return kind(at: index + 2) == .kwCase || kind(at: index + 2) == .kwDefault
            default: return false
            }
        default: return false
        }
    }

    /// The index of the first token behind `start` that begins a line, or of one on a line that is too long.
    func endOfLine(_ start: Int) -> Int {
        var index = start + 1
        let limit = min(tokens.count, start + Self.lookaheadLimit)
        while index < limit, tokens[index].kind != .endOfFile,
            !tokens[index].has(SwiftToken.Flag.lineBefore)
        {
            index += 1
        }
        return index
    }
}
