import Findings

/// What `sessionlint baseline` is asked to do.
public enum BaselineAction: String, CaseIterable, Sendable {
    /// Write a baseline of everything that is found now.
    case create
    /// Take out what is fixed, follow what was moved, and add what is new if that is allowed.
    case update
    /// Take out what is fixed, and follow what was moved.
    case prune
    /// Tell how the baseline and the tree differ, and write nothing.
    case compare
}

/// What came of a command about a baseline.
public struct BaselineOutcome: Sendable {
    /// The baseline that was there, held against the tree; nil for `create`, and where a problem came first.
    public var use: BaselineUse?
    /// As the user would write it.
    public var shownPath = ""
    /// What is in it now; nil where nothing was to be written.
    public var written: Baseline?
    public var problems: [InputProblem] = []
}

/// Creates, changes or looks at the baseline of one workspace, all of which is checked for that.
///
/// Where something is wrong with what the program was given, nothing is written: a baseline made of half the findings
/// would be half a baseline.
/// - Parameters:
///   - request: with the workspace as its only path, or none.
///   - isGrowing: whether `update` adds what is new.
///   - replaces: whether `create` replaces a baseline that is there.
public func baseline(_ action: BaselineAction, _ request: CheckRequest, isGrowing: Bool, replaces: Bool)
    -> BaselineOutcome
{
    var result = BaselineOutcome()
    var request = request
    var run = Run(request)
    result.problems = run.prepare().problems
    guard result.problems.isEmpty, let plan = run.workspaces.first?.plan else { return result }
    let file: BaselineFile
    do throws(InputProblem) {
        let choice = request.baseline == .none ? .found : request.baseline
        guard
            let chosen = try BaselineFile.chosen(choice, plan, workingFolder: run.workingFolder)
        else { return result }
        file = chosen
    } catch {
        result.problems.append(error)
        return result
    }
    result.shownPath = file.shownPath
    if action == .create, !replaces, exists(file.path) {
        result.problems.append(
            InputProblem(
                "there is a baseline already, and it is kept",
                help: "`baseline update` brings it up to date; `--force` writes it anew",
                file: InputProblem.File(path: file.shownPath)))
        return result
    }
    if action != .create, !exists(file.path) {
        result.problems.append(
            InputProblem(
                "there is no baseline", help: "`sessionlint baseline create` writes it",
                file: InputProblem.File(path: file.shownPath)))
        return result
    }
    // All of the workspace, whatever folder of it was named.
    request.paths = [plan.root]
    request.baseline = action == .create ? .none : .file(file.path)
    let outcome = check(request)
    result.problems = outcome.problems
    guard result.problems.isEmpty, let report = outcome.report else { return result }
    guard let use = outcome.baselines.first else {
        result.written = Baseline(report.findings.map { Baseline.Entry($0, in: report.files) })
        write(file, &result)
        return result
    }
    result.use = use
    guard action != .compare else { return result }
    let updated = use.match.updated(
        use.baseline, use.findings, growing: action == .update && isGrowing,
        keeping: { run.workspaces.first?.settings.catalogue.ids.contains($0.rule) ?? true })
    result.written = updated
    if updated != use.baseline { write(file, &result) }
    return result
}

private func write(_ file: BaselineFile, _ result: inout BaselineOutcome) {
    guard let written = result.written else { return }
    do throws(InputProblem) {
        try file.write(written)
    } catch {
        result.problems.append(error)
        result.written = nil
    }
}
