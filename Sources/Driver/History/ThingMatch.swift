import Findings
import RuleEngine

/// Which things of a metric in an earlier state are which in a later one: by file, as git follows renames, and
/// declaration; and of the rest those whose declaration stands alone in both, since it was moved to another file.
struct ThingMatch {
    /// By the index of a thing.
    private(set) var pairs: [(before: Int, after: Int)] = []
    private(set) var gone: [Int] = []
    private(set) var new: [Int] = []

    /// What tells things of a metric apart.
    struct Name: Hashable {
        var file: String
        var function: String
    }

    /// - Parameters:
    ///   - before: with the paths that their files have in the later state.
    ///   - isOver: whether a thing is over, in each state.
    init(
        _ before: [Name], _ after: [Name], isOver: (before: (Int) -> Bool, after: (Int) -> Bool)
    ) {
        gone = Array(before.indices)
        new = Array(after.indices)
        // Several things of one name, such as findings in one function: those that are as they were come first.
        let isAsItWas = { isOver.before($0) == isOver.after($1) }
        pair({ before[$0] }, { after[$0] }, fits: isAsItWas)
        pair({ before[$0] }, { after[$0] }, fits: { _, _ in true })
        let both = alone(gone.map { before[$0] }).intersection(alone(new.map { after[$0] }))
        pair(
            { both.contains(before[$0].function) ? before[$0].function : nil },
            { both.contains(after[$0].function) ? after[$0].function : nil }, fits: { _, _ in true })
    }

    private func alone(_ names: [Name]) -> Set<String> {
        let counts = Dictionary(names.map { ($0.function, 1) }, uniquingKeysWith: +)
        return Set(counts.filter { $0.value == 1 && !$0.key.isEmpty }.keys)
    }

    private mutating func pair<Key: Hashable>(
        _ old: (Int) -> Key?, _ now: (Int) -> Key?, fits: (Int, Int) -> Bool
    ) {
        var byKey: [Key: [Int]] = [:]
        for index in new { if let key = now(index) { byKey[key, default: []].append(index) } }
        var rest: [Int] = []
        for index in gone {
            guard let key = old(index), let candidates = byKey[key],
                let place = candidates.firstIndex(where: { fits(index, $0) })
            else {
                rest.append(index)
                continue
            }
            pairs.append((index, candidates[place]))
            byKey[key]?.remove(at: place)
        }
        let taken = Set(pairs.map(\.after))
        gone = rest
        new.removeAll { taken.contains($0) }
    }
}
