import Findings
import Linking
import Testing

@testable import RuleEngine

/// What gives code its role, and what does not.
struct RoleTests {
    @Test(
        "the most specific path decides",
        arguments: [
            ("app/services/orders.py", "service"), ("app/services/crew/tools/lend.py", "service"),
            ("app/api/v1/services/x.py", "service"),
            ("app/services/flow_orchestration/run.py", "orchestrator"),
            ("app/services/orchestration.py", "service"), ("app/core/database.py", "database"),
            ("app/core/databases/x.py", "database"), ("app/toolshed/x.py", nil),
            ("app/agents/boat_tools.py", nil),
            ("scripts/load_tools.py", "script"), ("tests/services/x.py", "test"),
            ("app/services/x_legacy.py", "legacy"),
            ("app/legacy_assessment/services/x.py", "service"), ("app/migrations/services/x.py", "migration"),
            ("app/migrations.py", nil), ("app/workers/nightly.py", "task"), ("app/models/boat.py", nil),
            ("app/services/database/models/boat/crud.py", "repository"), ("app/test_diagnostics.py", nil),
        ] as [(String, String?)]
    )
    func paths(_ path: String, _ role: String?) {
        let found = describeRoles(
            Trial(path, "x = 1\n").analysed, rules: Trial.rules, settings: AnalysisSettings())
        #expect(found.first?.role?.name == role)
    }

    @Test(
        "a folder of tools is one where something in it is a tool, and one of models one with classes",
        arguments: [
            ("app/services/crew/tools/lend.py", "class Lend(BaseTool): pass", "tool"),
            ("app/services/crew/tools/lend.py", "class LendTool:\n    def run(self): pass", "tool"),
            ("app/services/crew/tools/lend.py", "class LendTool:\n    size = 1", "service"),
            ("app/agents/boat_tools.py", "class Row(BaseTool): pass", "tool"),
            ("app/models/boat.py", "class Boat(Base): pass", "model"),
        ] as [(String, String, String)]
    )
    func tools(_ path: String, _ source: String, _ role: String) {
        let found = describeRoles(
            Trial(path, source + "\n").analysed, rules: Trial.rules, settings: AnalysisSettings())
        #expect(found.first?.role?.name == role)
    }

    @Test(
        "bases, decorators and names",
        arguments: [
            (
                "a base wins over the path", "app/services/x.py",
                "from crewai.tools import BaseTool\nclass Monitor(BaseTool): pass",
                "Monitor: tool, base class BaseTool"
            ),
            (
                "a base by another name", "app/x.py",
                "from crewai.tools import BaseTool as Base\nclass Monitor(Base): pass",
                "Monitor: tool, base class BaseTool"
            ),
            (
                "through a base of the file", "app/x.py",
                "from sqlalchemy.orm import DeclarativeBase\nclass Base(DeclarativeBase): pass\nclass Boat(Base): pass",
                "Boat: model, base class DeclarativeBase"
            ),
            (
                "a stub of the base", "app/x.py",
                "try:\n  from crewai import BaseTool\nexcept ImportError:\n  class BaseTool: pass\nclass Rake(BaseTool): pass",
                "Rake: tool, base class BaseTool"
            ),
            (
                "a table of SQLModel", "app/x.py", "class Boat(SQLModel, table=True): pass",
                "Boat: model, base class SQLModel"
            ),
            (
                "a decorator", "app/services/x.py",
                "from celery import shared_task\n@shared_task\ndef run(): pass",
                "run: task, decorator @shared_task"
            ),
            (
                "a route", "app/x.py", "import fastapi\n@router.get('/x')\ndef run(): pass",
                "run: endpoint, decorator @router.get()"
            ),
            (
                "an injected parameter", "app/services/x.py",
                "from fastapi import Depends\ndef run(db=Depends(get_db)): pass",
                "run: endpoint, parameter db is injected"
            ),
            ("a name", "app/x.py", "class BoatService: pass", "BoatService: service, name BoatService"),
            (
                "a factory of tools", "app/tools/x.py", "def create_boat_tools(): pass",
                "create_boat_tools: tool-factory, name create_boat_tools"
            ),
            (
                "starts a crew", "app/x.py", "import crewai\ndef run(crew): crew.kickoff()",
                "run: orchestrator, calls kickoff"
            ),
            (
                "makes a factory", "app/store.py",
                "from sqlalchemy.orm import sessionmaker\nmake = sessionmaker()",
                "app/store.py: database, makes a session factory or keeps an engine"
            ),
            (
                "runs as a program", "app/load.py", "if __name__ == '__main__':\n  pass",
                "app/load.py: script, runs as a program"
            ),
        ]
    )
    func signs(_ name: String, _ path: String, _ source: String, _ expected: String) {
        let roles = Trial(path, source).roles()
        #expect(roles.contains(expected), "\(name): \(roles)")
    }

    @Test(
        "what only looks like a sign",
        arguments: [
            ("a schema among the tools", "app/x.py", "class ToolSchema: pass"),
            (
                "a pool of threads", "app/x.py",
                "from concurrent.futures import Executor\nclass MyExecutor(Executor): pass"
            ),
            ("a schema of SQLModel", "app/x.py", "class Boat(SQLModel): pass"),
            ("a table of tools", "app/x.py", "def create_tools_table(): pass"),
            ("a decorator of what is not used", "app/x.py", "@shared_task\ndef run(): pass"),
            ("a parameter that nobody fills", "app/x.py", "def run(db=Depends(get_db)): pass"),
            ("no crew", "app/x.py", "def run(bike): bike.kickoff()"),
            ("a model of another library", "app/x.py", "import cars\nclass Boat(models.Model): pass"),
        ]
    )
    func none(_ name: String, _ path: String, _ source: String) {
        #expect(Trial(path, source).roles() == [], "\(name)")
    }

    @Test func aConfigurationWinsOverEverything() {
        var trial = Trial([
            "app/services/a.py": "class A(BaseTool): pass", "app/b.py": "class LateClerk: pass",
        ])
        trial.settings.roles = [
            RoleOverride(globs: ["app/services/**"], role: .orchestrator),
            RoleOverride(globs: [], classes: ["*Clerk"], role: .service),
        ]
        #expect(
            trial.roles() == [
                "LateClerk: service, configured by class name",
                "app/services/a.py: orchestrator, configured for `app/services/**`",
            ])
        trial.settings.roles = [RoleOverride(globs: ["app/services/**"], role: nil)]
        #expect(trial.roles() == ["app/services/a.py: none, configured for `app/services/**`"])
    }

    @Test(
        "globs go by components",
        arguments: [
            ("**/services/**", "app/services/x.py", 2), ("**/services/**", "app/myservices/x.py", nil),
            ("app/*.py", "app/x.py", 2), ("app/*.py", "app/a/x.py", nil), ("app/", "app/a/x.py", 1),
            ("**/a/**/b.py", "x/a/y/z/b.py", 5), ("**", "a/b", 0), ("*/b", "a/b", 2),
            ("**/a/**", "a/x/a/y", 3),
        ] as [(String, String, Int?)]
    )
    func globs(_ glob: String, _ path: String, _ depth: Int?) {
        #expect(Glob(glob).depth(in: PathParts(path)) == depth)
    }
}
