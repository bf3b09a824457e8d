import Findings
import SourceText

/// What metrics counted in commits, by the digest of all that decides it: configuration, packs, what is selected, and
/// either the tree of the commit or the source files in it, so that a commit that changes other files costs nothing.
struct HistoryCache {
    private static let name = "history"
    /// So many counts are kept, and so many writings long where nobody asks for them.
    private static let most = 20_000
    private static let oldest: UInt32 = 16

    private let file: CacheFile?
    private var entries: [ContentHash: BlockFile.Entry] = [:]
    private var fresh: [ContentHash: [String: Progress.Count]] = [:]
    private var used: Set<ContentHash> = []
    private var isSaved = true

    /// - Parameter file: nil where nothing is kept.
    init(root: String, build: ContentHash?) {
        file = build.map { CacheFile(root: root, build: $0, name: Self.name) }
        for entry in file?.blocks?.entries(.counts) ?? [] { entries[entry.key] = entry }
    }

    /// What was counted, by the id of the metric.
    mutating func counts(_ key: ContentHash) -> [String: Progress.Count]? {
        used.insert(key)
        if let counts = fresh[key] { return counts }
        guard let entry = entries[key], let bytes = file?.blocks?.bytes(entry) else { return nil }
        return try? Self.read(bytes)
    }

    mutating func add(_ counts: [String: Progress.Count], _ key: ContentHash) {
        fresh[key] = counts
        used.insert(key)
        isSaved = false
    }

    /// Writes what is new, beside what is still worth it of the old.
    mutating func save() {
        guard let file, !isSaved else { return }
        isSaved = true
        var blocks = fresh.map { BlockFile.Block(.counts, $0.key, bytes: Self.bytes(of: $0.value)) }
        let old = entries.values.filter { fresh[$0.key] == nil }.map { entry in
            (entry: entry, age: used.contains(entry.key) ? 0 : entry.tag + 1)
        }
        for (entry, age) in old.sorted(by: { $0.age < $1.age }) where age <= Self.oldest {
            guard blocks.count < Self.most, let bytes = file.blocks?.bytes(entry) else { break }
            blocks.append(BlockFile.Block(.counts, entry.key, tag: age, bytes: bytes))
        }
        file.replace(blocks)
    }

    private static func bytes(of counts: [String: Progress.Count]) -> [UInt8] {
        var writer = CacheWriter()
        writer.add(counts.sorted { $0.key < $1.key }) { writer, entry in
            writer.add(entry.key)
            writer.add(UInt32(truncatingIfNeeded: entry.value.total))
            writer.add(UInt32(truncatingIfNeeded: entry.value.done))
        }
        return writer.bytes
    }

    private static func read(_ bytes: [UInt8]) throws(CacheReader.Unsound) -> [String: Progress.Count] {
        var reader = CacheReader(bytes)
        var counts: [String: Progress.Count] = [:]
        for _ in 0..<(try reader.number(UInt32.self)) {
            let id = try reader.text()
            let (total, done) = (Int(try reader.number(UInt32.self)), Int(try reader.number(UInt32.self)))
            guard done <= total else { throw CacheReader.Unsound() }
            counts[id] = Progress.Count(total: total, done: done)
        }
        guard reader.isAtEnd else { throw CacheReader.Unsound() }
        return counts
    }
}
