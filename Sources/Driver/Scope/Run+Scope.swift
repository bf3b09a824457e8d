import Findings
import RuleEngine
import SourceText

/// The part of a run that reports only what another state of the repository does not have; `ChangedTree` says what is
/// compared, and why so.
extension Run {
    /// What differs between the two states, by workspace; nil for each where nothing is compared.
    func changedTrees() -> (trees: [ChangedTree?], problems: [InputProblem]) {
        guard request.scope != .everything else { return (drafts.map { _ in nil }, []) }
        var known: [String: ChangedTree] = [:]
        var trees: [ChangedTree?] = []
        do throws(InputProblem) {
            for draft in drafts {
                let git =
                    if let known = draft.git {
                        known
                    } else {
                        try Git(around: draft.plan.root, workingFolder: workingFolder)
                    }
                if known[git.top] == nil { known[git.top] = try ChangedTree(request.scope, git) }
                trees.append(known[git.top])
            }
            return (trees, [])
        } catch {
            return (drafts.map { _ in nil }, [error])
        }
    }

    /// Finds out which findings of the checked state the other one has, too, and what the others came by.
    func compare(
        _ judged: inout Judged, _ workspace: Workspace, _ states: WorkspaceStates, _ tree: ChangedTree,
        _ outcome: inout CheckOutcome
    ) {
        let cache = workspace.memory.flatMap { _ in buildDigest() }.map {
            StateCache(root: workspace.plan.root, build: $0)
        }
        let now = judged.part.findings.map { Baseline.Entry($0, in: judged.part.files) }
        let findings = judged.part.findings
        guard !states.changed.isEmpty else {
            judged.part.news = News(title: tree.title, old: findings)
            return
        }
        let hashes = self.hashes(of: states.checked, judged.hashes)
        let baseOutcomes = reused(judged.outcomes, of: states)
        let baseHashes = self.hashes(of: states.base, reused(hashes, of: states))
        let key = cache.flatMap { _ in self.key(workspace, states.base, baseHashes) }
        var before = key.flatMap { cache?.findings($0) }
        outcome.times.end("compare")
        if before == nil {
            before = self.findings(workspace, states.base, baseOutcomes, baseHashes)
            outcome.times.end("base", "\(before?.entries.count ?? 0) findings in the other state")
        }
        guard let before else { return }
        keepStates(cache, workspace, states, key, before, hashes, now: now)
        let match = StateMatch(followed(before, states), now, files(of: states))
        judged.part.news = News(title: tree.title, old: match.old.map { findings[$0] })
        let reasons = NewsReasons(states, judged.part, languages: languages)
        for index in findings.indices where !match.old.contains(index) {
            judged.part.findings[index].cameBy = reasons.reason(of: findings[index])
        }
        outcome.times.end("compare")
    }

    /// The next run compares with this state if it is committed as it is.
    private func keepStates(
        _ cache: StateCache?, _ workspace: Workspace, _ states: WorkspaceStates, _ key: ContentHash?,
        _ before: Baseline, _ hashes: [ContentHash?], now: [Baseline.Entry]
    ) {
        var kept: [(key: ContentHash, findings: Baseline)] = []
        let isWhole = workspace.plan.selections.contains { selection in
            if case .folder = selection.kind { selection.path.isEmpty } else { false }
        }
        if isWhole, workspaces.count == 1, let own = self.key(workspace, states.checked, hashes) {
            kept.append((own, Baseline(now)))
        }
        if let key { kept.insert((key, before), at: 0) }
        cache?.keep(kept)
    }

