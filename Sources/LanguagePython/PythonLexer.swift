import SourceText
import Syntax

/// Turns the bytes of a Python file into tokens, as CPython's own tokenizer does.
///
/// One pass over the bytes, with a stack of indentations, one of open brackets and one of open strings with
/// fields. It never fails: bytes that begin no token become `error` tokens, an unclosed bracket ends where a line
/// begins with a word that no expression can hold, and every oddity is told in `problems`.
struct PythonLexer: Sendable {
    var bytes: [UInt8] = []
    var cursor = 0
    var tokens: [PythonToken] = []
    var problems: [SyntaxProblem] = []
    /// Comments that speak to this tool.
    var directives: [ByteRange] = []
    /// Comments and insignificant line breaks, kept for `inspect tokens` only.
    var trivia: [PythonToken] = []
    var keepsTrivia = false
    /// Widths of the open blocks, tabs to multiples of eight; and the same with tabs as one column.
    private var indents: [(width: Int, narrow: Int)] = []
    /// Open brackets, by their opening byte.
    var brackets: [UInt8] = []
    /// Offset of the outermost open bracket.
    private var openBracket = 0
    var fieldStrings: [FieldString] = []
    private var isAtLineStart = true

    /// Problems beyond these are not told: a file with so many is not Python.
    static let problemLimit = 100

    /// A string with fields that has been opened and not closed.
    struct FieldString: Sendable {
        var quote: UInt8
        var isTriple: Bool
        var isRaw: Bool
        /// Number of open brackets outside each of its open fields, the innermost last.
        var fields: [Int] = []
        /// Whether the lexer is in its text (or a format specification), not in the code of a field.
        var isInText = true
        var isInFormat = false
    }

    mutating func lex(_ source: [UInt8]) {
        bytes = source
        cursor = 0
        tokens.removeAll(keepingCapacity: true)
        problems.removeAll(keepingCapacity: true)
        directives.removeAll(keepingCapacity: true)
        trivia.removeAll(keepingCapacity: true)
        indents.removeAll(keepingCapacity: true)
        indents.append((0, 0))
        brackets.removeAll(keepingCapacity: true)
        fieldStrings.removeAll(keepingCapacity: true)
        isAtLineStart = true
        tokens.reserveCapacity(bytes.count / 5 + 16)
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { cursor = 3 }
        while lexToken() {}
        finish()
    }

    /// The byte at an offset, 0 behind the end.
    @inline(__always)
    func byte(_ offset: Int) -> UInt8 {
        offset < bytes.count ? bytes[offset] : 0
    }

    @inline(__always)
    mutating func add(_ kind: PythonTokenKind, from start: Int) {
        tokens.append(PythonToken(kind, start, cursor))
    }

