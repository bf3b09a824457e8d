import Findings
import RuleEngine
import SourceText

/// What came of counting how far a migration is.
public struct ProgressOutcome: Sendable {
    /// Nil where the run could not begin.
    public var progress: Progress?
    /// What was wrong with the tool's own inputs.
    public var problems: [InputProblem]
    /// Sentences about the run and its cache.
    public var notices: [String] = []
    /// Where the time went.
    public var times = StageTimes()
    /// When it was counted, in seconds since 1970-01-01 UTC.
    public var time = secondsSinceEpoch()
}

/// Counts how far the workspace of the given paths is: of what the paths select, in the light of the whole.
/// - Parameter history: which earlier states are counted as well; nil for none.
public func progress(_ request: CheckRequest, history: HistoryRequest? = nil) -> ProgressOutcome {
    var run = Run(request)
    return run.progress(history)
}

extension Run {
    fileprivate mutating func progress(_ history: HistoryRequest?) -> ProgressOutcome {
        let prepared = prepare()
        var outcome = ProgressOutcome(problems: prepared.problems)
        outcome.times.end("prepare")
        guard let workspace = onlyWorkspace(&outcome.problems) else { return outcome }
        guard let history else {
            _ = present(workspace, isRepeated: false, &outcome)
            return outcome
        }
        do throws(InputProblem) {
            // What is wrong with the history is said before anything long begins.
            let (git, revisions) = try revisions(history, workspace, &outcome.notices)
            outcome.times.end("git", "\(revisions.count) commits")
            let (analysis, engine) = present(workspace, isRepeated: true, &outcome)
            let points = try self.history(
                history, revisions, git, workspace, engine, present: analysis, &outcome)
            outcome.progress?.history = points
        } catch {
            outcome.progress = nil
            outcome.problems.append(error)
        }
        return outcome
    }

    /// The workspace of the given paths; where they belong to several, that is a problem.
    func onlyWorkspace(_ problems: inout [InputProblem]) -> Workspace? {
        guard workspaces.count > 1 else { return workspaces.first }
        problems.append(
            InputProblem(
                "these paths belong to \(workspaces.count) workspaces, and progress is told of one",
                help: "run it once for each"))
        return nil
    }

    /// Counts the work tree.
    /// - Parameter isRepeated: whether commits are counted after it.
    private func present(_ workspace: Workspace, isRepeated: Bool, _ outcome: inout ProgressOutcome)
        -> (analysis: SourceAnalysis, engine: Engine)
    {
        let root = workspace.plan.root
        let files = files(of: workspace, nil, &outcome.problems, &outcome.times)
        let engine = Engine(counting: workspace.rules, settings: workspace.settings.analysis)
        let hashes = workspace.memory.map { $0.cache.hashes(of: files.inputs, jobs: jobs) } ?? []
        let analysis = analysis(
            files, engine, workspace.memory, hashes: hashes, isRepeated: isRepeated, &outcome.times)
        let (owners, hasOwners) = owners(of: files.inputs, root: root)
        let builder = ProgressBuilder(
            inputs: files.inputs, analysis: analysis, languages: languages,
            isReported: files.inputs.map { files.selection.contains(Array($0.path.utf8)) }, owners: owners,
            hasOwners: hasOwners)
        var progress = Progress(
            version: sessionLintVersion, workspace: root, metrics: builder.metrics())
        progress.gates = workspace.settings.configuration.goals.map { $0.gate(progress.metrics) }
        outcome.progress = progress
        outcome.notices += unread(analysis)
        outcome.times.end("count")
        if var memory = workspace.memory, request.readsDisk {
            keep(&memory, analysis, files, root: root, hashes: nil) { _ in nil }
            outcome.notices += memory.cache.notices
            outcome.times.end("keep")
        }
        return (analysis, engine)
    }

    /// What is not counted since it could not be read.
    private func unread(_ analysis: SourceAnalysis) -> [String] {
        let count = analysis.outcomes.count { $0.refusal != nil }
        guard count > 0 else { return [] }
        return ["\(count) file\(count == 1 ? "" : "s") could not be read, and nothing in them is counted"]
    }

    /// By the index of an input: who owns it; and whether anybody says so.
    func owners(of inputs: [SourceInput], root: String) -> ([[String]], Bool) {
        let top = Repository.around(root)?.root ?? root
        guard let owners = CodeOwners.found(in: top), let prefix = relative(root, to: top) else {
            return (inputs.map { _ in [] }, false)
        }
        return (inputs.map { owners.owners(of: joined(prefix, $0.path)) }, true)
    }
}

extension Configuration.Goal {
    /// The phase with what is there now.
    func gate(_ metrics: [Progress.Metric]) -> Progress.Gate {
        let conditions = conditions.map { condition in
            let metric = metrics.first { $0.id == condition.metric }
            var actual: Double?
            if let metric, metric.count.total > 0 {
                actual = metric.goal == .all ? metric.count.share : Double(metric.count.left)
            }
            let holds = actual.map { metric?.goal == .all ? $0 >= condition.target : $0 <= condition.target }
            return Progress.Condition(
                metric: condition.metric, target: condition.target, actual: actual, holds: holds ?? true)
        }
        return Progress.Gate(name: name, due: due, conditions: conditions)
    }
}
