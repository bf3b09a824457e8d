import Findings
import Foundation
import Testing

@testable import Driver

/// The laws of the baseline, over real files of both languages.
@Suite struct BaselineTests {
    static let python = """
        from sqlalchemy.ext.asyncio import AsyncSession


        class OrderService:
            def __init__(self, db: AsyncSession):
                self.db = db

            async def create(self, order):
                self.db.add(order)
                await self.db.commit()

            async def cancel(self, order):
                order.cancelled = True
                await self.db.commit()

        """
    static let swift = """
        import CoreData

        struct OrderService {
            func create(_ order: Order, in context: NSManagedObjectContext) throws {
                context.insert(order)
                try context.save()
            }

            func cancel(_ order: Order, in context: NSManagedObjectContext) throws {
                order.isCancelled = true
                try context.save()
            }
        }

        """

    /// A tree with one service; `edit` says what its second state is.
    struct Sample: CustomTestStringConvertible, Sendable {
        var testDescription: String { path }
        var path: String
        var text: String
        var commit: String
        var other: String

        static let all = [
            Sample(
                path: "app/services/orders.py", text: BaselineTests.python,
                commit: "        await self.db.commit()\n", other: "app/services/sales.py"),
            Sample(
                path: "Sources/Shop/Services/OrderService.swift", text: BaselineTests.swift,
                commit: "        try context.save()\n", other: "Sources/Shop/Services/SalesService.swift"),
        ]

        func tree(_ text: String? = nil) throws -> Scratch {
            try Scratch([path: text ?? self.text, "Package.swift": "// swift-tools-version: 6.0\n"])
        }
    }

    private func request(_ scratch: Scratch, _ change: (inout CheckRequest) -> Void = { _ in })
        -> CheckRequest
    {
        var request = CheckRequest()
        request.paths = [scratch.path]
        request.jobs = 2
        change(&request)
        return request
    }

    private func create(_ scratch: Scratch) -> Int? {
        baseline(.create, request(scratch), isGrowing: false, replaces: false).written?.entries.count
    }

    /// What `check` says: new, baselined, fixed, followed.
    private func state(_ scratch: Scratch, _ change: (inout CheckRequest) -> Void = { _ in }) -> [Int] {
        let outcome = check(request(scratch, change))
        guard let report = outcome.report, let use = outcome.baselines.first else { return [] }
        return [
            report.findings.count, report.summary.baselined, use.match.fixed.count,
            use.match.pairs.values.count { $0.manner != .same },
        ]
    }

    @Test(arguments: Sample.all) func whatIsThereAtTheStartIsNotReported(_ sample: Sample) throws {
        let scratch = try sample.tree()
        #expect(check(request(scratch)).hasFailures)
        #expect(create(scratch) == 2)
        let outcome = check(request(scratch))
        #expect(!outcome.hasFailures)
        #expect(outcome.report?.findings.isEmpty == true)
        #expect(outcome.report?.baselined.count == 2)
        #expect(state(scratch) == [0, 2, 0, 0])
        // The same from what the cache holds, and without it.
        #expect(state(scratch) { $0.usesCache = false } == [0, 2, 0, 0])
        #expect(check(request(scratch) { $0.baseline = .none }).report?.findings.count == 2)
    }

    @Test(arguments: Sample.all) func movingAndFormattingChangesNothing(_ sample: Sample) throws {
        let scratch = try sample.tree()
        #expect(create(scratch) == 2)
        let mark = sample.path.hasSuffix(".py") ? "#" : "//"
        let lines = sample.text.split(separator: "\n", omittingEmptySubsequences: false)
        let shifted =
            "\(mark) one\n\n\(mark) two\n"
            + lines.map { $0.isEmpty ? $0 : $0 + "  \(mark) three" }
            .joined(separator: "\n")
        let spaced = sample.text.replacingOccurrences(of: "()\n", with: "( )\n")
            .replacingOccurrences(of: "self.db.commit", with: "self . db . commit")
        let windows = sample.text.replacingOccurrences(of: "\n", with: "\r\n")
        for text in [shifted, spaced, windows] {
            try scratch.write(sample.path, text)
            #expect(state(scratch) == [0, 2, 0, 0], "\(text)")
        }
    }

