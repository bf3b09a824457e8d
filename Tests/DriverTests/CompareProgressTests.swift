import Findings
import Foundation
import Testing

@testable import Driver

/// What moved between two commits, over real repositories.
@Suite struct CompareProgressTests {
    private static func repository() throws -> GitScratch {
        let git = try GitScratch(
            [
                "app/core/database.py": HistoryTests.database,
                "app/tools/a.py": HistoryTests.opening("ATool"),
                "app/tools/b.py": HistoryTests.taking("BTool"),
                "app/tools/c.py": HistoryTests.opening("CTool"),
                "app/tools/d.py": HistoryTests.taking("DTool"),
                "app/tools/e.py": HistoryTests.opening("ETool"), "CODEOWNERS": "app/tools/ @tools\n",
            ], commits: false)
        try HistoryTests.commit(git, "2026-01-05")
        return git
    }

    private static func compared(_ git: GitScratch, _ range: String) -> ComparisonOutcome {
        var request = CheckRequest()
        request.paths = [git.path]
        request.usesCache = false
        return Driver.compareProgress(request, range)
    }

    /// `kind file function authors`, of the tools.
    private static func moves(_ outcome: ComparisonOutcome) -> [String] {
        guard let comparison = outcome.comparison else { return outcome.problems.map(\.message) }
        let metric = comparison.metrics.first { $0.id == "session-ownership" }
        return (metric?.moves ?? []).map { move in
            let place = "\(move.item.file) \(move.item.function)"
            return "\(move.kind.rawValue) \(place) \(move.authors.joined(separator: "+"))"
        }
    }

    @Test func whatWentOverAndWhatFellBack() throws {
        let git = try Self.repository()
        try HistoryTests.commit(
            git, "2026-01-06", ["app/tools/a.py": HistoryTests.taking("ATool")], author: "Ann")
        try HistoryTests.commit(
            git, "2026-01-07",
            [
                "app/tools/b.py": HistoryTests.opening("BTool"), "app/tools/c.py": nil, "app/tools/d.py": nil,
                "app/tools/f.py": HistoryTests.opening("FTool"),
                "app/tools/g.py": HistoryTests.taking("GTool"),
            ], author: "Bob")
        let outcome = Self.compared(git, "HEAD~2..HEAD")
        #expect(
            Self.moves(outcome) == [
                "fell-back app/tools/b.py BTool._run Bob", "new-left app/tools/f.py FTool._run Bob",
                "went-over app/tools/a.py ATool._run Ann", "gone-left app/tools/c.py CTool._run Bob",
                "new-over app/tools/g.py GTool._run Bob", "gone-over app/tools/d.py DTool._run Bob",
            ])
        let comparison = try #require(outcome.comparison)
        let metric = try #require(comparison.metrics.first { $0.id == "session-ownership" })
        #expect(metric.before == .init(total: 5, done: 2) && metric.after == .init(total: 5, done: 2))
        #expect(comparison.commits == 2 && comparison.hasOwners)
        #expect(metric.moves.allSatisfy { $0.item.owners == ["@tools"] && $0.item.line > 1 })
        let owners = comparison.parties { $0.item.owners }
        #expect(owners.map(\.name) == ["@tools"])
        // What is left in the end says what to do.
        #expect(metric.moves.first?.item.todo.isEmpty == false)
    }

    /// A file that git takes for renamed, and a function that stands alone in both, are the same things.
    @Test func whatWasMovedIsTheSame() throws {
        let git = try Self.repository()
        try git.git("mv", "app/tools/a.py", "app/tools/renamed.py")
        try HistoryTests.commit(
            git, "2026-01-06",
            [
                "app/tools/e.py": nil,
                "app/tools/other.py": "# elsewhere\nlimit = 12\n" + HistoryTests.taking("ETool"),
            ])
        #expect(Self.moves(Self.compared(git, "HEAD~1..")) == ["went-over app/tools/other.py ETool._run Ann"])
    }

    @Test func threeDotsBeginWhereTheBranchLeft() throws {
        let git = try Self.repository()
        try git.git("checkout", "-q", "-b", "work")
        try HistoryTests.commit(git, "2026-01-06", ["app/tools/a.py": HistoryTests.taking("ATool")])
        try git.git("checkout", "-q", "main")
        try HistoryTests.commit(git, "2026-01-07", ["app/tools/c.py": HistoryTests.taking("CTool")])
        #expect(Self.moves(Self.compared(git, "main...work")) == ["went-over app/tools/a.py ATool._run Ann"])
        #expect(
            Self.moves(Self.compared(git, "main..work")) == [
                "fell-back app/tools/c.py CTool._run ", "went-over app/tools/a.py ATool._run Ann",
            ])
    }

    @Test func whatIsNoRange() throws {
        let git = try Self.repository()
        #expect(
            Self.moves(Self.compared(git, "HEAD")) == ["`HEAD` behind --compare does not name two commits"])
        #expect(
            Self.moves(Self.compared(git, "..HEAD")) == [
                "`..HEAD` behind --compare does not name two commits"
            ])
        #expect(
            Self.moves(Self.compared(git, "gone..HEAD")) == [
                "`gone` behind --compare is no commit that this repository holds"
            ])
        #expect(Self.moves(Self.compared(git, "HEAD..HEAD")).isEmpty)
    }

    /// Things of one name are paired with those that are as they were first.
    @Test func thingsOfOneName() {
        let name = ThingMatch.Name(file: "a.py", function: "f")
        let match = ThingMatch(
            [name, name, name], [name, name], isOver: ({ $0 == 2 }, { $0 == 0 }))
        #expect(match.pairs.map { [$0.before, $0.after] } == [[0, 1], [2, 0]])
        #expect(match.gone == [1] && match.new.isEmpty)
    }
}