    mutating func report(_ start: Int, _ end: Int, _ message: StaticMessage) {
        guard problems.count < Self.problemLimit else { return }
        let range = ByteRange(UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: end))
        problems.append(SyntaxProblem(range, message))
    }

    /// Lexes one token or line start; false at the end of the bytes.
    private mutating func lexToken() -> Bool {
        if let string = fieldStrings.last, string.isInText { return lexFieldStringText() }
        if isAtLineStart, brackets.isEmpty { lexIndentation() }
        skipBlanks()
        guard cursor < bytes.count else { return false }
        let start = cursor
        let first = bytes[cursor]
        switch first {
        case 0x61...0x7A, 0x41...0x5A, 0x5F, 0x80...0xFF: lexWord(start)
        case 0x30...0x39: lexNumber(start)
        case 0x22, 0x27: lexString(start, prefix: 0)
        case 0x23: lexComment()
        case 0x0A, 0x0D: lexLineBreak()
        case 0x5C: lexContinuation()
        default: lexPunctuation(first, start)
        }
        return true
    }

    @inline(__always)
    private mutating func skipBlanks() {
        while cursor < bytes.count {
            let byte = bytes[cursor]
            guard byte == 0x20 || byte == 0x09 || byte == 0x0C else { return }
            cursor &+= 1
        }
    }

    // MARK: Lines

    /// At the start of a line outside brackets: compares its indentation with the open blocks.
    private mutating func lexIndentation() {
        isAtLineStart = false
        var start = cursor
        var width = 0
        var narrow = 0
        var joined = 0
        scan: while cursor < bytes.count {
            switch bytes[cursor] {
            case 0x20:
                width += 1
                narrow += 1
            case 0x09:
                width = (width / 8 + 1) * 8
                narrow += 1
            case 0x0C:
                width = 0
                narrow = 0
            case 0x5C where isLineBreak(cursor + 1):
                // The first line of a joined indentation that has any is the one that counts.
                if joined == 0 { joined = width }
                start = afterLineBreak(cursor + 1)
                cursor = start - 1
            default: break scan
            }
            cursor += 1
        }
        if joined > 0 { (width, narrow) = (joined, joined) }
        // A line without code says nothing about blocks.
        guard cursor < bytes.count, bytes[cursor] != 0x23, bytes[cursor] != 0x0A, bytes[cursor] != 0x0D else {
            return
        }
        let current = indents.last ?? (0, 0)
        if width == current.width {
            if narrow != current.narrow {
                report(start, cursor, "tabs and spaces are mixed in this indentation")
            }
        } else if width > current.width {
            if narrow <= current.narrow {
                report(start, cursor, "tabs and spaces are mixed in this indentation")
            }
            indents.append((width, narrow))
            add(.indent, from: start)
        } else {
            while let last = indents.last, last.width > width {
                indents.removeLast()
                tokens.append(PythonToken(.dedent, cursor, cursor))
            }
            if indents.last?.width != width {
                report(start, cursor, "this indentation matches no open block")
            }
        }
    }

    @inline(__always)
    func isLineBreak(_ offset: Int) -> Bool {
        byte(offset) == 0x0A || byte(offset) == 0x0D
    }

    /// The offset behind the line break at `offset`.
    @inline(__always)
    func afterLineBreak(_ offset: Int) -> Int {
        byte(offset) == 0x0D && byte(offset + 1) == 0x0A ? offset + 2 : offset + 1
    }

    private mutating func lexLineBreak() {
        let start = cursor
        cursor = afterLineBreak(cursor)
        if brackets.isEmpty {
            isAtLineStart = true
            if endsLogicalLine {
                add(.newline, from: start)
                return
            }
        } else if beginsStatement(cursor) {
            leaveBrackets(at: start)
            return
        }
        if keepsTrivia { trivia.append(PythonToken(.lineBreak, start, cursor)) }
    }

    /// Whether a line break here ends a logical line: there is code before it on this one.
    private var endsLogicalLine: Bool {
        switch tokens.last?.kind {
        case nil, .newline, .indent, .dedent: false
        default: true
        }
    }

    /// Whether the line at an offset begins with a word that no expression can hold.
    private func beginsStatement(_ offset: Int) -> Bool {
        var index = offset
        while byte(index) == 0x20 || byte(index) == 0x09 { index += 1 }
        guard let first = bytes.indices.contains(index) ? bytes[index] : nil, first >= 0x61, first <= 0x79
        else {
            return false
        }
        var packed: UInt64 = 0
        var count = 0
        while count < 9, isWordByte(byte(index + count)) {
            if count < 8 { packed |= UInt64(byte(index + count)) << UInt64(count * 8) }
            count += 1
        }
        switch keyword(packed, count: count) {
        case .kwDef, .kwClass, .kwReturn, .kwImport, .kwTry, .kwWhile, .kwWith, .kwPass, .kwBreak,
            .kwContinue,
            .kwRaise, .kwDel, .kwGlobal, .kwNonlocal, .kwAssert, .kwExcept, .kwFinally, .kwElif:
            return byte(index + count) != 0x3D
        default: return false
        }
    }

    /// Gives up on brackets that were never closed, at the end of a line.
    private mutating func leaveBrackets(at end: Int) {
        report(openBracket, openBracket + 1, "this bracket is never closed")
        brackets.removeAll(keepingCapacity: true)
        fieldStrings.removeAll(keepingCapacity: true)
        tokens.append(PythonToken(.newline, end, cursor))
        isAtLineStart = true
    }

    private mutating func lexContinuation() {
        if isLineBreak(cursor + 1) {
            let start = cursor
            cursor = afterLineBreak(cursor + 1)
            if cursor >= bytes.count { report(start, cursor, "the file ends after a line join") }
        } else {
            cursor += 1
            add(.error, from: cursor - 1)
            report(cursor - 1, cursor, "a backslash joins lines only at the end of one")
        }
    }

    private mutating func lexComment() {
        let start = cursor
        var mayBeDirective = false
        cursor = bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index < bytes.count {
                let byte = bytes[index]
                if byte == 0x0A || byte == 0x0D { break }
                if byte == 0x3A { mayBeDirective = true }
                index &+= 1
            }
            return index
        }
        if keepsTrivia { trivia.append(PythonToken(.comment, start, cursor)) }
        if mayBeDirective, isDirective(start, cursor) {
            directives.append(
                ByteRange(UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: cursor)))
        }
    }

    /// Whether a comment holds `sessionlint:`.
    private func isDirective(_ start: Int, _ end: Int) -> Bool {
        let wanted: StaticString = "sessionlint:"
        var index = start + 1
        while index + wanted.utf8CodeUnitCount <= end {
            if bytes[index] == 0x73 {
                let matches = wanted.withUTF8Buffer { pattern in
                    pattern.indices.allSatisfy { bytes[index + $0] == pattern[$0] }
                }
                if matches { return true }
            }
            index += 1
        }
        return false
    }

    private mutating func finish() {
        let end = bytes.count
        cursor = end
        for string in fieldStrings.reversed() where string.isInText || !string.fields.isEmpty {
            report(end, end, "this string is never closed")
        }
        if !brackets.isEmpty {
            report(openBracket, openBracket + 1, "this bracket is never closed")
        }
        fieldStrings.removeAll()
        brackets.removeAll()
        if endsLogicalLine { add(.newline, from: end) }
        while indents.count > 1 {
            indents.removeLast()
            add(.dedent, from: end)
        }
        add(.endOfFile, from: end)
    }

    // MARK: Brackets

    mutating func openBracket(_ kind: PythonTokenKind, _ byte: UInt8) {
        if brackets.isEmpty { openBracket = cursor }
        brackets.append(byte)
        cursor += 1
        add(kind, from: cursor - 1)
    }

    mutating func closeBracket(_ kind: PythonTokenKind, _ opening: UInt8) {
        cursor += 1
        if brackets.count > (fieldStrings.last?.fields.last ?? -1) + 1, let last = brackets.popLast() {
            if last != opening {
                report(cursor - 1, cursor, "this bracket does not match the one that is open")
            }
        } else {
            report(cursor - 1, cursor, "this bracket closes nothing")
        }
        add(kind, from: cursor - 1)
    }
}
