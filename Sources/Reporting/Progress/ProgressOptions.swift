import Findings

/// How progress is rendered. The defaults fit a file or a pipe.
public struct ProgressOptions: Sendable {
    /// By what counts are told apart below each metric.
    public enum Grouping: String, CaseIterable, Sendable {
        case folder, role, owner
    }

    /// Whether text uses the terminal's colours.
    public var color = false
    /// Columns of the terminal; nil where the output goes elsewhere.
    public var width: Int?
    /// Nil for none.
    public var grouping: Grouping?
    /// Whether the whole list of what is left is told.
    public var showsAll = false
    /// When files that are no commit were counted, in seconds since 1970-01-01 UTC.
    public var now: Int64?

    public init() {}
}

extension Progress.Metric {
    /// The counts that a grouping tells apart.
    func groups(_ grouping: ProgressOptions.Grouping) -> [Progress.Group] {
        switch grouping {
        case .folder: folders
        case .role: roles
        case .owner: owners
        }
    }
}

extension Progress {
    func metric(_ id: String) -> Metric? { metrics.first { $0.id == id } }

    /// About a gate, such as "May phase 2 begin? No: …", and what the history says of when.
    func sentence(about gate: Gate, now: Int64?) -> String {
        let due = gate.due.map { " by \($0)" } ?? ""
        if gate.isOpen { return "May \(gate.name) begin\(due)? Yes." }
        let reasons = gate.conditions.filter { !$0.holds }.map(reason)
        let outlook = outlook(for: gate, now: now).map {
            " " + ProgressWords.outlook($0, due: gate.due, title: { $0 })
        }
        return "May \(gate.name) begin\(due)? No: \(reasons.joined(separator: "; ")).\(outlook ?? "")"
    }

    /// What keeps a condition from holding.
    private func reason(_ condition: Condition) -> String {
        guard let terms = terms(of: condition) else { return condition.metric }
        guard terms.goal == .all else {
            return "\(condition.metric) has \(terms.now) left, and at most \(terms.target) may be"
        }
        let missing = ProgressWords.number(max(1, terms.missing))
        return "\(condition.metric) is at \(terms.now) of \(terms.target), \(missing) to go"
    }

    /// What a condition asks for and what is there, as numbers are told.
    struct Terms {
        var goal: Goal
        var now: String
        var target: String
        /// How many things have to come over, or to go away, before it holds.
        var missing: Int
    }

    /// Nil where there is nothing to count.
    func terms(of condition: Condition) -> Terms? {
        guard let actual = condition.actual, let metric = metric(condition.metric) else { return nil }
        let allowed = Int(exactly: metric.count.leftAllowed(by: condition.target, metric.goal).rounded(.down))
        let missing = max(0, metric.count.left - (allowed ?? 0))
        switch metric.goal {
        case .all:
            return Terms(
                goal: .all, now: ProgressWords.percent(metric.count) ?? ProgressWords.percent(actual),
                target: ProgressWords.percent(condition.target), missing: missing)
        case .none:
            return Terms(
                goal: .none, now: ProgressWords.decimal(actual),
                target: ProgressWords.decimal(condition.target), missing: missing)
        }
    }
}

/// One thing to do, with all the metrics that wait for it.
struct WorkItem {
    var item: Progress.Item
    /// Ids, in the order of the metrics.
    var metrics: [String]
    /// What to do, each thing once.
    var todos: [String]
}

extension Progress {
    /// What is left in all metrics, each place once: what takes least first, and of that what most depends on.
    var work: [WorkItem] {
        struct Place: Hashable {
            var file: String
            var line: Int
            var column: Int
        }
        var items: [WorkItem] = []
        var known: [Place: Int] = [:]
        for metric in metrics {
            for item in metric.left {
                let place = Place(file: item.file, line: item.line, column: item.column)
                guard let index = known[place] else {
                    known[place] = items.count
                    items.append(WorkItem(item: item, metrics: [metric.id], todos: [item.todo]))
                    continue
                }
                // The same rules may speak in two metrics; what is new in this one comes on top.
                let isNew = !Set(item.rules).isSubset(of: items[index].item.rules)
                items[index].metrics.append(metric.id)
                if isNew { items[index].item.findings += item.findings }
                items[index].item.rules += item.rules.filter { !items[index].item.rules.contains($0) }
                if !items[index].todos.contains(item.todo) { items[index].todos.append(item.todo) }
            }
        }
        return items.enumerated().sorted { left, right in
            let (one, other) = (left.element.item, right.element.item)
            if one.findings != other.findings { return one.findings < other.findings }
            if one.callers != other.callers { return one.callers > other.callers }
            return left.offset < right.offset
        }.map(\.element)
    }
}
