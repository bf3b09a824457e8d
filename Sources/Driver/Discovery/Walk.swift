#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Finds the source files of a workspace.
///
/// A folder costs one listing: names tell the language, listings tell files from folders. The folders of one
/// depth are read in parallel; what is found is sorted by path, so the result does not depend on who came
/// first. No link is followed: what one leads to inside the workspace is found at its own place.
struct Walk: Sendable {
    /// Absolute, without links.
    let root: String
    let rules: ExcludeRules
    /// Index of a language by the ending of a file's name, without its dot.
    let endings: [(ending: [UInt8], language: Int)]
    /// The outermost folder whose ignore files count: the repository's root, else the workspace itself.
    private let base: String
    /// The root from `base`, with a slash at the end unless it is empty.
    private let rootPath: [UInt8]
    /// The ignore files of the folders above the root.
    private let outerLists: IgnoreChain?
    /// What is not hidden by them; nil where git is not asked.
    private let tracked: TrackedAnyway?
    private let honoursIgnoreFiles: Bool
    /// What is walked instead of the disk; nil for the disk.
    private let committed: CommittedFolders?

    /// - Parameters:
    ///   - committed: folders of a commit, to be walked instead of those on disk.
    ///   - honoursIgnoreFiles: whether ignore files leave anything out.
    init(
        root: String, exclude: [String] = [], include: [String] = [], excludes isOn: Bool = true,
        tracked: TrackedAnyway? = nil, committed: CommittedFolders? = nil, honoursIgnoreFiles: Bool = true,
        languages: [Language]
    ) {
        self.root = root
        self.committed = committed
        self.honoursIgnoreFiles = honoursIgnoreFiles
        endings = languages.enumerated().flatMap { index, language in
            language.endings.map { (Array($0.utf8), index) }
        }
        let repository = isOn ? Repository.around(root) : nil
        base = committed?.top ?? repository?.root ?? root
        self.tracked = tracked?.top == base ? tracked : nil
        let path = relative(root, to: base) ?? ""
        rootPath = path.isEmpty ? [] : Array(path.utf8) + [UInt8(ascii: "/")]
        rules = ExcludeRules(exclude: exclude, include: include, base: rootPath.count, isOn: isOn)
        var lists: IgnoreChain?
        if honoursIgnoreFiles, let bytes = repository?.excludeFile {
            lists = IgnoreChain(IgnoreList(bytes, name: ".git/info/exclude", base: 0), outer: nil)
        }
        var end = 0
        while end < rootPath.count {
            if honoursIgnoreFiles {
                lists = Self.chain(lists, base, Array(rootPath[..<end]), committed)
            }
            end = (rootPath[end...].firstIndex(of: UInt8(ascii: "/")) ?? rootPath.count - 1) + 1
        }
        outerLists = lists
    }

    /// A source file of the workspace.
    struct File: Sendable {
        /// Relative to the workspace.
        var path: [UInt8]
        /// Index into the languages.
        var language: Int
    }

    /// What a walk brings home.
    struct Found: Sendable {
        /// Sorted by path.
        var files: [File] = []
        /// Sorted by path.
        var skipped: [Skip] = []
        /// Folders below the root with a configuration of their own, which is not in force in this workspace.
        var nestedConfigurations: [String] = []
        var trail = Trail()
    }

    /// Everything that a walk below the root has looked at, in no order: while none of it changes, neither does what
    /// the walk finds. Paths are relative to the workspace, without a slash at the end.
    struct Trail: Sendable {
        var folders: [[UInt8]] = []
        var ignoreFiles: [[UInt8]] = []
        var links: [(path: [UInt8], language: Int?)] = []
    }

    /// A folder to be listed.
    private struct Folder: Sendable {
        /// From `base`, with a slash at the end unless it is empty.
        var path: [UInt8]
        var lists: IgnoreChain?
        /// Whether `include` names it or a folder above it.
        var isIncluded: Bool
        /// Left out on these grounds unless it turns out to be a Python package.
        var exclusion: ExcludeRules.Exclusion?
        /// Left out on these grounds, but for what git tracks in it.
        var hidden: ExcludeRules.Exclusion?
    }

    private struct Listing: Sendable {
        var found = Found()
        var folders: [Folder] = []
    }

