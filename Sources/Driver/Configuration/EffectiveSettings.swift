import Findings
import Linking
import RuleEngine
import SourceText

/// What holds in one workspace, each value with its origin: the command line over the configuration over the
/// defaults.
public struct EffectiveSettings: Sendable {
    /// The workspace's folder, absolute.
    public var workspace: String
    /// As the user would write it; nil where there is none.
    public var configurationFile: String?
    var include: Setting<[String]>
    var exclude: Setting<[String]>
    var select: Setting<[String]>
    var ignore: Setting<[String]>
    var failOn: Setting<Severity>
    var packs: Setting<[String]>
    var honoursExcludes: Setting<Bool>
    var isGrouped: Setting<Bool>
    var jobs: Setting<Int>
    var usesCache: Setting<Bool>
    /// What only a configuration can say.
    var configuration: Configuration
    var catalogue: RuleCatalogue

    init(
        _ request: CheckRequest, _ configuration: Configuration, _ catalogue: RuleCatalogue, workspace: String
    ) {
        self.workspace = workspace
        self.configuration = configuration
        self.catalogue = catalogue
        include = configuration.include ?? Setting([], from: .standard)
        exclude = configuration.exclude ?? Setting([], from: .standard)
        packs = configuration.packs ?? Setting([], from: .standard)
        // What the command line selects is selected whatever the configuration ignores; what it ignores is
        // ignored besides what the configuration does.
        let isSelected = request.select != nil
        select =
            request.select.map { Setting($0, from: .commandLine("--select")) } ?? configuration.select
            ?? Setting(["all"], from: .standard)
        ignore = (isSelected ? nil : configuration.ignore) ?? Setting([], from: .standard)
        if let ignored = request.ignore {
            ignore = Setting(ignore.value + ignored, from: .commandLine("--ignore"))
        }
        failOn =
            request.failOn.map { Setting($0, from: .commandLine("--fail-on")) } ?? configuration.failOn
            ?? Setting(.warning, from: .standard)
        honoursExcludes = Setting(
            request.honoursExcludes, from: request.honoursExcludes ? .standard : .commandLine("--no-exclude"))
        isGrouped = Setting(
            request.isGrouped, from: request.isGrouped ? .standard : .commandLine("--no-group"))
        usesCache =
            request.usesCache
            ? configuration.usesCache ?? Setting(true, from: .standard)
            : Setting(false, from: .commandLine("--no-cache"))
        jobs = Setting(
            request.jobs ?? availableProcessors(),
            from: request.jobs == nil ? .standard : .commandLine("--jobs"))
    }

    /// The rules that are looked for.
    var inForce: Set<RuleID> {
        catalogue.selected(select.value).subtracting(catalogue.rules(ignore.value))
    }

    /// The same rules with the severities they have here.
    var rulesInForce: [RuleInfo] {
        let inForce = inForce
        let severities = Dictionary(
            configuration.severities.map { ($0.rule, $0.severity.value) },
            uniquingKeysWith: { _, last in last })
        return catalogue.infos.filter { inForce.contains($0.id) }.map { info in
            var info = info
            info.severity = severities[info.id] ?? info.severity
            return info
        }
    }

    /// What the analysis is told.
    var analysis: AnalysisSettings {
        var settings = AnalysisSettings()
        settings.isGrouped = isGrouped.value
        settings.selected = inForce
        if let last = configuration.legacyUntil?.value, let today = today() {
            settings.isLegacyOverdue = last < today
        }
        for (rule, severity) in configuration.severities { settings.severities[rule] = severity.value }
        for (list, words) in configuration.names { settings.names[list] = words.value }
        for (pattern, isForClasses, role) in configuration.roles {
            settings.roles.append(
                RoleOverride(
                    globs: isForClasses ? ["**"] : PathPatterns.spelledOut([pattern]),
                    classes: isForClasses ? [pattern] : [], role: role.value))
        }
        for override in configuration.overrides {
            let globs = PathPatterns.spelledOut(override.paths.value)
            settings.overrides.append(
                PathOverride(
                    globs: globs, disabled: disabled(override),
                    severities: Dictionary(override.severities, uniquingKeysWith: { _, last in last })))
            if case .some(let role) = override.role {
                settings.roles.append(RoleOverride(globs: globs, role: role))
            }
        }
        return settings
    }

    /// The rules that an override switches off in its paths.
    func disabled(_ override: Configuration.Override) -> Set<RuleID> {
        let ignored = catalogue.rules(override.ignore)
        guard let select = override.select else { return ignored }
        return ignored.union(catalogue.ids.subtracting(catalogue.rules(select)))
    }
}
