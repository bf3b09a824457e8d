import Findings
import Foundation
import SourceText
import Testing

@testable import Driver

/// Fixes applied to files: what changes is what was meant, once, and nothing else.
@Suite struct FixTests {
    private static let owner = """
        from app.core.database import AsyncSessionLocal
        from app.services.orders import OrderService


        async def main(order):
            async with AsyncSessionLocal() as db:
                await OrderService(db).create(order)
                await db.commit()
        """
    private static let database = """
        from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

        AsyncSessionLocal = async_sessionmaker(create_async_engine("sqlite://"))
        """
    private static let service = """
        from sqlalchemy.ext.asyncio import AsyncSession


        class OrderService:
            def __init__(self, db: AsyncSession):
                self.db = db

            async def create(self, order):
                self.db.add(order)
                await self.db.commit()

        """
    private static let fixedService = service.replacingOccurrences(of: "db.commit", with: "db.flush")

    private func request(_ scratch: Scratch) -> CheckRequest {
        var request = CheckRequest()
        request.paths = [scratch.path]
        request.jobs = 2
        request.usesCache = false
        // The last one makes sure that those are followed who own sessions.
        request.select = ["commit-on-borrowed-session", "suppression-unused", "several-commits-in-operation"]
        return request
    }

    private func tree(_ service: String = service) throws -> Scratch {
        try Scratch([
            "app/core/database.py": Self.database, "app/orchestration/main.py": Self.owner,
            "app/services/orders.py": service, "sessionlint.toml": "",
        ])
    }

