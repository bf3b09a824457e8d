import Findings
import Foundation
import Reporting
import Testing

@testable import Driver

/// A workspace under somebody's hands says what a check of the same bytes says.
@Suite struct EditedWorkspaceTests {
    private static let service = """
        class LoanService:
            def __init__(self, db):
                self.db = db

            def lend(self):
                self.db.commit()

        """
    private static let caller = """
        from app.services.loans import LoanService


        class ReturnService:
            def __init__(self, db):
                self.loans = LoanService(db)

            def take(self):
                self.loans.lend()

        """

    private func request(_ path: String) -> CheckRequest {
        var request = CheckRequest()
        request.paths = [path]
        request.jobs = 2
        return request
    }

    private func workspace(_ scratch: Scratch) -> EditedWorkspace {
        EditedWorkspace(folder: scratch.path, request(scratch.path))
    }

    private func analysed(_ workspace: inout EditedWorkspace) throws -> Snapshot {
        let analysis = workspace.begin()
        return workspace.end(try #require(analysis).run())
    }

    private func text(_ report: Report?) throws -> String {
        var report = try #require(report)
        report.summary.seconds = 0
        return String(decoding: render(report, as: .jsonl), as: UTF8.self)
    }

    private func checked(_ scratch: Scratch) throws -> String {
        var request = request(scratch.path)
        request.usesCache = false
        return try text(check(request).report)
    }

    private func tree() throws -> Scratch {
        try Scratch([
            "app/services/loans.py": Self.service, "app/services/returns.py": Self.caller,
            "app/__init__.py": "", "sessionlint.toml": "",
        ])
    }

    private func parsed(_ snapshot: Snapshot) -> String? {
        snapshot.outcome.times.stages.first { $0.name == "read" }?.detail
    }

    @Test func aDocumentLiesOverItsFileAndOnlyItIsParsed() throws {
        let scratch = try tree()
        var workspace = workspace(scratch)
        let first = try analysed(&workspace)
        #expect(try text(first.report) == checked(scratch))
        #expect(first.report?.findings.isEmpty == false)
        let path = scratch.at("app/services/loans.py")
        workspace.update(path, Array(Self.service.utf8))
        // It says what the file says.
        #expect(parsed(try analysed(&workspace)) == "0 of 3 files parsed")
        let changed = Self.service.replacingOccurrences(of: "commit", with: "flush")
        workspace.update(path, Array(changed.utf8))
        #expect(workspace.isStale)
        let second = try analysed(&workspace)
        #expect(!workspace.isStale)
        #expect(parsed(second) == "1 of 3 files parsed")
        #expect(try text(second.report) != text(first.report))
        #expect(second.holds(Array(changed.utf8), at: path))
        try scratch.write("app/services/loans.py", changed)
        #expect(try text(second.report) == checked(scratch))
        // Closed again, the file counts, and says the same.
        workspace.close(path)
        #expect(try text(analysed(&workspace).report) == checked(scratch))
    }

    @Test func filesThatComeAndGoAreSeenWhenTheDiskIsLookedAt() throws {
        let scratch = try tree()
        var workspace = workspace(scratch)
        _ = try analysed(&workspace)
        try FileManager.default.removeItem(atPath: scratch.at("app/services/returns.py"))
        try scratch.write("app/services/more.py", Self.service)
        workspace.noteChangeOnDisk()
        #expect(try text(analysed(&workspace).report) == checked(scratch))
        // A document without a file, and one whose file was taken away, are a part of the tree.
        workspace.update(scratch.at("app/services/new.py"), Array(Self.service.utf8))
        let path = scratch.at("app/services/more.py")
        workspace.update(path, Array(Self.service.utf8))
        try FileManager.default.removeItem(atPath: path)
        workspace.noteChangeOnDisk()
        let snapshot = try analysed(&workspace)
        try scratch.write("app/services/new.py", Self.service)
        try scratch.write("app/services/more.py", Self.service)
        #expect(try text(snapshot.report) == checked(scratch))
        // What is left out is left out with a document over it, too.
        try scratch.write(".gitignore", "new.py\n")
        try scratch.write(".git/HEAD", "ref: refs/heads/main\n")
        workspace.noteChangeOnDisk()
        #expect(try text(analysed(&workspace).report) == checked(scratch))
    }

    @Test func aFileThatIsChangedTwiceInAMomentIsReadTwice() throws {
        let scratch = try tree()
        var workspace = workspace(scratch)
        for word in ["flush", "close", "merge", "begin"] {
            let text = Self.service.replacingOccurrences(of: "commit", with: word)
            try scratch.write("app/services/loans.py", text)
            workspace.noteChangeOnDisk()
            #expect(try self.text(analysed(&workspace).report) == checked(scratch), "\(word)")
        }
    }

    /// Roles and attributes that classes have from bases in a file that is edited.
    @Test func whatABaseInAnotherFileGivesIsNoticed() throws {
        let bases = """
            from crewai.tools import BaseTool
            from sqlalchemy.ext.asyncio import AsyncSession


            class Skill(BaseTool):
                pass


            class Linked:
                def __init__(self, link: AsyncSession):
                    self._link = link

            """
        let scratch = try Scratch([
            "app/bases.py": bases, "app/__init__.py": "", "sessionlint.toml": "",
            "app/rides.py": """
            from platform_database import AsyncSessionLocal

            from app.bases import Skill


            class CountRides(Skill):
                async def _arun(self):
                    async with AsyncSessionLocal() as session:
                        return await session.connection()

            """,
            "app/services/stamps.py": """
            from app.bases import Linked


            class StampService(Linked):
                async def stamp(self):
                    await self._link.commit()

            """,
        ])
        var workspace = workspace(scratch)
        let path = scratch.at("app/bases.py")
        var counts: [Int] = []
        for (old, new) in [
            ("", ""), ("(BaseTool)", ""), ("", ""), (": AsyncSession", ""), ("= link", "= None"), ("", ""),
            ("pass", "kind = 1"),
        ] {
            let changed = old.isEmpty ? bases : bases.replacingOccurrences(of: old, with: new)
            workspace.update(path, Array(changed.utf8))
            let report = try analysed(&workspace).report
            try scratch.write("app/bases.py", changed)
            #expect(try text(report) == checked(scratch), "\(old)")
            counts.append(report?.findings.count ?? -1)
        }
        #expect(counts[0] == 2)
        #expect(counts == [2, 1, 2, 1, 1, 2, 2])
    }

    @Test func aConfigurationThatChangesIsInForce() throws {
        let scratch = try tree()
        var workspace = workspace(scratch)
        #expect(try analysed(&workspace).report?.findings.isEmpty == false)
        try scratch.write("sessionlint.toml", "exclude = [\"services/\"]\n")
        workspace.noteChangeOnDisk()
        #expect(try analysed(&workspace).report?.findings.isEmpty == true)
        try scratch.write("sessionlint.toml", "exclude = [")
        workspace.noteChangeOnDisk()
        #expect(try analysed(&workspace).outcome.problems.count == 1)
        try scratch.write("sessionlint.toml", "cache = false\n")
        workspace.noteChangeOnDisk()
        #expect(try text(analysed(&workspace).report) == checked(scratch))
        workspace.update(scratch.at("app/services/loans.py"), [])
        let snapshot = try analysed(&workspace)
        try scratch.write("app/services/loans.py", "")
        #expect(try text(snapshot.report) == checked(scratch))
    }

    @Test func whatIsFoundSoonerIsTheSame() throws {
        let scratch = try tree()
        var workspace = workspace(scratch)
        let analysis = workspace.begin(complete: false)
        let early = workspace.end(try #require(analysis).run())
        #expect(early.program == nil)
        let next = workspace.begin()
        let another = workspace.begin()
        #expect(next != nil && another == nil && workspace.isBusy)
        #expect(try text(early.report) == checked(scratch))
    }

    @Test func everyQuestionIsAnsweredAsByTheCommand() throws {
        let scratch = try tree()
        var workspace = workspace(scratch)
        let snapshot = try analysed(&workspace)
        let program = try #require(snapshot.program).asked()
        workspace.take(program)
        let path = scratch.at("app/services/loans.py")
        let file = try #require(program.file(at: path))
        let offset = UInt32(
            try #require(Self.service.utf8.firstRange(of: "lend".utf8)).lowerBound
                .utf16Offset(in: Self.service))
        let said = program.answer(file: file, offset: offset, line: 5)
        let asked = why("LoanService.lend", request(scratch.path), color: false).output
        #expect(lines(said) == lines(asked))
        let on = program.answer(
            file: file, offset: offset + 20, line: 6)
        var lineRequest = request(scratch.path)
        lineRequest.paths = [path]
        #expect(lines(on) == lines(explainLine(6, lineRequest, color: false).output))
        #expect(program.answer(file: file, offset: 0, line: 1).isEmpty)
        let function = try #require(program.function(file: file, offset: offset))
        #expect(
            program.callers(of: function).map(\.function.name) == ["app.services.returns.ReturnService.take"])
        #expect(program.notes(file: file).map(\.text) == ["commits"])
        let other = try #require(program.file(at: scratch.at("app/services/returns.py")))
        #expect(program.notes(file: other).map(\.text) == ["commits through 1 call"])
        #expect(program.text(of: file)?.bytes == Array(Self.service.utf8))
        try scratch.write("app/services/loans.py", "")
        #expect(program.text(of: file) == nil)
    }

    /// Without the paths, which count from different folders.
    private func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
            line.split(separator: " ").filter { !$0.contains(".py:") }.joined(separator: " ")
        }
    }

    @Test func aFindingGoesIntoTheBaselineAndBecomesAHint() throws {
        let scratch = try tree()
        var workspace = workspace(scratch)
        let snapshot = try analysed(&workspace)
        let path = scratch.at("app/services/loans.py")
        let finding = try #require(snapshot.findings(at: path).first)
        #expect(!finding.isBaselined)
        _ = try workspace.addToBaseline(finding.finding, of: snapshot)
        workspace.noteChangeOnDisk()
        let after = try analysed(&workspace)
        #expect(after.findings(at: path).map(\.isBaselined) == [true])
        #expect(try text(after.report) == checked(scratch))
    }

    @Test func aSuppressionIsWrittenWhereItCovers() throws {
        let scratch = try tree()
        var workspace = workspace(scratch)
        let path = scratch.at("app/services/loans.py")
        let snapshot = try analysed(&workspace)
        let finding = try #require(snapshot.findings(at: path).first?.finding)
        let empty = try #require(snapshot.change(suppressing: finding, reason: nil))
        #expect(empty.edits.map(\.text) == ["  # sessionlint: allow(\(finding.rule)): "])
        #expect(snapshot.change(suppressing: finding, reason: "two\nlines") == nil)
        let change = try #require(snapshot.change(suppressing: finding, reason: "the owner asks for it"))
        let edit = try #require(change.edits.first)
        var bytes = change.text.bytes
        bytes.replaceSubrange(edit.range.indices, with: edit.text.utf8)
        workspace.update(path, bytes)
        let after = try analysed(&workspace)
        #expect(after.findings(at: path).isEmpty)
        #expect(after.report?.summary.suppressed == 1)
    }
}
