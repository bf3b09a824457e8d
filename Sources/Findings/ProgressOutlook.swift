/// When a phase may begin, as far as the history of its metrics tells.
public enum ProgressOutlook: Hashable, Sendable {
    /// The history says nothing of how fast a metric moves that keeps the phase from beginning.
    case noTrend(metric: String)
    /// What is left of a metric does not become less.
    case notApproached(metric: String)
    /// All conditions hold on these days; the metric is the one that is last.
    case projected(metric: String, ProgressTrend.Reach)

    /// Whole weeks by which a projected day is behind another one, rounded up; 0 for none.
    public static func weeksLate(_ projected: CalendarDate, due: CalendarDate) -> Int {
        let seconds = projected.secondsSinceEpoch - due.secondsSinceEpoch
        return seconds <= 0 ? 0 : Int((seconds + 7 * 86_400 - 1) / (7 * 86_400))
    }
}

extension Progress {
    /// Nil for a gate that is open, and where there is no history.
    /// - Parameter now: when files that lie in the work tree were counted.
    public func outlook(for gate: Gate, now: Int64? = nil) -> ProgressOutlook? {
        guard !gate.isOpen, !history.isEmpty else { return nil }
        var noTrend: ProgressOutlook?
        var last: (metric: String, projected: CalendarDate, reach: ProgressTrend.Reach)?
        for condition in gate.conditions where !condition.holds {
            guard let metric = metrics.first(where: { $0.id == condition.metric }),
                let trend = trend(of: metric, now: now)
            else {
                noTrend = .noTrend(metric: condition.metric)
                continue
            }
            let reach = trend.reach(metric.count.leftAllowed(by: condition.target, metric.goal))
            guard let projected = reach.projected else { return .notApproached(metric: metric.id) }
            if projected > last?.projected ?? projected || last == nil {
                last = (metric.id, projected, reach)
            }
        }
        return noTrend ?? last.map { .projected(metric: $0.metric, $0.reach) }
    }
}
