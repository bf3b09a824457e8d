import Findings
import RuleEngine
import SourceText

/// The part of a run that counts the workspace in earlier commits.
///
/// Every commit is counted as it would be if it were checked out, but by the configuration and the rules of today: the
/// numbers of two commits would say nothing of each other otherwise, and no commit's own configuration can be in the
/// way. Nothing is checked out; what commits hold is read from git's objects.
extension Run {
    /// The commits that a history is made of; the newest first.
    func revisions(_ request: HistoryRequest, _ workspace: Workspace, _ notices: inout [String])
        throws(InputProblem) -> (git: Git, revisions: [PastRevision])
    {
        let git = try Git(around: workspace.plan.root, workingFolder: workingFolder)
        return (git, try git.revisions(request, &notices))
    }

    /// What the metrics counted in commits, the oldest first.
    /// - Parameters:
    ///   - revisions: the newest first.
    ///   - present: what came of the work tree.
    func history(
        _ request: HistoryRequest, _ revisions: [PastRevision], _ git: Git, _ workspace: Workspace,
        _ engine: Engine, present: SourceAnalysis, _ outcome: inout ProgressOutcome
    ) throws(InputProblem) -> [Progress.Point] {
        let selection = SelectionSet(workspace.plan.selections)
        var cache = HistoryCache(
            root: workspace.plan.root, build: workspace.memory == nil ? nil : buildDigest())
        let question = historyQuestion(workspace)
        var counts: [Int: [String: Progress.Count]] = [:]
        for (index, revision) in revisions.enumerated() {
            counts[index] = cache.counts(key(question, revision.tree))
        }
        let wanted = revisions.indices.filter { counts[$0] == nil }
        outcome.times.end("recall", "\(revisions.count - wanted.count) of \(revisions.count) commits known")
        var files = PastFiles(workspace, git, languages: languages)
        try files.load(wanted.map { revisions[$0].tree })
        outcome.times.end("trees")
        var past = PastAnalysis(
            workspace, git, engine, languages: languages, jobs: jobs, present: present)
        var saved = Moment.now
        var analysed = 0
        for (number, index) in wanted.enumerated() {
            request.progress?(number, wanted.count)
            let tree = revisions[index].tree
            // Without the folder, or what was selected of it, there is nothing to be told of this commit.
            let found = has(workspace, files, tree) ? files.files(of: tree) : nil
            let key = self.key(question, found)
            if let known = cache.counts(key) {
                counts[index] = known
            } else if let found {
                let state = try past.state(of: found)
                let isReported = state.inputs.map { selection.contains(Array($0.path.utf8)) }
                counts[index] = Dictionary(
                    state.analysis.counts(isReported).map { ($0.metric.id, Progress.Count($0.things)) },
                    uniquingKeysWith: { first, _ in first })
                analysed += 1
            }
            cache.add(counts[index] ?? [:], key)
            cache.add(counts[index] ?? [:], self.key(question, tree))
            // Who interrupts a long run begins where it was.
            if saved.secondsSince > 20 {
                cache.save()
                saved = .now
            }
        }
        cache.save()
        outcome.times.end(
            "history", "\(analysed) of \(revisions.count) commits analysed, \(past.parsed) contents parsed")
        let missing = revisions.indices.filter { counts[$0]?.isEmpty ?? true }
        outcome.notices += notices(missing: missing.count, of: revisions, workspace)
        return revisions.indices.reversed().compactMap { index in
            guard let counts = counts[index], !counts.isEmpty else { return nil }
            return Progress.Point(revision: revisions[index].revision, counts: counts)
        }
    }

    private func has(_ workspace: Workspace, _ files: PastFiles, _ tree: String) -> Bool {
        workspace.plan.selections.contains { selection in
            if case .glob = selection.kind { return true }
            return files.has(selection.path, in: tree)
        }
    }

    private func notices(missing: Int, of revisions: [PastRevision], _ workspace: Workspace) -> [String] {
        guard missing > 0 else { return [] }
        let names = workspace.plan.selections.map { "`\($0.given)`" }.joined(separator: ", ")
        return [
            "\(names) did not exist in \(missing) of \(revisions.count) commits, which are left out of the history"
        ]
    }
}

// MARK: - Keys

extension Run {
    /// Digest of what decides the counts of a commit beside its files; nil where nothing is kept.
    private func historyQuestion(_ workspace: Workspace) -> ContentHash {
        var writer = CacheWriter()
        writer.add(workspace.memory?.question.models ?? ContentHash(high: 0, low: 0))
        writer.add(request.select) { $0.add($1) { $0.add($1) } }
        writer.add(request.ignore) { $0.add($1) { $0.add($1) } }
        writer.add(workspace.settings.analysis.isLegacyOverdue)
        writer.add(workspace.plan.selections) { writer, selection in
            writer.add(selection.kind.name)
            writer.add(selection.path)
        }
        return writer.digest
    }

    private func key(_ question: ContentHash, _ tree: String) -> ContentHash {
        var writer = CacheWriter()
        writer.add(question)
        writer.add(tree)
        return writer.digest
    }

    private func key(_ question: ContentHash, _ files: [PastFile]?) -> ContentHash {
        var writer = CacheWriter()
        writer.add(question)
        writer.add(files) { writer, files in
            writer.add(files) { writer, file in
                writer.add(file.path)
                writer.add(UInt32(file.language))
                writer.add(file.id)
            }
        }
        return writer.digest
    }
}
