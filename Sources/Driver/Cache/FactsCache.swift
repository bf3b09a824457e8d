import Facts
import SourceText
import Synchronization

/// The facts of a workspace's files as an earlier run left them, by the digest of each file's bytes. Asked by all
/// workers at once; each reads what it asks for from the file straight into the array that holds it.
final class FactsCache: Sendable {
    static let name = "facts"

    private let file: BlockFile?
    /// What files that the user names have.
    private let given: [Key: (file: BlockFile, entry: BlockFile.Entry)]
    /// What this run has parsed itself, which is asked first.
    private let own: [Key: FileFacts]
    private let damage = Atomic(false)

    init(_ file: BlockFile?, given files: [BlockFile] = [], own: [Key: FileFacts] = [:]) {
        self.file = file
        self.own = own
        var given: [Key: (file: BlockFile, entry: BlockFile.Entry)] = [:]
        for file in files {
            for entry in file.entries(.facts) {
                given[Key(hash: entry.key, language: Int(entry.tag))] = (file, entry)
            }
        }
        self.given = given
    }

    /// What facts are of.
    struct Key: Hashable, Sendable {
        /// Of the bytes as they lie on disk.
        var hash: ContentHash
        /// Index into the languages.
        var language: Int
    }

    struct Own: Sendable {
        var key: Key
        var facts: FileFacts
    }

    /// The same with facts of this run. There is an end to how many are held: beyond it only the newer ones are.
    func with(_ new: [Own]) -> FactsCache {
        guard !new.isEmpty else { return self }
        var all = own
        if all.values.reduce(0, { $0 + $1.words.count }) > Self.mostWords { all.removeAll() }
        for entry in new { all[entry.key] = entry.facts }
        return FactsCache(file, own: all)
    }

    /// A quarter of a gigabyte.
    private static let mostWords = 64 << 20

    /// Whether facts were there and could not be believed.
    var isDamaged: Bool { damage.load(ordering: .relaxed) }

    /// The facts of the file with some bytes.
    /// - Parameters:
    ///   - hash: of the bytes as they lie on disk.
    ///   - language: index into the languages.
    func facts(of hash: ContentHash, language: Int) -> FileFacts? {
        let key = Key(hash: hash, language: language)
        if let facts = own[key] { return facts }
        let kept = file.flatMap { file in
            file.entry(.facts, hash, tag: UInt32(language)).map { (file: file, entry: $0) }
        }
        guard let found = kept ?? given[key] else { return nil }
        guard let words = found.file.words(found.entry), let facts = FileFacts(checking: words) else {
            damage.store(true, ordering: .relaxed)
            return nil
        }
        return facts
    }

    /// The blocks of a new file; nil where the present one does nearly as well.
    ///
    /// Writing all facts anew because one file has changed would cost more than reading that file again in the next
    /// few runs. So a large file is written only once a sixteenth of it has changed.
    func blocks(for outcomes: [SourceOutcome], _ inputs: [SourceInput]) -> [BlockFile.Block]? {
        var seen: Set<Key> = []
        var used: [(key: Key, facts: FileFacts)] = []
        var size = 0
        var missing = 0
        for (outcome, input) in zip(outcomes, inputs) {
            // Files with invalid bytes are few, and there is more to tell of them than facts.
            guard let facts = outcome.analysed?.facts, let hash = outcome.bytesHash,
                outcome.invalidBytes == nil,
                seen.insert(Key(hash: hash, language: input.language)).inserted
            else { continue }
            used.append((Key(hash: hash, language: input.language), facts))
            size += facts.words.count * 4
            if file?.entry(.facts, hash, tag: UInt32(input.language)) == nil {
                missing += facts.words.count * 4
            }
        }
        let isSmall = size < 4 << 20
        let hasMuchElse = file.map { $0.entries.count > used.count * 2 } ?? false
        guard isDamaged || hasMuchElse || missing > (isSmall ? 0 : size / 16) else { return nil }
        return used.map {
            BlockFile.Block(.facts, $0.key.hash, tag: UInt32($0.key.language), words: $0.facts.words)
        }
    }
}
