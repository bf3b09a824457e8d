import SourceText

/// Which findings of a run a baseline knows, and which of its entries are found no more.
public struct BaselineMatch: Sendable {
    /// By the index of an entry.
    public private(set) var pairs: [Int: Pair] = [:]
    /// Indices of findings that the baseline does not know, ascending. Of several alike, the last ones in the file.
    public private(set) var new: [Int] = []
    /// Indices of entries that were looked for in vain, ascending.
    public private(set) var fixed: [Int] = []
    /// Indices of entries that the run had nothing to say about, ascending.
    public private(set) var unjudged: [Int] = []

    public struct Pair: Hashable, Sendable {
        /// Index of the finding.
        public var finding: Int
        public var manner: Manner
    }

    /// By what a finding was found again.
    public enum Manner: Hashable, Sendable {
        /// Rule, file, declaration and shape.
        case same
        /// Rule, declaration and shape: the entry's file is gone, and this one had no entry.
        case fileMoved
        /// Rule, file and shape: the entry's declaration is gone, and this one had no entry.
        case declarationRenamed
    }

    /// What is known of the tree beside the findings.
    public struct Tree {
        /// Whether no file stands at a path any more.
        public var isGone: (_ path: String) -> Bool
        /// Whether the file at a path, which is there, has no such declaration any more.
        public var hasLost: (_ declaration: String, _ path: String) -> Bool
        /// Whether the run would have reported an entry's finding if it were there.
        public var isJudged: (Baseline.Entry) -> Bool
        /// Whether a file, or where one is given a declaration in it, was there when the baseline was made: nothing can
        /// have moved to it. A baseline on disk does not know.
        public var wasThere: (_ declaration: String?, _ path: String) -> Bool = { _, _ in false }

        public init(
            isGone: @escaping (String) -> Bool, hasLost: @escaping (String, String) -> Bool,
            isJudged: @escaping (Baseline.Entry) -> Bool
        ) {
            self.isGone = isGone
            self.hasLost = hasLost
            self.isJudged = isJudged
        }
    }

    /// - Parameter findings: as entries, in the order of the report.
    public init(_ baseline: Baseline, _ findings: [Baseline.Entry], _ tree: Tree) {
        var matcher = Matcher(entries: baseline.entries, findings: findings)
        matcher.matchAlike()
        matcher.followFiles(tree)
        matcher.followDeclarations(tree)
        pairs = matcher.pairs
        new = matcher.open.indices.filter { matcher.open[$0] }
        for index in baseline.entries.indices where pairs[index] == nil {
            if tree.isJudged(baseline.entries[index]) { fixed.append(index) } else { unjudged.append(index) }
        }
    }

    /// Indices of the findings that the baseline knows.
    public var known: Set<Int> { Set(pairs.values.map(\.finding)) }

    /// The baseline as it should be: entries where their findings are now, without the fixed ones.
    /// - Parameters:
    ///   - growing: whether what is new is added.
    ///   - keeping: which of the entries stay that the run had nothing to say about.
    public func updated(
        _ baseline: Baseline, _ findings: [Baseline.Entry], growing: Bool,
        keeping: (Baseline.Entry) -> Bool
    ) -> Baseline {
        Baseline(
            pairs.values.map { findings[$0.finding] }
                + unjudged.map { baseline.entries[$0] }.filter(keeping)
                + (growing ? new.map { findings[$0] } : []))
    }
}

private struct Matcher {
    let entries: [Baseline.Entry]
    let findings: [Baseline.Entry]
    var pairs: [Int: BaselineMatch.Pair] = [:]
    /// By finding: whether it is not matched yet.
    var open: [Bool]

    init(entries: [Baseline.Entry], findings: [Baseline.Entry]) {
        self.entries = entries
        self.findings = findings
        open = [Bool](repeating: true, count: findings.count)
    }

    private mutating func pair(_ entry: Int, _ finding: Int, _ manner: BaselineMatch.Manner) {
        pairs[entry] = BaselineMatch.Pair(finding: finding, manner: manner)
        open[finding] = false
    }

    mutating func matchAlike() {
        var alike: [Baseline.Entry: [Int]] = [:]
        for index in findings.indices.reversed() {
            alike[findings[index].likeness, default: []].append(index)
        }
        for index in entries.indices {
            guard let finding = alike[entries[index].likeness]?.popLast() else { continue }
            pair(index, finding, .same)
        }
    }

