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

    /// A folder that holds files.
    private struct Folder: Sendable {
        /// The hashes of its components, from the workspace down.
        var parts: [PathHash] = []
        /// The folders, from the workspace down, that it stands in, itself last.
        var above = [PathHash()]
        /// Its dotted path from each of them; empty from itself.
        var below = [PathHash()]
        /// How many components stand above the outermost package that it is in.
        var root = 0
    }

    /// Of every path that a file has from a folder above it, the file that it means where nothing nearer has it.
    private var elsewhere = NumberMap<Entry>()
    /// Files by the dotted paths that they have from the workspace.
    private var files = NumberMap<Int32>()
    private var folders: [Folder] = []
    /// By file.
    private var folderNumbers: [Int32] = []
    /// The name of each file without the ending; empty for one that stands for the folder that it is in.
    private var stems: [PathHash] = []
    /// Folders by the dotted paths that they have from each folder above them.
    private var nested = NumberMap<Bool>()
    /// Folders with a file that stands for them.
    private var packages = NumberMap<Bool>()
    /// Every file, and every folder that holds one, as a dotted path from the workspace.
    private var known = NumberMap<Bool>()

    private static let source = PathHash("src")
    private static let initializer = PathHash("__init__")

    init(paths: [String]) {
        elsewhere.reserve(paths.count * 4)
        files.reserve(paths.count)
        known.reserve(paths.count * 2)
        var numbers = NumberMap<Int32>()
        var last: (folder: Substring.UTF8View, number: Int32)?
        for path in paths {
            let bytes = path.utf8
            let cut = bytes.lastIndex(of: 0x2F)
            let folder = bytes[..<(cut ?? bytes.startIndex)]
            let name = bytes[(cut.map(bytes.index(after:)) ?? bytes.startIndex)...]
            // Paths come sorted, so that those of one folder mostly follow one another.
            let number: Int32
            if let last, last.folder.elementsEqual(folder) {
                number = last.number
            } else {
                number = self.number(of: folder, &numbers)
                last = (folder, number)
            }
            folderNumbers.append(number)
            var stem = Self.hash(name[..<(name.lastIndex(of: 0x2E) ?? name.endIndex)])
            if stem.isEmpty { stem = Self.hash(name) }
            let isPackage = stem == Self.initializer
            stems.append(isPackage ? PathHash() : stem)
            if isPackage { packages[self.path(of: Int(number)).value] = true }
        }
        for number in folders.indices { finish(number) }
        for file in paths.indices { add(file) }
    }

    private func path(of folder: Int) -> PathHash { folders[folder].above.last ?? PathHash() }

    /// The number of a folder, which is new or is there already.
    private mutating func number(of path: Substring.UTF8View, _ numbers: inout NumberMap<Int32>) -> Int32 {
        var folder = Folder()
        var whole = PathHash()
        for part in path.split(separator: 0x2F) {
            let hash = Self.hash(part)
            folder.parts.append(hash)
            whole = whole.appending(hash)
            folder.above.append(whole)
        }
        if let number = numbers[whole.value] { return number }
        let number = Int32(truncatingIfNeeded: folders.count)
        numbers[whole.value] = number
        folders.append(folder)
        return number
    }

    /// Works out how a folder is seen from those above it; all packages are known.
    private mutating func finish(_ number: Int) {
        let (parts, above) = (folders[number].parts, folders[number].above)
        var root = parts.count
        while root > 0, packages[above[root].value] != nil { root -= 1 }
        folders[number].root = root
        folders[number].below = parts.indices.map { depth in
            var hash = PathHash()
            for part in parts[depth...] {
                hash = hash.appending(part)
                nested[hash.value] = true
            }
            return hash
        }
        folders[number].below.append(PathHash())
        for path in above.dropFirst() { known[path.value] = true }
    }

    private mutating func add(_ file: Int) {
        let folder = folders[Int(folderNumbers[file])]
        let stem = stems[file]
        let path = (folder.above.last ?? PathHash()).appending(stem)
        known[path.value] = true
        files[path.value] = Int32(truncatingIfNeeded: file)
        for depth in 0..<count(of: file) {
            let isBelowSource = depth > 0 && folder.parts[depth - 1] == Self.source
            add(file, depth, isBelowSource, as: folder.below[depth].appending(stem))
        }
    }

    /// How many components the module path of a file has from the workspace.
    private func count(of file: Int) -> Int {
        folders[Int(folderNumbers[file])].parts.count + (stems[file].isEmpty ? 0 : 1)
    }

    private static func hash(_ component: Substring.UTF8View) -> PathHash {
        var hash = PathHash()
        for byte in component { hash.add(byte) }
        return hash
    }

    /// Of several files that can be seen from elsewhere, the one with the fewest folders before the path is meant, and
    /// of these the last.
    private mutating func add(_ file: Int, _ depth: Int, _ isBelowSource: Bool, as path: PathHash) {
        let isVisible = isBelowSource || count(of: file) - depth >= 2
        let before = elsewhere[path.value]
        let depth = Int16(clamping: depth)
        if isVisible, (before.map { $0.file < 0 || $0.depth >= depth }) ?? true {
            elsewhere[path.value] = Entry(file: Int32(truncatingIfNeeded: file), depth: depth)
        } else if before == nil {
            elsewhere[path.value] = Entry(file: -1, depth: depth)
        }
    }

    /// The file that a module path names for an importer.
    func file(_ path: PathHash, near importer: Int) -> Int? {
        guard let visible = elsewhere[path.value], importer < stems.count else { return nil }
        let folder = folders[Int(folderNumbers[importer])]
        let above = folder.above
        // The folder around the importer's outermost package is searched first, then those above it from the inside
        // out, then those inside the package from the outside in.
        let root = min(folder.root, above.count - 1)
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
        stems.indices.allSatisfy { other in
            let depth = self.count(of: other) - count
            guard other != file, depth >= 0 else { return true }
            return folders[Int(folderNumbers[other])].below[depth].appending(stems[other]) != path
        }
    }

    /// Which component of a file's path is the folder in which the first of so many components of its module path
    /// stands; nil where that is the workspace.
    func folder(above file: Int, _ count: Int) -> Int? {
        let place = self.count(of: file) - count - 1
        return folders[Int(folderNumbers[file])].parts.indices.contains(place) ? place : nil
    }

    /// Which component of a file's path is the outermost package that it is in; behind all folders where it is in none.
    func outermostPackage(of file: Int) -> Int { folders[Int(folderNumbers[file])].root }

    /// Whether a file is the code of a package, whose modules are its attributes.
    func isPackage(_ file: Int) -> Bool { stems.indices.contains(file) && stems[file].isEmpty }

    /// Whether a path names a folder that holds files, seen from an importer.
    func isFolder(_ path: PathHash, near importer: Int) -> Bool {
        known[path.value] != nil || nested[path.value] != nil
    }

    /// The dotted path of the folder of a file, or of one `up` folders above it.
    func package(of file: Int, up: Int) -> PathHash {
        guard file < stems.count else { return PathHash() }
        let above = folders[Int(folderNumbers[file])].above
        return above[max(above.count - 1 - up, 0)]
    }

    /// Whether the first component of a path is a module or folder of the tree that the importer can see.
    /// - Parameter second: the component behind it; where the first is a package with code of its own, it must have
    ///   this one, too.
    func isInTree(
        _ root: Substring.UTF8View, _ second: Substring.UTF8View? = nil, near importer: Int
    ) -> Bool {
        guard importer < stems.count else { return false }
        let above = folders[Int(folderNumbers[importer])].above
        return above.contains { holds(root, second, below: $0) } || holds(root, second, below: Self.source)
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
