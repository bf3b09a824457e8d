import Findings

/// The burn-down charts of the page, each with its numbers in a table.
extension ProgressPage {
    /// Empty where no metric has a history.
    var charts: String {
        let charts = metrics.enumerated().filter { shown in
            shown.element.samples.count >= 2 && shown.element.samples.contains { $0.count.total > 0 }
        }
        guard !charts.isEmpty else { return "" }
        let cards = charts.map { chart($0.element, number: $0.offset) }.joined()
        let extent =
            progress.history.isEmpty
            ? "" : "<p>\(ProgressWords.extent(progress)), all by the configuration and rules of today.</p>\n"
        return "\(extent)\(key)<ul class=\"cards charts\">\n\(cards)</ul>\n"
    }

    /// What the lines of the charts mean; readers who hear the page have it in words.
    private var key: String {
        let lines = [("left", "left"), ("total", "all there is"), ("pace", "at this pace, with its range")]
        let items = lines.map { kind, name in
            let range = kind == "pace" ? "<rect class=\"range\" width=\"28\" height=\"10\"/>" : ""
            return
                "<li><svg viewBox=\"0 0 28 10\">\(range)<polyline class=\"\(kind)\" points=\"1,5 27,5\"/></svg>\(name)</li>"
        }
        return "<ul class=\"key\" aria-hidden=\"true\">\(items.joined())</ul>\n"
    }

    private func chart(_ shown: Shown, number: Int) -> String {
        guard let first = shown.samples.first, let last = shown.samples.last else { return "" }
        let title = markup(shown.metric.title)
        var text = "<li class=\"card\">\n<h3>\(title)</h3>\n<p class=\"why\">\(story(shown))</p>\n"
        text +=
            "<svg class=\"chart\" viewBox=\"0 0 420 220\" role=\"img\" aria-labelledby=\"t\(number) d\(number)\">\n"
        text += "<title id=\"t\(number)\">\(title): what is left over time</title>\n"
        text +=
            "<desc id=\"d\(number)\">\(describe(first)), \(describe(last)). \(story(shown, isPlain: true))"
        text += " All numbers stand in the table below.</desc>\n"
        text += ProgressChart(shown.samples, shown.trend, showsTotal: shown.metric.goal == .all).svg
        text += "</svg>\n<details>\n<summary>Numbers<span class=\"unseen\"> of \(title)</span></summary>\n"
        text += "<table class=\"numbers\">\n<caption>\(title), by date</caption>\n<thead><tr>"
        text += "<th scope=\"col\">Date</th><th scope=\"col\" class=\"n\">Left</th>"
        text += "<th scope=\"col\" class=\"n\">Of</th></tr></thead>\n<tbody>\n"
        for sample in shown.samples.reversed() {
            let day = CalendarDate(secondsSinceEpoch: sample.time).map(ProgressWords.time) ?? ""
            text +=
                "<tr><th scope=\"row\">\(day)</th><td class=\"n\">\(ProgressWords.number(sample.count.left))</td>"
            text += "<td class=\"n\">\(ProgressWords.number(sample.count.total))</td></tr>\n"
        }
        return text + "</tbody>\n</table>\n</details>\n</li>\n"
    }

    private func describe(_ sample: Progress.Sample) -> String {
        let day = CalendarDate(secondsSinceEpoch: sample.time).map(ProgressWords.day) ?? ""
        return "\(ProgressWords.number(sample.count.left)) left on \(day)"
    }

    /// The chart in one sentence.
    private func story(_ shown: Shown, isPlain: Bool = false) -> String {
        ProgressWords.story(
            shown.metric.count, shown.trend, day: isPlain ? ProgressWords.day : ProgressWords.time)
    }
}
