import Facts
import Linking
import SourceText

/// Role packs compiled with the roles that a configuration sets.
struct RoleRules: Sendable {
    let entries: [RoleEntry]
    private let paths: [(entry: Int, glob: Glob)]
    let overrides: [(globs: [Glob], classes: [NamePattern], role: Role?)]
    /// By the last component of their patterns: what bases and decorators to look closer at. An entry of the lists is
    /// the number of a role entry and, where there is one, the pattern of the whole path.
    private let bases: WordLists
    private let notBases: WordLists
    private let decorators: WordLists
    private let defaults: WordLists
    private let calls: WordLists
    private let closures: WordLists
    private let takers: WordLists
    /// The entries that hold only where one of some modules is imported.
    private let needing: BitSet
    /// The entries that hold only where a class is declared.
    private let needingClass: BitSet
    private let modules: ModuleSigns
    /// The methods by which tools are run.
    let toolMethods: Set<String>
    let basePatterns: [(entry: Int, pattern: NamePattern)]
    /// Patterns of the names of classes and of functions, with the number of their role entry.
    let classPatterns: [(entry: Int, pattern: NamePattern)]
    let functionPatterns: [(entry: Int, pattern: NamePattern)]

    /// Lists by word, most of them empty.
    private struct WordLists: Sendable {
        var places: [UInt8] = []
        var lists: [[(entry: Int, pattern: NamePattern?)]] = [[]]

        subscript(word: Word) -> [(entry: Int, pattern: NamePattern?)] {
            Int(word) < places.count ? lists[Int(places[Int(word)])] : []
        }

        func contains(_ word: Word) -> Bool { Int(word) < places.count && places[Int(word)] != 0 }

        mutating func add(_ word: Word, _ entry: Int, _ pattern: NamePattern?) {
            while places.count <= Int(word) { places.append(0) }
            if places[Int(word)] == 0, lists.count <= Int(UInt8.max) {
                places[Int(word)] = UInt8(lists.count)
                lists.append([])
            }
            if places[Int(word)] != 0 { lists[Int(places[Int(word)])].append((entry, pattern)) }
        }
    }

    init(_ packs: [RolePack], _ settings: AnalysisSettings, _ vocabulary: inout Vocabulary) {
        var entries = packs.flatMap(\.entries)
        for index in entries.indices where entries[index].role == .toolFactory {
            entries[index].functions += settings.names[.toolFactoryNames].map { NamePattern($0) }
        }
        self.entries = entries
        var modules = ModuleSigns()
        for (index, entry) in entries.enumerated() {
            for module in entry.imports { modules.add(module, index) }
        }
        self.modules = modules
        needing = BitSet(entries.indices.filter { !entries[$0].imports.isEmpty })
        needingClass = BitSet(entries.indices.filter { entries[$0].pathsNeedClass })
        self.overrides = settings.roles.map { override in
            (override.globs.map(Glob.init), override.classes.map { NamePattern($0) }, override.role)
        }
        var tables = [WordLists](repeating: WordLists(), count: 7)
        for (index, entry) in entries.enumerated() {
            let lists = [
                entry.bases, entry.notBases, entry.decorators, entry.defaults, entry.calls, entry.closures,
                entry.takers,
            ]
            for (table, names) in lists.enumerated() {
                for name in names {
                    let last = name.split(separator: ".").last.map(String.init) ?? name
                    let pattern = last.utf8.count == name.utf8.count ? nil : NamePattern(name)
                    tables[table].add(
                        vocabulary.add(last, table == 4 || table == 6 ? .role : []), index, pattern)
                }
            }
        }
        bases = tables[0]
        notBases = tables[1]
        decorators = tables[2]
        defaults = tables[3]
        let named = entries.filter { $0.role == .tool }.reduce(into: Set<String>()) {
            $0.formUnion($1.methods)
        }
        toolMethods = named.isEmpty ? ["_run", "_arun", "run", "arun", "execute", "__call__"] : named
        calls = tables[4]
        closures = tables[5]
        takers = tables[6]
        basePatterns = entries.enumerated().flatMap { index, entry in
            entry.basePatterns.map { (index, $0) }
        }
        classPatterns = entries.enumerated().flatMap { index, entry in entry.classes.map { (index, $0) } }
        functionPatterns = entries.enumerated().flatMap { index, entry in entry.functions.map { (index, $0) }
        }
        paths = entries.enumerated().flatMap { index, entry in entry.paths.map { (index, $0) } }
    }

    func hasBase(_ word: Word) -> Bool { bases.contains(word) || notBases.contains(word) }
    func hasDecorator(_ word: Word) -> Bool { decorators.contains(word) }

    var hasClosures: Bool { closures.lists.count > 1 }

    func base(_ word: Word, _ path: String, _ isMeant: (Int) -> Bool) -> Int? {
        match(bases[word], path, isMeant)
    }

    func decorator(_ word: Word, _ path: String, _ isMeant: (Int) -> Bool) -> Int? {
        match(decorators[word], path, isMeant)
    }

    func closure(_ word: Word, _ path: String, _ isMeant: (Int) -> Bool) -> Int? {
        match(closures[word], path, isMeant)
    }
    func taker(_ word: Word, _ path: () -> String, _ isMeant: (Int) -> Bool) -> Int? {
        takers.contains(word) ? match(takers[word], path(), isMeant) : nil
    }

    func call(_ word: Word, _ isMeant: (Int) -> Bool) -> Int? {
        calls[word].first { isMeant($0.entry) }?.entry
    }

    func injected(_ word: Word, _ isMeant: (Int) -> Bool) -> Int? {
        defaults[word].first { isMeant($0.entry) }?.entry
    }

