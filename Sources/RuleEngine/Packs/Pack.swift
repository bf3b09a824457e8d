import Findings
import SourceText
import TOML

/// One TOML file of a rule pack: a rule, a model or a set of roles.
public struct PackSource: Sendable {
    /// Relative to the folder of the pack, with `/`, such as `session/session-opened-in-tool.toml`. Sources below
    /// `fixtures/` are no packs but the code that rule pages show.
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
}

/// Models, roles and rules, decoded and ready to be compiled against a configuration.
public struct RuleSet: Sendable {
    /// Every rule, by id.
    public let infos: [RuleInfo]
    /// In the order of `infos`.
    let rules: [Rule]
    let models: [ModelPack]
    let roles: [RolePack]

    /// Decodes packs; sources later in the list replace rules of the same id. What cannot be used is left out
    /// and told as an error; the errors are in the order of the sources and of their bytes.
    public static func load(_ sources: [PackSource]) -> (RuleSet, [PackError]) {
        var errors: [PackError] = []
        var tables: [(path: String, root: TOMLTable)] = []
        var examples: [String: [UInt8]] = [:]
        for source in sources {
            if source.path.hasPrefix("fixtures/") {
                examples[source.path] = source.bytes
                continue
            }
            do {
                tables.append((source.path, try parseTOML(source.bytes)))
            } catch {
                errors.append(PackError(path: source.path, range: error.range, message: error.message))
            }
        }
        let typeNames = tables.flatMap { ModelPack.typeNames($0.root) }
        var rules: [RuleID: Rule] = [:]
        var models: [ModelPack] = []
        var roles: [RolePack] = []
        for (path, root) in tables {
            var reader = PackReader(path: path)
            if root["model"] != nil {
                models.append(reader.modelPack(root, typeNames))
            } else if root["roles"] != nil {
                roles.append(reader.rolePack(root))
            } else if let rule = reader.rule(root, examples: examples) {
                rules[rule.info.id] = rule
            }
            errors += reader.errors.sorted { $0.range < $1.range }
        }
        let sorted = rules.values.sorted { $0.info.id < $1.info.id }
        let set = RuleSet(infos: sorted.map(\.info), rules: sorted, models: models, roles: roles)
        return (set, errors)
    }
}
