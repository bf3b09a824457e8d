import SourceText

/// Which file a dotted module path names, seen from another file.
///
/// A file can be seen from every folder above it: `a/b/c.py` as `a.b.c`, `b.c` and `c`. Which of them Python means
/// depends on its search path, so a module is looked for below the folders above the importer first, the one around
/// the importer's outermost package before those further out; a `src` folder and a path of two components or more may be seen from elsewhere, too.
struct ModuleIndex: Sendable {
    /// A file as it is seen from anywhere.
    private struct Entry: Sendable {
        /// -1 where the path is only seen from below the folder that it begins in.
        var file: Int32
        /// How many components of the file's path stand before the module.
        var depth: Int16
    }

    /// Of every path that a file has from a folder above it, the file that it means where nothing nearer has it.
    private var elsewhere = NumberMap<Entry>()
    /// Files by the dotted paths that they have from the workspace.
    private var files = NumberMap<Int32>()
    /// The folders, from the workspace down, that each folder stands in, itself last.
    private var folderPaths: [[PathHash]] = []
    /// By file.
    private var folderNumbers: [Int32] = []
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
        elsewhere.reserve(paths.count * 4)
        for file in paths.indices where isFolderFile[file] {
            packages[Self.hash(components[file][...]).value] = true
        }
        var numbers = NumberMap<Int32>()
        var rootOfFolder: [Int] = []
        // By folder: its dotted path from each folder above it, and from itself.
        var suffixes: [[PathHash]] = []
        for file in paths.indices {
            let folder = components[file].prefix(folders[file])
            let hash = Self.hash(folder)
            if let number = numbers[hash.value] {
                folderNumbers.append(number)
                roots.append(rootOfFolder[Int(number)])
                continue
            }
            let number = Int32(truncatingIfNeeded: folderPaths.count)
            numbers[hash.value] = number
            folderNumbers.append(number)
            var above = [PathHash()]
            for part in folder {
                var path = above[above.count - 1]
                path.append(part)
                above.append(path)
            }
            folderPaths.append(above)
            var root = folder.count
            while root > 0, packages[Self.hash(folder.prefix(root)).value] != nil { root -= 1 }
            rootOfFolder.append(root)
            roots.append(root)
            var own: [PathHash] = []
            for depth in folder.indices {
                var hash = PathHash()
                for part in folder[depth...] {
                    hash.append(part)
                    nested[hash.value] = true
                }
                own.append(hash)
            }
            suffixes.append(own + [PathHash()])
        }
        for folder in folderPaths {
            for path in folder.dropFirst() { known[path.value] = true }
        }
        for file in paths.indices {
            let number = Int(folderNumbers[file])
            let stem = isFolderFile[file] ? nil : components[file].last
            var path = folderPaths[number][folders[file]]
            if let stem { path.append(stem) }
            known[path.value] = true
            files[path.value] = Int32(truncatingIfNeeded: file)
            for depth in components[file].indices {
                var hash = suffixes[number][depth]
                if let stem { hash.append(stem) }
                add(file, depth, as: hash)
            }
        }
    }

    /// Of several files that can be seen from elsewhere, the one with the fewest folders before the path is meant, and
    /// of these the last.
    private mutating func add(_ file: Int, _ depth: Int, as path: PathHash) {
        let parts = components[file]
        let isBelowSource = depth > 0 && parts[depth - 1].elementsEqual("src".utf8)
        let isVisible = isBelowSource || parts.count - depth >= 2
        let before = elsewhere[path.value]
        let depth = Int16(clamping: depth)
        if isVisible, (before.map { $0.file < 0 || $0.depth >= depth }) ?? true {
            elsewhere[path.value] = Entry(file: Int32(truncatingIfNeeded: file), depth: depth)
        } else if before == nil {
            elsewhere[path.value] = Entry(file: -1, depth: depth)
        }
    }

    private static func hash(_ components: ArraySlice<Substring.UTF8View>) -> PathHash {
        var hash = PathHash()
        for part in components { hash.append(part) }
        return hash
    }

    /// The file that a module path names for an importer.
    func file(_ path: PathHash, near importer: Int) -> Int? {
        guard let visible = elsewhere[path.value], importer < components.count else { return nil }
        let above = folderPaths[Int(folderNumbers[importer])]
        // The folder around the importer's outermost package is searched first, then those above it from the inside
        // out, then those inside the package from the outside in.
        let root = min(roots[importer], above.count - 1)
        for depth in (0...root).reversed() {
            if let found = files[above[depth].appending(path).value] { return Int(found) }
        }
        for depth in root + 1..<max(above.count, root + 1) {
            if let found = files[above[depth].appending(path).value] { return Int(found) }
        }
        return visible.file < 0 ? nil : Int(visible.file)
    }

    /// Whether a module path of so many components can name no other file of the tree than this one, from whatever
    /// folder it is looked for.
    func isOnly(_ file: Int, _ path: PathHash, _ count: Int) -> Bool {
        components.indices.allSatisfy { other in
            other == file || components[other].count < count
                || Self.hash(components[other].suffix(count)).value != path.value
        }
    }

    /// The folder in which the first of so many components of a file's module path stands, the workspace left out.
    func folder(above file: Int, _ count: Int) -> Substring.UTF8View? {
        components[file].dropLast(count).last
    }

    /// Whether a file is the code of a package, whose modules are its attributes.
    func isPackage(_ file: Int) -> Bool { isFolderFile.indices.contains(file) && isFolderFile[file] }

    /// Whether a path names a folder that holds files, seen from an importer.
    func isFolder(_ path: PathHash, near importer: Int) -> Bool {
        known[path.value] != nil || nested[path.value] != nil
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
