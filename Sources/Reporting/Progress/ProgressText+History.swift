import Findings

/// The history of progress for people: of each metric what was left as a row of bars, and where its pace leads.
struct ProgressHistoryText {
    let progress: Progress
    let options: ProgressOptions
    private let pasts: [(metric: Progress.Metric, samples: [Progress.Sample], trend: ProgressTrend?)]

    /// Columns of a row of bars at most.
    private static let widest = 30

    init(_ progress: Progress, _ options: ProgressOptions) {
        self.progress = progress
        self.options = options
        pasts = progress.pasts(now: options.now)
    }

    /// Nothing where there is no history.
    func write(to writer: inout TerminalWriter) {
        guard !progress.history.isEmpty else { return }
        writer.newline()
        let extent = ": \(ProgressWords.extent(progress)), all by the configuration and rules of today"
        writer.put("Over time", .bold)
        for (index, line) in wrap(extent, width: options.width.map { max(30, $0 - 9) }).enumerated() {
            if index > 0 { writer.spaces(4) }
            writer.show(line)
            writer.newline()
        }
        let told = pasts.filter { past in past.samples.contains { $0.count.left > 0 } }
        for past in told { write(past.metric, past.samples, past.trend, to: &writer) }
        let quiet = pasts.filter { past in past.samples.allSatisfy { $0.count.left == 0 } }.map(\.metric.id)
        if !quiet.isEmpty {
            paragraph("Nothing left at any time: \(quiet.joined(separator: ", ")).", .faint, to: &writer)
        }
    }

    private func write(
        _ metric: Progress.Metric, _ samples: [Progress.Sample], _ trend: ProgressTrend?,
        to writer: inout TerminalWriter
    ) {
        writer.spaces(2)
        writer.show(metric.title, .bold)
        let (first, now) = (samples.first?.count.left ?? 0, metric.count.left)
        writer.show(": \(ProgressWords.number(first)) → \(ProgressWords.number(now)) left")
        let most = samples.map(\.count.left).max() ?? 0
        if most > max(first, now) { writer.show(", \(ProgressWords.number(most)) at most") }
        writer.newline()
        // A row of bars is for the eye; a file gets the words alone.
        if let width = options.width {
            writer.spaces(6)
            writer.show(ProgressWords.sparkline(samples, width: min(Self.widest, width - 8)), .code)
            writer.newline()
        }
        paragraph(story(metric, samples, trend), .plain, to: &writer)
    }

    private func paragraph(_ text: String, _ style: TerminalWriter.Style, to writer: inout TerminalWriter) {
        for line in wrap(text, width: options.width.map { max(30, $0 - 6) }) {
            writer.spaces(6)
            writer.show(line, style)
            writer.newline()
        }
    }

    private func story(
        _ metric: Progress.Metric, _ samples: [Progress.Sample], _ trend: ProgressTrend?
    ) -> String {
        if let day = ProgressWords.doneSince(samples) { return "None left since \(ProgressWords.day(day))." }
        var text = ProgressWords.story(metric.count, trend)
        guard let trend, metric.count.left > 0 else { return text }
        if let range = ProgressWords.range(trend.earliest, trend.latest), trend.projected != nil {
            text = "\(text.dropLast()) (\(range))."
        }
        guard let now = trend.lastFourWeeks else { return text }
        if now == 0, trend.fourWeeksBefore == 0 { return text + " The same for eight weeks." }
        text += " The last four weeks: \(ProgressWords.change(now))"
        if let before = trend.fourWeeksBefore { text += "; the four before: \(ProgressWords.change(before))" }
        return text + "."
    }
}
