/// What came of applying fixes to files: a part of the report where fixes were asked for.
public struct AppliedFixes: Sendable {
    /// What is gone, in the order of files and lines.
    public var fixed: [Item] = []
    /// What has a fix that was asked for and is there still, with the reason, in the same order.
    public var refused: [Item] = []
    /// How many findings there are that only an unsafe fix removes, where those were not asked for.
    public var unsafeCount = 0
    /// Files that were changed, or would be.
    public var fileCount = 0
    /// Whether nothing was written.
    public var isTrial = false

    public init() {}

    /// One finding that has a fix.
    public struct Item: Sendable {
        public var rule: RuleID
        /// Relative to the working directory, with `/`; not escaped.
        public var path: String
        /// Where it stood in the text that the fix was applied to; both 1-based, columns in code points.
        public var line: Int
        public var column: Int
        public var message: String
        public var safety: FixSafety
        /// What the fix does, in the imperative.
        public var title: String
        /// Why it was not applied, as a phrase; empty where it was.
        public var reason: String

        public init(
            rule: RuleID, path: String, line: Int, column: Int, message: String, safety: FixSafety,
            title: String,
            reason: String = ""
        ) {
            self.rule = rule
            self.path = path
            self.line = line
            self.column = column
            self.message = message
            self.safety = safety
            self.title = title
            self.reason = reason
        }
    }
}
