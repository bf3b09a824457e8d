import Findings

/// What `select` and `ignore` may name: a rule, a family, all rules whose names begin alike
/// (`session-opened-*`), or `all`.
public struct RuleCatalogue: Sendable {
    /// By id.
    public let infos: [RuleInfo]
    /// By id.
    public let packs: [PackInfo]
    /// Ids of the packs that the configuration brings.
    let ownPacks: Set<String>
    /// In the order in which they are shown.
    public let metrics: [MetricInfo]

    init(
        _ infos: [RuleInfo], packs: [PackInfo] = [], ownPacks: Set<String> = [], metrics: [MetricInfo] = []
    ) {
        self.infos = infos
        self.packs = packs
        self.ownPacks = ownPacks
        self.metrics = metrics
    }

    var ids: Set<RuleID> { Set(infos.map(\.id)) }

    /// The rules that a word names; nil where it names none.
    func rules(_ word: String) -> Set<RuleID>? {
        if word == "all" { return ids }
        let isPrefix = word.hasSuffix("*")
        let stem = isPrefix ? String(word.dropLast()) : word
        let matching = infos.filter { info in
            isPrefix
                ? info.id.description.hasPrefix(stem)
                : info.id.description == word || info.family == word
        }
        return matching.isEmpty ? nil : Set(matching.map(\.id))
    }

    /// The rules that any of the words names; unknown words name none.
    func rules(_ words: [String]) -> Set<RuleID> {
        words.reduce(into: []) { $0.formUnion(rules($1) ?? []) }
    }

    /// The same, without those that are off and that none of the words names alone.
    func selected(_ words: [String]) -> Set<RuleID> {
        let off = infos.filter { $0.isOff && !words.contains($0.id.description) }.map(\.id)
        return rules(words).subtracting(off)
    }

    /// The rule of an id, as somebody wrote it.
    public func rule(_ word: String) -> RuleInfo? {
        infos.first { $0.id.description == word }
    }

    /// What to say of a word that names no rule.
    public func help(for word: String) -> String {
        let families = Set(infos.map(\.family)).sorted()
        if let near = closest(to: word, among: infos.map(\.id.description) + families) {
            return "did you mean `\(near)`? `sessionlint rules` lists all rules"
        }
        return "`sessionlint rules` lists all rules; the families are \(families.joined(separator: ", "))"
    }
}
