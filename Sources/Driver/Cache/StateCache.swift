import Findings
import SourceText

/// What the last few states of a workspace came to, by the digest of all that decides it: their findings, as entries of
/// a baseline. Whatever is missing or refused is worked out anew; what is wrong with the folder, the workspace's cache
/// tells.
struct StateCache {
    static let name = "states"
    /// How many states are kept.
    static let most = 8

    private let root: String
    private let build: ContentHash
    private let file: BlockFile?

    init(root: String, build: ContentHash) {
        self.root = root
        self.build = build
        file = Self.open(root, build)
    }

    private static func open(_ root: String, _ build: ContentHash) -> BlockFile? {
        guard let folder = try? CacheFolder(in: root, creates: false), let file = try? folder.file(name)
        else { return nil }
        return try? BlockFile(file, origin: BlockFile.Origin(build: build, folder: folder.identity))
    }

    /// The findings of a state.
    func findings(_ key: ContentHash) -> Baseline? {
        guard let entry = file?.entries(.state).first(where: { $0.key == key }),
            let bytes = file?.bytes(entry)
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
        let old = (file?.entries(.state) ?? []).sorted { $0.tag < $1.tag }
        guard !old.map(\.key).starts(with: seen) else { return }
        for entry in old where blocks.count < Self.most && !seen.contains(entry.key) {
            guard let bytes = file?.bytes(entry) else { continue }
            blocks.append(BlockFile.Block(.state, entry.key, tag: UInt32(blocks.count), bytes: bytes))
        }
        guard let folder = try? CacheFolder(in: root, creates: true) else { return }
        let origin = BlockFile.Origin(build: build, folder: folder.identity)
        try? folder.replace(Self.name) { (descriptor) throws(SystemError) in
            try BlockFile.write(blocks, origin: origin, to: descriptor)
        }
    }
}
