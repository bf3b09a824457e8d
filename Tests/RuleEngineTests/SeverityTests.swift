import Findings
import Testing

@testable import RuleEngine

/// How sure and how severe findings are that depend on where a value goes.
struct SeverityTests {
    @Test func aHashIsCertainWhereItChoosesABucketOrNamesARow() {
        let trial = Trial(
            "app/core/shelves.py",
            """
            def shelf(title: str) -> int:
                return hash(title) % 8

            def label(title: str) -> str:
                return f"book {hash(title)}"

            class Book:
                def __init__(self, title: str):
                    self.id = hash(title)

            class Card:
                def __init__(self, title: str):
                    self._key = hash(title)
            """)
        #expect(
            trial.result().findings.map { "\(trial.line($0.place)) \($0.confidence) \($0.severity)" } == [
                "2 certain error", "5 likely note", "9 certain error", "13 likely note",
            ])
    }

    @Test func nobodyIsWarnedToPassARegistryThatTheProgramDoesNotHave() {
        var files = [
            "app/tools/berth_tool.py": """
            from crewai.tools import BaseTool
            from sqlalchemy.orm import Session

            class BerthTool(BaseTool):
                def __init__(self, db: Session):
                    self.db = db

                def _run(self, berth: int):
                    return self.db.get(Berth, berth)

            def create_berth_tools(db: Session):
                return [BerthTool(db)]
            """,
            "app/execution/berth_executor.py": """
            from crewai import Crew
            from sqlalchemy.orm import Session

            class BerthExecutor:
                def __init__(self, db: Session):
                    self.db = db

                def run(self):
                    return Crew().kickoff()
            """,
        ]
        func severities() -> [String] {
            Trial(files).result().findings.filter { $0.rule.description.hasSuffix("-without-registry") }
                .map { "\($0.rule) \($0.severity)" }
        }
        let rules = ["executor-without-registry", "tool-without-registry", "tool-factory-without-registry"]
        #expect(severities() == rules.map { $0 + " note" })
        files["app/core/registry.py"] = "class ServiceRegistry:\n    pass\n"
        #expect(severities() == rules.map { $0 + " warning" })
    }

    @Test func takingBackWhatHasFailedIsOneWarning() throws {
        let trial = Trial([
            "app/core/pages.py": """
            from sqlalchemy.orm import Session

            def read(db: Session, query):
                try:
                    return db.execute(query).all()
                except Exception:
                    db.rollback()
                    raise
            """,
            "app/services/pages.py": """
            from app.core.pages import read
            from sqlalchemy.orm import Session

            class PageService:
                def __init__(self, db: Session):
                    self.db = db

                def recent(self, query):
                    return read(self.db, query)

                def best(self, query):
                    return read(self.db, query)
            """,
        ])
        let findings = trial.result().findings
        #expect(findings.map(\.rule.description) == ["commit-through-call"])
        let finding = try #require(findings.first)
        #expect(finding.severity == .warning)
        #expect(finding.confidence == .certain)
        #expect(
            finding.message
                == "`read` rolls back a session that is only borrowed in `PageService.recent`, and in 1 other function"
        )
        #expect(trial.line(finding.place) == 7)
        #expect(finding.related.map { "\(trial.line($0))" } == ["9", "12"])
    }

    @Test func whyListsTenOfAKindUnlessAskedForAll() throws {
        let calls = (1...12).map { "def visit\($0)(db: Session):\n    note(db)\n" }.joined(separator: "\n")
        let text = """
            from sqlalchemy.orm import Session

            def note(db: Session):
                db.commit()

            \(calls)
            """
        let program = KnownProgram(
            Trial("app/core/notes.py", text).analysed, rules: Trial.rules, settings: AnalysisSettings())
        let short = try #require(program.why("note").first).lines.map(\.text)
        #expect(short.filter { $0.contains("visit") }.count == 10)
        #expect(short.last == "and 2 more")
        let long = try #require(program.why("note", most: .max).first).lines.map(\.text)
        #expect(long.filter { $0.contains("visit") }.count == 12)
    }
}
