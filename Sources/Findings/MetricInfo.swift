/// What a metric of the migration says about itself, decoded from its own `.toml`.
public struct MetricInfo: Hashable, Sendable {
    /// Such as `session-ownership`.
    public var id: String
    /// In a few words.
    public var title: String
    /// One sentence: of all what, the share that does what.
    public var summary: String
    /// The version that brought the metric.
    public var since: String
    /// Names of languages, such as `python`.
    public var languages: [String]
    public var goal: Progress.Goal
    /// Whose findings say that something is left to do, or are counted themselves.
    public var rules: [RuleID]
    /// Whose findings take back what only looks done.
    public var honesty: [RuleID]

    public init(
        id: String, title: String, summary: String, since: String, languages: [String],
        goal: Progress.Goal, rules: [RuleID], honesty: [RuleID]
    ) {
        self.id = id
        self.title = title
        self.summary = summary
        self.since = since
        self.languages = languages
        self.goal = goal
        self.rules = rules
        self.honesty = honesty
    }
}