    /// The entries of packs that do not count.
    func entries(outside packs: Set<String>) -> BitSet {
        BitSet(entries.indices.filter { !entries[$0].pack.isEmpty && !packs.contains(entries[$0].pack) })
    }

    /// The entries that say nothing in a file: their packs do not count, or it does not import what they are about.
    /// - Parameter off: those of packs that do not count.
    func silent(in facts: FileFacts, off: BitSet) -> BitSet {
        var silent = needing
        if !needing.isEmpty { silent.subtract(modules.shown(by: facts)) }
        silent.formUnion(off)
        if facts.typeCount == 0 { silent.formUnion(needingClass) }
        return silent
    }

    private func match(
        _ candidates: [(entry: Int, pattern: NamePattern?)], _ path: String, _ isMeant: (Int) -> Bool
    ) -> Int? {
        candidates.first { $0.pattern?.matches(path) ?? true && isMeant($0.entry) }?.entry
    }

    /// Whether a file stands where an entry means nothing.
    func isElsewhere(_ entry: Int, _ path: String) -> Bool {
        guard !entries[entry].notPaths.isEmpty else { return false }
        let parts = PathParts(path)
        return entries[entry].notPaths.contains { $0.depth(in: parts) != nil }
    }

    /// Every entry that says that such a class is not meant.
    func excluded(_ word: Word, _ path: String) -> [Int] {
        notBases[word].filter { $0.pattern?.matches(path) ?? true }.map(\.entry)
    }

    /// The role that a path gives to a file.
    /// - Parameter silent: entries that say nothing there.
    func role(ofPath path: String, silent: BitSet) -> FoundRole? {
        let parts = PathParts(path)
        for override in overrides.reversed() where override.classes.isEmpty {
            guard let glob = override.globs.first(where: { $0.depth(in: parts) != nil }) else { continue }
            return FoundRole(
                role: override.role, signal: .configuration, because: "configured for `\(glob.text)`")
        }
        var best: (rank: (Int, Int), entry: Int, glob: Int)?
        for place in paths.indices {
            guard !silent.contains(paths[place].entry), let depth = paths[place].glob.depth(in: parts) else {
                continue
            }
            let entry = entries[paths[place].entry]
            if entry.notPaths.contains(where: { $0.depth(in: parts) != nil }) { continue }
            let rank = (entry.role.isLeftOut ? 2 : entry.isStrong ? 1 : 0, depth)
            if let best, best.rank >= rank { continue }
            best = (rank, paths[place].entry, place)
        }
        return best.map {
            FoundRole(
                role: entries[$0.entry].role, signal: .path,
                because: "path matches `\(paths[$0.glob].glob.text)`")
        }
    }

    /// The roles whose folders have to show that they are meant.
    var rolesThatNeedSigns: Set<Role> {
        entries.reduce(into: []) { if $1.pathsNeedSigns { $0.insert($1.role) } }
    }

    /// The entries whose paths match one in a folder that nothing shows to be meant.
    /// - Parameter shown: by role, the folders in which, at any depth, a declaration has a sign of it.
    func unshown(_ path: String, _ shown: [Role: Set<[Substring]>]) -> BitSet {
        let parts = PathParts(path)
        let components = path.split(separator: "/")
        var matching: Set<Int> = []
        var meant: Set<Int> = []
        for (number, glob) in paths where entries[number].pathsNeedSigns {
            guard let depth = glob.depth(in: parts) else { continue }
            matching.insert(number)
            // A file that the pattern itself names is meant where anything in the tree is.
            let folder = depth < components.count ? Array(components.prefix(depth)) : []
            if shown[entries[number].role]?.contains(folder) ?? false { meant.insert(number) }
        }
        return BitSet(matching.subtracting(meant))
    }

    /// The pattern by which a file has the role of its path, where nothing surer than names shows that its folder is
    /// meant.
    /// - Parameters:
    ///   - role: that of its path.
    ///   - silent: entries that say nothing there.
    ///   - shown: by role, the folders in which a declaration has a sign of it that is no name.
    func doubtfulPattern(
        _ role: FoundRole, _ path: String, silent: BitSet, _ shown: [Role: Set<[Substring]>]
    ) -> String? {
        let weak = unshown(path, shown)
        if weak.isEmpty { return nil }
        var without = silent
        without.formUnion(weak)
        guard self.role(ofPath: path, silent: without)?.role != role.role else { return nil }
        let parts = PathParts(path)
        return paths.first { weak.contains($0.entry) && $0.glob.depth(in: parts) != nil }?.glob.text
    }

    /// Whether a type may have a role through a base: none of the entries that give it excepts its name.
    func isMeant(_ sign: FoundRole, _ facts: FileFacts, _ type: Int) -> Bool {
        facts.withBytes(of: facts.typeName(type)) { name in
            !entries.contains { entry in
                entry.role == sign.role && !entry.bases.isEmpty
                    && entry.notClasses.contains { $0.matches(name) }
            }
        }
    }

    /// The role that a configuration gives to a class of a file.
    func configured(_ name: (NamePattern) -> Bool, path: String) -> FoundRole? {
        guard overrides.contains(where: { !$0.classes.isEmpty }) else { return nil }
        let parts = PathParts(path)
        for override in overrides.reversed() where !override.classes.isEmpty {
            guard override.classes.contains(where: name),
                override.globs.isEmpty || override.globs.contains(where: { $0.depth(in: parts) != nil })
            else { continue }
            return FoundRole(role: override.role, signal: .configuration, because: "configured by class name")
        }
        return nil
    }
}