    /// The findings of the other state, in all of the workspace.
    private func findings(
        _ workspace: Workspace, _ inputs: [SourceInput], _ outcomes: [SourceOutcome?],
        _ hashes: [ContentHash?]
    ) -> Baseline {
        var times = StageTimes()
        let analysis = SourceAnalysis(
            inputs, engine: Engine(workspace.rules, settings: workspace.settings.analysis),
            languages: languages, jobs: jobs, memory: workspace.memory?.learnt,
            hashes: zip(inputs, hashes).map { $0.overlay == nil ? $1 : nil }, read: outcomes, times: &times,
            progress: nil)
        let builder = ReportBuilder(
            inputs: inputs, analysis: analysis, settings: workspace.settings, languages: languages,
            workingFolder: workingFolder, isReported: inputs.map { _ in true })
        let part = builder.build(jobs: jobs)
        return Baseline(part.findings.map { Baseline.Entry($0, in: part.files) })
    }

    /// The findings of the other state, where git says that their files are now.
    private func followed(_ before: Baseline, _ states: WorkspaceStates) -> Baseline {
        guard !states.renames.isEmpty else { return before }
        return Baseline(
            before.entries.map { entry in
                var entry = entry
                entry.path = states.renames[entry.path] ?? entry.path
                return entry
            })
    }

    private func files(of states: WorkspaceStates) -> StateMatch.Files {
        let now = Dictionary(
            states.checked.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let origins = Dictionary(
            states.renames.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
        let before = Dictionary(
            states.base.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let declared = DeclaredNames { self.declarations(in: $0) }
        return StateMatch.Files(
            declaredNow: { path in now[path].map { declared.names(in: $0, isBase: false) } },
            declaredBefore: { path in
                (before[origins[path] ?? path]).map { declared.names(in: $0, isBase: true) }
            })
    }
}

// MARK: - States by their content

extension Run {
    /// The digests of all inputs, as far as their bytes can be read.
    private func hashes(of inputs: [SourceInput], _ known: [ContentHash?]) -> [ContentHash?] {
        let missing = inputs.indices.filter { $0 >= known.count || known[$0] == nil }
        var hashes = known.count == inputs.count ? known : inputs.map { _ in nil }
        let read = inParallel(
            count: missing.count, jobs: missing.count < 8 ? 1 : jobs, state: SourceReader([])
        ) { reader, place -> ContentHash? in
            reader.readsBytes(inputs[missing[place]]) ? ContentHash(reader.bytes) : nil
        }
        for (index, hash) in zip(missing, read) { hashes[index] = hash }
        return hashes
    }

    /// What came of those files of the other state that are the same in the checked one, by its indices.
    private func reused<Value>(_ values: [Value?], of states: WorkspaceStates) -> [Value?] {
        guard values.count == states.checked.count else { return states.base.map { _ in nil } }
        var indices: [String: Int] = [:]
        for (index, input) in states.checked.enumerated() { indices[input.path] = index }
        return states.base.map { input in
            states.changed.contains(input.path) ? nil : indices[input.path].flatMap { values[$0] }
        }
    }

    /// The digest of everything that decides what is found in a state; nil where a file of it cannot be read.
    private func key(_ workspace: Workspace, _ inputs: [SourceInput], _ hashes: [ContentHash?])
        -> ContentHash?
    {
        guard let question = workspace.memory?.question else { return nil }
        var writer = CacheWriter()
        writer.add(question.models)
        writer.add(request.select) { $0.add($1) { $0.add($1) } }
        writer.add(request.ignore) { $0.add($1) { $0.add($1) } }
        writer.add(request.isGrouped)
        // A suppression may end with a day.
        writer.add(today()?.description) { $0.add($1) }
        for (input, hash) in zip(inputs, hashes) {
            guard let hash else { return nil }
            writer.add(input.path)
            writer.add(UInt32(input.language))
            writer.add(hash)
        }
        return writer.digest
    }
}

/// What files declare, each read once.
private final class DeclaredNames {
    private let read: (SourceInput) -> Set<String>?
    private var known: [[String]: Set<String>] = [:]

    init(_ read: @escaping (SourceInput) -> Set<String>?) {
        self.read = read
    }

    func names(in input: SourceInput, isBase: Bool) -> Set<String> {
        let key = [input.path, isBase ? "base" : ""]
        if let names = known[key] { return names }
        let names = read(input) ?? []
        known[key] = names
        return names
    }
}
