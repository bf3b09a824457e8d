import Facts
import Linking
import SourceText

/// Role packs compiled with the roles that a configuration sets.
struct RoleRules: Sendable {
    let entries: [RoleEntry]
    let overrides: [(globs: [Glob], classes: [NamePattern], role: Role?)]
    /// By the last component of their patterns: what bases and decorators to look closer at.
    private let bases: [Word: [(entry: Int, pattern: NamePattern?)]]
    private let notBases: [Word: [(entry: Int, pattern: NamePattern?)]]
    private let decorators: [Word: [(entry: Int, pattern: NamePattern?)]]
    private let defaults: [Word: [Int]]
    private let calls: [Word: [Int]]

    init(_ packs: [RolePack], _ settings: AnalysisSettings, _ vocabulary: inout Vocabulary) {
        var entries = packs.flatMap(\.entries)
        for index in entries.indices where entries[index].role == .toolFactory {
            entries[index].functions += settings.names[.toolFactoryNames].map { NamePattern($0) }
        }
        self.entries = entries
        self.overrides = settings.roles.map { override in
            (override.globs.map(Glob.init), override.classes.map { NamePattern($0) }, override.role)
        }
        var tables: [[Word: [(entry: Int, pattern: NamePattern?)]]] = [[:], [:], [:]]
        var defaults: [Word: [Int]] = [:]
        var calls: [Word: [Int]] = [:]
        for (index, entry) in entries.enumerated() {
            for (table, names) in [entry.bases, entry.notBases, entry.decorators].enumerated() {
                for name in names {
                    let last = name.split(separator: ".").last.map(String.init) ?? name
                    let pattern = last.utf8.count == name.utf8.count ? nil : NamePattern(name)
                    tables[table][vocabulary.add(last), default: []].append((index, pattern))
                }
            }
            for name in entry.defaults { defaults[vocabulary.add(name), default: []].append(index) }
            for name in entry.calls { calls[vocabulary.add(name), default: []].append(index) }
        }
        bases = tables[0]
        notBases = tables[1]
        decorators = tables[2]
        self.defaults = defaults
        self.calls = calls
    }

    func hasBase(_ word: Word) -> Bool { bases[word] != nil || notBases[word] != nil }
    func hasDecorator(_ word: Word) -> Bool { decorators[word] != nil }
    func hasCall(_ word: Word) -> Bool { calls[word] != nil }
    func hasDefault(_ word: Word) -> Bool { defaults[word] != nil }

    func base(_ word: Word, _ path: String) -> Int? { match(bases[word], path) }
    func notBase(_ word: Word, _ path: String) -> Int? { match(notBases[word], path) }
    func decorator(_ word: Word, _ path: String) -> Int? { match(decorators[word], path) }
    func call(_ word: Word) -> Int? { calls[word]?.first }
    func injected(_ word: Word) -> Int? { defaults[word]?.first }

    private func match(_ candidates: [(entry: Int, pattern: NamePattern?)]?, _ path: String) -> Int? {
        candidates?.first { $0.pattern?.matches(path) ?? true }?.entry
    }

    /// Every entry that says that such a class is not meant.
    func excluded(_ word: Word, _ path: String) -> [Int] {
        (notBases[word] ?? []).filter { $0.pattern?.matches(path) ?? true }.map(\.entry)
    }

    /// The role that a path gives to a file.
    /// - Parameter imports: whether the file imports a module of the given names.
    func role(ofPath path: String, imports: ([String]) -> Bool) -> FoundRole? {
        let parts = components(of: path)
        for override in overrides.reversed() where override.classes.isEmpty {
            guard let glob = override.globs.first(where: { $0.depth(in: parts) != nil }) else { continue }
            return FoundRole(role: override.role, signal: .configuration, because: "configured for `\(glob.text)`")
        }
        var best: (rank: (Int, Int), entry: Int, glob: Glob)?
        for (index, entry) in entries.enumerated() {
            for glob in entry.paths {
                guard let depth = glob.depth(in: parts) else { continue }
                if !entry.imports.isEmpty, !imports(entry.imports) { continue }
                let rank = (entry.role.isLeftOut ? 2 : entry.isStrong ? 1 : 0, depth)
                if let best, best.rank >= rank { continue }
                best = (rank, index, glob)
            }
        }
        return best.map {
            FoundRole(role: entries[$0.entry].role, signal: .path, because: "path matches `\($0.glob.text)`")
        }
    }

    /// The role that a configuration gives to a class of a file.
    func configured(_ name: (NamePattern) -> Bool, path: String) -> FoundRole? {
        guard overrides.contains(where: { !$0.classes.isEmpty }) else { return nil }
        let parts = components(of: path)
        for override in overrides.reversed() where !override.classes.isEmpty {
            guard override.classes.contains(where: name),
                override.globs.isEmpty || override.globs.contains(where: { $0.depth(in: parts) != nil })
            else { continue }
            return FoundRole(role: override.role, signal: .configuration, because: "configured by class name")
        }
        return nil
    }
}
