import Findings
import Foundation
import RuleEngine
import Testing

@testable import Driver

/// How far migrations are: before them, half way, and behind them.
@Suite struct ProgressTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Folders of fixtures, by the language that they are written in.
    private static let projects = [
        (
            language: "python",
            paths: ["projects/platform-before", "progress/halfway", "projects/platform-after"]
        ),
        (
            language: "swift",
            paths: [
                "projects/platform-swift-before", "progress/swift-halfway", "projects/platform-swift-after",
            ]
        ),
    ]

    /// Counts a copy of a folder of fixtures, which stands in no repository there.
    private static func counted(_ path: String) throws -> Findings.Progress {
        let scratch = try Scratch()
        let folder = URL(fileURLWithPath: scratch.at("tree"))
        try FileManager.default.copyItem(at: root.appending(path: "Fixtures/\(path)"), to: folder)
        var request = CheckRequest()
        request.paths = [folder.path]
        request.usesCache = false
        let outcome = Driver.progress(request)
        #expect(outcome.problems.isEmpty)
        return try #require(outcome.progress)
    }

    /// One line a metric: what there is, what is over.
    private static func lines(_ progress: Findings.Progress) -> [String] {
        progress.metrics.filter { $0.count.total > 0 }.map {
            "\($0.id) \($0.count.done)/\($0.count.total)"
        }
    }

    @Test func everyMetricCountsWhatIsOverAndWhatIsLeftInEachOfItsLanguages() throws {
        let metrics = RuleSet.load(builtinPacks).0.metricInfos
        #expect(metrics.count == Set(metrics.map(\.id)).count)
        for (language, paths) in Self.projects {
            let counted = try paths.map(Self.counted)
            for metric in metrics where metric.languages.contains(language) {
                let counts = counted.compactMap { $0.metrics.first { $0.id == metric.id }?.count }
                #expect(counts.contains { $0.left > 0 }, "\(metric.id) has nothing left in \(language)")
                let isReached = counts.contains { metric.goal == .all ? $0.done > 0 : $0.left == 0 }
                #expect(isReached, "\(metric.id) has nothing over in \(language)")
            }
        }
    }

    @Test func whatIsOverGrowsFromBeforeToAfter() throws {
        for (_, paths) in Self.projects {
            let before = try Self.counted(paths[0])
            let after = try Self.counted(paths[2])
            for metric in after.metrics {
                #expect(metric.left.isEmpty, "\(metric.id): \(metric.left.map(\.todo))")
                let old = before.metrics.first { $0.id == metric.id }
                #expect(metric.count.share ?? 1 >= old?.count.share ?? 0)
            }
        }
    }

    @Test func everyMetricSaysWhatKeepsItHonest() {
        for metric in RuleSet.load(builtinPacks).0.metricInfos where metric.goal == .all {
            #expect(!metric.rules.isEmpty && !metric.honesty.isEmpty, "\(metric.id)")
        }
    }

    @Test func halfWay() throws {
        let progress = try Self.counted("progress/halfway")
        #expect(
            Self.lines(progress) == [
                "session-ownership 1/3", "transaction-control 1/2", "service-discipline 3/4",
                "registry-factories 1/2", "registry-tools 1/3", "registry-calls 1/2", "registry-services 1/3",
                "registry-hygiene 1/2", "audit-coverage 1/2", "tenant-queries 1/2", "tenant-context 6/8",
                "direct-access 0/2", "legacy-modules 0/1", "legacy-branches 0/1", "legacy-flags 0/2",
            ])
        let gates = progress.gates.map { "\($0.name): \($0.isOpen)" }
        #expect(gates == ["phase 2: false", "the last phase: false"])
        #expect(progress.gates.first?.due?.description == "2031-03-31")
    }

    /// A registry that is taken and not used does not count.
    @Test func whatIsTakenAndNotUsedIsLeft() throws {
        let progress = try Self.counted("progress/halfway")
        let tools = try #require(progress.metrics.first { $0.id == "registry-tools" })
        let item = try #require(tools.left.first { $0.function == "RenameFerryTool" })
        #expect(item.rules.contains("registry-unused"))
        #expect(item.owners == ["@ferries/agents"])
        #expect(item.line == 28)
    }

    @Test func groupsAddUp() throws {
        let progress = try Self.counted("progress/halfway")
        for metric in progress.metrics {
            for groups in [metric.folders, metric.roles] {
                #expect(groups.map(\.count.total).reduce(0, +) == metric.count.total)
                #expect(groups.map(\.count.done).reduce(0, +) == metric.count.done)
            }
            #expect(metric.left.count == metric.count.left)
        }
    }

    /// What a comment holds back is not over.
    @Test func suppressedIsLeft() throws {
        let scratch = try Scratch([
            "app/core/database.py":
                "from sqlalchemy.orm import sessionmaker\nSessionLocal = sessionmaker()\n",
            "app/tools/a.py": """
            from crewai.tools import BaseTool
            from app.core.database import SessionLocal
            class ATool(BaseTool):
                def _run(self):
                    # sessionlint: allow(session-opened-in-tool): it goes next
                    with SessionLocal() as db:
                        db.execute("SELECT 1")
            """,
        ])
        var request = CheckRequest()
        request.paths = [scratch.path]
        for select in [nil, ["registry-unused"]] {
            request.select = select
            let metrics = try #require(Driver.progress(request).progress).metrics
            let metric = try #require(metrics.first { $0.id == "session-ownership" })
            #expect(metric.count == Findings.Progress.Count(total: 1, done: 0))
        }
    }

    /// What an earlier run of either command has kept changes no number.
    @Test func theCacheChangesNothing() throws {
        let scratch = try Scratch()
        let folder = scratch.at("tree")
        try FileManager.default.copyItem(
            atPath: Self.root.appending(path: "Fixtures/progress/halfway").path, toPath: folder)
        var request = CheckRequest()
        request.paths = [folder]
        request.usesCache = false
        let cold = try #require(Driver.progress(request).progress)
        request.usesCache = true
        _ = Driver.check(request)
        for _ in 0..<2 {
            let warm = try #require(Driver.progress(request).progress)
            #expect(Self.lines(warm) == Self.lines(cold))
            #expect(warm.metrics.map(\.left) == cold.metrics.map(\.left))
        }
        #expect(Driver.check(request).report?.findings.isEmpty == false)
    }

    /// Given paths say what is counted, the whole workspace what it means.
    @Test func pathsSelect() throws {
        let scratch = try Scratch()
        let folder = scratch.at("tree")
        try FileManager.default.copyItem(
            atPath: Self.root.appending(path: "Fixtures/progress/halfway").path, toPath: folder)
        var request = CheckRequest()
        request.paths = ["\(folder)/app/services"]
        request.usesCache = false
        let progress = try #require(Driver.progress(request).progress)
        let files = Set(progress.metrics.flatMap(\.left).map(\.file))
        #expect(files == ["app/services/ferries.py"])
    }
}
