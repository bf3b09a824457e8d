/// Everything a rule says about itself: what `explain`, the rule index, SARIF's rule metadata and an editor's
/// hover are made from. Decoded from the rule's own `.toml`; nothing here decides what is reported.
public struct RuleInfo: Sendable {
    public var id: RuleID
    /// The folder of the rule under `Rules/`.
    public var family: String
    /// One sentence without a full stop: what the rule finds.
    public var summary: String
    public var severity: Severity
    /// Names of languages, such as `python`.
    public var languages: [String]
    /// The version that brought the rule.
    public var since: String
    /// What to do instead, with placeholders left as they are in the rule's file.
    public var help: String
    public var page: Page
    /// Nil where the rule offers no fix.
    public var fix: FixSafety?
    /// Whether it holds only where somebody selects it by its own name.
    public var isOff: Bool
    /// Ids of packs: the rule holds where one of them counts, and everywhere where there is none.
    public var needs: [String]

    public init(
        id: RuleID, family: String, summary: String, severity: Severity, languages: [String], since: String,
        help: String, page: Page, fix: FixSafety?, isOff: Bool = false, needs: [String] = []
    ) {
        self.id = id
        self.family = family
        self.summary = summary
        self.severity = severity
        self.languages = languages
        self.since = since
        self.help = help
        self.page = page
        self.fix = fix
        self.isOff = isOff
        self.needs = needs
    }

    /// The page of a rule, in Markdown without headings.
    public struct Page: Sendable {
        public var finds: String
        public var why: String
        /// Code, by language name.
        public var example: [(language: String, code: String)]
        /// The same code without the problem, by language name.
        public var instead: [(language: String, code: String)]
        public var exceptions: String
        public var references: [String]
        /// How the fix is applied, or why it is made by hand; empty where there is none.
        public var fix: String

        public init(
            finds: String, why: String, example: [(language: String, code: String)],
            instead: [(language: String, code: String)], exceptions: String, references: [String],
            fix: String = ""
        ) {
            self.finds = finds
            self.why = why
            self.example = example
            self.instead = instead
            self.exceptions = exceptions
            self.references = references
            self.fix = fix
        }
    }
}

/// The name of a rule: lower-case words joined by hyphens, never changed once it has been released.
public struct RuleID: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let description: String

    /// Nil where the text is not lower-case letters, digits and single hyphens, beginning with a letter.
    public init?(_ text: String) {
        var previous: UInt8 = 0x2D
        for byte in text.utf8 {
            let isLetter = byte >= 0x61 && byte <= 0x7A
            let isDigit = byte >= 0x30 && byte <= 0x39
            guard isLetter || (previous != 0x2D && byte == 0x2D) || (isDigit && previous != 0) else {
                return nil
            }
            previous = byte
        }
        guard previous != 0x2D, let first = text.utf8.first, first >= 0x61 else { return nil }
        description = text
    }

    /// For ids that are spelt out in this module; a test holds each of them to the grammar above.
    init(known text: String) {
        description = text
    }

    public static func < (left: RuleID, right: RuleID) -> Bool { left.description < right.description }
}

/// Ordered: a note is less than an error.
public enum Severity: UInt8, Sendable, CaseIterable, Comparable {
    case note, warning, error

    /// The word used in every output and in configuration.
    public var name: String {
        switch self {
        case .note: "note"
        case .warning: "warning"
        case .error: "error"
        }
    }

    public init?(name: some StringProtocol) {
        guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }

    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// How much a finding rests on names.
public enum Confidence: String, Sendable {
    /// Every step is resolved by an annotation, a constructor or a chain of calls.
    case certain
    /// At least one step goes by a name; such a finding is at most a warning.
    case likely
}

/// Whether a fix keeps the behaviour.
public enum FixSafety: String, Sendable {
    case safe, unsafe
}
