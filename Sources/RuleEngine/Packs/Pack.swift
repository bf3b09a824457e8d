import Findings
import SourceText
import TOML

/// One TOML file of a rule pack: a rule, a model, a set of roles or a metric.
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
    /// Those that count in every tree first.
    let roles: [RolePack]
    /// Every pack of models and roles, by id.
    public let packs: [PackInfo]
    /// In the order in which they are shown.
    let metrics: [Metric]

    /// What each metric says about itself, in the order in which they are shown.
    public var metricInfos: [MetricInfo] { metrics.map(\.info) }

    /// Ids of the rules that come from the sources behind the first `count` ones.
    public func ids(behindSource count: Int) -> Set<RuleID> {
        Set(rules.filter { $0.source >= count }.map(\.info.id))
    }

    /// Decodes packs; sources later in the list replace rules of the same id. What cannot be used is left out
    /// and told as an error; the errors are in the order of the sources and of their bytes.
    public static func load(_ sources: [PackSource]) -> (RuleSet, [PackError]) {
        var errors: [PackError] = []
        var tables: [(source: Int, path: String, root: TOMLTable)] = []
        var examples: [String: [UInt8]] = [:]
        for (number, source) in sources.enumerated() {
            if source.path.hasPrefix("fixtures/") {
                examples[source.path] = source.bytes
                continue
            }
            do {
                tables.append((number, source.path, try parseTOML(source.bytes)))
            } catch {
                errors.append(PackError(path: source.path, range: error.range, message: error.message))
            }
        }
        let typeNames = tables.flatMap { ModelPack.typeNames($0.root) }
        var rules: [RuleID: Rule] = [:]
        var models: [ModelPack] = []
        var roles: [RolePack] = []
        var packs: [PackInfo] = []
        var metrics: [Metric] = []
        let ruleIDs = tables.compactMap { $0.root["rule"]?.table?["id"]?.string }
        let packIDs = tables.compactMap { packID($0.root) }
        for (source, path, root) in tables {
            var reader = PackReader(path: path)
            if root["model"] != nil {
                let model = reader.modelPack(root, typeNames)
                models.append(model)
                packs.append(
                    PackInfo(
                        id: model.id, summary: model.summary, languages: model.languages,
                        modules: model.modules, source: source))
            } else if root["roles"] != nil {
                let pack = reader.rolePack(root)
                roles.append(pack)
                packs.append(
                    PackInfo(
                        id: pack.id, summary: pack.summary, languages: pack.languages, modules: pack.modules,
                        source: source))
            } else if root["metric"] != nil {
                if let metric = reader.metric(root, rules: ruleIDs) {
                    metrics.removeAll { $0.info.id == metric.info.id }
                    metrics.append(metric)
                }
            } else if var rule = reader.rule(root, examples: examples, packIDs: packIDs) {
                rule.source = source
                rules[rule.info.id] = rule
            }
            errors += reader.errors.sorted { $0.range < $1.range }
        }
        let sorted = rules.values.sorted { $0.info.id < $1.info.id }
        let set = RuleSet(
            infos: sorted.map(\.info), rules: sorted, models: models,
            roles: roles.filter(\.modules.isEmpty) + roles.filter { !$0.modules.isEmpty },
            packs: PackInfo.joined(packs),
            metrics: metrics.sorted { ($0.order, $0.info.id) < ($1.order, $1.info.id) })
        return (set, errors)
    }
}

/// The id of a pack of models or roles, before it is read in full.
private func packID(_ root: TOMLTable) -> String? {
    (root["model"] ?? root["roles"])?.table?["id"]?.string
}
