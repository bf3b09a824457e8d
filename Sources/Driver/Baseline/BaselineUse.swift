import Findings

/// What a baseline came to in a run over its workspace.
public struct BaselineUse: Sendable {
    public var file: BaselineFile
    public var baseline: Baseline
    /// The findings as entries, in the order of the workspace's report.
    public var findings: [Baseline.Entry]
    /// Where each of them stands.
    public var places: [Place]
    public var match: BaselineMatch

    /// Where a finding stands.
    public struct Place: Hashable, Sendable {
        /// As the user would write it.
        public var path: String
        /// 1-based.
        public var line: Int
    }

    /// How an entry and what it was followed to are the same, by the order of the baseline.
    public func followed(_ manner: BaselineMatch.Manner) -> [(entry: Int, finding: Int)] {
        match.pairs.filter { $0.value.manner == manner }.map { ($0.key, $0.value.finding) }
            .sorted { $0.entry < $1.entry }
    }

    /// The entries that are followed to another place, by what they left and what they came to.
    public var moves: [(from: String, to: String, count: Int)] {
        var order: [String] = []
        var moves: [String: (from: String, to: String, count: Int)] = [:]
        for (index, pair) in match.pairs.sorted(by: { $0.key < $1.key }) where pair.manner != .same {
            let (entry, finding) = (baseline.entries[index], findings[pair.finding])
            let isFile = pair.manner == .fileMoved
            let from = isFile ? entry.path : "\(entry.path): \(entry.declaration)"
            let to = isFile ? finding.path : finding.declaration
            let key = from + "\u{0}" + to
            if moves[key] == nil { order.append(key) }
            moves[key, default: (from, to, 0)].count += 1
        }
        return order.compactMap { moves[$0] }
    }

    /// Sentences for the closing lines of a check.
    /// - Parameter isRatchet: whether fixed entries fail the run.
    func notices(isRatchet: Bool) -> [String] {
        let name = file.shownPath
        var notices: [String] = []
        if file.origin == .standard {
            notices.append("findings in \(name) are not reported; `--no-baseline` reports them, too")
        }
        let moved = moves.reduce(0) { $0 + $1.count }
        if moved > 0 {
            notices.append(
                "\(entries(moved)) of \(name) \(moved == 1 ? "was" : "were") followed to another file or name: "
                    + listed(moves.map { "\($0.from) to \($0.to)" })
                    + "; `sessionlint baseline compare` shows them, `update` writes them down")
        }
        let fixed = match.fixed.count
        if fixed > 0 {
            let places = match.fixed.map { index in
                let entry = baseline.entries[index]
                return "\(entry.rule) in \(entry.path)"
            }
            notices.append(
                "\(entries(fixed)) of \(name) \(fixed == 1 ? "is" : "are") fixed: \(listed(places)); "
                    + "`sessionlint baseline prune` takes \(fixed == 1 ? "it" : "them") out"
                    + (isRatchet ? ", and until then the run fails" : ""))
        }
        return notices
    }

    private func entries(_ count: Int) -> String { count == 1 ? "1 entry" : "\(count) entries" }

    private func listed(_ texts: [String]) -> String {
        var texts = texts
        let hidden = texts.count - 5
        if hidden > 0 { texts[5...] = ["\(hidden) more"] }
        return texts.joined(separator: ", ")
    }
}