    /// Every source file below a folder of the workspace, given as a path relative to it.
    func files(below folder: String = "", jobs: Int) -> Found {
        var path = rootPath
        var lists = outerLists
        var isIncluded = rules.included.isEmpty
        var hidden: ExcludeRules.Exclusion?
        for component in folder.utf8.split(separator: UInt8(ascii: "/")) {
            lists = chain(lists, path)
            let name = path.count
            path += component
            isIncluded = isIncluded || rules.includes(path, name: name, isFolder: true)
            hidden = verdict(of: path, name: name, isFolder: true, lists, hidden).hidden
            path.append(UInt8(ascii: "/"))
        }
        var level = [
            Folder(path: path, lists: lists, isIncluded: isIncluded, exclusion: nil, hidden: hidden)
        ]
        var found = Found()
        while !level.isEmpty {
            // Starting a thread costs as much as listing a few folders.
            let current = level
            let listings = inParallel(
                count: current.count, jobs: current.count < 16 ? 1 : jobs, state: ()
            ) {
                self.list(current[$1])
            }
            level.removeAll()
            for listing in listings {
                found.files += listing.found.files
                found.skipped += listing.found.skipped
                found.nestedConfigurations += listing.found.nestedConfigurations
                found.trail.folders += listing.found.trail.folders
                found.trail.ignoreFiles += listing.found.trail.ignoreFiles
                found.trail.links += listing.found.trail.links
                level += listing.folders
            }
        }
        found.files.sort { isBefore($0.path, $1.path) }
        found.skipped.sort { isBefore(Array($0.path.utf8), Array($1.path.utf8)) }
        found.nestedConfigurations.sort()
        return found
    }

    /// What is to be said of a link of the workspace that was met.
    func reason(ofLink path: String, language: Int?) -> String? {
        skip(ofLink: rootPath + Array(path.utf8), language: language)?.reason
    }

    /// What the ignore files outside of the root say and do not hide, and where the outermost folder is whose files
    /// count.
    var surroundings: [[UInt8]] {
        var found = [Array(base.utf8), Repository.around(root)?.excludeFile ?? []]
        found += tracked?.paths ?? []
        var end = 0
        while end < rootPath.count {
            let name = String(decoding: rootPath[..<end], as: UTF8.self) + ".gitignore"
            found.append((try? readFile(joined(base, name))) ?? [])
            end = (rootPath[end...].firstIndex(of: UInt8(ascii: "/")) ?? rootPath.count - 1) + 1
        }
        return found
    }

    /// Why a path of the workspace is not among its files although it exists; nil where no rule leaves it
    /// out.
    func exclusion(of path: String, isFolder: Bool) -> ExcludeRules.Exclusion? {
        var current = rootPath
        var lists = outerLists
        var hidden: ExcludeRules.Exclusion?
        let components = path.utf8.split(separator: UInt8(ascii: "/"))
        for (index, component) in components.enumerated() {
            let isLast = index == components.count - 1
            lists = chain(lists, current)
            let name = current.count
            current += component
            let found = verdict(of: current, name: name, isFolder: !isLast || isFolder, lists, hidden)
            hidden = found.hidden
            if let exclusion = found.exclusion {
                let package = joined(joined(base, String(decoding: current, as: UTF8.self)), "__init__.py")
                if !exclusion.isUnlessPackage || !exists(package) { return exclusion }
            }
            current.append(UInt8(ascii: "/"))
            let folder = joined(base, String(decoding: current, as: UTF8.self))
            if rules.isOn, !isLast || isFolder, exists(joined(folder, "pyvenv.cfg")),
                tracked?.hasMark(Array(current.dropLast())) != true
            {
                return ExcludeRules.Exclusion(reason: "in a virtual environment", isSilent: true)
            }
        }
        return nil
    }

    /// Whether a file or folder in a folder that is read is left out.
    /// - Parameter outer: why the folder would be left out if git tracked nothing in it.
    /// - Returns: why it is, and why a folder that is not would be if git tracked nothing in it.
    private func verdict(
        of path: [UInt8], name: Int, isFolder: Bool, _ lists: IgnoreChain?,
        _ outer: ExcludeRules.Exclusion?
    ) -> (exclusion: ExcludeRules.Exclusion?, hidden: ExcludeRules.Exclusion?) {
        let usual = rules.exclusion(of: path, name: name, isFolder: isFolder, ignoreFiles: lists)
        guard let tracked, rules.isOn else { return (usual, nil) }
        guard tracked.contains(path, isFolder: isFolder) else { return (usual ?? outer, nil) }
        guard let usual, usual.isByIgnoreFile else { return (usual, outer) }
        return (rules.exclusion(of: path, name: name, isFolder: isFolder, ignoreFiles: nil), usual)
    }

    private func chain(_ outer: IgnoreChain?, _ folder: [UInt8]) -> IgnoreChain? {
        honoursIgnoreFiles ? Self.chain(outer, base, folder, committed) : outer
    }

    /// Adds the ignore file of a folder, given from `base`, to those that hold around it.
    private static func chain(
        _ outer: IgnoreChain?, _ base: String, _ folder: [UInt8], _ committed: CommittedFolders?
    ) -> IgnoreChain? {
        let name = String(decoding: folder, as: UTF8.self) + ".gitignore"
        let found =
            if let committed { committed.ignoreFile(in: folder) } else { try? readFile(joined(base, name)) }
        guard let bytes = found else { return outer }
        let list = IgnoreList(bytes, name: name, base: folder.count)
        return list.isEmpty ? outer : IgnoreChain(list, outer: outer)
    }
}

