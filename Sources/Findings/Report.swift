import SourceText

/// What one run has to say: the only thing a reporter sees.
public struct Report: Sendable {
    /// The product's version.
    public var version: String
    /// Absolute path of the workspace, as the user would write it; not escaped.
    public var workspace: String
    public var files: [File]
    /// Sorted by path, offset and rule; no two equal.
    public var findings: [Finding]
    /// What a baseline knows, in the same order: not reported, but there for those who ask.
    public var baselined: [Finding] = []
    /// What came of fixes; nil where none were asked for.
    public var fixes: AppliedFixes?
    /// Parts of files that were not understood.
    public var problems: [Problem]
    public var skipped: [Skip]
    public var summary: Summary
    /// Every rule that was in force, by id.
    public var rules: [RuleInfo]
    /// Sentences for the closing lines, such as that a scope matched nothing.
    public var notices: [String]
    /// Nil where everything that was found is reported.
    public var comparison: Comparison?

    public init(
        version: String, workspace: String, files: [File], findings: [Finding], problems: [Problem] = [],
        skipped: [Skip] = [], summary: Summary, rules: [RuleInfo], notices: [String] = []
    ) {
        self.version = version
        self.workspace = workspace
        self.files = files
        self.findings = findings
        self.problems = problems
        self.skipped = skipped
        self.summary = summary
        self.rules = rules
        self.notices = notices
    }

    /// What the findings are new against.
    public struct Comparison: Hashable, Sendable {
        /// Such as `since main (merge base 1a2b3c4)`; not escaped.
        public var title: String
        /// Findings that were there before, and are not reported.
        public var unchanged: Int

        public init(title: String, unchanged: Int) {
            self.title = title
            self.unchanged = unchanged
        }
    }

    /// A file that something in the report points at.
    public struct File: Sendable {
        /// Relative to the working directory, with `/`; absolute where it is not below it. Not escaped.
        public var path: String
        /// Relative to the workspace, with `/`: what fingerprints and SARIF use.
        public var workspacePath: String
        /// Name of the language, such as `python`.
        public var language: String
        /// Nil where the file could not be read again, or has changed since it was analysed.
        public var text: Text?

        public init(path: String, workspacePath: String, language: String, text: Text?) {
            self.path = path
            self.workspacePath = workspacePath
            self.language = language
            self.text = text
        }
    }

    /// The bytes of a file with its lines.
    public struct Text: Sendable {
        public let bytes: [UInt8]
        public let lines: LineTable

        public init(_ bytes: [UInt8]) {
            self.bytes = bytes
            lines = LineTable(bytes)
        }
    }

    /// A part of a file that was not understood; the rest of the file was analysed.
    public struct Problem: Sendable {
        public var place: Finding.Place
        public var message: String

        public init(place: Finding.Place, message: String) {
            self.place = place
            self.message = message
        }
    }

    /// A file or folder that was not analysed although it was found or named.
    public struct Skip: Sendable {
        /// Relative to the working directory, with `/`; not escaped.
        public var path: String
        /// A phrase, such as `larger than 16 MiB`.
        public var reason: String

        public init(path: String, reason: String) {
            self.path = path
            self.reason = reason
        }
    }

    /// The counts of the closing line.
    public struct Summary: Sendable {
        /// Files analysed.
        public var checked = 0
        /// Files of which a part was not understood.
        public var partial = 0
        public var skipped = 0
        public var suppressed = 0
        public var baselined = 0
        public var errors = 0
        public var warnings = 0
        public var notes = 0
        /// Wall time of the run.
        public var seconds = 0.0

        public init() {}
    }
}
