import RuleEngine
import SourceText

/// What following the calls of a workspace's files came to in an earlier run, by file. An entry is asked for by the
/// bytes of its file and by everything that is no matter of single files; it names the declarations and functions of
/// other files that it was made from, so that a changed function makes those files be followed anew that looked at it,
/// and no others.
struct FlowsCache: Sendable {
    static let name = "flows"

    private let file: BlockFile?
    /// What an analysis in this process has come to; asked before the file.
    private let held: Held

    /// By key.
    typealias Held = [ContentHash: [UInt32]]

    init(_ file: BlockFile?, held: Held = [:]) {
        self.file = file
        self.held = held
    }

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
        let memory = FlowMemory(digests) { [file, held] number in
            if let words = held[keys[number]] { return words }
            guard let file, let entry = file.entry(.flows, keys[number]) else { return nil }
            return file.words(entry)
        }
        return Entries(memory: memory, keys: keys)
    }

    /// What is to be held for the next analysis in this process.
    static func held(_ entries: Entries, _ following: Following) -> Held {
        var held: Held = [:]
        for (key, words) in zip(entries.keys, following.kept) where !words.isEmpty { held[key] = words }
        return held
    }

    /// The blocks of a new file.
    static func blocks(_ entries: Entries, _ following: Following) -> [BlockFile.Block] {
        zip(entries.keys, following.kept).compactMap { key, words in
            words.isEmpty ? nil : BlockFile.Block(.flows, key, words: words)
        }
    }
}
