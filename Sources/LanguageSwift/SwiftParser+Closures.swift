import Syntax

/// Closures with their heads.
extension SwiftParser {
    /// `{ [c] (a: T) async throws -> R in … }`.
    mutating func parseClosure() -> NodeIndex {
        guard depth < Self.depthLimit else { return skipNested() }
        let (wasInHeader, endedAtLine) = (isInHeader, endsAtLine)
        isInHeader = false
        endsAtLine = false
        depth += 1
        let first = here
        advance()
        var flags: UInt8 = 0
        var children = Children()
        if beginsHead { parseHead(into: &children, flags: &flags) }
        let start = here
        var statements = Children()
        parseStatements(.code, into: &statements)
        append(finish(.block, from: start, statements), to: &children)
        expect(.rightBrace, "a closing brace is missing")
        depth -= 1
        isInHeader = wasInHeader
        endsAtLine = endedAtLine
        return finish(.closure, from: first, children, flags: flags)
    }

    // MARK: Looking ahead

    /// Whether the closure has a head, which `in` ends.
    @inline(__always)
    private var beginsHead: Bool {
        switch kind {
        case .at, .leftBracket, .leftParenthesis, .underscore, .dollar: endsInHead
        default: kind.isName && endsInHead
        }
    }

    private var endsInHead: Bool {
        var index = position
        while kind(at: index) == .at {
            guard let end = endOfAttribute(at: index) else { return false }
            index = end
        }
        if kind(at: index) == .leftBracket {
            index = endOfBalanced(index)
        }
        if kind(at: index) == .leftParenthesis {
            index = endOfBalanced(index)
        } else if isBareParameter(kind(at: index)) {
            index += 1
            while kind(at: index) == .comma, isBareParameter(kind(at: index + 1)) { index += 2 }
        }
        if kind(at: index) == .kwIn { return true }
        return endsInEffects(index)
    }

    /// A parameter without brackets around it, also one that is called `async`: effects stand behind parameters. `$a`
    /// takes the projection of a property wrapper.
    private func isBareParameter(_ kind: SwiftTokenKind) -> Bool {
        kind.isName || kind == .underscore || kind == .dollar
    }

    /// `async throws(E) -> R in` behind the parameters.
    private func endsInEffects(_ start: Int) -> Bool {
        var index = start
        while true {
            switch kind(at: index) {
            case .wordAsync, .kwRethrows: index += 1
            case .identifier where isSpelled("reasync", at: index): index += 1
            case .kwThrows:
                index += 1
                if kind(at: index) == .leftParenthesis { index = endOfBalanced(index) }
            case .arrow:
                guard let end = endOfType(index + 1, limit: index + Self.lookaheadLimit) else { return false }
                return kind(at: end) == .kwIn
            case .kwIn: return true
            default: return false
            }
        }
    }

    // MARK: Heads

    private mutating func parseHead(into children: inout Children, flags: inout UInt8) {
        parseAttributes(into: &children)
        if kind == .leftBracket { append(parseCaptures(), to: &children) }
        if kind == .leftParenthesis {
            flags |= 4
            append(parseParameters(.closure), to: &children)
        } else if isBareParameter(kind) {
            flags |= 4
            append(parseBareParameters(), to: &children)
        }
        var effects: UInt8 = 0
        parseEffects(into: &children, flags: &effects)
        flags |= effects & 3
        if kind == .arrow { append(parseReturnType(), to: &children) }
        expect(.kwIn, "a closure's head ends with in")
    }

    /// `a, b, _`.
    private mutating func parseBareParameters() -> NodeIndex {
        let first = here
        var children = Children()
        repeat { append(leaf(.parameter), to: &children) } while take(.comma) && kind != .kwIn
        return finish(.closureParameters, from: first, children)
    }

    /// `[weak a, b = c, self]`.
    private mutating func parseCaptures() -> NodeIndex {
        let first = here
        advance()
        var children = Children()
        while kind != .rightBracket {
            let before = position
            guard !kind.endsBracket, kind != .kwIn else { break }
            append(parseCapture(), to: &children)
            if !take(.comma), kind != .rightBracket {
                report("a comma is missing between two captures")
                while kind != .rightBracket, !kind.endsBracket, kind != .kwIn { skipBalanced() }
            }
            ensureProgress(since: before)
        }
        expect(.rightBracket, "a closing bracket is missing")
        return finish(.captures, from: first, children)
    }

    private mutating func parseCapture() -> NodeIndex {
        let first = here
        if kind == .wordWeak || kind == .wordUnowned,
            peek().isName || peek() == .kwSelf || peek() == .leftParenthesis
        {
            advance()
            if kind == .leftParenthesis { skipBalanced() }
        }
        if kind.isName || kind == .kwSelf || kind == .dollar {
            advance()
        } else {
            report("a name is missing here")
        }
        let child = take(.equal) ? parseExpression() : .none
        return finish(.capture, from: first, child: child)
    }
}