    private func bytes(_ scratch: Scratch, _ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: scratch.at(path))))
    }

    private func text(_ scratch: Scratch, _ path: String = "app/services/orders.py") throws -> String {
        String(decoding: try bytes(scratch, path), as: UTF8.self)
    }

    private func fixed(_ scratch: Scratch, writes: Bool = true) -> FixOutcome {
        fix(request(scratch), includesUnsafe: true, writes: writes)
    }

    private func reasons(_ outcome: FixOutcome) -> [String] {
        outcome.check.report?.fixes?.refused.map(\.reason) ?? []
    }

    @Test func aFixIsAppliedAndTheSecondRunChangesNothing() throws {
        let scratch = try tree()
        let safe = fix(request(scratch), includesUnsafe: false, writes: true)
        #expect(safe.changes.isEmpty)
        #expect(safe.check.report?.fixes?.unsafeCount == 1)
        let trial = fixed(scratch, writes: false)
        #expect(trial.changes.map(\.new) == [Array(Self.fixedService.utf8)])
        #expect(try text(scratch) == Self.service)
        let outcome = fixed(scratch)
        let fixes = try #require(outcome.check.report?.fixes)
        #expect(fixes.fixed.map(\.rule.description) == ["commit-on-borrowed-session"])
        #expect(fixes.fixed.map(\.line) == [10])
        #expect(fixes.fileCount == 1 && fixes.refused.isEmpty && fixes.unsafeCount == 0)
        #expect(outcome.check.report?.findings.isEmpty == true && !outcome.check.hasFailures)
        #expect(try text(scratch) == Self.fixedService)
        #expect(check(request(scratch)).report?.findings.isEmpty == true)
        #expect(fixed(scratch).changes.isEmpty)
    }

    @Test func aFixThatWouldLoseAWriteIsNotOffered() throws {
        let scratch = try tree()
        let withoutCommit = Self.owner.replacingOccurrences(of: "        await db.commit()", with: "")
        try scratch.write("app/orchestration/main.py", withoutCommit)
        #expect(check(request(scratch)).report?.findings.count == 1)
        let outcome = fixed(scratch)
        #expect(outcome.changes.isEmpty && outcome.check.report?.fixes?.refused.isEmpty == true)
        let onOneWay = Self.owner.replacingOccurrences(
            of: "        await db.commit()", with: "        if order:\n            await db.commit()")
        try scratch.write("app/orchestration/main.py", onOneWay)
        #expect(fixed(scratch).changes.isEmpty)
        // A second caller who does not commit.
        try scratch.write("app/orchestration/main.py", Self.owner)
        try scratch.write(
            "app/orchestration/other.py", withoutCommit.replacingOccurrences(of: "main", with: "other"))
        #expect(fixed(scratch).changes.isEmpty)
    }

    @Test(
        "what is not changed is as it was",
        arguments: [
            ("\r\n", ""), ("\n", "\u{FEFF}"), ("\r", ""), ("\r\n", "\u{FEFF}"),
        ])
    func bytesStay(_ end: String, _ mark: String) throws {
        for isEnded in [true, false] {
            for tab in ["    ", "\t"] {
                func variant(_ text: String) -> String {
                    var text = text.replacingOccurrences(of: "    ", with: tab)
                    if !isEnded { while text.last == "\n" { text.removeLast() } }
                    return mark + text.replacingOccurrences(of: "\n", with: end)
                }
                let scratch = try tree(variant(Self.service))
                #expect(fixed(scratch).check.report?.fixes?.fixed.count == 1)
                #expect(try text(scratch).utf8.elementsEqual(variant(Self.fixedService).utf8))
            }
        }
    }

    @Test func suppressedFindingsStay() throws {
        let suppressed = Self.service.replacingOccurrences(
            of: "db.commit()", with: "db.commit()  # sessionlint: allow(commit-on-borrowed-session): kept")
        let scratch = try tree(suppressed)
        #expect(fixed(scratch).changes.isEmpty)
        #expect(try text(scratch) == suppressed)
    }

    @Test func filesThatMustStayAreNamed() throws {
        let conflict = Self.service + "\n\"\"\"\n<<<<<<< ours\n=======\n>>>>>>> theirs\n\"\"\"\n"
        var scratch = try tree(conflict)
        #expect(reasons(fixed(scratch)) == ["it has marks of a merge conflict"])
        #expect(try text(scratch) == conflict)

        scratch = try tree()
        #expect(chmod(scratch.at("app/services/orders.py"), 0o444) == 0)
        #expect(reasons(fixed(scratch)) == ["it is read-only"])
        #expect(try text(scratch) == Self.service)

        let latin = "# -*- coding: latin-1 -*-\n# caf\u{E9}\n" + Self.service
        scratch = try tree()
        try scratch.write("app/services/orders.py", latin.unicodeScalars.map { UInt8($0.value) })
        #expect(reasons(fixed(scratch)) == ["it is not encoded in UTF-8"])
    }

    @Test func aLinkOutOfTheWorkspaceIsNotWrittenThrough() throws {
        let outside = try Scratch(["orders.py": Self.service])
        let scratch = try tree()
        try FileManager.default.removeItem(atPath: scratch.at("app/services/orders.py"))
        try scratch.link("app/services/orders.py", to: outside.at("orders.py"))
        _ = fixed(scratch)
        #expect(try text(outside, "orders.py") == Self.service)
        // A folder may be one, too.
        try FileManager.default.removeItem(atPath: scratch.at("app/services"))
        try scratch.link("app/services", to: outside.path)
        _ = fixed(scratch)
        #expect(try text(outside, "orders.py") == Self.service)
    }

    @Test func aFileThatHasChangedIsNotWritten() throws {
        let scratch = try tree()
        let request = request(scratch)
        let first = check(request)
        let workspace = try #require(first.report?.workspace)
        var rounds = FixRounds(request, first, includesUnsafe: true, workspace: workspace)
        rounds.run()
        #expect(rounds.changes.count == 1)
        try scratch.write("app/services/orders.py", Self.service + "# more\n")
        #expect(rounds.write().values.sorted() == ["it has changed since it was read"])
        #expect(try text(scratch) == Self.service + "# more\n")
        #expect(rounds.fixed.isEmpty)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.at("app/services")) == ["orders.py"])
    }

    @Test func callersPassWhatAFactoryGains() throws {
        let tools = """
            def create_crane_tools(context):
                return [CraneTool(context)]


            class CraneTool:
                def __init__(self, context):
                    self.context = context

                async def _arun(self, db):
                    await db.execute("select 1")
            """
        let caller = """
            from app.services.registry import ServiceRegistry
            from app.tools.crane_tools import create_crane_tools


            def build(context, registry: ServiceRegistry):
                return create_crane_tools(context)


            def build_bare(context):
                return create_crane_tools(context)
            """
        let scratch = try Scratch([
            "app/tools/crane_tools.py": tools, "app/orchestration/build.py": caller,
            "app/services/registry.py": "class ServiceRegistry:\n    def get_service(self, kind): ...\n",
            "sessionlint.toml": "",
        ])
        var request = request(scratch)
        request.select = nil
        let trial = fix(request, includesUnsafe: true, writes: false)
        #expect(
            trial.changes.map { String(decoding: $0.new, as: UTF8.self) } == [
                caller.replacingOccurrences(
                    of: "registry: ServiceRegistry):\n    return create_crane_tools(context",
                    with:
                        "registry: ServiceRegistry):\n    return create_crane_tools(context, registry=registry"
                ),
                tools.replacingOccurrences(of: "tools(context)", with: "tools(context, registry=None)"),
            ])
        // All files of one fix, or none.
        #expect(chmod(scratch.at("app/orchestration/build.py"), 0o444) == 0)
        let outcome = fix(request, includesUnsafe: true, writes: true)
        #expect(outcome.changes.isEmpty)
        #expect(reasons(outcome).first?.hasSuffix("build.py: it is read-only") == true)
        #expect(try text(scratch, "app/tools/crane_tools.py") == tools)
    }

    @Test func permissionsStay() throws {
        let scratch = try tree()
        let path = scratch.at("app/services/orders.py")
        #expect(chmod(path, 0o767) == 0)
        #expect(fixed(scratch).changes.count == 1)
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o767)
    }
}

