import Foundation
import RuleEngine
import Testing

@testable import Driver

/// An analysis that takes over what still holds finds the same as one that begins anew.
@Suite struct EditTrialTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test(arguments: ["platform-before", "platform-swift-before"]) func edits(project: String) throws {
        var request = CheckRequest()
        request.paths = [Self.root.appending(path: "Fixtures/projects/\(project)").path]
        request.configuration = .none
        var trial = EditTrial()
        trial.edits = 40
        let outcome = trial.run(request)
        #expect(outcome.problems.isEmpty)
        #expect(String(decoding: outcome.output, as: UTF8.self).contains(#""edits":40,"#))
    }

    /// What is told of a file changes with the file that it calls, and with nothing else in that.
    @Test func othersAreJudgedAnew() throws {
        let scratch = try Scratch()
        try scratch.write(
            "app/services/stock_service.py",
            """
            from sqlalchemy.orm import Session

            from app.keeping import keep


            class StockService:
                def __init__(self, db: Session):
                    self.db = db

                def book(self, row):
                    keep(self.db, row)

            """)
        let harmless = "def keep(db, row):\n    db.add(row)\n"
        try scratch.write("app/keeping.py", harmless)
        var request = CheckRequest()
        request.paths = [scratch.path]
        request.configuration = .none
        request.usesCache = false
        var run = Run(request)
        #expect(run.prepare().problems.isEmpty)
        let workspace = try #require(run.workspaces.first)
        var inputs = WorkspaceFiles(workspace.plan, workspace.settings, languages: run.languages, jobs: 1)
            .inputs
        let engine = Engine(workspace.rules, settings: workspace.settings.analysis)
        let edited = try #require(inputs.firstIndex { $0.path == "app/keeping.py" })
        var analysis: SourceAnalysis?
        var told: [Int] = []
        for text in [harmless, "# Adds it.\n" + harmless, harmless + "    db.commit()\n", harmless] {
            inputs[edited].overlay = Array(text.utf8)
            var read = analysis?.outcomes.map(Optional.some) ?? []
            if !read.isEmpty { read[edited] = nil }
            var times = StageTimes()
            let next = SourceAnalysis(
                inputs, engine: engine, languages: run.languages, jobs: 1, read: read,
                repeating: .after(analysis?.next), times: &times)
            told.append(
                next.result.findings.count { inputs[$0.place.file].path.hasSuffix("stock_service.py") })
            analysis = next
        }
        #expect(told == [0, 0, 1, 0])
    }
}
