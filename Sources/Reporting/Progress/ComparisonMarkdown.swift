import Findings

/// What moved between two commits, as Markdown for a comment on a pull request: the metrics that moved, the sums by owner
/// and author, and folded every thing that changed, as much of it as fits.
public func comparisonMarkdown(_ comparison: ProgressComparison) -> [UInt8] {
    let (before, after) = (comparison.before, comparison.after)
    var text = "## What this change moved\n\n"
    text +=
        "From \(markdownCode(String(before.hash.prefix(7)))) to \(markdownCode(String(after.hash.prefix(7)))), "
    text += "\(counted(comparison.commits, "commit")), by the configuration and rules of today.\n\n"
    guard !comparison.moved.isEmpty else {
        return Array((text + "Nothing that is counted has changed.\n").utf8)
    }
    text += "| metric | before | after | left |\n|---|---:|---:|---:|\n"
    for metric in comparison.moved {
        text += "| \(markdown(metric.title)) | \(ComparisonWords.count(metric.before, metric.goal)) "
        text += "| \(ComparisonWords.count(metric.after, metric.goal)) "
        text += "| \(metric.before.left) → \(metric.after.left) |\n"
    }
    for (kind, parties) in comparison.allParties {
        let names = ComparisonWords.sums.map(ComparisonWords.name)
        text += "\n| \(kind.lowercased()) | \(names.joined(separator: " | ")) |\n"
        text += "|---|\(String(repeating: "---:|", count: names.count))\n"
        for party in parties {
            let sums = ComparisonWords.sums.map { String(party.moves[$0] ?? 0) }
            text += "| \(markdownCode(party.name)) | \(sums.joined(separator: " | ")) |\n"
        }
    }
    var list = MarkdownList(text)
    for metric in comparison.moved {
        list.open("\(markup(metric.title)): \(metric.moves.count)")
        for move in metric.moves {
            let item = move.item
            let place = item.function.isEmpty ? "" : " \(markdownCode(item.function))"
            let todo = item.todo.isEmpty ? "" : ": \(markdown(item.todo))"
            list.add(
                "- \(ComparisonWords.name(move.kind)): \(markdownCode("\(item.file):\(item.line)"))\(place)\(todo)\n"
            )
        }
        list.close()
    }
    return list.bytes
}

/// Folded lists in a comment of GitHub, which takes 65,536 characters; some room is left for what others put around it.
struct MarkdownList {
    private static let largest = 60_000

    private var text: String
    private var hidden = 0

    /// - Parameter text: what stands before the lists.
    init(_ text: String) { self.text = text }

    var bytes: [UInt8] { Array(text.utf8) }

    /// Begins a list.
    /// - Parameter summary: escaped.
    mutating func open(_ summary: String) {
        text += "\n<details>\n<summary>\(summary)</summary>\n\n"
        hidden = 0
    }

    /// Adds a line, if it still fits.
    /// - Parameter line: escaped.
    mutating func add(_ line: String) {
        if hidden > 0 || text.utf8.count + line.utf8.count > Self.largest {
            hidden += 1
        } else {
            text += line
        }
    }

    mutating func close() {
        if hidden > 0 { text += "- and \(hidden) more\n" }
        text += "\n</details>\n"
    }
}
