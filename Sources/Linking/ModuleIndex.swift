import SourceText

/// Which file a dotted module path names, seen from another file.
///
/// A file can be seen from every folder above it: `a/b/c.py` as `a.b.c`, `b.c` and `c`. Which of them Python means
/// depends on its search path, so a module is looked for below the folders above the importer first, the one around
/// the importer's outermost package before those further out; a `src` folder and a path of two components or more may be seen from elsewhere, too.
struct ModuleIndex: Sendable {
    private struct Entry: Sendable {
        var file: Int32
        /// How many components of the file's path stand before the module.
        var depth: Int16
    }

    private var first = NumberMap<Int32>()
    private var entries: [(entry: Entry, next: Int32)] = []
    /// Components of each file's path, without the ending; `__init__` left out.
    private let components: [[Substring.UTF8View]]
    /// How many components stand above the outermost package that each file is in.
    private var roots: [Int] = []
    /// Folders by the dotted paths that they have from each folder above them.
    private var nested = NumberMap<Bool>()
    /// How many components the folder of each file has.
    private let folders: [Int]
    /// Whether each file stands for the folder that it is in.
    private let isFolderFile: [Bool]
    /// Folders with a file that stands for them.
    private var packages = NumberMap<Bool>()
    /// Every file, and every folder that holds one, as a dotted path from the workspace.
    private var known = NumberMap<Bool>()

    init(paths: [String]) {
        var components: [[Substring.UTF8View]] = []
        var folders: [Int] = []
        var isFolderFile: [Bool] = []
        components.reserveCapacity(paths.count)
        for path in paths {
            var parts = path.utf8.split(separator: 0x2F).map { Substring($0).utf8 }
            folders.append(max(parts.count - 1, 0))
            isFolderFile.append(false)
            if let last = parts.popLast() {
                let end = last.lastIndex(of: 0x2E) ?? last.endIndex
                let stem = Substring(last[..<end]).utf8
                let isPackage = stem.elementsEqual("__init__".utf8)
                if !isPackage { parts.append(stem) }
                isFolderFile[isFolderFile.count - 1] = isPackage
            }
            components.append(parts)
        }
        self.components = components
        self.folders = folders
        self.isFolderFile = isFolderFile
        first.reserve(paths.count * 4)
        for file in paths.indices where isFolderFile[file] {
            packages[Self.hash(components[file][...]).value] = true
        }
        var rootOfFolder: [PathHash: Int] = [:]
        for file in paths.indices {
            let folder = components[file].prefix(folders[file])
            let hash = Self.hash(folder)
            if let root = rootOfFolder[hash] {
                roots.append(root)
                continue
            }
            var root = folder.count
            while root > 0, packages[Self.hash(folder.prefix(root)).value] != nil { root -= 1 }
            rootOfFolder[hash] = root
            roots.append(root)
            for depth in folder.indices {
                var hash = PathHash()
                for part in folder[depth...] {
                    hash.append(part)
                    nested[hash.value] = true
                }
            }
        }
        for file in paths.indices {
            var prefix = PathHash()
            for part in components[file] {
                prefix.append(part)
                known[prefix.value] = true
            }
            for depth in components[file].indices {
                var hash = PathHash()
                for part in components[file][depth...] { hash.append(part) }
                let entry = Entry(file: Int32(truncatingIfNeeded: file), depth: Int16(clamping: depth))
                entries.append((entry, first[hash.value] ?? -1))
                first[hash.value] = Int32(truncatingIfNeeded: entries.count - 1)
            }
        }
    }

    private static func hash(_ components: ArraySlice<Substring.UTF8View>) -> PathHash {
        var hash = PathHash()
        for part in components { hash.append(part) }
        return hash
    }

    /// The file that a module path names for an importer.
    func file(_ path: PathHash, near importer: Int) -> Int? {
        guard var index = first[path.value], importer < components.count else { return nil }
        var best: Entry?
        var elsewhere: [Entry] = []
        while index >= 0 {
            let (entry, next) = entries[Int(index)]
            if isAbove(Int(entry.depth), of: Int(entry.file), importer) {
                if best.map({ isNearer(entry, $0, importer) }) ?? true { best = entry }
            } else {
                elsewhere.append(entry)
            }
            index = next
        }
        if let best { return Int(best.file) }
        let visible = elsewhere.filter { entry in
            let parts = components[Int(entry.file)]
            let isBelowSource = entry.depth > 0 && parts[Int(entry.depth) - 1].elementsEqual("src".utf8)
            return isBelowSource || parts.count - Int(entry.depth) >= 2
        }
        return visible.count == 1
            ? Int(visible[0].file) : visible.min { $0.depth < $1.depth }.map { Int($0.file) }
    }

    /// Whether one place is searched before another: the folder of the importer's outermost package and those above
    /// it from the inside out, then those inside the package from the outside in.
    private func isNearer(_ entry: Entry, _ other: Entry, _ importer: Int) -> Bool {
        let root = roots[importer]
        let (one, two) = (Int(entry.depth), Int(other.depth))
        if (one <= root) != (two <= root) { return one <= root }
        return one <= root ? one > two : one < two
    }

    /// Whether a file is the code of a package, whose modules are its attributes.
    func isPackage(_ file: Int) -> Bool { isFolderFile.indices.contains(file) && isFolderFile[file] }

    /// Whether a path names a folder that holds files, seen from an importer.
    func isFolder(_ path: PathHash, near importer: Int) -> Bool {
        known[path.value] != nil || nested[path.value] != nil
    }

    /// Whether the folder that stands `depth` components deep on a file's path stands above the importer, too.
    private func isAbove(_ depth: Int, of file: Int, _ importer: Int) -> Bool {
        guard depth <= folders[importer], depth <= components[importer].count else { return false }
        for index in 0..<depth where !components[file][index].elementsEqual(components[importer][index]) {
            return false
        }
        return true
    }

    /// The dotted path of the folder of a file, or of one `up` folders above it.
    func package(of file: Int, up: Int) -> PathHash {
        var hash = PathHash()
        guard file < components.count else { return hash }
        for part in components[file].prefix(max(folders[file] - up, 0)) { hash.append(part) }
        return hash
    }

    /// Whether the first component of a path is a module or folder of the tree that the importer can see.
    /// - Parameter second: the component behind it; where the first is a package with code of its own, it must have
    ///   this one, too.
    func isInTree(
        _ root: Substring.UTF8View, _ second: Substring.UTF8View? = nil, near importer: Int
    ) -> Bool {
        guard importer < components.count else { return false }
        var prefix = PathHash()
        for depth in 0...folders[importer] {
            if holds(root, second, below: prefix) { return true }
            if depth < components[importer].count { prefix.append(components[importer][depth]) }
        }
        return holds(root, second, below: PathHash("src"))
    }

    private func holds(
        _ root: Substring.UTF8View, _ second: Substring.UTF8View?, below folder: PathHash
    ) -> Bool {
        var path = folder
        path.append(root)
        guard known[path.value] != nil else { return false }
        guard let second, packages[path.value] != nil else { return true }
        path.append(second)
        return known[path.value] != nil
    }
}
