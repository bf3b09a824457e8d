import SourceText

/// One file of a workspace's cache folder that stands for itself: it is read and replaced as a whole, and whatever is
/// missing or refused is worked out anew. What is wrong with the folder, the workspace's cache tells.
struct CacheFile: Sendable {
    private let root: String
    private let build: ContentHash
    private let name: String
    /// Nil where there is none that can be believed.
    let blocks: BlockFile?

    /// - Parameters:
    ///   - root: the workspace's folder.
    ///   - name: of the file in the cache folder.
    init(root: String, build: ContentHash, name: String) {
        self.root = root
        self.build = build
        self.name = name
        guard let folder = try? CacheFolder(in: root, creates: false), let file = try? folder.file(name)
        else {
            blocks = nil
            return
        }
        blocks = try? BlockFile(file, origin: BlockFile.Origin(build: build, folder: folder.identity))
    }

    /// Writes a new file in the place of the one that is there.
    func replace(_ blocks: [BlockFile.Block]) {
        guard let folder = try? CacheFolder(in: root, creates: true) else { return }
        let origin = BlockFile.Origin(build: build, folder: folder.identity)
        try? folder.replace(name) { (descriptor) throws(SystemError) in
            try BlockFile.write(blocks, origin: origin, to: descriptor)
        }
    }
}
