import RuleEngine
import SourceText

/// What following the calls of a workspace's files came to in an earlier run, by file. An entry is asked for by the
/// bytes of its file and by everything that is no matter of single files; it names the declarations and functions of
/// other files that it was made from, so that a changed function makes those files be followed anew that looked at it,
/// and no others.
struct FlowsCache: Sendable {
    static let name = "flows"

    private let file: BlockFile?
    /// What this run has learnt itself, which is asked first.
    private let own: KeptFlows?

    init(_ file: BlockFile?, own: KeptFlows? = nil) {
        self.file = file
        self.own = own
    }

    /// The same with what an analysis of this run came to.
    func with(_ own: KeptFlows) -> FlowsCache { FlowsCache(file, own: own) }

    /// What was kept, for the files of one program.
    struct Entries: Sendable {
        let memory: FlowMemory
        /// By file.
        fileprivate let keys: [ContentHash]
    }

    /// - Parameters:
    ///   - models: digest of what decides what calls do.
    ///   - files: in their order; with the digests of what others may look at in them.
    func entries(
        _ program: LinkedProgram, models: ContentHash, _ files: [AnalysedFile], _ digests: [FileDigests]
    ) -> Entries {
        var writer = CacheWriter()
        writer.add(models)
        writer.add(program.digest(digests))
        let common = writer.digest
        let keys = files.map { file in
            var writer = CacheWriter()
            writer.add(common)
            writer.add(file.path)
            writer.add(file.facts.contentHash)
            return writer.digest
        }
        let memory = FlowMemory(digests) { [file, own] number in
            if let words = own?.words[keys[number]] { return words }
            guard let file, let entry = file.entry(.flows, keys[number]) else { return nil }
            return file.words(entry)
        }
        return Entries(memory: memory, keys: keys)
    }
}

/// What following the calls of one program came to.
struct KeptFlows: Sendable {
    /// By the keys of a `FlowsCache`.
    let words: [ContentHash: [UInt32]]

    /// Of no program.
    init() { words = [:] }

    init(_ entries: FlowsCache.Entries, _ following: Following) {
        words = Dictionary(
            zip(entries.keys, following.kept).filter { !$0.1.isEmpty },
            uniquingKeysWith: { first, _ in first })
    }

    /// The blocks of a file with them.
    var blocks: [BlockFile.Block] { words.map { BlockFile.Block(.flows, $0.key, words: $0.value) } }
}
