import Findings

/// The gates of the page: what has to hold, what holds, and by when.
extension ProgressPage {
    /// Empty where no gates are set.
    var gates: String {
        guard !progress.gates.isEmpty else { return "" }
        return "<ul class=\"cards\">\n\(progress.gates.map(gate).joined())</ul>\n"
    }

    private func gate(_ gate: Progress.Gate) -> String {
        var text = "<li class=\"card\">\n<h3>\(markup(gate.name))</h3>\n<p class=\"due\">"
        text += gate.isOpen ? "<b class=\"yes\">May begin</b>" : "<b class=\"no\">May not begin yet</b>"
        if let due = gate.due {
            let isLate = !gate.isOpen && date.map { due < $0 } == true
            text += isLate ? ", was due " : ", due "
            text += ProgressWords.time(due)
        }
        text += "</p>\n<ul class=\"conditions\">\n"
        for condition in gate.conditions {
            let mark = condition.holds ? ("yes", "✓", "Holds") : ("no", "✗", "Does not hold")
            text += "<li><span class=\"\(mark.0)\" aria-hidden=\"true\">\(mark.1)</span>"
            text += "<span><span class=\"unseen\">\(mark.2): </span>\(wording(condition))</span></li>\n"
        }
        text += "</ul>\n"
        if let outlook = progress.outlook(for: gate, now: now) {
            let told = ProgressWords.outlook(
                outlook, due: gate.due, title: { markup(progress.metric($0)?.title ?? $0) },
                day: ProgressWords.time)
            text += "<p class=\"why\">\(told)</p>\n"
        }
        return text + "</li>\n"
    }

    private func wording(_ condition: Progress.Condition) -> String {
        let metric = progress.metric(condition.metric)
        let title = "<span class=\"what\">\(markup(metric?.title ?? condition.metric))</span>"
        guard let terms = progress.terms(of: condition) else { return "\(title): nothing to count" }
        switch terms.goal {
        case .all:
            return "\(title): \(terms.now), target \(terms.target)\(condition.target < 1 ? " or more" : "")"
        case .none:
            let fewer = condition.target > 0 ? " or fewer" : ""
            return "\(title): \(terms.now) left, target \(terms.target)\(fewer)"
        }
    }
}
