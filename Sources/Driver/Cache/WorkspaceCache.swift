import SourceText

/// What earlier runs over one workspace have left in its folder `.sessionlint_cache`, and what this one leaves.
///
/// Three files: `facts`, large and seldom written; `flows`, what following calls came to; and `outcome`, small, with a
/// record of the tree and what came of the last few questions about it. Nothing here is needed: whatever is missing, refused or cannot be written makes the
/// run slower, and is said in `notices` where people should know.
struct WorkspaceCache {
    static let outcomeFile = "outcome"
    /// How many questions about one state of a tree are answered from the cache.
    static let mostOutcomes = 8

    private let root: String
    private let build: ContentHash
    private let outcomes: BlockFile?
    private let tree: TreeRecord?
    let facts: FactsCache
    let flows: FlowsCache
    /// Whether there is no use in trying to write.
    private var isRefused = false
    private(set) var notices: [String] = []

    /// - Parameters:
    ///   - root: the workspace's folder.
    ///   - shownRoot: as the user would write it.
    init(root: String, shownRoot: String, build: ContentHash) {
        self.root = root
        self.build = build
        shownFolder = joined(shownRoot, CacheFolder.name)
        var notices: [String] = []
        var outcomes: BlockFile?
        var facts: BlockFile?
        var flows: BlockFile?
        do throws(CacheTrouble) {
            if let folder = try CacheFolder(in: root, creates: false) {
                let origin = BlockFile.Origin(build: build, folder: folder.identity)
                var refusals: [BlockFile.Refusal] = []
                func blocks(_ name: String) throws(CacheTrouble) -> BlockFile? {
                    guard let file = try folder.file(name) else { return nil }
                    do throws(BlockFile.Refusal) {
                        return try BlockFile(file, origin: origin)
                    } catch {
                        refusals.append(error)
                        return nil
                    }
                }
                outcomes = try blocks(Self.outcomeFile)
                facts = try blocks(FactsCache.name)
                flows = try blocks(FlowsCache.name)
                if let refusal = refusals.first {
                    // An answer that stands would keep the other file from being written anew.
                    (outcomes, facts, flows) = (nil, nil, nil)
                    notices.append("the cache in \(shownFolder) \(refusal.phrase), and is made anew")
                }
            }
        } catch {
            isRefused = true
            notices.append("the cache in \(shownFolder) is not used: \(error.phrase)")
        }
        self.outcomes = outcomes
        self.facts = FactsCache(facts)
        self.flows = FlowsCache(flows)
        tree = outcomes.flatMap { file in
            file.entries(.tree).first.flatMap(file.bytes).flatMap { TreeRecord($0) }
        }
        self.notices = notices
        if let outcomes, tree == nil, !outcomes.entries.isEmpty { note(Self.damage) }
    }

    private static let damage = BlockFile.Refusal.damaged

    /// Says once what is wrong with the files.
    private mutating func note(_ refusal: BlockFile.Refusal) {
        guard notices.isEmpty else { return }
        notices.append("the cache in \(shownFolder) \(refusal.phrase), and is made anew")
    }

    private let shownFolder: String
}

// MARK: - Asking

extension WorkspaceCache {
    /// What came of the same question, if the tree has not changed since; nothing but stamps is looked at.
    func outcome(of question: Question, walk: Walk, jobs: Int) -> StoredOutcome? {
        guard let tree, tree.walk == question.walk, let stored = outcome(question.whole), stored.holdsByTree,
            stored.content == tree.content,
            tree.isUnchanged(
                root: root, jobs: jobs, reason: { walk.reason(ofLink: $0.path, language: $0.language) })
        else { return nil }
        return stored
    }

    /// What came of the same question about a tree of the same content.
    func outcome(of question: Question, content: ContentHash) -> StoredOutcome? {
        guard let stored = outcome(question.whole), stored.content == content else { return nil }
        return stored
    }

    func hasOutcome(of question: Question) -> Bool { outcomes?.entry(.outcome, question.whole) != nil }

    private func outcome(_ key: ContentHash) -> StoredOutcome? {
        guard let outcomes, let entry = outcomes.entry(.outcome, key) else { return nil }
        return outcomes.bytes(entry).flatMap { StoredOutcome($0) }
    }

    /// The digests of the inputs that are known without reading, by index.
    func hashes(of inputs: [SourceInput], jobs: Int) -> [ContentHash?] {
        tree?.hashes(of: inputs, root: root, jobs: jobs) ?? inputs.map { _ in nil }
    }
}

// MARK: - Keeping

extension WorkspaceCache {
    /// Keeps what a run has learnt, as far as it is new. Whatever goes wrong is a notice.
    /// - Parameters:
    ///   - facts: nil for those that are there.
    ///   - flows: the same.
    ///   - outcome: nil where what came of the run does not stand for a later one.
    mutating func keep(
        facts: [BlockFile.Block]?, flows: [BlockFile.Block]?, question: Question, tree: TreeRecord?,
        outcome: StoredOutcome?
    ) {
        if self.facts.isDamaged { note(Self.damage) }
        let kept = outcomeBlocks(question, tree, outcome)
        let files = [
            (FactsCache.name, facts), (FlowsCache.name, flows), (Self.outcomeFile, kept),
        ]
        guard !isRefused, files.contains(where: { $0.1 != nil }) else { return }
        do throws(CacheTrouble) {
            guard let folder = try CacheFolder(in: root, creates: true) else { return }
            folder.sweep(in: root)
            let origin = BlockFile.Origin(build: build, folder: folder.identity)
            for (name, blocks) in files {
                guard let blocks else { continue }
                try folder.replace(name) { (descriptor) throws(SystemError) in
                    try BlockFile.write(blocks, origin: origin, to: descriptor)
                }
            }
        } catch {
            isRefused = true
            notices.append("nothing is kept in \(shownFolder) for the next run: \(error.phrase)")
        }
    }

    /// The blocks of the file of outcomes; nil where it would say what it says already.
    private func outcomeBlocks(_ question: Question, _ tree: TreeRecord?, _ outcome: StoredOutcome?)
        -> [BlockFile.Block]?
    {
        guard let tree, let outcome else { return nil }
        let treeBlock = BlockFile.Block(.tree, ContentHash(high: 0, low: 0), bytes: tree.bytes)
        let bytes = outcome.bytes
        let old = outcomes?.entry(.outcome, question.whole).flatMap { outcomes?.bytes($0) }
        if let outcomes, tree.bytes == self.tree?.bytes, old == bytes, outcomes.entries(.tree).count == 1 {
            return nil
        }
        var blocks = [treeBlock, BlockFile.Block(.outcome, question.whole, bytes: bytes)]
        for entry in outcomes?.entries(.outcome) ?? [] where entry.key != question.whole {
            guard blocks.count <= Self.mostOutcomes, let other = outcomes?.bytes(entry),
                StoredOutcome.content(of: other) == outcome.content
            else { continue }
            blocks.append(BlockFile.Block(.outcome, entry.key, bytes: other))
        }
        return blocks
    }
}
