import Findings

/// Progress as Markdown for a comment on a pull request or the summary of a step: the metrics, the gates, and folded
/// what is left, as much of it as fits.
public func progressMarkdown(_ progress: Progress, _ options: ProgressOptions = ProgressOptions()) -> [UInt8]
{
    var text = "## Progress\n\n| metric | done | left | share |\n|---|---:|---:|---:|\n"
    for metric in progress.metrics where metric.count.total > 0 {
        text += row(metric.title, metric.count, metric.goal)
        guard let grouping = options.grouping else { continue }
        for group in metric.groups(grouping) {
            text += row(group.name, group.count, metric.goal, isGroup: true)
        }
    }
    if !progress.gates.isEmpty { text += "\n" }
    for gate in progress.gates {
        text += "- \(gate.isOpen ? "✅" : "⏳") \(markdown(progress.sentence(about: gate, now: options.now)))\n"
    }
    text += history(progress, options)
    let work = progress.work
    guard !work.isEmpty else { return Array(text.utf8) }
    var list = MarkdownList(text)
    list.open("\(counted(work.count, "thing")) left, the easiest first")
    for entry in work {
        let item = entry.item
        let place = item.function.isEmpty ? "" : " \(markdownCode(item.function))"
        let todo = entry.todos.map(markdown).joined(separator: "; ")
        list.add("- \(markdownCode("\(item.file):\(item.line)"))\(place): \(todo)\n")
    }
    list.close()
    return list.bytes
}

/// What the history says of each metric; empty where there is none.
private func history(_ progress: Progress, _ options: ProgressOptions) -> String {
    guard !progress.history.isEmpty else { return "" }
    var text =
        "\n### Over time\n\n\(ProgressWords.extent(progress)), all by the configuration and rules of today.\n"
    text += "\n| metric | left then | left now | each week | at this pace |\n|---|---:|---:|---:|---|\n"
    for (metric, samples, trend) in progress.pasts(now: options.now) {
        let pace = trend.map(ProgressWords.pace) ?? "too few weeks"
        let range = trend.flatMap { ProgressWords.range($0.earliest, $0.latest) }.map { " (\($0))" } ?? ""
        let end = trend?.projected.map { ProgressWords.day($0) + range } ?? ""
        text += "| \(markdown(metric.title)) | \(samples.first?.count.left ?? 0) | \(metric.count.left) "
        text += "| \(metric.count.left > 0 ? pace : "") | \(end) |\n"
    }
    return text
}

private func row(_ name: String, _ count: Progress.Count, _ goal: Progress.Goal, isGroup: Bool = false)
    -> String
{
    let title = isGroup ? "– \(markdownCode(name))" : markdown(name)
    guard goal == .all, let percent = ProgressWords.percent(count) else {
        return "| \(title) | | \(count.left) | |\n"
    }
    return "| \(title) | \(count.done) of \(count.total) | \(count.left) | \(percent) |\n"
}
