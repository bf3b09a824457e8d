import Findings
import Linking
import Testing

@testable import RuleEngine

/// How findings are grouped, worded, ranked and identified.
struct FindingTests {
    static let opening = """
        from crewai.tools import tool

        from app.core.database import AsyncSessionLocal

        @tool
        async def lend(copy_id: int) -> str:
            async with AsyncSessionLocal() as db:
                await db.commit()
            return ""
        """

    @Test func oneCauseIsOneFindingWithItsPlaces() throws {
        let trial = Trial("app/tools/lend.py", Self.opening)
        let findings = trial.result().findings
        #expect(findings.map(\.rule.description) == ["session-opened-in-tool"])
        let finding = try #require(findings.first)
        #expect(finding.severity == .error)
        #expect(finding.confidence == .certain)
        #expect(finding.role == "tool")
        #expect(finding.function == "lend")
        #expect(trial.text(finding.place) == "AsyncSessionLocal()")
        #expect(
            finding.related.map { "\(trial.line($0)) \(trial.text($0)): \($0.message)" } == [
                "3 AsyncSessionLocal: the factory is imported here", "7 db: `db` is the session",
                "8 db.commit(): committed here",
            ])
    }

    @Test func ungroupedEveryPlaceThatBreaksARuleIsAFinding() {
        var trial = Trial("app/tools/lend.py", Self.opening)
        trial.settings.isGrouped = false
        let findings = trial.result().findings
        #expect(findings.map(\.rule.description) == ["session-factory-imported", "session-opened-in-tool"])
        #expect(Set(findings.map(\.cause)).count == 1)
        #expect(findings.allSatisfy { !$0.related.isEmpty })
    }

    @Test func usesOfAnOuterSessionAreOneCauseABlock() {
        let source = """
            from sqlalchemy.orm import Session
            from app.core.database import SessionLocal

            def move(session: Session, row):
                with SessionLocal() as inner:
                    session.add(row)
                    session.flush()
            """
        var trial = Trial("app/workflows/move.py", source)
        #expect(trial.findings() == ["app/workflows/move.py:6 outer-session-in-transaction"])
        #expect(trial.result().findings.first?.related.contains { trial.line($0) == 7 } == true)
        trial.settings.isGrouped = false
        #expect(trial.findings().count == 2)
    }

    @Test func ofSeveralCommitsThoseOfOnePathAreShown() {
        let source = """
            from sqlalchemy.orm import Session

            def save(session: Session, row, note):
                if row.id:
                    session.commit()
                    return row
                session.add(row)
                session.commit()
                session.add(note)
                session.commit()
            """
        let trial = Trial("app/api/save.py", source)
        let found = trial.result().findings.filter { $0.rule.description == "several-commits-in-operation" }
        #expect(found.map { trial.line($0.place) } == [10])
        #expect(found.first?.related.map { trial.line($0) } == [8])
    }

    @Test func aLikelyFindingIsAtMostAWarning() {
        let trial = Trial("app/services/a.py", "def f(db):\n    db.commit()\n")
        let finding = trial.result().findings.first
        #expect(finding?.confidence == .likely)
        #expect(finding?.severity == .warning)
    }

    @Test func aFolderAndANameThatDisagreeAreNotCertain() {
        let source = """
            from sqlalchemy.orm import Session
            class MoveOrchestrator:
                def __init__(self, session: Session):
                    self.session = session
                def run(self):
                    self.session.commit()
            """
        #expect(Trial("app/services/move.py", source).result().findings.map(\.confidence) == [.likely])
        #expect(Trial("app/orchestration/move.py", source).findings() == [])
    }

    @Test func fingerprintsSurviveMovedLinesAndTellRepeatsApart() {
        let source = "def f(db):\n    db.commit()\n    db.commit()\n"
        let findings = Trial("app/services/a.py", source).result().findings
        let moved = Trial("app/services/a.py", "# one\n# two\n" + source).result().findings
        #expect(findings.map(\.fingerprint) == moved.map(\.fingerprint))
        #expect(findings.map(\.fingerprint.ordinal) == [1, 2])
        #expect(Set(findings.map(\.cause)).count == 2)
    }

    @Test(
        "fixes are described as changes of bytes",
        arguments: [
            (
                "app/services/a.py", "import sqlalchemy\ndef f(db):\n    db.close()\n",
                "import sqlalchemy\ndef f(db):\n    pass\n"
            ),
            (
                "app/tools/a.py", "def create_boat_tools(): ...\n",
                "def create_boat_tools(registry=None): ...\n"
            ),
            (
                "app/tools/a.py", "def create_boat_tools(context,): ...\n",
                "def create_boat_tools(context, registry=None,): ...\n"
            ),
        ]
    )
    func fixes(_ path: String, _ source: String, _ fixed: String) throws {
        let finding = try #require(Trial(path, source).result().findings.first)
        var bytes = Array(source.utf8)
        for edit in try #require(finding.fix).edits.reversed() {
            bytes.replaceSubrange(edit.range.indices, with: Array(edit.text.utf8))
        }
        #expect(String(decoding: bytes, as: UTF8.self) == fixed)
    }

    @Test func aTreeWithoutRolesTakesBorrowersForServices() {
        let trial = Trial("a.py", "from sqlalchemy.orm import Session\ndef f(s: Session):\n    s.commit()\n")
        let result = trial.result()
        #expect(result.findings.map(\.rule.description) == ["commit-on-borrowed-session"])
        #expect(result.findings.map(\.confidence) == [.likely])
        #expect(result.notices.count == 1)
        let withRole = Trial([
            "a.py": "from sqlalchemy.orm import Session\ndef f(s: Session):\n    s.commit()\n",
            "services/b.py": "x = 1\n",
        ])
        #expect(withRole.findings() == [])
    }

    @Test func overridesSetRulesAndSeveritiesByPath() throws {
        var trial = Trial(
            "app/services/a.py", "from sqlalchemy.orm import Session\ndef f(s: Session):\n    s.commit()\n")
        let rule = try #require(RuleID("commit-on-borrowed-session"))
        trial.settings.overrides = [PathOverride(globs: ["app/services/*.py"], severities: [rule: .note])]
        #expect(trial.result().findings.map(\.severity) == [.note])
        trial.settings.overrides = [PathOverride(globs: ["app/services/*.py"], disabled: [rule])]
        #expect(trial.findings() == [])
        trial.settings.overrides = [PathOverride(globs: ["app/tools/**"], disabled: [rule])]
        #expect(trial.result().notices == ["the override for `app/tools/**` matches no file"])
        trial.settings.overrides = []
        trial.settings.roles = [RoleOverride(globs: ["lib/**"], role: .tool)]
        #expect(trial.result().notices == ["the role override for `lib/**` matches no file"])
    }

    @Test func selectionAndSeveritiesHold() throws {
        var trial = Trial("app/services/a.py", "def f(db):\n    db.commit()\n    db.rollback()\n")
        let commit = try #require(RuleID("commit-on-borrowed-session"))
        trial.settings.selected = [commit]
        #expect(trial.findings().count == 1)
        trial.settings.disabled = [commit]
        #expect(trial.findings() == [])
        trial.settings = AnalysisSettings()
        trial.settings.severities = [commit: .note]
        #expect(trial.result().findings.map(\.severity) == [.note, .warning])
    }

    @Test func namesOfAConfigurationAddToTheModels() {
        var trial = Trial(
            "app/services/a.py",
            "from app.store import open_shelf\nfrom app.store import BoatSession\ndef f(x: BoatSession):\n    open_shelf()\n    x.commit()\n"
        )
        #expect(trial.findings() == [])
        trial.settings.names[.sessionFactories] = ["open_*"]
        trial.settings.names[.sessionTypes] = ["app.store.BoatSession"]
        #expect(
            trial.findings() == [
                "app/services/a.py:4 session-not-closed",
                "app/services/a.py:4 session-opened-in-service",
                "app/services/a.py:5 commit-on-borrowed-session",
            ])
    }

    @Test func theOrderOfFilesChangesNothing() {
        let files = [
            "app/core/database.py": "from sqlalchemy.orm import sessionmaker\nshelves = sessionmaker()\n",
            "app/services/a.py": "from app.core.database import shelves\ndef f():\n    shelves()\n",
            "app/services/b.py": "def f(db):\n    db.commit()\n",
        ]
        let trial = Trial(files)
        var shuffled = trial
        shuffled.files.reverse()
        #expect(trial.findings().count == 3)
        #expect(shuffled.findings().sorted() == trial.findings().sorted())
    }
}
