import Findings
import Linking

/// What a configuration says to the analysis, decoded; the vocabulary and the roles that it adds to the packs'.
public struct AnalysisSettings: Sendable {
    public var names = NameSettings()
    /// Later entries win over earlier ones of the same weight.
    public var roles: [RoleOverride] = []
    /// Later entries win over earlier ones.
    public var overrides: [PathOverride] = []
    public var severities: [RuleID: Severity] = [:]
    public var disabled: Set<RuleID> = []
    /// Nil where every rule is selected that is neither disabled nor off.
    public var selected: Set<RuleID>?
    /// Whether the places of one cause make one finding.
    public var isGrouped = true
    /// Whether the day is over until which the old way may stay beside the new one.
    public var isLegacyOverdue = false

    public init() {}
}

/// Lists of names that a configuration adds to what the models say.
public struct NameSettings: Sendable {
    public var lists: [NameList: [String]] = [:]

    public init() {}

    public subscript(list: NameList) -> [String] {
        get { lists[list] ?? [] }
        set { lists[list] = newValue }
    }
}

/// The lists of names that packs fill and configurations extend; an entry is a name, a dotted path or a pattern
/// with `*`.
public enum NameList: String, Sendable, CaseIterable {
    case sessionFactories = "session-factories"
    case sessionGenerators = "session-generators"
    case sessionTypes = "session-types"
    case sessionNames = "session-names"
    case sessionFactoryNames = "session-factory-names"
    case registryTypes = "registry-types"
    case registryParameters = "registry-parameters"
    case orchestratorTypes = "orchestrator-types"
    case contextTypes = "context-types"
    case toolFactoryNames = "tool-factory-names"
    case ownershipFlags = "ownership-flags"
    case tenantColumns = "tenant-columns"
    case migrationFlags = "migration-flags"
    case legacyFlags = "legacy-flags"
    case flagDefaults = "flag-defaults"
    case retiredFlags = "retired-flags"
    case flagFamilies = "flag-families"
    case legacyModules = "legacy-modules"

    /// The key in `sessionlint.toml`.
    public var key: String { rawValue }
}

/// Sets the role of files, or of some classes in them, by path.
public struct RoleOverride: Sendable {
    /// Globs relative to the workspace; a `*` does not match `/`, `**` does.
    public var globs: [String]
    /// Patterns of class names; empty for everything in the files.
    public var classes: [String]
    /// Nil for `"none"`: the files have no role.
    public var role: Role?

    public init(globs: [String], classes: [String] = [], role: Role?) {
        self.globs = globs
        self.classes = classes
        self.role = role
    }
}

/// Sets rules and severities by path.
public struct PathOverride: Sendable {
    /// Globs relative to the workspace.
    public var globs: [String]
    public var disabled: Set<RuleID>
    public var severities: [RuleID: Severity]

    public init(globs: [String], disabled: Set<RuleID> = [], severities: [RuleID: Severity] = [:]) {
        self.globs = globs
        self.disabled = disabled
        self.severities = severities
    }
}