    /// Entries of files that are gone are looked for in files that have no entry.
    mutating func followFiles(_ tree: BaselineMatch.Tree) {
        let paths = Set(entries.map(\.path))
        follow(
            .fileMoved, from: { $0.path },
            to: { paths.contains($0.path) || tree.wasThere(nil, $0.path) ? nil : $0.path },
            as: { entry in
                var entry = entry.likeness
                entry.path = ""
                return entry
            }, name: lastPart(after: UInt8(ascii: "/")), isGone: { tree.isGone($0.path) })
    }

    /// Entries of declarations that are gone are looked for in declarations of their file that have no entry.
    mutating func followDeclarations(_ tree: BaselineMatch.Tree) {
        let known = Set(entries.map { Place(path: $0.path, declaration: $0.declaration) })
        follow(
            .declarationRenamed, from: { Place(path: $0.path, declaration: $0.declaration) },
            to: { finding in
                let place = Place(path: finding.path, declaration: finding.declaration)
                let isOld = known.contains(place) || tree.wasThere(place.declaration, place.path)
                return isOld ? nil : place
            },
            as: { entry in
                var entry = entry.likeness
                entry.declaration = ""
                return entry
            }, name: { lastPart(after: UInt8(ascii: "."))($0.declaration) },
            isGone: {
                !$0.declaration.isEmpty && !tree.isGone($0.path) && tree.hasLost($0.declaration, $0.path)
            })
    }

    private struct Place: Hashable {
        var path: String
        var declaration: String
    }

    /// Matches what is left of each source with what is left of the target that has the most of it; where several have
    /// as much, one of the same name, or else the first.
    /// - Parameters:
    ///   - key: what an entry and its finding share.
    ///   - name: what is likely to stay in a move.
    private mutating func follow<Home: Hashable>(
        _ manner: BaselineMatch.Manner, from source: (Baseline.Entry) -> Home,
        to target: (Baseline.Entry) -> Home?, as key: (Baseline.Entry) -> Baseline.Entry,
        name: (Home) -> String, isGone: (Baseline.Entry) -> Bool
    ) {
        var targets: [Baseline.Entry: [(home: Home, finding: Int)]] = [:]
        for index in findings.indices where open[index] {
            if let home = target(findings[index]) {
                targets[key(findings[index]), default: []].append((home, index))
            }
        }
        guard !targets.isEmpty else { return }
        var sources: [(home: Home, entries: [Int])] = []
        var numbers: [Home: Int] = [:]
        for index in entries.indices where pairs[index] == nil && targets[key(entries[index])] != nil {
            let home = source(entries[index])
            if numbers[home] == nil {
                numbers[home] = sources.count
                sources.append((home, []))
            }
            sources[numbers[home] ?? 0].entries.append(index)
        }
        for (home, indices) in sources {
            guard let first = indices.first, isGone(entries[first]) else { continue }
            var rest = indices
            while let best = best(for: rest, of: home, targets, key: key, name: name) {
                for (entry, finding) in best { pair(entry, finding, manner) }
                let taken = Set(best.map(\.entry))
                rest.removeAll { taken.contains($0) }
            }
        }
    }

    private func best<Home: Hashable>(
        for rest: [Int], of source: Home, _ targets: [Baseline.Entry: [(home: Home, finding: Int)]],
        key: (Baseline.Entry) -> Baseline.Entry, name: (Home) -> String
    ) -> [(entry: Int, finding: Int)]? {
        var found: [Home: [(entry: Int, finding: Int)]] = [:]
        var order: [Home] = []
        var taken: Set<Int> = []
        for entry in rest {
            var seen: Set<Home> = []
            for (home, finding) in targets[key(entries[entry])] ?? []
            where open[finding] && !taken.contains(finding) && seen.insert(home).inserted {
                if found[home] == nil { order.append(home) }
                found[home, default: []].append((entry, finding))
                taken.insert(finding)
            }
        }
        var best: Home?
        var most = 0
        for home in order {
            let rank = (found[home]?.count ?? 0) * 2 + (name(home) == name(source) ? 1 : 0)
            if rank > most { (best, most) = (home, rank) }
        }
        return best.flatMap { found[$0] }
    }
}

/// What stands behind the last of a byte in a text; all of it where there is none.
private func lastPart(after byte: UInt8) -> (String) -> String {
    { text in
        guard let last = text.utf8.lastIndex(of: byte) else { return text }
        return String(text[text.utf8.index(after: last)...])
    }
}
