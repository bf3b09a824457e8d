import Findings
import SourceText

/// What the last few states of a workspace came to, by the digest of all that decides it: their findings, as entries of
/// a baseline.
struct StateCache {
    static let name = "states"
    /// How many states are kept.
    static let most = 8

    private let file: CacheFile

    init(root: String, build: ContentHash) {
        file = CacheFile(root: root, build: build, name: Self.name)
    }

    /// The findings of a state.
    func findings(_ key: ContentHash) -> Baseline? {
        guard let entry = file.blocks?.entries(.state).first(where: { $0.key == key }),
            let bytes = file.blocks?.bytes(entry)
        else { return nil }
        return try? BaselineText.read(bytes)
    }

    /// Keeps states, those to be kept longest first, before those that are kept already.
    func keep(_ states: [(key: ContentHash, findings: Baseline)]) {
        var seen: [ContentHash] = []
        var blocks: [BlockFile.Block] = []
        for (key, findings) in states where !seen.contains(key) {
            seen.append(key)
            blocks.append(
                BlockFile.Block(
                    .state, key, tag: UInt32(blocks.count), bytes: BaselineText.bytes(of: findings)))
        }
        let old = (file.blocks?.entries(.state) ?? []).sorted { $0.tag < $1.tag }
        guard !old.map(\.key).starts(with: seen) else { return }
        for entry in old where blocks.count < Self.most && !seen.contains(entry.key) {
            guard let bytes = file.blocks?.bytes(entry) else { continue }
            blocks.append(BlockFile.Block(.state, entry.key, tag: UInt32(blocks.count), bytes: bytes))
        }
        file.replace(blocks)
    }
}
