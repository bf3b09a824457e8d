import Findings
import SourceText

/// What a metric counts in a program, thing by thing.
public struct MetricCount: Sendable {
    public var metric: MetricInfo
    /// By file and place.
    public var things: [CountedThing]
}

/// Something that a metric counts.
public struct CountedThing: Sendable {
    /// The number of the file among those that were analysed.
    public var file: Int
    /// Where it is declared, or stands.
    public var range: ByteRange
    /// Dotted path in the file of the function or type; empty for a module's own code.
    public var function: String
    /// Empty for none.
    public var role: String
    public var isOver: Bool
    /// What to do, where it is not over.
    public var todo: String
    /// The rules that say so, by id.
    public var rules: [RuleID]
    /// How many findings stand in the way; places of one cause count once.
    public var findings: Int
    /// How many functions call it, as far as calls were followed.
    public var callers: Int
}
