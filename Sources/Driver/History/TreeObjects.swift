import Findings

/// The folders of commits as git's tree objects have them, each read once whatever number of commits share it.
struct TreeObjects: Sendable {
    /// One line of a tree object.
    struct Entry: Hashable, Sendable {
        var name: [UInt8]
        /// Octal digits, such as `100644`.
        var mode: String
        var id: String

        var isFolder: Bool { mode == "40000" }
        var isFile: Bool { mode.hasPrefix("100") }
        var isLink: Bool { mode == "120000" }
    }

    private var trees: [String: [Entry]] = [:]
    /// The contents of files that say which others are ignored.
    private var ignoreFiles: [String: [UInt8]] = [:]

    private static let ignoreName = Array(".gitignore".utf8)

    /// Reads trees with all that is below them.
    mutating func load(_ roots: [String], _ git: Git) throws(InputProblem) {
        var wanted = Set(roots).filter { trees[$0] == nil }
        while !wanted.isEmpty {
            let contents = try git.contents(of: wanted)
            var inner: Set<String> = []
            for id in wanted {
                guard let bytes = contents[id] else { throw git.missing(id) }
                let entries = Self.entries(bytes, digits: id.utf8.count)
                trees[id] = entries
                for entry in entries where entry.isFolder && trees[entry.id] == nil {
                    inner.insert(entry.id)
                }
            }
            wanted = inner.filter { trees[$0] == nil }
        }
        try loadIgnoreFiles(git)
    }

    private mutating func loadIgnoreFiles(_ git: Git) throws(InputProblem) {
        var ids: Set<String> = []
        for entries in trees.values {
            for entry in entries where entry.isFile && entry.name == Self.ignoreName {
                if ignoreFiles[entry.id] == nil { ids.insert(entry.id) }
            }
        }
        guard !ids.isEmpty else { return }
        let contents = try git.contents(of: ids)
        for id in ids {
            guard let bytes = contents[id] else { throw git.missing(id) }
            ignoreFiles[id] = bytes
        }
    }

    /// Reads `mode name NUL id`, again and again, the id in bytes.
    private static func entries(_ bytes: [UInt8], digits: Int) -> [Entry] {
        var entries: [Entry] = []
        var index = 0
        while let space = bytes[index...].firstIndex(of: 0x20), let end = bytes[space...].firstIndex(of: 0),
            end + digits / 2 < bytes.count
        {
            let id = bytes[(end + 1)...(end + digits / 2)]
            entries.append(
                Entry(
                    name: Array(bytes[(space + 1)..<end]),
                    mode: String(decoding: bytes[index..<space], as: UTF8.self), id: hexadecimal(id)))
            index = end + 1 + digits / 2
        }
        return entries
    }

    private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    // MARK: Asking

    /// What a tree holds; nothing for one that was not read.
    func entries(of tree: String) -> [Entry] { trees[tree] ?? [] }

    /// What stands at a path below a tree; nil where nothing does.
    func entry(_ path: some Collection<UInt8>, in tree: String) -> Entry? {
        var found = Entry(name: [], mode: "40000", id: tree)
        for name in path.split(separator: UInt8(ascii: "/")) {
            guard found.isFolder,
                let next = entries(of: found.id).first(where: { $0.name.elementsEqual(name) })
            else { return nil }
            found = next
        }
        return found
    }

    /// The ignore file of a folder, given from the root of a tree.
    func ignoreFile(in folder: [UInt8], of tree: String) -> [UInt8]? {
        guard let entry = entry(folder + Self.ignoreName, in: tree), entry.isFile else { return nil }
        return ignoreFiles[entry.id]
    }

    /// Whether two trees hold the same files as far as names, folders and ignore files tell, whatever is in the others.
    /// - Parameter isCounted: whether the name of a file means something.
    func areAlike(_ one: String, _ other: String, _ isCounted: ([UInt8]) -> Bool) -> Bool {
        guard one != other else { return true }
        let kept = { (entry: Entry) in entry.isFolder || entry.isLink || isCounted(entry.name) }
        let (left, right) = (entries(of: one).filter(kept), entries(of: other).filter(kept))
        guard left.count == right.count else { return false }
        return zip(left, right).allSatisfy { left, right in
            guard left.name == right.name, left.isFolder == right.isFolder, left.isFile == right.isFile else {
                return false
            }
            if left.isFolder { return areAlike(left.id, right.id, isCounted) }
            return left.name != Self.ignoreName || left.id == right.id
        }
    }
}

/// One commit's folders, where a walk is to look at these and not at the disk.
struct CommittedFolders: Sendable {
    /// The folder of the work tree that stands for the root of the tree; absolute, without links.
    let top: String
    let objects: TreeObjects
    /// The id of the commit's tree.
    let tree: String

    /// Calls `body` with everything in a folder that is given from the top with a slash at its end.
    func list(
        _ folder: [UInt8], _ body: (_ name: UnsafeBufferPointer<UInt8>, _ kind: EntryKind) -> Void
    ) {
        guard let entry = objects.entry(folder, in: tree), entry.isFolder else { return }
        for entry in objects.entries(of: entry.id) {
            let kind: EntryKind =
                entry.isFolder ? .folder : entry.isFile ? .file : entry.isLink ? .link : .other
            // Of a submodule a commit holds nothing.
            guard kind != .other else { continue }
            entry.name.withUnsafeBufferPointer { body($0, kind) }
        }
    }

    func ignoreFile(in folder: [UInt8]) -> [UInt8]? { objects.ignoreFile(in: folder, of: tree) }
}

extension Git {
    /// What is said where an object of the history is not there.
    func missing(_ id: String) -> InputProblem {
        InputProblem(
            "the repository does not hold a part of its history that is to be counted (\(id.prefix(7)))",
            help: isPartial ? Self.partialHelp : "`git fsck` says what is missing")
    }
}
