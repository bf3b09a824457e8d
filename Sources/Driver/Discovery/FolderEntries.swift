/// The entries of one folder that a walk may care about.
struct FolderEntries {
    let endings: [(ending: [UInt8], language: Int)]
    var names: [UInt8] = []
    var all: [Entry] = []
    var isVirtualEnvironment = false
    var isPackage = false
    var hasIgnoreFile = false
    var hasConfiguration = false

    struct Entry {
        /// In `names`.
        var name: Range<Int>
        var kind: EntryKind
        /// Nil for folders, and for links that may lead to one.
        var language: Int?
    }

    init(endings: [(ending: [UInt8], language: Int)]) {
        self.endings = endings
    }

    mutating func add(_ name: UnsafeBufferPointer<UInt8>, _ kind: EntryKind) {
        var language: Int?
        if kind != .folder {
            if name.elementsEqual(".gitignore".utf8) { hasIgnoreFile = true }
            if name.elementsEqual("pyvenv.cfg".utf8) { isVirtualEnvironment = true }
            if name.elementsEqual("__init__.py".utf8) { isPackage = true }
            if name.elementsEqual("sessionlint.toml".utf8) { hasConfiguration = true }
            language = self.language(name)
            // A link may lead to a folder. Emacs locks a file by a link `.#name` to nowhere.
            guard language != nil || kind == .link, !name.starts(with: ".#".utf8) else { return }
        }
        let start = names.count
        names.append(contentsOf: name)
        all.append(Entry(name: start..<names.count, kind: kind, language: language))
    }

    private func language(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
        for (ending, language) in endings where name.count > ending.count + 1 {
            let start = name.count - ending.count
            guard name[start - 1] == UInt8(ascii: ".") else { continue }
            if UnsafeBufferPointer(rebasing: name[start...]).elementsEqual(ending) { return language }
        }
        return nil
    }
}
