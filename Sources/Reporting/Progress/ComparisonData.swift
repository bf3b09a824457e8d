import Findings

/// What moved between two commits as one JSON object. It is an interface, as that of `progressJSON` is.
///
/// `kind` is `went-over`, `fell-back`, `new-left`, `new-over`, `gone-left` or `gone-over`; `authors` are those of the
/// commits in between that touch the file.
public func comparisonJSON(_ comparison: ProgressComparison) -> [UInt8] {
    var json = JSONWriter(layout: .indented)
    json.object { json in
        json.field("version", comparison.version)
        json.field("tool", "sessionlint")
        json.field("workspace", comparison.workspace)
        json.key("before")
        write(comparison.before, to: &json)
        json.key("after")
        write(comparison.after, to: &json)
        json.field("commits", comparison.commits)
        json.array("metrics") { json in
            for metric in comparison.metrics {
                json.object { json in
                    json.field("id", metric.id)
                    json.field("title", metric.title)
                    json.field("goal", metric.goal.rawValue)
                    json.object("before", inline: true) { write(metric.before, to: &$0) }
                    json.object("after", inline: true) { write(metric.after, to: &$0) }
                    json.array("moves") { json in
                        for move in metric.moves {
                            json.object { json in
                                json.field("kind", move.kind.rawValue)
                                writeFields(of: move.item, to: &json)
                                json.array("authors", inline: true) { json in
                                    for author in move.authors { json.value(author) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    json.newline()
    return json.bytes
}

/// What moved between two commits as a table, one line a move, by the rules of `progressCSV`.
public func comparisonCSV(_ comparison: ProgressComparison) -> [UInt8] {
    var rows = [
        [
            "metric", "kind", "file", "line", "column", "function", "role", "owners", "authors", "todo",
            "rules",
        ]
    ]
    for metric in comparison.metrics {
        for move in metric.moves {
            let item = move.item
            rows.append([
                metric.id, move.kind.rawValue, item.file, String(item.line), String(item.column),
                item.function,
                item.role, item.owners.joined(separator: " "), move.authors.joined(separator: "; "),
                item.todo,
                item.rules.joined(separator: " "),
            ])
        }
    }
    return csv(rows)
}

/// The history of progress as a table, one line a commit and metric, the oldest first; the present state comes last,
/// without a revision where it is no commit.
/// - Parameter now: when files that are no commit were counted.
public func progressHistoryCSV(_ progress: Progress, now: Int64? = nil) -> [UInt8] {
    var rows = [["revision", "time", "date", "tag", "metric", "goal", "total", "done", "left"]]
    func add(_ revision: Progress.Revision, _ counts: (Progress.Metric) -> Progress.Count?) {
        let date = CalendarDate(secondsSinceEpoch: revision.time)?.description ?? ""
        for metric in progress.metrics {
            guard let count = counts(metric) else { continue }
            rows.append(
                [
                    revision.hash, String(revision.time), date, revision.tag ?? "", metric.id,
                    metric.goal.rawValue,
                ] + [count.total, count.done, count.left].map(String.init))
        }
    }
    for point in progress.history { add(point.revision) { point.counts[$0.id] } }
    if let present = progress.revision ?? now.map({ Progress.Revision(hash: "", time: $0, subject: "") }) {
        add(present, \.count)
    }
    return csv(rows)
}