/// Which edits go together.
@Suite struct FixBatchTests {
    private func fix(_ edits: [(UInt32, UInt32, String)], file: Int = 0) -> Finding.Fix {
        Finding.Fix(
            safety: .safe, title: "x",
            edits: edits.map { Finding.Fix.Edit(file: file, range: ByteRange($0.0, $0.1), text: $0.2) })
    }

    /// The numbers of the fixes that fit together.
    private func fitting(_ fixes: [Finding.Fix]) -> FixBatch {
        var batch = FixBatch()
        for (number, fix) in fixes.enumerated() { _ = batch.add(fix, of: number) }
        return batch
    }

    @Test func whatOverlapsWaits() {
        let batch = fitting([
            fix([(0, 3, "A"), (8, 9, "B")]), fix([(2, 4, "C")]), fix([(5, 6, "D"), (9, 9, "E")]),
            fix([(5, 6, "D")]),
            // The same edit for another reason is made once.
            fix([(8, 9, "B"), (4, 4, "+")]),
        ])
        #expect(batch.findings == [0, 3, 4])
        #expect(batch.applied(to: Report.Text(Array("0123456789".utf8)), file: 0) == Array("A3+4D67B9".utf8))
    }

    @Test func insertionsAtOnePlaceAreNotMixed() {
        let batch = fitting([fix([(1, 1, "a")]), fix([(1, 1, "b")]), fix([(1, 1, "b")], file: 1)])
        #expect(batch.findings == [0, 2])
    }

    @Test(
        "lines that are put in look like those around them",
        arguments: [
            ("\tbegin()  // why\r\n\tgo()\r\n", 8, "\n+x", "\tbegin()  // why\r\n\t+x\r\n\tgo()\r\n"),
            ("  begin(); go()\n", 9, "\n+x", "  begin()\n  +x; go()\n"),
            ("import a\r\n", 0, "import b\n", "import b\r\nimport a\r\n"),
            ("f()", 0, "a\n\n", "a\n\nf()"),
            ("x\r\n  f()", 8, "\ny", "x\r\n  f()\r\n  y"),
        ])
    func fitted(_ source: String, _ offset: UInt32, _ inserted: String, _ wanted: String) {
        let text = Report.Text(Array(source.utf8))
        let edit = Finding.Fix.Edit(file: 0, range: ByteRange(at: offset), text: inserted).fitted(to: text)
        let batch = fitting([Finding.Fix(safety: .safe, title: "", edits: [edit])])
        #expect(String(decoding: batch.applied(to: text, file: 0), as: UTF8.self) == wanted)
    }
}
