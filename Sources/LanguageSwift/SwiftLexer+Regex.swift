/// Regex literals, and what tells them from a division.
extension SwiftLexer {
    /// The end of the regex that begins at a `/` inside an operator; nil where it is part of the operator.
    ///
    /// A look from a `/` goes no further than the next one on its line, so looks do not add up.
    mutating func regexEnd(_ slash: Int, inOperator start: Int, _ end: Int, _ isLeftBound: Bool) -> Int? {
        guard !isLeftBound else { return nil }
        let previous = tokens.last?.kind
        if previous == .kwFunc || previous == .kwOperator { return nil }
        var mustBeRegex = false
        if !isRightBound(end, isLeftBound: false) {
            let isBehindTry = isBehindTry
            guard isBehindTry || isBeforeOperand else { return nil }
            switch previous {
            case .leftParenthesis, .leftBracket, .comma, .colon, .stringStart, .stringMiddle:
                // An operator can be an argument.
                mustBeRegex = isBehindTry
            default: mustBeRegex = true
            }
        }
        return slashRegexEnd(slash, mustBeRegex)
    }

    /// Behind `try?` or `try!`, where no operator can stand.
    private var isBehindTry: Bool {
        guard tokens.count >= 2 else { return false }
        let last = tokens[tokens.count - 1].kind
        return (last == .questionPostfix || last == .exclamationPostfix)
            && tokens[tokens.count - 2].kind == .kwTry
    }

    /// Whether an expression can begin behind the last token.
    private var isBeforeOperand: Bool {
        guard let last = tokens.last else { return true }
        switch last.kind {
        case .leftParenthesis, .leftBracket, .leftBrace, .stringStart, .stringMiddle, .semicolon, .comma,
            .colon,
            .questionInfix, .prefixOperator, .ampersandPrefix, .infixOperator, .andAnd, .orOr,
            .questionQuestion, .comparison, .compoundAssignment, .poundIf, .poundElse, .poundElseif,
            .poundEndif:
            return true
        case .less, .greater, .equal:
            return last.kind == .equal && !isPiece
                || last.has(SwiftToken.Flag.rightBound) || !last.has(SwiftToken.Flag.leftBound)
        case .kwTrue, .kwFalse, .kwNil, .kwSelf, .kwSelfType, .kwSuper, .kwAnyType:
            return false
        default:
            // Behind a dot a keyword is a member.
            return last.kind.isKeyword && (tokens.count < 2 || tokens[tokens.count - 2].kind != .dot)
        }
    }

    /// Whether the last token is the last piece of an operator.
    private var isPiece: Bool {
        tokens.count >= 2 && tokens[tokens.count - 2].has(SwiftToken.Flag.joined)
    }

    /// The end of a regex between bare slashes on one line.
    private mutating func slashRegexEnd(_ start: Int, _ mustBeRegex: Bool) -> Int? {
        let next = byte(start + 1)
        if next == 0x2A || next == 0x2F || start > 0 && bytes[start - 1] == 0x2A { return nil }
        if next == 0x20 || next == 0x09, !mustBeRegex { return nil }
        var groups = 0
        var classes = 0
        var lastBlank = start
        var index = start + 1
        scan: while index < bytes.count {
            switch bytes[index] {
            case 0x2F:
                let behind = byte(index + 1)
                if behind == 0x2A || behind == 0x2F { break scan }
                if lastBlank == index - 1, lastBlank > start, !mustBeRegex { return nil }
                return index + 1
            case 0x0A, 0x0D: break scan
            case 0x5C:
                let isAtLineEnd = byte(index + 1) == 0x0A || byte(index + 1) == 0x0D
                index += isAtLineEnd ? 1 : 2
                continue
            case 0x28 where classes == 0: groups += 1
            case 0x29 where classes == 0:
                if groups == 0, !mustBeRegex { return nil }
                groups = max(0, groups - 1)
            case 0x5B: classes += 1
            case 0x5D: classes = max(0, classes - 1)
            case 0x20: lastBlank = index
            default: break
            }
            index += 1
        }
        guard mustBeRegex else { return nil }
        index = min(index, bytes.count)
        report(start, index, "this regex is never closed")
        return index
    }

    /// The end of the regex that begins with a number of `#` and a `/`, which nothing else can be. Over several lines
    /// it goes where the first one holds no more.
    mutating func regexEnd(_ start: Int, pounds: Int) -> Int {
        let first = start + pounds + 1
        var lineEnd = first
        while byte(lineEnd) == 0x20 || byte(lineEnd) == 0x09 { lineEnd += 1 }
        let isMultiline = lineEnd < bytes.count && (bytes[lineEnd] == 0x0A || bytes[lineEnd] == 0x0D)
        let isHopeless = pounds >= memory.unclosedRegexPounds || pounds > Self.poundLimit
        if !isMultiline || !isHopeless {
            let (end, isClosed) = skipRegexText(first, pounds, isMultiline: isMultiline)
            if isClosed { return end }
            if isMultiline {
                memory.unclosedRegexPounds = min(pounds, memory.unclosedRegexPounds)
            } else {
                lineEnd = end
            }
        }
        report(start, first, "this regex is never closed")
        return lineEnd
    }

    /// Where a regex with `#` ends, or where it ends unclosed.
    private func skipRegexText(_ start: Int, _ pounds: Int, isMultiline: Bool) -> (end: Int, isClosed: Bool) {
        bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index < bytes.count {
                let byte = bytes[index]
                if !isMultiline, byte == 0x0A || byte == 0x0D { return (index, false) }
                index &+= 1
                if byte == 0x5C, index < bytes.count {
                    if isMultiline || bytes[index] != 0x0A && bytes[index] != 0x0D { index &+= 1 }
                } else if byte == 0x2F {
                    var end = index
                    while end < bytes.count, bytes[end] == 0x23 { end &+= 1 }
                    if end &- index >= pounds { return (end, true) }
                }
            }
            return (bytes.count, false)
        }
    }
}
