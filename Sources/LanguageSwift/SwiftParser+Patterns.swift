import Syntax

/// Patterns: those of declarations, and those of cases, which are read as expressions.
extension SwiftParser {
    /// What `let`, `var` and `for` bind: a name, `_`, or a tuple of such.
    mutating func parseBindingTarget() -> NodeIndex {
        let first = here
        switch kind {
        case .underscore: return leaf(.wildcardPattern)
        case .kwSelf, .dollar: return leaf(.namePattern)
        case .leftParenthesis: return nested { $0.parseTuplePattern() }
        case .kwLet, .kwVar:
            let flags: UInt8 = kind == .kwVar ? 1 : 0
            advance()
            let child = nested { $0.parseBindingTarget() }
            return finish(.bindingPattern, from: first, child: child, flags: flags)
        default:
            if kind.isName { return leaf(.namePattern) }
            report("a name is missing here")
            if kind.isKeyword, !isAtLineStart, kind != .kwIn, kind != .kwElse { advance() }
            return finish(.opaque, from: first)
        }
    }

    private mutating func parseTuplePattern() -> NodeIndex {
        let first = here
        advance()
        var children = Children()
        while kind != .rightParenthesis {
            let before = position
            guard !kind.endsBracket else { break }
            if kind.isLabel, peek() == .colon {
                advance()
                advance()
            }
            append(parseBindingTarget(), to: &children)
            if !take(.comma), kind != .rightParenthesis {
                guard !isAtLineStart, kind != .leftBrace, kind != .equal else { break }
                report("a comma is missing between two patterns")
            }
            ensureProgress(since: before)
        }
        expect(.rightParenthesis, "a closing parenthesis is missing")
        return finish(.tuplePattern, from: first, children)
    }

    // MARK: Cases

    /// A pattern of a `case` or a `catch`.
    mutating func parsePattern() -> NodeIndex {
        let first = here
        if kind == .underscore, peek() == .colon || peek() == .comma || peek() == .kwWhere || peek() == .equal
        {
            return leaf(.wildcardPattern)
        }
        let node = parseOperators(from: Level.conditional)
        switch SwiftKind(rawValue: tree[node].kindByte) {
        case .bindingPattern, .isPattern: return node
        default: return finish(.expressionPattern, from: first, child: node)
        }
    }

    /// `let p` in the place of an expression. What is bound goes on as far as an operator sequence does.
    mutating func parseBindingPattern() -> NodeIndex {
        nested { parser in
            let first = parser.here
            let flags: UInt8 = parser.kind == .kwVar ? 1 : 0
            parser.advance()
            let child = parser.parseBound()
            return parser.finish(.bindingPattern, from: first, child: child, flags: flags)
        }
    }

    private mutating func parseBound() -> NodeIndex {
        if endsPattern(at: position + 1) {
            if kind.isName { return leaf(.namePattern) }
            if kind == .underscore { return leaf(.wildcardPattern) }
        }
        return parseOperators(from: Level.conditional)
    }

    /// Whether a lone name before this token is all that is bound.
    private func endsPattern(at index: Int) -> Bool {
        switch kind(at: index) {
        case .comma, .rightParenthesis, .colon, .equal, .kwWhere, .kwIn, .leftBrace, .rightBracket: true
        default: false
        }
    }

    /// `is T` in the place of an expression.
    mutating func parseIsPattern() -> NodeIndex {
        let first = here
        advance()
        let child = nested { $0.parseType() }
        return finish(.isPattern, from: first, child: child)
    }
}
