import Findings
import RuleEngine
import SourceText

/// What came of a run.
public struct CheckOutcome: Sendable {
    /// Nil where the run could not begin.
    public var report: Report?
    /// What was wrong with the tool's own inputs.
    public var problems: [InputProblem]
    /// What was in force, by workspace; empty where nothing has changed since an earlier run and its report stands.
    public var settings: [EffectiveSettings] = []
    /// Whether a finding is as severe as the configuration fails on.
    public var hasFailures = false
    /// Whether something was not read, or understood only in part.
    public var isIncomplete = false
    /// What came of the baselines, by workspace; those without one are left out.
    public var baselines: [BaselineUse] = []
    /// Sentences about the cache, where it could not be used as it was.
    public var cacheNotices: [String] = []
    /// Where the time went.
    public var times = StageTimes()
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

/// The files that a run over the given paths would report on, and those it would pass over; nothing is read.
public struct SelectedFiles: Sendable {
    /// Relative to the working directory, absolute where they are not below it; by workspace and path.
    public var files: [String] = []
    public var skipped: [Report.Skip] = []
    public var problems: [InputProblem] = []

    public init(_ request: CheckRequest) {
        var run = Run(request)
        problems = run.prepare().problems
        let (trees, wrongStates) = run.changedTrees()
        problems += wrongStates
        guard wrongStates.isEmpty else { return }
        for (workspace, tree) in zip(run.workspaces, trees) {
            let root = workspace.plan.root
            var found = WorkspaceFiles(
                workspace.plan, workspace.settings, languages: run.languages, jobs: run.jobs,
                tracked: workspace.tracked, elsewhere: tree?.filesOfCheckedState(in: root) ?? [])
            problems += found.problems
            if let tree {
                do throws(InputProblem) {
                    found.take(
                        try WorkspaceStates(found, tree, root: root, languages: run.languages))
                } catch {
                    problems.append(error)
                    continue
                }
            }
            files += found.inputs.filter { found.selection.contains(Array($0.path.utf8)) }.map {
                relative($0.location, to: run.workingFolder) ?? $0.location
            }
            skipped += found.skipped.map { skip in
                let path = joined(root, skip.path)
                return Report.Skip(path: relative(path, to: run.workingFolder) ?? path, reason: skip.reason)
            }
        }
    }
}

/// The rules that come with the program, and those of the packs that the configuration of the working
/// directory names.
public func rules() -> RuleCatalogue {
    settings(for: CheckRequest()).settings.first?.catalogue ?? LoadedRules([]).catalogue
}
