/// How fast what is left of a metric becomes less, and when nothing would be left at that pace.
///
/// The pace is the median of the slopes between all pairs of weeks (Theil and Sen), so a week of great moves, or one
/// in which the code was counted wrongly, does not bend it. Its bounds are the wider of two: Sen's interval, which holds
/// the pace of a steady migration four times of five and is wide where weeks are few; and the paces between which three
/// of five stretches of at least a quarter of the history lie, since work that was uneven will be so again.
public struct ProgressTrend: Hashable, Sendable {
    /// How many fewer are left each week; negative where it becomes more.
    public var pace: Double
    /// The bounds of the pace.
    public var slowest: Double
    public var fastest: Double
    /// The day on which nothing is left at this pace; nil where nothing is left now, or none within a hundred years.
    public var projected: CalendarDate?
    /// The same at the fastest and at the slowest pace.
    public var earliest: CalendarDate?
    public var latest: CalendarDate?
    /// How many fewer are left than four weeks ago, and then than four weeks before; nil where the history does not
    /// reach back so far.
    public var lastFourWeeks: Int?
    public var fourWeeksBefore: Int?
    /// The present state.
    private var last: Progress.Sample

    /// When no more are left than may be.
    public struct Reach: Hashable, Sendable {
        /// At the pace; nil where that never comes, or not within a hundred years.
        public var projected: CalendarDate?
        /// At the fastest and at the slowest pace.
        public var earliest: CalendarDate?
        public var latest: CalendarDate?
    }

    /// - Parameter allowed: how many may be left; fewer than there are.
    public func reach(_ allowed: Double) -> Reach {
        Reach(
            projected: Self.end(of: last, pace, allowed), earliest: Self.end(of: last, fastest, allowed),
            latest: Self.end(of: last, slowest, allowed))
    }

    /// Nil where the samples lie in fewer than four different weeks, which say nothing of a pace.
    /// - Parameter samples: the oldest first, as `Progress.samples` gives them.
    public init?(_ samples: [Progress.Sample]) {
        guard let last = samples.last else { return nil }
        let weeks = Self.lastOfEachWeek(samples)
        guard weeks.count >= 4 else { return nil }
        var slopes: [Double] = []
        slopes.reserveCapacity(weeks.count * (weeks.count - 1) / 2)
        var stretches: [Double] = []
        let longEnough = ((weeks.last?.weeks ?? 0) - (weeks.first?.weeks ?? 0)) / 4
        for (index, first) in weeks.enumerated() {
            for second in weeks[(index + 1)...] {
                let length = second.weeks - first.weeks
                slopes.append(Double(first.count.left - second.count.left) / length)
                if length >= longEnough, let slope = slopes.last { stretches.append(slope) }
            }
        }
        slopes.sort()
        stretches.sort()
        let count = Double(weeks.count)
        let spread = 1.2816 * (count * (count - 1) * (2 * count + 5) / 18).squareRoot()
        let outside = max(1, Int((Double(slopes.count) - spread) / 2))
        pace = (slopes[(slopes.count - 1) / 2] + slopes[slopes.count / 2]) / 2
        let fifth = stretches.count / 5
        slowest = min(slopes[outside - 1], stretches[fifth])
        fastest = max(slopes[slopes.count - outside], stretches[stretches.count - 1 - fifth])
        self.last = last
        if last.count.left > 0 {
            projected = Self.end(of: last, pace, 0)
            earliest = Self.end(of: last, fastest, 0)
            latest = Self.end(of: last, slowest, 0)
        }
        let month: Int64 = 4 * secondsPerWeek
        let now = last.count.left
        guard let before = Self.left(at: last.time - month, samples) else { return }
        lastFourWeeks = before - now
        fourWeeksBefore = Self.left(at: last.time - 2 * month, samples).map { $0 - before }
    }

    private struct Week {
        /// Since 1970.
        var weeks: Double
        var count: Progress.Count
    }

    /// Weeks are counted back from the last sample. The states of one week depend on each other too much to be
    /// witnesses of their own, and many would make a great many pairs.
    private static func lastOfEachWeek(_ samples: [Progress.Sample]) -> [Week] {
        guard let last = samples.last else { return [] }
        var weeks: [Week] = []
        var previous: Int64 = -1
        for sample in samples.reversed() {
            let week = (last.time - sample.time) / secondsPerWeek
            guard week > previous else { continue }
            previous = week
            weeks.append(Week(weeks: Double(sample.time) / Double(secondsPerWeek), count: sample.count))
        }
        return weeks.reversed()
    }

    private static func left(at time: Int64, _ samples: [Progress.Sample]) -> Int? {
        samples.last { $0.time <= time }?.count.left
    }

    private static func end(of sample: Progress.Sample, _ pace: Double, _ allowed: Double) -> CalendarDate? {
        guard pace > 0 else { return nil }
        let weeks = max(0, Double(sample.count.left) - allowed) / pace
        guard weeks <= 5_218 else { return nil }
        return CalendarDate(secondsSinceEpoch: sample.time + Int64(weeks * Double(secondsPerWeek)))
    }
}

private let secondsPerWeek: Int64 = 7 * 86_400

extension Progress {
    /// What a metric counted at one moment.
    public struct Sample: Hashable, Sendable {
        /// In seconds since 1970-01-01 UTC, of a year from 1 to 9999.
        public var time: Int64
        public var count: Count

        public init(time: Int64, count: Count) {
            self.time = time
            self.count = count
        }
    }

    /// A metric's history with the present state as its last sample, one a moment, the oldest first.
    ///
    /// States that claim to be from after the present one, or from no year that a calendar knows, are left out.
    /// - Parameter now: when files that lie in the work tree were counted; without it they are not a sample.
    public func samples(of metric: Metric, now: Int64? = nil) -> [Sample] {
        let present = revision?.time ?? now
        let earlier = history.compactMap { point -> Sample? in
            guard let count = point.counts[metric.id], point.revision.time < present ?? .max else {
                return nil
            }
            return Sample(time: point.revision.time, count: count)
        }
        let all = earlier + (present.map { [Sample(time: $0, count: metric.count)] } ?? [])
        var samples: [Sample] = []
        for sample in all.enumerated().sorted(by: {
            ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
        })
        .map(\.element) where CalendarDate(secondsSinceEpoch: sample.time) != nil {
            if samples.last?.time == sample.time { samples.removeLast() }
            samples.append(sample)
        }
        return samples
    }

    /// Nil where the history says nothing of a pace.
    public func trend(of metric: Metric, now: Int64? = nil) -> ProgressTrend? {
        ProgressTrend(samples(of: metric, now: now))
    }
}
