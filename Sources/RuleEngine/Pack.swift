import Findings
import SourceText

/// One TOML file of a rule pack: a rule, a model or a set of roles.
public struct PackSource: Sendable {
    /// Relative to the folder of the pack, with `/`, such as `session/session-opened-in-tool.toml`.
    public var path: String
    public var bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// Something in a rule pack that cannot be used.
public struct PackError: Error, Sendable {
    /// `PackSource.path`.
    public var path: String
    /// In the bytes of that source.
    public var range: ByteRange
    public var message: String
    public var help: String?

    public init(path: String, range: ByteRange, message: String, help: String? = nil) {
        self.path = path
        self.range = range
        self.message = message
        self.help = help
    }
}

/// Models, roles and rules, decoded and ready to be compiled against a configuration.
public struct RuleSet: Sendable {
    /// Every rule, by id.
    public let infos: [RuleInfo]

    init(infos: [RuleInfo]) {
        self.infos = infos
    }

    /// Decodes packs; sources later in the list replace rules of the same id. What cannot be used is left out
    /// and told as an error.
    public static func load(_ sources: [PackSource]) -> (RuleSet, [PackError]) {
        (RuleSet(infos: []), [])
    }
}
