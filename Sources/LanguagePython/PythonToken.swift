import SourceText

/// One token of Python. White space, comments, blank lines and line joins are not tokens: they lie in the gaps.
@frozen
public struct PythonToken: Sendable {
    public var start: UInt32
    public var end: UInt32
    public var kind: PythonTokenKind

    @inlinable
    public init(_ kind: PythonTokenKind, _ start: Int, _ end: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.kind = kind
    }

    @inlinable public var range: ByteRange { ByteRange(start, end) }
}

public enum PythonTokenKind: UInt8, Sendable {
    // Structure. `indent` covers the white space; `dedent` and `endOfFile` are empty.
    case endOfFile, newline, indent, dedent
    /// Bytes that begin no token.
    case error

    // Atoms
    case name, number
    /// A string without fields, with prefix and quotes.
    case string
    /// `f"`, `rt'''` …
    case fieldStringStart
    /// Text between fields, or a part of a format specification.
    case fieldStringMiddle
    case fieldStringEnd

    // Soft keywords: names everywhere but where a statement of theirs begins.
    case softMatch, softCase, softType

    // Keywords
    case kwFalse, kwNone, kwTrue, kwAnd, kwAs, kwAssert, kwAsync, kwAwait, kwBreak, kwClass, kwContinue, kwDef
    case kwDel, kwElif, kwElse, kwExcept, kwFinally, kwFor, kwFrom, kwGlobal, kwIf, kwImport, kwIn, kwIs,
        kwLambda
    case kwNonlocal, kwNot, kwOr, kwPass, kwRaise, kwReturn, kwTry, kwWhile, kwWith, kwYield

    // Brackets and punctuation
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, colon, dot, semicolon, at, equal, arrow, colonEqual, ellipsis, exclamation

    // Operators
    case plus, minus, star, slash, doubleSlash, percent, doubleStar, bar, ampersand, caret, tilde
    case less, greater, lessEqual, greaterEqual, equalEqual, notEqual, leftShift, rightShift
    /// `+=` and its like.
    case augmentedAssign

    // Only in `inspect tokens`, never seen by the parser.
    case comment, lineBreak

    /// Whether it can stand where a name can.
    @inlinable var isName: Bool {
        self == .name || (rawValue >= Self.softMatch.rawValue && rawValue <= Self.softType.rawValue)
    }

    @inlinable var isKeyword: Bool { rawValue >= Self.kwFalse.rawValue && rawValue <= Self.kwYield.rawValue }

    /// The names CPython's `tokenize` uses.
    public var tokenizeName: String {
        switch self {
        case .endOfFile: "ENDMARKER"
        case .newline: "NEWLINE"
        case .indent: "INDENT"
        case .dedent: "DEDENT"
        case .number: "NUMBER"
        case .string: "STRING"
        case .fieldStringStart: "FSTRING_START"
        case .fieldStringMiddle: "FSTRING_MIDDLE"
        case .fieldStringEnd: "FSTRING_END"
        case .comment: "COMMENT"
        case .lineBreak: "NL"
        default: isName || isKeyword ? "NAME" : "OP"
        }
    }
}
