import Findings
import Foundation
import Testing

@testable import Driver

/// What of a work tree is news, over real repositories.
@Suite struct SinceTests {
    private static let path = "app/services/orders.py"
    private static let rows = """
        from sqlalchemy.ext.asyncio import AsyncSession


        class Rows:
            def __init__(self, db: AsyncSession):
                self.db = db

            async def keep(self, row):
                self.db.add(row)

        """
    private static let keeper = """
        from sqlalchemy.ext.asyncio import AsyncSession
        from app.core.rows import Rows


        class KeepService:
            def __init__(self, db: AsyncSession):
                self.rows = Rows(db)

            async def keep(self, row):
                await self.rows.keep(row)

        """
    private static let third = """

            async def pay(self, order):
                order.paid = True
                await self.db.commit()

        """

    private func repository() throws -> GitScratch {
        try GitScratch([
            Self.path: BaselineTests.python, "app/core/rows.py": Self.rows,
            "app/services/keeper.py": Self.keeper,
        ])
    }

    @Test func whatWasThereIsNoNews() throws {
        let git = try repository()
        let outcome = git.check(.since("main"))
        #expect(outcome.report?.findings.isEmpty == true)
        #expect(!outcome.hasFailures)
        #expect(outcome.report?.comparison?.unchanged == 2)
        let commit = try git.git("rev-parse", "--short=7", "HEAD").dropLast()
        #expect(outcome.report?.comparison?.title == "since main (merge base \(commit))")
    }

    @Test func oneMoreIsOneMore() throws {
        let git = try repository()
        try git.scratch.write(Self.path, BaselineTests.python + Self.third)
        #expect(git.news(.since("HEAD")) == ["app/services/orders.py OrderService.pay"])
        #expect(git.check(.since("HEAD")).hasFailures)
        #expect(git.check(.since("HEAD")).report?.findings.first?.cameBy == nil)
        // Once more with what the runs before have kept, and with nothing kept.
        #expect(git.news(.since("HEAD")) == git.news(.since("HEAD")) { $0.usesCache = false })
        // Of two alike in one function, the second one is new.
        try git.scratch.write(Self.path, BaselineTests.python)
        let commit = "        await self.db.commit()\n"
        try git.edit(Self.path, commit + "\n", commit + commit + "\n")
        #expect(git.news(.since("HEAD")) == ["app/services/orders.py OrderService.create"])
    }

    @Test func uncommittedAndUntrackedFilesCount() throws {
        let git = try repository()
        try git.git("checkout", "-q", "-b", "topic")
        try git.scratch.write("app/services/a.py", BaselineTests.python)
        try git.commitAll()
        try git.scratch.write("app/services/b.py", BaselineTests.python)
        #expect(git.news(.since("main")).count == 4)
        #expect(git.news(.since("topic")).count == 2)
        try git.git("add", "-A")
        #expect(git.news(.since("topic")).count == 2)
        #expect(git.news(.since("topic"), at: git.scratch.at("app/services/a.py")).isEmpty)
    }

    /// What others did on the other branch is not counted, in either way.
    @Test func theMergeBaseIsComparedWith() throws {
        let git = try repository()
        try git.git("checkout", "-q", "-b", "topic")
        try git.git("checkout", "-q", "main")
        try git.scratch.write(Self.path, "")
        try git.commitAll()
        try git.git("checkout", "-q", "topic")
        #expect(git.news(.since("main")).isEmpty)
    }

    @Test func movingAndRenamingIsNoNews() throws {
        let git = try repository()
        // Reformatted, shifted, and with the functions in the other order.
        let create =
            "    async def create(self, order):\n        self.db.add(order)\n        await self.db.commit()\n"
        try git.edit(Self.path, create + "\n", "")
        try git.scratch.write(
            Self.path, "import os\n\n\n" + git.read(Self.path) + "\n" + create)
        #expect(git.news(.since("HEAD")).isEmpty)
        // The file is renamed with it, once in git's sight and once not.
        try git.git("mv", Self.path, "app/services/sales.py")
        #expect(git.news(.since("HEAD")).isEmpty)
        try git.git("reset", "-q")
        #expect(git.news(.since("HEAD")).isEmpty)
        try git.git("add", "-A")
        try git.edit("app/services/sales.py", "class OrderService", "class SaleService")
        #expect(git.news(.since("HEAD")).isEmpty)
    }

