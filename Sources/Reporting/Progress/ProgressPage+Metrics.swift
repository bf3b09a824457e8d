import Findings

/// The metrics of the page: all of them at a glance, and each by folder, role and owner.
extension ProgressPage {
    /// Empty where nothing was counted.
    var overview: String {
        guard !metrics.isEmpty else { return "" }
        let hasTrend = metrics.contains { $0.trend != nil }
        let head =
            ["Metric", "Progress", "Done", "Of", "Left"]
            + (hasTrend ? ["Each week", "Four weeks", "At this pace"] : [])
        var text = "<div class=\"box\">\n<table class=\"metrics\(hasTrend ? " trend" : "")\">\n"
        text += "<caption>What is done and what is left, by metric</caption>\n<thead><tr>"
        for (index, name) in head.enumerated() {
            text += "<th scope=\"col\"\((2...4).contains(index) ? " class=\"n\"" : "")>\(name)</th>"
        }
        text += "</tr></thead>\n<tbody>\n"
        for shown in metrics { text += row(shown, hasTrend: hasTrend) }
        return text + "</tbody>\n</table>\n</div>\n"
    }

    private func row(_ shown: Shown, hasTrend: Bool) -> String {
        let metric = shown.metric
        let isCountdown = metric.goal == .none
        let isEmpty = metric.count.total == 0 && !isCountdown
        var text = "<tr\(isEmpty ? " class=\"empty\"" : "")><th scope=\"row\"><span class=\"what\">"
        text +=
            "\(markup(metric.title))</span> <span class=\"why\">\(markupSentence(metric.summary))</span></th>"
        text += "<td class=\"progress\">\(isCountdown ? countdown(shown) : bar(metric.count))</td>"
        let numbers =
            isCountdown
            ? [nil, nil, metric.count.left] : [metric.count.done, metric.count.total, metric.count.left]
        for number in isEmpty ? [nil, nil, nil] : numbers {
            text += "<td class=\"n\">\(number.map(ProgressWords.number) ?? nothing)</td>"
        }
        if hasTrend { text += trendCells(shown) }
        return text + "</tr>\n"
    }

    /// A bar with its share; the bar says no more than the number, so it is drawn for the eye alone.
    private func bar(_ count: Progress.Count) -> String {
        guard let percent = ProgressWords.percent(count), let share = count.share else {
            return "<span class=\"quiet\">nothing to count</span>"
        }
        return bar(share, percent)
    }

    private func bar(_ share: Double, _ label: String) -> String {
        let width = SVGNumber.text(min(max(share, 0), 1) * 100)
        let kind = share >= 1 ? "bar full" : "bar"
        return """
            <span class="meter"><svg class="\(kind)" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">\
            <rect class="track" width="100" height="8"/><rect class="fill" width="\(width)" height="8"/></svg>\
            <span class="share">\(label)</span></span>
            """
    }

    /// Of a metric that counts down: the part of what there once was that is gone.
    private func countdown(_ shown: Shown) -> String {
        let left = shown.metric.count.left
        let most = max(shown.samples.map(\.count.left).max() ?? 0, left)
        guard most > 0 else { return "<span class=\"yes\">none left</span>" }
        guard shown.samples.count > 1 else { return "<span class=\"quiet\">counts down to none</span>" }
        let gone = Progress.Count(total: most, done: most - left)
        return bar(gone) + " <span class=\"why\">of \(ProgressWords.number(most)) at most so far</span>"
    }

    private func trendCells(_ shown: Shown) -> String {
        let none = "<td class=\"none\">\(nothing)</td>"
        let isCounted = shown.samples.contains { $0.count.total > 0 }
        guard let trend = shown.trend, isCounted else { return none + none + none }
        var text = none
        if shown.metric.count.left > 0 {
            let range = [trend.slowest, trend.fastest].map(ProgressWords.decimal)
            text = "<td>\(ProgressWords.pace(trend))"
            if range[0] != range[1] { text += " <span class=\"why\">\(range[0]) to \(range[1])</span>" }
            text += "</td>"
        }
        guard let now = trend.lastFourWeeks else {
            return text + none + "<td>\(projection(shown, trend))</td>"
        }
        text += "<td>\(ProgressWords.change(now))"
        if let before = trend.fourWeeksBefore {
            text += " <span class=\"why\">before: \(ProgressWords.change(before))</span>"
        }
        return text + "</td><td>\(projection(shown, trend))</td>"
    }

    private func projection(_ shown: Shown, _ trend: ProgressTrend) -> String {
        if shown.metric.count.left == 0 { return "<span class=\"yes\">done</span>" }
        guard let projected = trend.projected else { return "<span class=\"quiet\">no end in sight</span>" }
        let range = ProgressWords.range(trend.earliest, trend.latest, day: ProgressWords.time)
        return ProgressWords.time(projected) + (range.map { " <span class=\"why\">\($0)</span>" } ?? "")
    }

    /// Empty where no metric was counted by anything.
    var parts: String {
        metrics.map(\.metric).map(groups).joined()
    }

    private func groups(_ metric: Progress.Metric) -> String {
        let groups = [("Folder", metric.folders), ("Role", metric.roles), ("Owner", metric.owners)].filter {
            !$0.1.isEmpty
        }
        guard !groups.isEmpty else { return "" }
        var text =
            "<details class=\"part\">\n<summary>\(markup(metric.title))</summary>\n<div class=\"groups\">\n"
        for (kind, list) in groups {
            text +=
                "<table class=\"group\">\n<caption>\(markup(metric.title)), by \(kind.lowercased())</caption>\n"
            text += "<thead><tr><th scope=\"col\">\(kind)</th>"
            text += metric.goal == .all ? "<th scope=\"col\">Progress</th>" : ""
            text += "<th scope=\"col\" class=\"n\">Left</th></tr></thead>\n<tbody>\n"
            for group in list {
                text += "<tr><th scope=\"row\">\(markupPath(group.name))</th>"
                if metric.goal == .all { text += "<td class=\"progress\">\(bar(group.count))</td>" }
                text += "<td class=\"n\">\(ProgressWords.number(group.count.left))</td></tr>\n"
            }
            text += "</tbody>\n</table>\n"
        }
        return text + "</div>\n</details>\n"
    }

    /// A cell in which there is nothing to say.
    private var nothing: String { "<span class=\"quiet\">–</span>" }
}
