import Findings
import RuleEngine

/// What came of comparing how far two commits are.
public struct ComparisonOutcome: Sendable {
    /// Nil where the run could not begin.
    public var comparison: ProgressComparison?
    /// What was wrong with the tool's own inputs.
    public var problems: [InputProblem]
    /// Sentences about the run.
    public var notices: [String] = []
    /// Where the time went.
    public var times = StageTimes()
}

/// Tells what moved in the workspace of the given paths between two commits, by the configuration and rules of today.
/// - Parameter range: `A..B` or `A...B`, as a user wrote it.
public func compareProgress(_ request: CheckRequest, _ range: String) -> ComparisonOutcome {
    var run = Run(request)
    return run.compareProgress(range)
}

extension Run {
    fileprivate mutating func compareProgress(_ range: String) -> ComparisonOutcome {
        var outcome = ComparisonOutcome(problems: prepare().problems)
        outcome.times.end("prepare")
        guard outcome.problems.isEmpty, let workspace = onlyWorkspace(&outcome.problems) else {
            return outcome
        }
        do throws(InputProblem) {
            outcome.comparison = try comparison(range, workspace, &outcome)
        } catch {
            outcome.problems.append(error)
        }
        return outcome
    }

    /// One of the two states.
    private struct Side {
        var counts: [MetricCount] = []
        var builder: ProgressBuilder?
    }

    private func comparison(_ range: String, _ workspace: Workspace, _ outcome: inout ComparisonOutcome)
        throws(InputProblem) -> ProgressComparison
    {
        let git = try Git(around: workspace.plan.root, workingFolder: workingFolder)
        let commits = try ComparedCommits(range, git)
        var files = PastFiles(workspace, git, languages: languages)
        try files.load([commits.before.tree, commits.after.tree])
        let renames = try commits.renames()
        let authors = try commits.authors()
        if authors == nil {
            outcome.notices.append("\(commits.commits) commits lie between the two, too many to tell authors")
        }
        outcome.times.end("git", "\(commits.commits) commits")
        var past = PastAnalysis(
            workspace, git, Engine(counting: workspace.rules, settings: workspace.settings.analysis),
            languages: languages, jobs: jobs)
        past.keepsTexts = true
        var hasOwners = false
        var sides: [Side] = []
        for revision in [commits.before, commits.after] {
            guard let found = files.files(of: revision.tree) else {
                throw InputProblem(
                    "the commit \(revision.revision.hash.prefix(7)) does not hold the workspace's folder",
                    help: "name commits that do")
            }
            sides.append(try side(found, &past, workspace, &hasOwners))
        }
        outcome.times.end("count", "\(past.parsed) contents parsed")
        var comparison = ProgressComparison(
            version: sessionLintVersion, workspace: workspace.plan.root, before: commits.before.revision,
            after: commits.after.revision, commits: commits.commits, hasOwners: hasOwners)
        let start = ChangedTree.start(of: workspace.plan.root, git)
        let places = Places(start: start, renames: renames, authors: authors ?? [:])
        for (before, after) in zip(sides[0].counts, sides[1].counts) {
            comparison.metrics.append(
                metric((sides[0].builder, before), (sides[1].builder, after), places))
        }
        outcome.times.end("compare")
        return comparison
    }

    private func side(
        _ files: [PastFile], _ past: inout PastAnalysis, _ workspace: Workspace, _ hasOwners: inout Bool
    ) throws(InputProblem) -> Side {
        let state = try past.state(of: files)
        let selection = SelectionSet(workspace.plan.selections)
        let isReported = state.inputs.map { selection.contains(Array($0.path.utf8)) }
        let (owners, isOwned) = owners(of: state.inputs, root: workspace.plan.root)
        hasOwners = isOwned
        let builder = ProgressBuilder(
            inputs: state.inputs, analysis: state.analysis, languages: languages, isReported: isReported,
            owners: owners, hasOwners: isOwned)
        return Side(counts: state.analysis.counts(isReported), builder: builder)
    }

    /// What git says of paths.
    private struct Places {
        /// What paths of the workspace begin with, from the top.
        var start: [UInt8]
        var renames: [[UInt8]: [UInt8]]
        var authors: [[UInt8]: Set<String>]

        /// The path that a file of the earlier commit has in the later one, in the workspace.
        func now(_ path: String) -> String {
            guard let new = renames[start + Array(path.utf8)], new.starts(with: start) else { return path }
            return String(decoding: new[start.count...], as: UTF8.self)
        }

        func authors(of paths: [String]) -> [String] {
            let names = paths.compactMap { authors[start + Array($0.utf8)] }
            return names.reduce(into: Set()) { $0.formUnion($1) }.sorted {
                isBefore(Array($0.utf8), Array($1.utf8))
            }
        }
    }

    private func metric(
        _ before: (builder: ProgressBuilder?, count: MetricCount),
        _ after: (builder: ProgressBuilder?, count: MetricCount), _ places: Places
    ) -> ProgressComparison.Metric {
        let (old, new) = (before.count.things, after.count.things)
        let (oldItems, newItems) = (before.builder?.items(old) ?? [], after.builder?.items(new) ?? [])
        let match = ThingMatch(
            oldItems.map { ThingMatch.Name(file: places.now($0.file), function: $0.function) },
            newItems.map { ThingMatch.Name(file: $0.file, function: $0.function) },
            isOver: ({ old[$0].isOver }, { new[$0].isOver }))
        var moves: [ProgressComparison.Move] = []
        func add(_ kind: ProgressComparison.Kind, _ item: Progress.Item, _ paths: [String]) {
            moves.append(
                ProgressComparison.Move(kind: kind, item: item, authors: places.authors(of: paths)))
        }
        for (was, now) in match.pairs where old[was].isOver != new[now].isOver {
            add(
                new[now].isOver ? .wentOver : .fellBack, newItems[now],
                [oldItems[was].file, newItems[now].file])
        }
        for index in match.new {
            add(new[index].isOver ? .newOver : .newLeft, newItems[index], [newItems[index].file])
        }
        for index in match.gone {
            let item = oldItems[index]
            add(old[index].isOver ? .goneOver : .goneLeft, item, [item.file, places.now(item.file)])
        }
        let order = ProgressComparison.Kind.allCases
        moves.sort { left, right in
            let (one, other) = (order.firstIndex(of: left.kind) ?? 0, order.firstIndex(of: right.kind) ?? 0)
            if one != other { return one < other }
            let (file, otherFile) = (Array(left.item.file.utf8), Array(right.item.file.utf8))
            if file != otherFile { return isBefore(file, otherFile) }
            return (left.item.line, left.item.column) < (right.item.line, right.item.column)
        }
        let info = after.count.metric
        return ProgressComparison.Metric(
            id: info.id, title: info.title, goal: info.goal, before: Progress.Count(old),
            after: Progress.Count(new), moves: moves)
    }
}
