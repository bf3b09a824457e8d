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
        text += "- \(gate.isOpen ? "✅" : "⏳") \(markdown(progress.sentence(about: gate)))\n"
    }
    let work = progress.work
    guard !work.isEmpty else { return Array(text.utf8) }
    text += "\n<details>\n<summary>\(counted(work.count, "thing")) left, the easiest first</summary>\n\n"
    var hidden = 0
    for entry in work {
        let item = entry.item
        let place = item.function.isEmpty ? "" : " \(markdownCode(item.function))"
        let todo = entry.todos.map(markdown).joined(separator: "; ")
        let line = "- \(markdownCode("\(item.file):\(item.line)"))\(place): \(todo)\n"
        if hidden > 0 || text.utf8.count + line.utf8.count > largestWorkList {
            hidden += 1
        } else {
            text += line
        }
    }
    if hidden > 0 { text += "- and \(hidden) more\n" }
    return Array((text + "\n</details>\n").utf8)
}

/// GitHub takes 65,536 characters for a comment; some room is left for what others put around it.
private let largestWorkList = 60_000

private func row(_ name: String, _ count: Progress.Count, _ goal: Progress.Goal, isGroup: Bool = false)
    -> String
{
    let title = isGroup ? "– \(markdownCode(name))" : markdown(name)
    guard goal == .all, let percent = ProgressWords.percent(count) else {
        return "| \(title) | | \(count.left) | |\n"
    }
    return "| \(title) | \(count.done) of \(count.total) | \(count.left) | \(percent) |\n"
}
