import SourceText

/// A comment that keeps findings out of the report: `# sessionlint: allow(rule-id): reason`.
///
/// The whole grammar, in Python's and in Swift's comments alike:
///
///     sessionlint: allow(rule-id[, rule-id…]) [until YYYY-MM-DD]: reason
///     sessionlint: allow-file(rule-id[, rule-id…]) [until YYYY-MM-DD]: reason
///
/// It may stand behind another directive in one comment (`# noqa: E501  # sessionlint: …`), and on any line of
/// a block comment. Everything that begins like one and does not follow this grammar is a problem, never
/// silently nothing.
public struct Suppression: Hashable, Sendable {
    public var scope: Scope
    /// At least one, in source order.
    public var rules: [NamedRule]
    /// The last day on which it holds; nil for ever.
    public var until: CalendarDate?
    /// Empty where no reason with a letter or digit is given; such a suppression must not suppress anything.
    public var reason: String
    /// From the word `sessionlint` to the last byte of the directive.
    public var range: ByteRange

    public init(
        scope: Scope, rules: [NamedRule], until: CalendarDate?, reason: String, range: ByteRange
    ) {
        self.scope = scope
        self.rules = rules
        self.until = until
        self.reason = reason
        self.range = range
    }

    public enum Scope: Hashable, Sendable {
        /// The line the comment ends, or the line of code (or declaration) below it.
        case line
        case file
    }

    public struct NamedRule: Hashable, Sendable {
        public var id: RuleID
        public var range: ByteRange

        public init(id: RuleID, range: ByteRange) {
            self.id = id
            self.range = range
        }
    }
}

/// What a comment addressed to SessionLint turned out to be.
public enum Directive: Sendable {
    case suppression(Suppression)
    case malformed(Problem)

    /// Why a directive was not understood, and what to write instead.
    public struct Problem: Hashable, Error {
        public var range: ByteRange
        public var message: String
        public var help: String

        public init(range: ByteRange, message: String, help: String) {
            self.range = range
            self.message = message
            self.help = help
        }
    }

    /// Reads the directive in one comment; nil where the comment does not address SessionLint.
    ///
    /// - Parameters:
    ///   - source: the bytes of the file.
    ///   - comment: one comment with its introducer (`#`, `//` or `/*`) and, of a block comment, its end.
    public init?(in source: [UInt8], comment: ByteRange) {
        let comment = comment.clamped(to: source.count).indices
        let isHash = comment.isEmpty || source[comment.lowerBound] != UInt8(ascii: "/")
        var end = comment.upperBound
        let isBlock = comment.count >= 4 && !isHash && source[comment.lowerBound + 1] == UInt8(ascii: "*")
        if isBlock, source[end - 1] == UInt8(ascii: "/"), source[end - 2] == UInt8(ascii: "*") { end -= 2 }
        var lineStart = comment.lowerBound
        while lineStart < end {
            var lineEnd = lineStart
            while lineEnd < end, source[lineEnd] != 0x0A, source[lineEnd] != 0x0D { lineEnd += 1 }
            var reader = DirectiveReader(bytes: source, index: lineStart, end: lineEnd, isHash: isHash)
            if let directive = reader.read() {
                self = directive
                return
            }
            lineStart = lineEnd + 1
        }
        return nil
    }
}
