import Findings

/// What a history says, in words. Days come out as `day` spells them, so that a page may mark them.
extension ProgressWords {
    /// The history of a metric in one sentence.
    static func story(
        _ count: Progress.Count, _ trend: ProgressTrend?, day: (CalendarDate) -> String = ProgressWords.day
    ) -> String {
        let left = "\(number(count.left)) left"
        guard let trend else { return "\(left). Too few weeks to tell a pace." }
        let pace = pace(trend)
        let moves = pace == "stands still" ? pace : "\(pace) each week"
        guard count.left > 0 else { return "None left." }
        guard let projected = trend.projected else { return "\(left), \(moves)." }
        return "\(left), \(moves); at this pace done by \(day(projected))."
    }

    /// Between which days something comes about; nil where they are one.
    static func range(
        _ earliest: CalendarDate?, _ latest: CalendarDate?, day: (CalendarDate) -> String = ProgressWords.day
    ) -> String? {
        guard let earliest, earliest != latest else { return nil }
        return latest.map { "\(day(earliest)) to \(day($0))" } ?? "not before \(day(earliest))"
    }

    /// When a phase may begin, in one sentence.
    /// - Parameter title: what a metric is called; it is not escaped here.
    static func outlook(
        _ outlook: ProgressOutlook, due: CalendarDate?, title: (String) -> String,
        day: (CalendarDate) -> String = ProgressWords.day
    ) -> String {
        switch outlook {
        case .noTrend(let metric): return "The history tells no trend of \(title(metric))."
        case .notApproached(let metric):
            return "At the present pace it never may: \(title(metric)) does not come nearer."
        case .projected(_, let reach):
            guard let projected = reach.projected else { return "" }
            let range = range(reach.earliest, reach.latest, day: day).map { " (\($0))" } ?? ""
            let told = due.map { ", \(verdict(reach, projected, due: $0))" } ?? ""
            return "At the present pace it may on \(day(projected))\(range)\(told)."
        }
    }

    private static func verdict(
        _ reach: ProgressTrend.Reach, _ projected: CalendarDate, due: CalendarDate
    ) -> String {
        if let latest = reach.latest, latest <= due { return "in time" }
        if projected <= due { return "in time, but not at the slowest pace" }
        let late = "\(counted(ProgressOutlook.weeksLate(projected, due: due), "week")) late"
        return (reach.earliest ?? projected) <= due ? "\(late), and in time at the fastest pace alone" : late
    }

    /// What of a metric was left, the oldest first, as a row of bars; empty for fewer than two states.
    static func sparkline(_ samples: [Progress.Sample], width: Int) -> String {
        guard let first = samples.first?.time, let last = samples.last?.time, samples.count > 1, last > first
        else { return "" }
        let columns = min(width, samples.count)
        let most = samples.map(\.count.left).max() ?? 0
        let bars = Array("▁▂▃▄▅▆▇█")
        var line = ""
        for column in 0..<columns {
            let time = first + Int64(Double(last - first) * Double(column) / Double(max(1, columns - 1)))
            let left = samples.last { $0.time <= time }?.count.left ?? 0
            // The lowest bar is for none alone.
            let height = left == 0 || most == 0 ? 0 : 1 + (left * 7 - 1) / most
            line.append(bars[min(height, bars.count - 1)])
        }
        return line
    }

    /// Since when nothing is left; nil where something is.
    static func doneSince(_ samples: [Progress.Sample]) -> CalendarDate? {
        guard samples.last?.count.left == 0 else { return nil }
        let last = samples.lastIndex { $0.count.left > 0 } ?? -1
        return CalendarDate(secondsSinceEpoch: samples[last + 1].time)
    }

    /// How long a history is: `26 commits from 16 Mar 2026 to 7 Sep 2026`.
    static func extent(_ progress: Progress) -> String {
        let days = progress.history.map(\.revision.time).compactMap { CalendarDate(secondsSinceEpoch: $0) }
        let commits = counted(progress.history.count, "commit")
        guard let first = days.first, let last = days.last else { return commits }
        return first == last ? "\(commits) of \(day(first))" : "\(commits) from \(day(first)) to \(day(last))"
    }
}

extension Progress {
    /// The metrics that counted something at any time, with their samples and what these say.
    func pasts(now: Int64?) -> [(metric: Metric, samples: [Sample], trend: ProgressTrend?)] {
        metrics.compactMap { metric in
            let samples = samples(of: metric, now: now)
            guard samples.count > 1, samples.contains(where: { $0.count.total > 0 }) else { return nil }
            return (metric, samples, ProgressTrend(samples))
        }
    }
}
