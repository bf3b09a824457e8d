import SourceText

/// One thing the user is told about their code: a plain value, complete without the program it came from.
///
/// A finding names its file by number; `Report.files` has the path and, where the file could be read again
/// unchanged, its text. Lines and columns are worked out by the reporters.
public struct Finding: Equatable, Sendable {
    public var rule: RuleID
    public var severity: Severity
    public var confidence: Confidence
    /// What is wrong, with the names involved. Text from scanned files is not escaped yet.
    public var message: String
    /// What to do instead.
    public var help: String
    public var place: Place
    /// Dotted path of the enclosing function or type in its file; nil at module level.
    public var function: String?
    /// The role that made the rule apply, such as `service`; nil for rules that hold everywhere.
    public var role: String?
    /// Survives moved lines; see `Fingerprint`.
    public var fingerprint: Fingerprint
    /// The same for all findings of one cause.
    public var cause: String
    /// The witness path: first the call in the blamed function, last the effect. Empty where the effect stands
    /// at `place` itself.
    public var trace: [Place]
    /// The other places of the same cause, in source order.
    public var related: [Place]
    public var fix: Fix?
    /// Where only news is reported and the code at `place` was not changed: what was. A phrase; not escaped.
    public var cameBy: String?

    public init(
        rule: RuleID, severity: Severity, confidence: Confidence, message: String, help: String, place: Place,
        function: String? = nil, role: String? = nil, fingerprint: Fingerprint, cause: String,
        trace: [Place] = [],
        related: [Place] = [], fix: Fix? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.confidence = confidence
        self.message = message
        self.help = help
        self.place = place
        self.function = function
        self.role = role
        self.fingerprint = fingerprint
        self.cause = cause
        self.trace = trace
        self.related = related
        self.fix = fix
    }

    /// A range in a file, with what is to be said there.
    public struct Place: Hashable, Sendable {
        /// Index into `Report.files`.
        public var file: Int
        public var range: ByteRange
        /// Empty for the main place of a finding.
        public var message: String

        public init(file: Int, range: ByteRange, message: String = "") {
            self.file = file
            self.range = range
            self.message = message
        }
    }

    /// A change of text that removes the finding.
    public struct Fix: Equatable, Sendable {
        public var safety: FixSafety
        /// What the change does, in the imperative.
        public var title: String
        /// Non-overlapping, in source order, all in files of the report.
        public var edits: [Edit]

        public init(safety: FixSafety, title: String, edits: [Edit]) {
            self.safety = safety
            self.title = title
            self.edits = edits
        }

        public struct Edit: Hashable, Sendable {
            public var file: Int
            /// What is replaced; empty for an insertion.
            public var range: ByteRange
            public var text: String

            public init(file: Int, range: ByteRange, text: String) {
                self.file = file
                self.range = range
                self.text = text
            }
        }
    }
}
