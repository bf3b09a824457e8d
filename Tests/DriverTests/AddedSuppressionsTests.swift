import Findings
import Foundation
import Testing

@testable import Driver

/// Suppressions that the program writes: they cover what they are for, and the code stays what it was.
@Suite struct AddedSuppressionsTests {
    private static let reason = "kept"

    private func request(_ scratch: Scratch) -> CheckRequest {
        var request = CheckRequest()
        request.paths = [scratch.path]
        request.jobs = 2
        request.usesCache = false
        return request
    }

    private func text(_ scratch: Scratch, _ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: scratch.at(path))), as: UTF8.self)
    }

    /// Adds them twice: the second time there must be none.
    private func added(_ source: String, at path: String) throws -> String {
        let scratch = try Scratch([path: source, "Package.swift": "// swift-tools-version: 6.0\n"])
        let before = check(request(scratch)).report?.findings ?? []
        #expect(!before.isEmpty)
        let first = addSuppressions(Self.reason, request(scratch))
        #expect(first.problems.isEmpty && first.left.isEmpty, "\(first)")
        #expect(first.count > 0 && first.fileCount == 1)
        let after = check(request(scratch)).report
        #expect(after?.findings.isEmpty == true, "\(after?.findings.map(\.message) ?? [])")
        #expect(after?.problems.isEmpty == true)
        #expect(after?.summary.suppressed ?? 0 >= before.count)
        let written = try text(scratch, path)
        #expect(addSuppressions(Self.reason, request(scratch)).count == 0)
        #expect(try text(scratch, path) == written)
        return written
    }

    private static func python(_ body: String) -> String {
        """
        from sqlalchemy.ext.asyncio import AsyncSession


        class OrderService:
            def __init__(self, db: AsyncSession):
                self.db = db

            async def create(self, order):
        \(body)
        """
    }

    private static func swift(_ body: String) -> String {
        """
        import CoreData

        struct OrderService {
            func create(_ order: Order, in context: NSManagedObjectContext) throws {
        \(body)
            }
        }

        """
    }

    @Test(arguments: [
        ("        await self.db.commit()\n", "        await self.db.commit()  # sessionlint: allow("),
        ("        await self.db.commit()  # noqa\n", "commit()  # noqa  # sessionlint: allow("),
        ("        await self.db.commit()", "        await self.db.commit()  # sessionlint: allow("),
        (
            "        return [order.name, order.price, order.customer], await self.db.commit(), order.date, order\n",
            "        # sessionlint: allow(commit-on-borrowed-session): kept\n        return"
        ),
        (
            "        await self.db.commit(\n            # why\n        )\n",
            "        await self.db.commit(  # sessionlint"
        ),
        (
            "        x = 1 + \\\n            await self.db.commit()\n",
            "            await self.db.commit()  # sessionlint: allow("
        ),
        (
            "        x = await self.db.commit() + \\\n            1\n",
            "        # sessionlint: allow(commit-on-borrowed-session): kept\n        x ="
        ),
        (
            "        return f\"\"\"\n        {await self.db.commit()}\n        \"\"\"\n",
            "        # sessionlint: allow(commit-on-borrowed-session): kept\n        return f"
        ),
        (
            "        if order: await self.db.commit()\n        else: pass\n",
            "if order: await self.db.commit()  # sessionlint"
        ),
        (
            "        await self.db.commit()  # sessionlint: allow(close-on-borrowed-session) until 2999-01-01: x\n",
            "# sessionlint: allow(commit-on-borrowed-session)"
        ),
    ])
    func inPython(_ body: String, _ expected: String) throws {
        let source = Self.python(body)
        if body.contains("2999") { return try besideAnother(source) }
        let written = try added(source, at: "app/services/orders.py")
        #expect(written.contains(expected), "\(written)")
        #expect(written.split(separator: "\n").count { $0.contains("sessionlint") } == 1)
    }

    /// The suppression that is there covers nothing, which is a finding that no comment can allow.
    private func besideAnother(_ source: String) throws {
        let scratch = try Scratch(["app/services/orders.py": source])
        #expect(addSuppressions(Self.reason, request(scratch)).count == 1)
        #expect(
            check(request(scratch)).report?.findings.map(\.rule.description) == ["suppression-unused"])
    }

    @Test(arguments: [
        ("        try context.save()", "        try context.save()  // sessionlint: allow("),
        ("        try context.save() /* now */", "/* now */  // sessionlint: allow("),
        (
            "        let text = \"\"\"\n            \\(try context.save())\n            \"\"\"",
            "        // sessionlint: allow(commit-on-borrowed-session): kept\n        let text"
        ),
        (
            "        try [1].map { _ in\n            try context.save()\n        }",
            "            try context.save()  // sessionlint: allow("
        ),
        (
            "        #if DEBUG\n        try context.save()\n        #endif",
            "        try context.save()  // sessionlint: allow("
        ),
    ])
    func inSwift(_ body: String, _ expected: String) throws {
        let written = try added(Self.swift(body), at: "Sources/Shop/Services/OrderService.swift")
        #expect(written.contains(expected), "\(written)")
    }

    @Test func aHeadIsCoveredAloneAndLineEndsStay() throws {
        let source = """
            from crewai.tools import BaseTool

            from app.core.database import SessionLocal
            from app.services.beds import BedService


            @final
            class HarvestTool(BaseTool):
                def _run(self, bed_id: int) -> str:
                    with SessionLocal() as session:
                        return BedService(session, None).harvest(bed_id)

            """.replacingOccurrences(of: "\n", with: "\r\n")
        let written = try added(source, at: "app/tools/harvest.py")
        #expect(written.contains("class HarvestTool(BaseTool):  # sessionlint: allow("), "\(written)")
        #expect(!written.replacingOccurrences(of: "\r\n", with: "").contains("\n"))
    }

    @Test(arguments: ["", "  ", "!!", "a\nb", "a # b", "a // b", "a\u{202E}b", " padded", "##[error]x"])
    func aReasonMustBeOne(_ reason: String) throws {
        let source = Self.python("        await self.db.commit()\n")
        let scratch = try Scratch(["app/services/orders.py": source])
        let added = addSuppressions(reason, request(scratch))
        #expect(added.problems.count == 1 && added.count == 0)
        #expect(try text(scratch, "app/services/orders.py") == source)
    }

    @Test func filesInOtherEncodingsAreLeftAlone() throws {
        let source = "# coding: latin-1\n" + Self.python("        await self.db.commit()  # ")
        let scratch = try Scratch()
        try scratch.write("app/services/orders.py", Array(source.utf8) + [0xE9, 0x0A])
        let added = addSuppressions(Self.reason, request(scratch))
        #expect(added.count == 0 && added.left.count == 1)
    }

    @Test func whatABaselineHoldsNeedsNone() throws {
        let scratch = try Scratch(["app/services/orders.py": Self.python("        await self.db.commit()\n")])
        #expect(baseline(.create, request(scratch), isGrowing: false, replaces: false).written != nil)
        #expect(addSuppressions(Self.reason, request(scratch)).count == 0)
    }
}
