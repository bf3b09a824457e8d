import Findings

/// Progress for people: a line a metric with its bar, the gates, and what is left to do, the easiest first.
public func progressText(_ progress: Progress, _ options: ProgressOptions = ProgressOptions()) -> [UInt8] {
    var text = ProgressText(progress, options)
    return text.bytes()
}

private struct ProgressText {
    let progress: Progress
    let options: ProgressOptions
    private var writer: TerminalWriter
    /// Columns of the names.
    private let nameWidth: Int
    private let barWidth: Int
    /// Columns of `12 of 40`, and of what is left.
    private let countWidth: Int
    private let leftWidth: Int

    /// So many things are told where not all are asked for.
    private static let shortList = 10

    init(_ progress: Progress, _ options: ProgressOptions) {
        self.progress = progress
        self.options = options
        writer = TerminalWriter(isColored: options.color)
        var names = progress.metrics.filter { $0.count.total > 0 }.map(\.title)
        if let grouping = options.grouping {
            names += progress.metrics.flatMap { $0.groups(grouping) }.map { "  " + $0.name }
        }
        let widest = names.map { Self.width(terminalSafe($0)) }.max() ?? 0
        let room = options.width ?? 100
        let metrics = progress.metrics
        countWidth = metrics.map { Self.countText($0.count).utf8.count }.max() ?? 0
        leftWidth = metrics.map { String($0.count.left).utf8.count }.max() ?? 0
        barWidth = room >= 90 ? 20 : room >= 76 ? 10 : 0
        // Behind the name stand the bar, the share, the counts and what is left.
        let rest = 2 + barWidth + 2 + 4 + 2 + countWidth + 2 + leftWidth + 5
        nameWidth = min(widest, max(20, room - rest))
    }

    private static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + $1.terminalWidth }
    }

    private static func countText(_ count: Progress.Count) -> String { "\(count.done) of \(count.total)" }

    mutating func bytes() -> [UInt8] {
        for metric in progress.metrics where metric.count.total > 0 {
            line(metric.title, metric.count, metric.goal, .bold)
            if let grouping = options.grouping {
                for group in metric.groups(grouping) {
                    line("  " + group.name, group.count, metric.goal, .plain)
                }
            }
        }
        let silent = progress.metrics.filter { $0.count.total == 0 }
        if silent.count == progress.metrics.count {
            writer.put("Nothing here is counted by any metric.")
            writer.newline()
        } else if !silent.isEmpty {
            paragraph("Nothing to count: " + silent.map(\.id).joined(separator: ", ") + ".", .faint)
        }
        if !progress.gates.isEmpty { writer.newline() }
        for gate in progress.gates {
            paragraph(progress.sentence(about: gate, now: options.now), gate.isOpen ? .help : .warning)
        }
        ProgressHistoryText(progress, options).write(to: &writer)
        list()
        return writer.bytes
    }

    // MARK: Metrics

    private mutating func line(
        _ name: String, _ count: Progress.Count, _ goal: Progress.Goal, _ style: TerminalWriter.Style
    ) {
        let shown = clipped(terminalSafe(name))
        writer.show(shown, style)
        writer.spaces(nameWidth - Self.width(shown) + 2)
        if goal == .all, let percent = ProgressWords.shortPercent(count) {
            bar(count)
            right(percent, 4)
            writer.spaces(2)
            right(Self.countText(count), countWidth)
        } else {
            writer.spaces((barWidth > 0 ? barWidth + 2 : 0) + 6 + countWidth)
        }
        if count.left > 0 || goal == .none {
            writer.spaces(2)
            right("\(count.left)", leftWidth)
            writer.put(" left")
        }
        writer.newline()
    }

    private mutating func bar(_ count: Progress.Count) {
        guard barWidth > 0 else { return }
        // A bar is full only where nothing is left, and empty only where nothing is over.
        var full = count.done * barWidth / max(count.total, 1)
        if full == 0, count.done > 0 { full = 1 }
        writer.show(String(repeating: "█", count: full), .help)
        writer.show(String(repeating: "░", count: barWidth - full), .faint)
        writer.spaces(2)
    }

    private mutating func right(_ text: String, _ width: Int) {
        writer.spaces(width - text.utf8.count)
        writer.show(text)
    }

    /// A name as far as its column goes.
    private func clipped(_ text: String) -> String {
        guard Self.width(text) > nameWidth else { return text }
        var result = ""
        var columns = 1
        for scalar in text.unicodeScalars {
            columns += scalar.terminalWidth
            if columns > nameWidth { break }
            result.unicodeScalars.append(scalar)
        }
        return result + "…"
    }

    private mutating func paragraph(_ text: String, _ style: TerminalWriter.Style) {
        for line in wrap(text, width: options.width) {
            writer.show(line, style)
            writer.newline()
        }
    }

    // MARK: Work

    private mutating func list() {
        let work = progress.work
        guard !work.isEmpty else { return }
        let shown = options.showsAll ? work[...] : work.prefix(Self.shortList)
        writer.newline()
        writer.put("What is left", .bold)
        if shown.count < work.count {
            writer.put(": the first ")
            writer.put(shown.count)
            writer.put(" of ")
            writer.put(work.count)
            writer.put(", the easiest first; --all tells the rest")
        } else {
            writer.put(", the easiest first")
        }
        writer.newline()
        for entry in shown { show(entry) }
    }

    private mutating func show(_ entry: WorkItem) {
        let item = entry.item
        writer.spaces(2)
        writer.show(item.file, .bold)
        writer.putPosition(item.line, item.column)
        if !item.function.isEmpty {
            writer.spaces(2)
            writer.show(item.function, .code)
        }
        writer.newline()
        var details = entry.metrics
        if !item.role.isEmpty { details.insert(item.role, at: 0) }
        if item.findings > 0 { details.append(counted(item.findings, "finding")) }
        if item.callers > 0 { details.append(counted(item.callers, "caller")) }
        details += item.owners
        indented(details.joined(separator: ", "), .faint)
        for todo in entry.todos { indented(todo, .plain) }
    }

    private mutating func indented(_ text: String, _ style: TerminalWriter.Style) {
        for line in wrap(text, width: options.width.map { max(30, $0 - 6) }) {
            writer.spaces(6)
            writer.show(line, style)
            writer.newline()
        }
    }
}
