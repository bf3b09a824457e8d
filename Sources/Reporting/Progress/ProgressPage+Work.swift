import Findings

/// The work list of the page: what is left of all metrics in one table, each place once.
///
/// Its rows are many, so a row says nothing twice: what a cell is called where the table is shown as cards comes from
/// the style sheet, by the cell's place.
extension ProgressPage {
    /// Empty where nothing was counted.
    var workList: String {
        guard !metrics.isEmpty else { return "" }
        let items = progress.work
        guard !items.isEmpty else { return "<p>Nothing.</p>\n" }
        var text = """
            <div class="controls" id="controls" hidden>
            <p><label for="search">Search</label> <input id="search" type="search" autocomplete="off" spellcheck="false"></p>
            <p><label for="metric">Metric</label> <select id="metric"><option value="">all</option>

            """
        for metric in metrics.map(\.metric) where !metric.left.isEmpty {
            text += "<option>\(markup(metric.title))</option>\n"
        }
        text += """
            </select></p>
            <p id="shown" role="status">\(ProgressWords.number(items.count)) of \(ProgressWords.number(items.count)) shown</p>
            </div>
            <div class="scroll" id="list" role="region" aria-labelledby="list-title" tabindex="0">
            <table class="work">
            <caption id="list-title">What is left, the easiest first and, of those, what most depends on</caption>
            <thead><tr>
            """
        for (name, isNumber) in Self.columns {
            text += "<th scope=\"col\"\(isNumber ? " class=\"n\"" : "")>\(name)</th>"
        }
        text += "</tr></thead>\n<tbody>\n"
        for (index, entry) in items.enumerated() { text += row(index + 1, entry) }
        return text + "</tbody>\n</table>\n</div>\n"
    }

    private static let columns = [
        ("No.", true), ("Place", false), ("What to do", false), ("Metric", false), ("Role", false),
        ("Owner", false), ("Findings", true), ("Callers", true),
    ]

    private func row(_ number: Int, _ entry: WorkItem) -> String {
        let item = entry.item
        var text = "<tr><td>\(number)<td><code>\(markupPath(item.file)):\(item.line):\(item.column)</code>"
        if !item.function.isEmpty { text += " <span class=\"why\">\(markup(item.function))</span>" }
        text += "<td>\(entry.todos.map { markupSentence($0) }.joined(separator: "; "))"
        if !item.rules.isEmpty {
            text += " <span class=\"why\">\(item.rules.map { markup($0) }.joined(separator: ", "))</span>"
        }
        let titles = entry.metrics.map { progress.metric($0)?.title ?? $0 }
        text += "<td>\(titles.map { "<span>\(markup($0))</span>" }.joined(separator: ", "))"
        text += "<td>\(markup(item.role))"
        text += "<td>\(item.owners.map { markupPath($0) }.joined(separator: ", "))"
        return text + "<td>\(item.findings)<td>\(item.callers)\n"
    }
}
