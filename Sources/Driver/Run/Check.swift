import Findings
import RuleEngine
import SourceText

/// What came of a run.
public struct CheckOutcome: Sendable {
    /// Nil where the run could not begin.
    public var report: Report?
    /// What was wrong with the tool's own inputs.
    public var problems: [InputProblem]
    /// What was in force, by workspace.
    public var settings: [EffectiveSettings] = []
    /// Whether a finding is as severe as the configuration fails on.
    public var hasFailures = false
    /// Whether something was not read, or understood only in part.
    public var isIncomplete = false
    /// The report's workspace relative to the root of its repository.
    public var workspaceInRepository = ""
}

/// Analyses the workspaces of the given paths and reports what the paths select.
public func check(_ request: CheckRequest) -> CheckOutcome {
    var run = Run(request)
    return run.check()
}

/// What would be in force for the given paths; nothing is analysed.
public func settings(for request: CheckRequest) -> CheckOutcome {
    var run = Run(request)
    return run.prepare()
}

/// The rules that come with the program, and those of the packs that the configuration of the working
/// directory names.
public func rules() -> RuleCatalogue {
    settings(for: CheckRequest()).settings.first?.catalogue ?? LoadedRules([]).catalogue
}
