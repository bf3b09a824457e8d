import Findings
import Linking
import SourceText

/// A line of `inspect roles`.
public struct RoleDescription: Sendable {
    public var file: Int
    /// Where the declaration's name stands; the start of the file for the file itself.
    public var range: ByteRange
    /// Dotted path in the file; empty for the file itself.
    public var declaration: String
    /// Nil where the declaration has none.
    public var role: Role?
    /// A phrase, such as `base class BaseTool`.
    public var because: String
}

/// A line of `inspect effects`.
public struct EffectDescription: Sendable {
    public var file: Int
    public var range: ByteRange
    /// The word, such as `commits`.
    public var effect: String
    /// Such as `parameter db`, `attribute self.db`, `opened`.
    public var origin: String
    /// Dotted path in the file; empty for the file itself.
    public var function: String
    public var isCertain: Bool
}

/// The role of every file that has one, and of every declaration whose role differs from that of what holds it.
public func describeRoles(_ files: [AnalysedFile], rules: RuleSet, settings: AnalysisSettings)
    -> [RoleDescription]
{ [] }

/// What each function does to sessions in its own body, in source order.
public func describeEffects(_ files: [AnalysedFile], rules: RuleSet, settings: AnalysisSettings)
    -> [EffectDescription]
{ [] }
