import Findings

/// Progress as a table by RFC 4180, with a line of names and CRLF: what is left, one line a thing and metric, or with a
/// grouping the counts, one line a metric and group.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe; controls are escaped as on a terminal.
public func progressCSV(_ progress: Progress, _ options: ProgressOptions = ProgressOptions()) -> [UInt8] {
    var rows: [[String]] = []
    if let grouping = options.grouping {
        rows.append(["metric", "goal", grouping.rawValue, "total", "done", "left"])
        for metric in progress.metrics {
            for group in metric.groups(grouping) {
                rows.append([metric.id, metric.goal.rawValue, group.name] + numbers(group.count))
            }
        }
    } else {
        rows.append([
            "metric", "file", "line", "column", "function", "role", "owners", "todo", "rules", "findings",
            "callers",
        ])
        for metric in progress.metrics {
            for item in metric.left {
                rows.append([
                    metric.id, item.file, String(item.line), String(item.column), item.function, item.role,
                    item.owners.joined(separator: " "), item.todo, item.rules.joined(separator: " "),
                    String(item.findings), String(item.callers),
                ])
            }
        }
    }
    return csv(rows)
}

/// A table by RFC 4180.
func csv(_ rows: [[String]]) -> [UInt8] {
    rows.flatMap { row in Array((row.map(cell).joined(separator: ",") + "\r\n").utf8) }
}

private func numbers(_ count: Progress.Count) -> [String] {
    [String(count.total), String(count.done), String(count.left)]
}

private func cell(_ text: String) -> String {
    var safe = terminalSafe(text)
    if let first = safe.utf8.first, "=+-@".utf8.contains(first) { safe = "'" + safe }
    guard safe.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else {
        return safe
    }
    let quoted = safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    return "\"\(quoted)\""
}