// MARK: - One folder

extension Walk {
    private func list(_ folder: Folder) -> Listing {
        var entries = FolderEntries(endings: endings)
        let path = joined(base, String(decoding: folder.path, as: UTF8.self))
        var listing = Listing()
        listing.found.trail.folders.append(Array(folder.path.dropFirst(rootPath.count).dropLast()))
        do throws(SystemError) {
            if let committed {
                committed.list(folder.path) { entries.add($0, $1) }
            } else {
                try listFolder(path) { entries.add($0, $1) }
            }
        } catch {
            listing.found.skipped.append(
                Skip(path: shown(folder.path), reason: error.phrase, isIncomplete: true))
            return listing
        }
        let isRoot = folder.path.count == rootPath.count
        if rules.isOn, entries.isVirtualEnvironment, !isRoot,
            tracked?.hasMark(Array(folder.path.dropLast())) != true
        {
            return listing
        }
        if let exclusion = folder.exclusion, !entries.isPackage {
            listing.found.skipped.append(Skip(path: shown(folder.path), reason: exclusion.reason))
            return listing
        }
        if entries.hasConfiguration, !isRoot {
            listing.found.nestedConfigurations.append(shown(folder.path))
        }
        var lists = folder.lists
        if rules.isOn, entries.hasIgnoreFile {
            lists = chain(lists, folder.path)
            listing.found.trail.ignoreFiles.append(
                Array(folder.path.dropFirst(rootPath.count)) + Array(".gitignore".utf8))
        }
        for entry in entries.all {
            add(entry, name: entries.names[entry.name], in: folder, lists: lists, to: &listing)
        }
        return listing
    }

    private func add(
        _ entry: FolderEntries.Entry, name: ArraySlice<UInt8>, in folder: Folder, lists: IgnoreChain?,
        to listing: inout Listing
    ) {
        var path = folder.path
        path += name
        let nameStart = folder.path.count
        if entry.kind == .link {
            listing.found.trail.links.append((Array(path[rootPath.count...]), entry.language))
            // Where a link of a commit led is not to be known.
            if committed == nil, let skip = skip(ofLink: path, language: entry.language) {
                listing.found.skipped.append(skip)
            }
            return
        }
        let isFolder = entry.kind == .folder
        let (exclusion, hidden) = verdict(
            of: path, name: nameStart, isFolder: isFolder, lists, folder.hidden)
        if let exclusion, !exclusion.isUnlessPackage {
            guard !exclusion.isSilent else { return }
            listing.found.skipped.append(Skip(path: shown(path), reason: exclusion.reason))
            return
        }
        let isIncluded = folder.isIncluded || rules.includes(path, name: nameStart, isFolder: isFolder)
        guard isFolder || isIncluded else { return }
        guard String(validating: name, as: UTF8.self) != nil else {
            listing.found.skipped.append(
                Skip(path: shown(path), reason: "its name is not UTF-8", isIncomplete: true))
            return
        }
        if isFolder {
            path.append(UInt8(ascii: "/"))
            listing.folders.append(
                Folder(
                    path: path, lists: lists, isIncluded: isIncluded, exclusion: exclusion, hidden: hidden))
        } else if entry.kind == .file, let language = entry.language {
            listing.found.files.append(File(path: Array(path[rootPath.count...]), language: language))
        } else {
            listing.found.skipped.append(Skip(path: shown(path), reason: ReadRefusal.notRegular.phrase))
        }
    }

    /// What to say about a link that is not followed; nil where what it leads to is found at its own place,
    /// or is no source.
    private func skip(ofLink path: [UInt8], language: Int?) -> Skip? {
        let link = joined(base, String(decoding: path, as: UTF8.self))
        do throws(SystemError) {
            let target = try canonicalPath(link)
            if relative(target, to: root) != nil { return nil }
            if language == nil, try fileKind(target) != .folder { return nil }
            return Skip(path: shown(path), reason: "a link out of the workspace, which is not followed")
        } catch {
            guard error.code == ENOENT else { return Skip(path: shown(path), reason: error.phrase) }
            return language == nil ? nil : Skip(path: shown(path), reason: "a link that leads nowhere")
        }
    }

    /// A path from `base` as one relative to the workspace.
    private func shown(_ path: [UInt8]) -> String {
        let path = path.dropFirst(rootPath.count)
        return String(decoding: path.last == UInt8(ascii: "/") ? path.dropLast() : path, as: UTF8.self)
    }
}
