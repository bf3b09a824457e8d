import Syntax

/// Variables and their accessors.
extension SwiftParser {
    mutating func parseVariable(_ first: UInt32, _ children: inout Children) -> NodeIndex {
        let flags: UInt8 = kind == .kwVar ? 1 : 0
        advance()
        repeat {
            let before = position
            append(parseBinding(), to: &children)
            if position == before { break }
        } while take(.comma)
        return finish(.variableDeclaration, from: first, children, flags: flags)
    }

    private mutating func parseBinding() -> NodeIndex {
        let first = here
        var flags: UInt8 = 0
        var children = Children()
        append(parseBindingTarget(), to: &children)
        if take(.colon) {
            flags |= 1
            append(parseType(), to: &children)
        }
        if take(.equal) {
            flags |= 2
            append(parseExpression(), to: &children)
        }
        if kind == .leftBrace, flags & 2 == 0 || !isAtLineStart || beginsObservers(at: position) {
            flags |= 4
            append(parseAccessors(), to: &children)
        }
        return finish(.binding, from: first, children, flags: flags)
    }

    // MARK: Accessors

    /// `{ get set }`, or the statements of a getter.
    mutating func parseAccessors() -> NodeIndex {
        guard beginsAccessor(at: position + 1) else {
            let first = here
            let block = parseBlock()
            return finish(.accessors, from: first, child: block, flags: 1)
        }
        return nested { parser in
            let first = parser.here
            let wasInHeader = parser.isInHeader
            parser.isInHeader = false
            parser.advance()
            var children = Children()
            parser.parseAccessorList(into: &children)
            parser.expect(.rightBrace, "a closing brace is missing")
            parser.isInHeader = wasInHeader
            return parser.finish(.accessors, from: first, children)
        }
    }

    private mutating func parseAccessorList(into children: inout Children) {
        while !kind.endsBracket {
            let before = position
            if kind == .poundIf, !isConditionOfAttributes {
                append(
                    nested { $0.parseClauses { parser, parts in parser.parseAccessorList(into: &parts) } },
                    to: &children)
            } else if kind == .semicolon {
                advance()
            } else {
                append(nested { $0.parseAccessor() }, to: &children)
            }
            ensureProgress(since: before)
        }
    }

    private mutating func parseAccessor() -> NodeIndex {
        let first = here
        var flags: UInt8 = 0
        var children = Children()
        parseAttributes(into: &children)
        while isAccessorModifier(at: position) { append(leaf(.modifier), to: &children) }
        guard isAccessorWord(at: position) else {
            report("only accessors can stand here")
            append(kind.beginsExpression ? parseExpression() : leaf(.opaque), to: &children)
            return finish(.opaque, from: first, children)
        }
        let name = here
        advance()
        append(finish(.declarationName, from: name), to: &children)
        if take(.leftParenthesis) {
            if kind.isWord || kind == .underscore { append(leaf(.namePattern), to: &children) }
            expect(.rightParenthesis, "a closing parenthesis is missing")
        }
        parseEffects(into: &children, flags: &flags)
        if kind == .leftBrace { append(parseBlock(), to: &children) }
        return finish(.accessor, from: first, children, flags: flags)
    }

    // MARK: Looking ahead

    /// Whether an accessor begins at a token, so that the braces hold accessors and not a getter's statements.
    private func beginsAccessor(at start: Int) -> Bool {
        var index = start
        while true {
            if kind(at: index) == .at {
                guard let end = endOfAttribute(at: index) else { return false }
                index = end
            } else if kind(at: index) == .poundIf {
                index = endOfLine(index)
            } else {
                break
            }
        }
        while isAccessorModifier(at: index) { index += 1 }
        return isAccessorWord(at: index) && isAccessorEnd(at: index + 1)
    }

    /// Whether the token behind an accessor's word leaves it an accessor.
    private func isAccessorEnd(at index: Int) -> Bool {
        switch kind(at: index) {
        case .leftBrace, .rightBrace, .at, .wordAsync, .kwThrows, .kwRethrows, .semicolon, .poundElse,
            .poundElseif,
            .poundEndif, .poundIf, .endOfFile:
            true
        case .leftParenthesis:
            (kind(at: index + 1).isWord || kind(at: index + 1) == .underscore)
                && kind(at: index + 2) == .rightParenthesis && kind(at: index + 3) == .leftBrace
        default: isAccessorWord(at: index) || isAccessorModifier(at: index)
        }
    }

    private func isAccessorModifier(at index: Int) -> Bool {
        switch kind(at: index) {
        case .wordMutating, .wordNonmutating, .wordNonisolated: return true
        case .wordConsuming, .wordBorrowing, .wordYield:
            return isAccessorWord(at: index + 1)
        case .identifier:
            return isSpelled("__consuming", at: index) || isSpelled("yielding", at: index)
        default: return false
        }
    }

    /// `get`, `set`, observers, and the accessors that lend a place.
    ///
    /// Without their underscore `read` and `modify` are no accessors but names of functions that are often called.
    private func isAccessorWord(at index: Int) -> Bool {
        switch kind(at: index) {
        case .wordGet, .wordSet, .wordDidSet, .wordWillSet, .kwInit: return true
        case .wordBorrow: return kind(at: index + 1) == .leftBrace || kind(at: index + 1) == .rightBrace
        case .wordRead, .wordModify:
            return isSpelled("_read", at: index) || isSpelled("_modify", at: index)
                || isSpelled("yielding", at: index - 1)
        case .identifier:
            guard index < tokens.count, !tokens[index].has(SwiftToken.Flag.quoted) else { return false }
            return Self.accessorWords.contains { isSpelled($0, at: index) }
        default: return false
        }
    }

    private static let accessorWords: [StaticString] = [
        "_read", "_modify", "mutate", "unsafeAddress", "unsafeMutableAddress", "addressWithOwner",
        "addressWithNativeOwner", "mutableAddressWithOwner", "mutableAddressWithNativeOwner",
    ]

    /// Whether `{` at a token begins observers and so is no trailing closure of the value before it.
    func beginsObservers(at brace: Int) -> Bool {
        switch kind(at: brace + 1) {
        case .wordDidSet, .wordWillSet, .kwInit: return true
        case .at:
            var index = brace + 1
            while kind(at: index) == .at {
                guard let end = endOfAttribute(at: index) else { return false }
                index = end
            }
            let next = kind(at: index)
            return next == .wordDidSet || next == .wordWillSet || next == .kwInit
        default: return false
        }
    }
}
