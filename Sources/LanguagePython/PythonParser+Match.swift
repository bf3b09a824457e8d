import Syntax

/// `match` statements. Of a pattern only the names it binds are kept.
extension PythonParser {
    /// Whether `match` at the current token begins a statement: its line ends in a colon, and a block that begins
    /// with `case` follows.
    var beginsMatch: Bool {
        switch peek() {
        case .dot, .equal, .comma, .colon, .newline, .rightParenthesis, .augmentedAssign, .endOfFile:
            return false
        default: break
        }
        var index = position + 1
        while index < tokens.count, tokens[index].kind != .newline, tokens[index].kind != .endOfFile {
            index += 1
        }
        guard index + 2 < tokens.count else { return false }
        return tokens[index - 1].kind == .colon && tokens[index + 1].kind == .indent
            && tokens[index + 2].kind == .softCase
    }

    mutating func parseMatch() -> NodeIndex {
        let first = here
        var children = Children()
        advance()
        append(parseExpressionList(), to: &children)
        expect(.colon, "a colon is missing here")
        while kind != .newline, kind != .endOfFile { advance() }
        _ = take(.newline)
        _ = take(.indent)
        while kind != .dedent, kind != .endOfFile {
            if kind == .softCase {
                append(parseCase(), to: &children)
            } else {
                report("a case is missing here")
                parseStatement(into: &children)
            }
        }
        _ = take(.dedent)
        return finish(.matchStatement, from: first, children)
    }

    private mutating func parseCase() -> NodeIndex {
        let first = here
        var children = Children()
        advance()
        var flags: UInt8 = kind.isName && peek() == .colon ? 2 : 0
        parsePattern(into: &children)
        if take(.kwIf) {
            flags |= 1
            append(parseNamedExpression(), to: &children)
        }
        append(nested { $0.parseBlock() }, to: &children)
        return finish(.caseClause, from: first, children, flags: flags)
    }

    /// Everything up to the guard or the colon of the case. A name that is not part of a dotted one, not called and
    /// not the keyword of a class pattern is bound.
    private mutating func parsePattern(into children: inout Children) {
        var open = 0
        var isBehindDot = false
        if kind == .colon { report("a pattern is missing here") }
        while true {
            switch kind {
            case .leftParenthesis, .leftBracket, .leftBrace: open += 1
            case .rightParenthesis, .rightBracket, .rightBrace: open -= 1
            case .colon, .kwIf: if open <= 0 { return }
            case .newline, .endOfFile, .indent, .dedent: return
            default: break
            }
            let next = peek()
            if kind.isName, !isBehindDot, next != .dot, next != .leftParenthesis, next != .equal {
                let first = here
                advance()
                append(finish(.capture, from: first, child: .none), to: &children)
                isBehindDot = false
            } else {
                isBehindDot = kind == .dot
                advance()
            }
        }
    }
}
