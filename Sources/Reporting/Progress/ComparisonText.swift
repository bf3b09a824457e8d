import Findings

/// What moved between two commits, for people: each metric before and after, then every thing that changed.
public func comparisonText(_ comparison: ProgressComparison, _ options: ProgressOptions = ProgressOptions())
    -> [UInt8]
{
    var writer = TerminalWriter(isColored: options.color)
    writer.put("What moved", .bold)
    let head =
        " from \(ComparisonWords.revision(comparison.before)) to \(ComparisonWords.revision(comparison.after)), "
        + "\(counted(comparison.commits, "commit")), by the configuration and rules of today"
    for (index, line) in wrap(head, width: options.width.map { max(30, $0 - 10) }).enumerated() {
        if index > 0 { writer.spaces(4) }
        writer.show(index == 0 && !line.hasPrefix(" ") ? " \(line)" : line)
        writer.newline()
    }
    writer.newline()
    let metrics = comparison.metrics.filter { $0.before.total + $0.after.total > 0 }
    if metrics.isEmpty {
        writer.put("Nothing here is counted by any metric.")
        writer.newline()
        return writer.bytes
    }
    let widest = metrics.map { terminalSafe($0.title).count }.max() ?? 0
    for metric in metrics {
        writer.show(metric.title, .bold)
        writer.spaces(widest - terminalSafe(metric.title).count + 2)
        let (before, after) = (
            ComparisonWords.count(metric.before, metric.goal),
            ComparisonWords.count(metric.after, metric.goal)
        )
        writer.show(metric.before == metric.after ? after : "\(before) → \(after)")
        writer.newline()
        show(metric.moves, options, to: &writer)
    }
    for (kind, parties) in comparison.allParties {
        writer.newline()
        writer.show("By \(kind.lowercased())", .bold)
        writer.newline()
        for party in parties {
            writer.spaces(2)
            writer.show(party.name)
            let sums = ComparisonWords.sums.filter { party.moves[$0] ?? 0 > 0 }.map {
                "\(party.moves[$0] ?? 0) \(ComparisonWords.name($0))"
            }
            writer.show(
                sums.isEmpty ? ": nothing but what is gone" : ": \(sums.joined(separator: "; "))", .faint)
            writer.newline()
        }
    }
    if comparison.moved.isEmpty {
        writer.newline()
        writer.put("Nothing that is counted has changed.")
        writer.newline()
    }
    return writer.bytes
}

/// So many moves of a metric are told where not all are asked for.
private let shortList = 10

private func show(
    _ moves: [ProgressComparison.Move], _ options: ProgressOptions, to writer: inout TerminalWriter
) {
    let shown = options.showsAll ? moves[...] : moves.prefix(shortList)
    for move in shown {
        writer.spaces(2)
        let isBad = move.kind == .fellBack || move.kind == .newLeft
        let isGood = move.kind == .wentOver || move.kind == .newOver
        let name = ComparisonWords.name(move.kind)
        writer.show(name, isBad ? .warning : isGood ? .help : .faint)
        writer.spaces(14 - name.count)
        writer.show(move.item.file)
        writer.putPosition(move.item.line, move.item.column)
        if !move.item.function.isEmpty {
            writer.spaces(2)
            writer.show(move.item.function, .code)
        }
        let people = move.item.owners + move.authors
        if !people.isEmpty {
            writer.spaces(2)
            writer.show(people.joined(separator: ", "), .faint)
        }
        writer.newline()
    }
    guard shown.count < moves.count else { return }
    writer.spaces(2)
    writer.put("and ")
    writer.put(moves.count - shown.count)
    writer.put(" more; --all tells them")
    writer.newline()
}
