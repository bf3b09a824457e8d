import Findings
import SourceText

/// The part of a run that asks earlier runs.
extension Run {
    /// What is known of a workspace before its rules are read.
    struct Draft {
        var plan: WorkspacePlan
        var packs: [PackFile]
        var packProblems: [InputProblem]
        /// Nil where git is not asked, or there is no repository.
        var git: Git?
        /// Nil with it.
        var tracked: TrackedAnyway?
        /// Nil where nothing is cached.
        var memory: Memory?
    }

    /// The cache of a workspace and what is asked of it.
    struct Memory {
        var cache: WorkspaceCache
        var question: Question
        var walk: Walk

        var learnt: Learnt { Learnt(facts: cache.facts, flows: cache.flows, models: question.models) }
    }

    /// The parts of the report as earlier runs have made them; nil unless all workspaces are as they were.
    func rememberedParts() -> [(part: ReportBuilder.Part, stored: StoredOutcome)]? {
        var parts: [(part: ReportBuilder.Part, stored: StoredOutcome)] = []
        for draft in drafts {
            guard let memory = draft.memory, draft.packProblems.isEmpty,
                let stored = memory.cache.outcome(of: memory.question, walk: memory.walk, jobs: jobs),
                let part = stored.restored(root: draft.plan.root, languages: languages, jobs: jobs)
            else { return nil }
            parts.append((part, stored))
        }
        return parts
    }

    /// What is known without parsing of files that were found.
    struct Known {
        /// By the index of the input.
        var hashes: [ContentHash?] = []
        /// What came of the same question about the same bytes.
        var outcome: (part: ReportBuilder.Part, stored: StoredOutcome)?
    }

    /// Looks which files are as they were, by their stamps or else by their bytes.
    func known(_ files: WorkspaceFiles, _ memory: Memory, root: String) -> Known {
        var known = Known(hashes: memory.cache.hashes(of: files.inputs, jobs: jobs))
        guard memory.cache.hasOutcome(of: memory.question) else { return known }
        let unknown = known.hashes.indices.filter { [known] in known.hashes[$0] == nil }
        let read = inParallel(
            count: unknown.count, jobs: unknown.count < 8 ? 1 : jobs, state: SourceReader([])
        ) { reader, place -> ContentHash? in
            let input = files.inputs[unknown[place]]
            return reader.readsBytes(input) ? ContentHash(reader.bytes) : nil
        }
        for (index, hash) in zip(unknown, read) { known.hashes[index] = hash }
        let hashes = known.hashes.compactMap(\.self)
        guard hashes.count == files.inputs.count,
            let stored = memory.cache.outcome(
                of: memory.question, content: Question.content(files, hashes)),
            let part = stored.restored(root: root, languages: languages, jobs: jobs)
        else { return known }
        known.outcome = (part, stored)
        return known
    }

    /// Keeps for the next run what this one has learnt of a workspace.
    /// - Parameters:
    ///   - facts: to be written; nil where those that are there will do.
    ///   - flows: the same.
    ///   - hashes: of all inputs; nil where one could not be read, and nothing is kept but facts.
    ///   - outcome: by the digest of the tree; nil where it does not stand for a later run.
    func keep(
        _ memory: inout Memory, facts: [BlockFile.Block]?, flows: [BlockFile.Block]?, _ files: WorkspaceFiles,
        root: String, hashes: [ContentHash]?, outcome: (ContentHash) -> StoredOutcome?
    ) {
        var tree: TreeRecord?
        var stored: StoredOutcome?
        if let hashes {
            let content = Question.content(files, hashes)
            stored = outcome(content)
            if stored != nil {
                let links = (files.trail?.links ?? []).map { link in
                    let path = String(decoding: link.path, as: UTF8.self)
                    return TreeRecord.Link(
                        path: path, language: link.language,
                        reason: files.walk.reason(ofLink: path, language: link.language))
                }
                // Without a trail the tree's folders are not known, and no question may be answered by it.
                let walk = files.trail == nil ? ContentHash(high: 0, low: 0) : memory.question.walk
                tree = TreeRecord(
                    root: root, walk: walk, content: content, trail: files.trail ?? Walk.Trail(),
                    links: links.sorted { isBefore(Array($0.path.utf8), Array($1.path.utf8)) },
                    inputs: files.inputs, hashes: hashes, since: begun)
            }
        }
        memory.cache.keep(
            facts: facts, flows: flows, question: memory.question, tree: tree, outcome: stored)
    }
}
