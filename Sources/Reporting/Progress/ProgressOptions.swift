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

extension Progress.Count {
    /// In hundredths, rounded down, so that nothing is told to be whole that is not; nil where there is nothing to count.
    var percent: Int? { total > 0 ? done * 100 / total : nil }
}

extension Progress {
    func metric(_ id: String) -> Metric? { metrics.first { $0.id == id } }

    /// One sentence about a gate, such as "May phase 2 begin? No: …".
    func sentence(about gate: Gate) -> String {
        let due = gate.due.map { " by \($0)" } ?? ""
        if gate.isOpen { return "May \(gate.name) begin\(due)? Yes." }
        let reasons = gate.conditions.filter { !$0.holds }.map(reason)
        return "May \(gate.name) begin\(due)? No: \(reasons.joined(separator: "; "))."
    }

    /// What keeps a condition from holding.
    private func reason(_ condition: Condition) -> String {
        guard let metric = metric(condition.metric) else { return condition.metric }
        guard metric.goal == .all else {
            return "\(metric.id) has \(metric.count.left) left, and at most \(Int(condition.target)) may be"
        }
        // So many have to come over before the share is reached.
        let wanted = (condition.target * Double(metric.count.total) - 1e-9).rounded(.up)
        let missing = max(1, Int(wanted) - metric.count.done)
        return
            "\(metric.id) is at \(metric.count.percent ?? 0) % of \(percent(condition.target)) %, \(missing) to go"
    }

    /// A share in hundredths, with a digit behind the point where it has one.
    func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
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
