import Findings
import Testing

/// Whether a phase may begin in time is told by the history of what keeps it.
@Suite struct ProgressOutlookTests {
    private let week: Int64 = 7 * 86_400
    private let start: Int64 = 1_767_225_600  // 2026-01-01

    /// Weekly states, the last of which is the present one.
    private func progress(_ left: [Int], target: Double, goal: Progress.Goal = .none) -> Progress {
        var progress = Progress(version: "0", workspace: "/")
        let points = left.enumerated().map { index, left in
            Progress.Point(
                revision: .init(hash: "\(index)", time: start + Int64(index) * week, subject: ""),
                counts: ["a": .init(total: 100, done: 100 - left)])
        }
        progress.history = points.dropLast()
        progress.revision = points.last?.revision
        let now = Progress.Count(total: 100, done: 100 - (left.last ?? 0))
        progress.metrics = [.init(id: "a", title: "A", summary: "", goal: goal, count: now)]
        progress.gates = [
            .init(
                name: "next", due: CalendarDate("2026-06-01"),
                conditions: [.init(metric: "a", target: target, actual: 1, holds: false)])
        ]
        return progress
    }

    @Test func theDayOfTheLastCondition() throws {
        // 5 a week, 20 left on 2026-02-26: 10 are left two weeks later.
        let progress = progress([60, 55, 50, 45, 40, 35, 30, 25, 20], target: 10)
        let gate = try #require(progress.gates.first)
        guard case .projected("a", let reach)? = progress.outlook(for: gate) else {
            Issue.record("no projection")
            return
        }
        #expect(reach.projected == CalendarDate("2026-03-12") && reach.latest == reach.projected)
    }

    /// A tenth of a hundred may be left, and no binary number is nine tenths.
    @Test func aShareAllowsWhatItLeaves() throws {
        let progress = progress([60, 55, 50, 45, 40, 35, 30, 25, 20], target: 0.9, goal: .all)
        let gate = try #require(progress.gates.first)
        guard case .projected("a", let reach)? = progress.outlook(for: gate) else {
            Issue.record("no projection")
            return
        }
        #expect(
            reach.projected == CalendarDate("2026-03-11") || reach.projected == CalendarDate("2026-03-12"))
        #expect(Progress.Count(total: 10, done: 9).leftAllowed(by: 0.9, .all) >= 1)
    }

    @Test func whatDoesNotMoveIsSaid() throws {
        let few = progress([30, 20], target: 0)
        #expect(few.outlook(for: few.gates[0]) == .noTrend(metric: "a"))
        let still = progress([20, 20, 20, 20, 20], target: 0)
        #expect(still.outlook(for: still.gates[0]) == .notApproached(metric: "a"))
        var open = progress([5, 4, 3, 2, 1], target: 2)
        open.gates[0].conditions[0].holds = true
        #expect(open.outlook(for: open.gates[0]) == nil)
        var alone = progress([5, 4, 3, 2, 1], target: 0)
        alone.history = []
        #expect(alone.outlook(for: alone.gates[0]) == nil)
    }

    @Test(arguments: [
        ("2026-03-01", 0), ("2026-03-02", 1), ("2026-03-08", 1), ("2026-03-09", 2), ("2026-02-01", 0),
    ])
    func weeksLate(_ day: String, _ weeks: Int) throws {
        let projected = try #require(CalendarDate(day))
        let due = try #require(CalendarDate("2026-03-01"))
        #expect(ProgressOutlook.weeksLate(projected, due: due) == weeks)
    }
}
