import Findings
import Testing

/// A pace is told where weeks tell it, and nothing else is.
@Suite struct ProgressTrendTests {
    private let start: Int64 = 1_767_225_600  // 2026-01-01
    private let day: Int64 = 86_400

    private func samples(_ left: [Int], every days: Int64 = 7) -> [Progress.Sample] {
        left.enumerated().map {
            Progress.Sample(time: start + Int64($0) * days * day, count: .init(total: 100, done: 100 - $1))
        }
    }

    @Test func aSteadyMigration() throws {
        let trend = try #require(ProgressTrend(samples([60, 55, 50, 45, 40, 35, 30, 25, 20])))
        #expect((trend.pace, trend.slowest, trend.fastest) == (5, 5, 5))
        #expect(trend.projected == CalendarDate("2026-03-26"))
        #expect(trend.earliest == trend.projected && trend.latest == trend.projected)
        #expect(trend.lastFourWeeks == 20 && trend.fourWeeksBefore == 20)
    }

    @Test func oneWildWeekDoesNotBendIt() throws {
        let trend = try #require(ProgressTrend(samples([60, 55, 50, 0, 40, 35, 30, 25, 20])))
        #expect(trend.pace == 5)
        #expect(trend.slowest <= 5 && trend.fastest >= 5)
        #expect(trend.projected == CalendarDate("2026-03-26"))
    }

    /// Slopes, worked out by hand: 1, 1, 2, 2.5, 3, 4 of six pairs; Sen's interval leaves none out.
    @Test func theIntervalIsSens() throws {
        let trend = try #require(ProgressTrend(samples([20, 19, 15, 14])))
        #expect(trend.pace == 2.25)
        #expect((trend.slowest, trend.fastest) == (1, 4))
        #expect(trend.latest == CalendarDate("2026-04-30"))
        #expect(trend.lastFourWeeks == nil)
    }

    /// Ten weeks at 1 a week, then ten at 5; the numbers are those of the definition worked out in Python.
    @Test func unevenWorkHasAWideRange() throws {
        let left = (0..<10).map { 100 - $0 } + (0...10).map { 90 - 5 * $0 }
        let trend = try #require(ProgressTrend(samples(left)))
        #expect(
            abs(trend.slowest - 1.6666666666666667) < 1e-9 && abs(trend.fastest - 4.333333333333333) < 1e-9)
    }

    @Test func whatGrowsOrStandsStillHasNoEnd() throws {
        let growing = try #require(ProgressTrend(samples([10, 12, 14, 16, 18])))
        #expect(growing.pace == -2 && growing.projected == nil && growing.latest == nil)
        #expect(growing.lastFourWeeks == -8)
        let still = try #require(ProgressTrend(samples([10, 10, 10, 10])))
        #expect(still.pace == 0 && still.projected == nil && still.earliest == nil)
        let slow = try #require(ProgressTrend(samples([90_001, 90_000, 89_999, 89_998])))
        #expect(slow.pace == 1 && slow.projected == nil)
    }

    @Test func whatIsOverNeedsNoEnd() throws {
        let trend = try #require(ProgressTrend(samples([30, 20, 10, 0])))
        #expect(trend.pace == 10 && trend.projected == nil && trend.earliest == nil)
    }

    @Test func fewWeeksSayNothing() {
        #expect(ProgressTrend([]) == nil)
        #expect(ProgressTrend(samples([9, 6, 3])) == nil)
        #expect(ProgressTrend(samples(Array((0..<20).reversed()), every: 1)) == nil)
        #expect(ProgressTrend(samples(Array((0..<22).reversed()), every: 1)) != nil)
    }

    @Test func manyStatesOfAWeekCountOnce() throws {
        let daily = samples((0..<57).map { 100 - $0 }, every: 1)
        let trend = try #require(ProgressTrend(daily))
        #expect(trend.pace == 7 && trend.lastFourWeeks == 28 && trend.fourWeeksBefore == 28)
    }

    @Test func samplesAreInOrderAndEndWithThePresent() {
        let point = { (time: Int64, done: Int) in
            Progress.Point(
                revision: .init(hash: "a", time: time, subject: ""),
                counts: ["m": .init(total: 9, done: done)])
        }
        let metric = Progress.Metric(
            id: "m", title: "", summary: "", goal: .all, count: .init(total: 9, done: 9))
        var progress = Progress(version: "", workspace: "", metrics: [metric])
        progress.history = [
            point(.min, 1), point(200, 3), point(100, 2), point(200, 4), point(500, 5), point(.max, 6),
            Progress.Point(revision: .init(hash: "b", time: 300, subject: ""), counts: [:]),
        ]
        let done = { (samples: [Progress.Sample]) in samples.map { [Int($0.time), $0.count.done] } }
        #expect(done(progress.samples(of: metric)) == [[100, 2], [200, 4], [500, 5]])
        #expect(done(progress.samples(of: metric, now: 400)) == [[100, 2], [200, 4], [400, 9]])
        progress.revision = .init(hash: "c", time: 500, subject: "")
        #expect(done(progress.samples(of: metric, now: 900)) == [[100, 2], [200, 4], [500, 9]])
    }

    /// Every 1009th day that there is, there and back; the ends and the leap days of a century by name.
    @Test func daysAndSeconds() throws {
        let first = try #require(CalendarDate("0001-01-01"))
        let last = try #require(CalendarDate("9999-12-31"))
        var previous = first
        for number in stride(
            from: first.secondsSinceEpoch, through: last.secondsSinceEpoch, by: 1009 * 86_400)
        {
            let date = try #require(CalendarDate(secondsSinceEpoch: number + 86_399))
            #expect(date.secondsSinceEpoch == number && date >= previous)
            previous = date
        }
        #expect(CalendarDate(secondsSinceEpoch: first.secondsSinceEpoch - 1) == nil)
        #expect(CalendarDate(secondsSinceEpoch: last.secondsSinceEpoch + 86_400) == nil)
        #expect(CalendarDate(secondsSinceEpoch: .min) == nil && CalendarDate(secondsSinceEpoch: .max) == nil)
        #expect(CalendarDate(secondsSinceEpoch: -1) == CalendarDate("1969-12-31"))
        #expect(CalendarDate(secondsSinceEpoch: 951_782_400) == CalendarDate("2000-02-29"))
        #expect(CalendarDate("1900-03-01")?.secondsSinceEpoch == -2_203_891_200)
        #expect(CalendarDate("2026-01-01")?.secondsSinceEpoch == start)
    }
}