    @Test(arguments: Sample.all) func aFunctionMayMoveInItsFile(_ sample: Sample) throws {
        let scratch = try sample.tree()
        #expect(create(scratch) == 2)
        var lines = sample.text.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0.contains("cancel(") })
        let end = try #require(
            lines[start...].firstIndex { $0.contains("commit()") || $0.contains("save()") })
        let isSwift = sample.path.hasSuffix(".swift")
        let moved = Array(lines[start...(isSwift ? end + 1 : end)])
        lines.removeSubrange(start..<start + moved.count)
        let place = try #require(lines.firstIndex { $0.contains("create(") })
        lines.insert(contentsOf: moved + [""], at: place)
        try scratch.write(sample.path, lines.joined(separator: "\n"))
        #expect(state(scratch) == [0, 2, 0, 0])
    }

    @Test(arguments: Sample.all) func aFileMayBeRenamed(_ sample: Sample) throws {
        let scratch = try sample.tree()
        #expect(create(scratch) == 2)
        try FileManager.default.moveItem(atPath: scratch.at(sample.path), toPath: scratch.at(sample.other))
        #expect(state(scratch) == [0, 2, 0, 2])
        let told = check(request(scratch)).report?.notices ?? []
        #expect(told.contains { $0.contains(sample.path) && $0.contains(sample.other) })
        // A copy is no rename: the first file is still there.
        try scratch.write(sample.path, sample.text)
        #expect(state(scratch) == [2, 2, 0, 0])
    }

    @Test(arguments: Sample.all) func aDeclarationMayBeRenamed(_ sample: Sample) throws {
        let scratch = try sample.tree()
        #expect(create(scratch) == 2)
        try scratch.write(
            sample.path, sample.text.replacingOccurrences(of: "OrderService", with: "SalesService"))
        #expect(state(scratch) == [0, 2, 0, 2])
        // Where the declaration is still there, what it lost is fixed, and what another one has is new.
        let one = try #require(sample.text.range(of: sample.commit))
        let moved = sample.text.replacingOccurrences(of: "cancel(", with: "undo(")
        try scratch.write(
            sample.path,
            moved.replacingCharacters(in: one, with: "").replacingOccurrences(
                of: sample.commit, with: sample.commit + sample.commit))
        let some = state(scratch) { $0.select = [sample.rule] }
        #expect(some == [1, 1, 1, 1])
    }

    @Test(arguments: Sample.all) func oneMoreIsOneMore(_ sample: Sample) throws {
        let scratch = try sample.tree()
        #expect(create(scratch) == 2)
        let one = try #require(sample.text.range(of: sample.commit))
        try scratch.write(
            sample.path, sample.text.replacingCharacters(in: one, with: sample.commit + sample.commit))
        let outcome = check(request(scratch) { $0.select = [sample.rule] })
        #expect(outcome.report?.findings.count == 1)
        #expect(outcome.report?.summary.baselined == 2)
        #expect(outcome.hasFailures)
    }

    @Test(arguments: Sample.all) func oneLessIsFixed(_ sample: Sample) throws {
        let scratch = try sample.tree()
        #expect(create(scratch) == 2)
        let one = try #require(sample.text.range(of: sample.commit))
        try scratch.write(sample.path, sample.text.replacingCharacters(in: one, with: ""))
        #expect(state(scratch) == [0, 1, 1, 0])
        #expect(!check(request(scratch)).hasFailures)
        #expect(check(request(scratch) { $0.isRatchet = true }).hasFailures)
        // What was not looked for is not fixed.
        #expect(state(scratch) { $0.select = ["session"] } == [0, 0, 0, 0])
        #expect(state(scratch) { $0.paths = [scratch.at("Package.swift")] } == [0, 0, 0, 0])
        let pruned = baseline(.prune, request(scratch), isGrowing: false, replaces: false)
        #expect(pruned.written?.entries.count == 1)
        #expect(state(scratch) { $0.isRatchet = true } == [0, 1, 0, 0])
        #expect(!check(request(scratch) { $0.isRatchet = true }).hasFailures)
        // It came back, and is new.
        try scratch.write(sample.path, sample.text)
        #expect(state(scratch) == [1, 1, 0, 0])
    }

    @Test(arguments: Sample.all) func itGrowsOnlyWhenAllowed(_ sample: Sample) throws {
        let scratch = try sample.tree("")
        #expect(create(scratch) == 0)
        try scratch.write(sample.path, sample.text)
        #expect(state(scratch) == [2, 0, 0, 0])
        for action in [BaselineAction.prune, .compare, .update] {
            _ = baseline(action, request(scratch), isGrowing: false, replaces: false)
            #expect(state(scratch) == [2, 0, 0, 0])
        }
        #expect(
            baseline(.update, request(scratch), isGrowing: true, replaces: false).written?.entries.count == 2)
        #expect(state(scratch) == [0, 2, 0, 0])
    }

    @Test func whatCannotBeReadInFullIsNotFixed() throws {
        let scratch = try Sample.all[0].tree()
        #expect(create(scratch) == 2)
        try scratch.write("app/services/orders.py", "x = (\ny = = 1\n")
        let outcome = check(request(scratch) { $0.ignore = ["file-partly-understood"] })
        #expect(outcome.baselines.first?.match.fixed == [])
        #expect(outcome.baselines.first?.match.unjudged.count == 2)
    }

    @Test func thePlacesOfACauseStayTogether() throws {
        let scratch = try Scratch([
            "app/tools/a.py": """
            from crewai.tools import BaseTool

            from app.core.database import AsyncSessionLocal


            class BoatTool(BaseTool):
                async def _arun(self, name):
                    async with AsyncSessionLocal() as db:
                        db.add(name)
                        await db.commit()

            """,
            "app/core/database.py": "AsyncSessionLocal = async_sessionmaker()\n",
        ])
        let count = try #require(create(scratch))
        #expect(count > 0)
        let all = check(
            request(scratch) {
                $0.isGrouped = false
                $0.baseline = .none
            }
        ).report?.findings.count
        #expect(try #require(all) > count)
        #expect(state(scratch) { $0.isGrouped = false }.first == 0)
    }

    @Test func hostileNamesGoThereAndBack() throws {
        let names = [
            "a\nb", "a\u{1B}[31m", "100%", "::error::x", "a, b", "\u{202E}yp.a", "with space", "\"q\\\"",
        ]
        var files: [String: String] = [:]
        for name in names { files["app/services/\(name).py"] = Self.python }
        let scratch = try Scratch(files)
        #expect(create(scratch) == names.count * 2)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.at(BaselineFile.usualName)))
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x202E })
        #expect(text.split(separator: "\n").count == names.count * 2 + 1)
        #expect(state(scratch) == [0, names.count * 2, 0, 0])
    }

    @Test func namesOfDeclarationsMayBeAnything() throws {
        let scratch = try Scratch([
            "Sources/Shop/Services/OrderService.swift": Self.swift.replacingOccurrences(
                of: "func create(", with: "func `a, b:: %0A`(")
        ])
        #expect(create(scratch) == 2)
        #expect(state(scratch) == [0, 2, 0, 0])
    }

    @Test func theConfigurationNamesIt() throws {
        let scratch = try Sample.all[0].tree()
        try scratch.write("sessionlint.toml", "baseline = \"ci/old.baseline\"\n")
        try scratch.write("ci/", "")
        #expect(create(scratch) == 2)
        #expect(FileManager.default.fileExists(atPath: scratch.at("ci/old.baseline")))
        #expect(state(scratch) == [0, 2, 0, 0])
        let outside = try Scratch(["b.baseline": BaselineText.title + "1\n"])
        try scratch.write("sessionlint.toml", "baseline = \"\(outside.at("b.baseline"))\"\n")
        let outcome = check(request(scratch))
        #expect(outcome.report == nil)
        #expect(outcome.problems.map(\.message).contains { $0.contains("outside") })
        try scratch.write("sessionlint.toml", "")
        try scratch.link(BaselineFile.usualName, to: outside.at("b.baseline"))
        #expect(check(request(scratch)).problems.map(\.message).contains { $0.contains("link") })
        #expect(check(request(scratch) { $0.baseline = .file(outside.at("b.baseline")) }).problems.isEmpty)
    }

    @Test func aBaselineOfAnotherWorkspaceIsNotUsedSilently() throws {
        let scratch = try Sample.all[0].tree()
        #expect(create(scratch) == 2)
        let folder = { (request: inout CheckRequest) in request.paths = [scratch.at("app")] }
        let outcome = check(request(scratch, folder))
        #expect(outcome.report?.findings.count == 2)
        #expect(outcome.report?.notices.contains { $0.contains("is not used") } == true)
        try scratch.write("sessionlint.toml", "")
        #expect(state(scratch, folder) == [0, 2, 0, 0])
        // One file is for one workspace.
        let both = try Scratch(["a/a.py": "x = 1\n", "b/b.py": "x = 1\n"])
        let refused = check(
            request(scratch) {
                $0.paths = [both.at("a"), both.at("b")]
                $0.baseline = .file(scratch.at(BaselineFile.usualName))
            })
        #expect(refused.report == nil && refused.problems.count == 1)
    }

    @Test func aBaselineThatIsThereIsKept() throws {
        let scratch = try Sample.all[0].tree()
        #expect(create(scratch) == 2)
        let again = baseline(.create, request(scratch), isGrowing: false, replaces: false)
        #expect(again.problems.count == 1 && again.written == nil)
        #expect(
            baseline(.create, request(scratch), isGrowing: false, replaces: true).written?.entries.count == 2)
    }

    @Test func withoutOneTheRatchetSaysSo() throws {
        let scratch = try Sample.all[0].tree()
        let outcome = check(request(scratch) { $0.isRatchet = true })
        #expect(outcome.report?.notices.contains { $0.contains("--ratchet") } == true)
        #expect(check(request(scratch) { $0.baseline = .file(scratch.at("none")) }).report == nil)
        #expect(baseline(.prune, request(scratch), isGrowing: false, replaces: false).problems.count == 1)
    }
}

extension BaselineTests.Sample {
    /// The rule that its commits break.
    var rule: String { "commit-on-borrowed-session" }
}
