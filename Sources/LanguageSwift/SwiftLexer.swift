import SourceText
import Syntax

/// Turns the bytes of a Swift file into tokens, as the compiler's own lexer does.
///
/// One pass over the bytes, with a stack of the strings whose interpolations are open. It never fails: bytes that
/// begin no token become `error` tokens, a string on one line ends with its line at the latest, and every oddity is
/// told in `problems`. Tokens stand in order and never overlap; between them lie only white space, comments, the
/// shebang and the lines of a merge conflict. Every `stringStart` has its `stringEnd`, if need be an empty one.
struct SwiftLexer: Sendable {
    var bytes: [UInt8] = []
    var cursor = 0
    var tokens: [SwiftToken] = []
    /// In source order.
    var problems: [SyntaxProblem] = []
    /// Comments that speak to this tool.
    var directives: [ByteRange] = []
    /// Comments and the shebang, kept for `inspect tokens` only.
    var trivia: [SwiftToken] = []
    var keepsTrivia = false
    /// Strings whose interpolation the cursor stands in, the innermost last.
    var openStrings: [OpenString] = []
    /// Flags that the next token has from what lies before it.
    var gap: UInt8 = 0
    var memory = Memory()

    /// Problems beyond these are not told: a file with so many is not Swift.
    static let problemLimit = 100

    /// A string whose interpolation has been opened and not closed.
    struct OpenString: Sendable {
        var start: Int
        var delimiter: Delimiter
        /// Round brackets open in its interpolation.
        var depth = 0
    }

    /// How a string begins and, mirrored, ends.
    struct Delimiter: Sendable {
        var quote: UInt8
        /// Number of `#` before the quote.
        var pounds = 0
        var isMultiline = false
    }

    /// What looking ahead has found, so that no stretch of the file is looked through again and again.
    struct Memory: Sendable {
        /// The fewest `#` for which no `/#` closes a regex before the end of the file.
        var unclosedRegexPounds = Int.max
        /// By number of `#`: where a look for `"#` on one line ended, and whether it found one.
        var quoteLooks: [(from: Int, end: Int, isFound: Bool)] = []
        /// A merge conflict begun here or later never ends.
        var isConflictUnclosed = false
        var isPerforceConflictUnclosed = false
    }

    /// Delimiters with more `#` than this are taken at their first look, without looking ahead.
    static let poundLimit = 16

    /// - Parameter source: UTF-8, with or without a byte order mark, shorter than 2 GiB. Anything else in them is
    ///   told as a problem.
    mutating func lex(_ source: [UInt8]) {
        bytes = source
        cursor = 0
        tokens.removeAll(keepingCapacity: true)
        problems.removeAll(keepingCapacity: true)
        directives.removeAll(keepingCapacity: true)
        trivia.removeAll(keepingCapacity: true)
        openStrings.removeAll(keepingCapacity: true)
        memory = Memory()
        tokens.reserveCapacity(bytes.count / 6 + 16)
        gap = SwiftToken.Flag.lineBefore | SwiftToken.Flag.spaceBefore
        if byte(0) == 0x23, byte(1) == 0x21 { skipShebang() }
        while lexToken() {}
        finish()
    }

    /// The byte at an offset, 0 behind the end.
    @inline(__always)
    func byte(_ offset: Int) -> UInt8 {
        offset < bytes.count ? bytes[offset] : 0
    }

    /// Adds the token that ends at the cursor.
    @inline(__always)
    mutating func add(_ kind: SwiftTokenKind, from start: Int, flags: UInt8 = 0) {
        tokens.append(SwiftToken(kind, start, cursor, flags: flags | gap))
        gap = 0
    }

    mutating func report(_ start: Int, _ end: Int, _ message: StaticMessage) {
        guard problems.count < Self.problemLimit else { return }
        let range = ByteRange(UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: end))
        problems.append(SyntaxProblem(range, message))
    }

    /// Lexes one token with the gap before it; false at the end of the bytes.
    @inline(__always)
    private mutating func lexToken() -> Bool {
        skipGap()
        guard cursor < bytes.count else { return false }
        let start = cursor
        let first = bytes[start]
        switch first {
        case 0x61...0x7A, 0x41...0x5A, 0x5F: lexWord(start)
        case 0x28:
            if let last = openStrings.indices.last { openStrings[last].depth += 1 }
            take(.leftParenthesis)
        case 0x29:
            if let last = openStrings.indices.last {
                if openStrings[last].depth == 0 {
                    resumeString(start)
                    return true
                }
                openStrings[last].depth -= 1
            }
            take(.rightParenthesis)
        case 0x2E:
            // Nearly every dot stands alone, between an operand and a name.
            if isASCIIWordByte(byte(start + 1)) { lexLoneDot(start) } else { lexOperator(start) }
        case 0x2C: take(.comma)
        case 0x3A: take(.colon)
        case 0x7B: take(.leftBrace)
        case 0x7D: take(.rightBrace)
        case 0x5B: take(.leftBracket)
        case 0x5D: take(.rightBracket)
        case 0x3B: take(.semicolon)
        case 0x40: take(.at)
        case 0x5C: take(.backslash)
        case 0x30...0x39: lexNumber(start)
        case 0x22, 0x27: lexString(start, pounds: 0)
        case 0x23: lexPound(start)
        case 0x24: lexDollar(start)
        case 0x60: lexQuotedName(start)
        case 0x21, 0x3F: lexMark(start)
        case 0x3C:
            if byte(start + 1) != 0x23 || !lexPlaceholder(start) { lexOperator(start) }
        case 0x2F, 0x3D, 0x2D, 0x2B, 0x2A, 0x25, 0x3E, 0x26, 0x7C, 0x5E, 0x7E: lexOperator(start)
        default: lexOther(start)
        }
        return true
    }

    @inline(__always)
    private mutating func take(_ kind: SwiftTokenKind) {
        cursor &+= 1
        add(kind, from: cursor &- 1)
    }

    /// Makes bytes that begin no token one with such bytes directly before them.
    mutating func addError(from start: Int) {
        if let last = tokens.indices.last, tokens[last].kind == .error, gap == 0 {
            tokens[last].end = UInt32(truncatingIfNeeded: cursor)
        } else {
            add(.error, from: start)
        }
    }

    private mutating func finish() {
        while !openStrings.isEmpty { abandonString() }
        add(.endOfFile, from: cursor)
        let isOrdered = zip(problems, problems.dropFirst()).allSatisfy { $0.range.start <= $1.range.start }
        if !isOrdered { problems.sort { $0.range.start < $1.range.start } }
    }
}