    @Test func aClassMayMoveToAFileThatIsThere() throws {
        let git = try repository()
        let text = try git.read(Self.path)
        try git.scratch.write(Self.path, "ORDERS = 1\n")
        try git.edit("app/services/keeper.py", "from app.core", "import os\nfrom app.core")
        try git.scratch.write(
            "app/services/keeper.py", git.read("app/services/keeper.py") + "\n\n" + text.dropFirst(0))
        #expect(git.news(.since("HEAD")).isEmpty)
    }

    /// One is fixed, and another one like it is made where a function was before: that is no move.
    @Test func whatIsFixedElsewhereExcusesNothing() throws {
        let git = try repository()
        try git.edit(
            Self.path, "order.cancelled = True\n        await self.db.commit()", "order.cancelled = True")
        try git.edit("app/services/keeper.py", "await self.rows.keep(row)", "await self.rows.db.commit()")
        #expect(git.news(.since("HEAD")) == ["app/services/keeper.py KeepService.keep"])
    }

    @Test func whatAChangeMakesReachableElsewhereIsNews() throws {
        let git = try repository()
        try git.edit(
            "app/core/rows.py", "self.db.add(row)\n", "self.db.add(row)\n        await self.db.commit()\n")
        #expect(git.news(.since("HEAD")) == ["app/services/keeper.py KeepService.keep"])
        let reason = git.check(.since("HEAD")).report?.findings.first?.cameBy
        #expect(reason?.hasSuffix("app/core/rows.py:10, on the way there, was changed") == true)
    }

    @Test func aSuppressionThatGoesIsNews() throws {
        let git = try repository()
        let commit = "order.cancelled = True\n        await self.db.commit()"
        try git.edit(Self.path, commit, commit + "  # sessionlint: allow(commit-on-borrowed-session): old")
        try git.commitAll()
        #expect(git.news(.since("HEAD")).isEmpty)
        try git.edit(Self.path, "  # sessionlint: allow(commit-on-borrowed-session): old", "")
        #expect(git.news(.since("HEAD")) == ["app/services/orders.py OrderService.cancel"])
    }

    @Test func aBaselineGoesFirst() throws {
        let git = try repository()
        _ = baseline(
            .create, CheckRequest(paths: [git.path]), isGrowing: false, replaces: false)
        try git.scratch.write(Self.path, BaselineTests.python + Self.third)
        let report = git.check(.since("HEAD")).report
        #expect(report?.findings.map(\.function) == ["OrderService.pay"])
        #expect(report?.summary.baselined == 2)
        #expect(report?.comparison?.unchanged == 0)
    }

    @Test func aCloneThatIsTooShallowSaysWhatIsMissing() throws {
        let git = try repository()
        for _ in 0..<2 { try git.git("commit", "-q", "--allow-empty", "-m", "More") }
        try git.git("checkout", "-q", "-b", "topic", "HEAD~1")
        try git.git("commit", "-q", "--allow-empty", "-m", "Other")
        let clone = try Scratch()
        let url = "file://" + git.path
        try GitScratch.run(["git", "clone", "-q", "--depth", "1", url, "clone"], folder: clone.path)
        let missing = git.check(.since("origin/main"), at: clone.at("clone"))
        #expect(missing.report == nil)
        #expect(missing.problems.first?.help?.contains("git fetch --depth=50 origin main") == true)
        let place = clone.at("clone")
        try GitScratch.run(
            ["git", "fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main"], folder: place)
        let apart = git.check(.since("origin/main"), at: place)
        #expect(apart.problems.first?.message.contains("in common") == true)
        #expect(apart.problems.first?.help?.contains("--unshallow") == true)
        try GitScratch.run(["git", "fetch", "-q", "--unshallow"], folder: place)
        #expect(git.news(.since("origin/main"), at: place).isEmpty)
    }

    /// Nothing is fetched, and what is missing is said with how it comes.
    @Test func aPartialCloneSaysWhatIsMissing() throws {
        let git = try repository()
        try git.git("config", "uploadpack.allowFilter", "true")
        try git.scratch.write(Self.path, BaselineTests.python + Self.third)
        try git.commitAll()
        let clone = try Scratch()
        let url = "file://" + git.path
        try GitScratch.run(
            ["git", "clone", "-q", "--filter=blob:none", url, "clone"], folder: clone.path)
        let place = clone.at("clone")
        // What was not changed is there.
        #expect(git.news(.since("HEAD"), at: place).isEmpty)
        let missing = git.check(.since("HEAD~1"), at: place)
        #expect(missing.report == nil)
        #expect(missing.problems.first?.help?.contains("the clone is partial") == true)
        // As it is told there.
        try GitScratch.run(["git", "diff", "--stat", "HEAD~1"], folder: place)
        #expect(git.news(.since("HEAD~1"), at: place) == ["app/services/orders.py OrderService.pay"])
    }

    @Test func aSubmoduleIsTakenAsItLies() throws {
        let inner = try repository()
        let git = try GitScratch([Self.path: BaselineTests.python])
        try git.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.path, "parts")
        try git.commitAll()
        try git.scratch.write("parts/\(Self.path)", BaselineTests.python + Self.third)
        #expect(git.news(.since("HEAD")).isEmpty)
        #expect(git.check(.since("HEAD")).report?.comparison?.unchanged == 5)
        #expect(git.news(.staged).isEmpty)
        // In it, its own commits count.
        #expect(
            git.news(.since("HEAD"), at: git.scratch.at("parts")) == [
                "app/services/orders.py OrderService.pay"
            ])
        try git.git("add", "-A", folder: git.scratch.at("parts"))
        #expect(git.news(.staged, at: git.scratch.at("parts")).count == 1)
        #expect(git.news(.staged).isEmpty)
        // A submodule that was never filled is an empty folder.
        let clone = try Scratch()
        try GitScratch.run(["git", "clone", "-q", git.path, "clone"], folder: clone.path)
        #expect(git.check(.since("HEAD"), at: clone.at("clone")).report?.comparison?.unchanged == 2)
    }

    /// Only what is news is fixed, and what it is compared with is not what the fix made of it.
    @Test func whatIsNewCanBeFixed() throws {
        let old = """
            import Fluent

            struct Old {
                func keep(_ row: Row, on database: any Database) async throws {
                    try await database.transaction { inner in
                        try await row.save(on: database)
                    }
                }
            }

            """
        let new = old.replacingOccurrences(of: "Old", with: "New")
        let git = try GitScratch(["Sources/App/Old.swift": old, "Sources/App/Later.swift": ""])
        try git.scratch.write("Sources/App/New.swift", new)
        try git.scratch.write("Sources/App/Later.swift", new.replacingOccurrences(of: "New", with: "Later"))
        var request = CheckRequest()
        request.paths = [git.path]
        request.scope = .since("HEAD")
        request.select = ["outer-session-in-transaction"]
        #expect(git.check(.since("HEAD")) { $0 = request }.report?.findings.count == 2)
        let outcome = fix(request, includesUnsafe: false, writes: true)
        #expect(outcome.changes.count == 2)
        #expect(outcome.check.report?.findings.isEmpty == true)
        #expect(outcome.check.report?.comparison?.unchanged == 1)
        #expect(try git.read("Sources/App/New.swift").contains("save(on: inner)"))
        #expect(try git.read("Sources/App/Old.swift") == old)
        #expect(fix(request, includesUnsafe: false, writes: true).changes.isEmpty)
        // A file that is the same in both states, but for what a fix would make of it.
        func drafted(_ text: String) -> [String] {
            git.news(.since("HEAD")) {
                $0 = request
                $0.drafts = [git.scratch.at("Sources/App/Old.swift"): Array(text.utf8)]
            }
        }
        #expect(drafted("").isEmpty)
        #expect(
            drafted(old + new.replacingOccurrences(of: "New", with: "Third"))
                == ["Sources/App/Old.swift Third.keep"])
    }

    @Test func aWrongRevisionIsTold() throws {
        let git = try repository()
        for revision in [
            "nothing", "", "-x", "--output=/tmp/x", "main..main", "HEAD:app", "^main", "a\u{1B}[31m\nb",
        ] {
            let outcome = git.check(.since(revision))
            #expect(outcome.report == nil)
            #expect(outcome.problems.first?.message.contains("behind --since is no commit") == true)
        }
        let plain = try Scratch(["a.py": "x = 1\n"])
        let outcome = git.check(.since("main"), at: plain.path)
        #expect(outcome.problems.first?.message.contains("no git repository") == true)
    }

    @Test func changedLinesAreThoseOfTheNewText() {
        func lines(_ old: String, _ new: String) -> Set<Int> {
            changedLines(from: Array(old.utf8), to: Array(new.utf8))
        }
        #expect(lines("a\nb\nc\n", "a\nb\nc\n").isEmpty)
        #expect(lines("a\nb\nc\n", "a\nx\nb\nc\ny\n") == [2, 5])
        #expect(lines("a\nb\nc\n", "a\r\nb\r\nc\r\n").isEmpty)
        #expect(lines("", "a\n") == [1])
        #expect(lines("a\nb\n", "a\n").isEmpty)
    }
}

extension CheckRequest {
    fileprivate init(paths: [String]) {
        self.init()
        self.paths = paths
    }
}
