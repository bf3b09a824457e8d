import Findings
import Testing

@testable import RuleEngine

/// How sure findings are that rest on what happens under a condition.
@Suite struct ConfidenceTests {
    private static func found(_ rule: String, _ files: [String: String]) -> [String] {
        let trial = Trial(files)
        return trial.result().findings.filter { $0.rule.description == rule }.map { finding in
            let path = trial.files[finding.place.file].path
            return "\(path):\(trial.line(finding.place)) \(finding.confidence) \(finding.related.count)"
        }
    }

    private static let database = """
        from sqlalchemy.orm import sessionmaker
        SessionLocal = sessionmaker()

        """

    private static func opening(_ body: String) -> [String] {
        found(
            "second-session-in-operation",
            [
                "app/core/database.py": database,
                "app/util/prices.py": "from app.core.database import SessionLocal\n\n" + body,
                "app/api/rooms.py": """
                from sqlalchemy.orm import Session
                from app.util.prices import price

                def book(db: Session, room):
                    db.add(room)
                    price(room)
                """,
            ])
    }

    @Test func anOpeningIsSureWhereItHappensEachTime() {
        let found = Self.opening(
            """
            def price(room):
                for day in room.days:
                    with SessionLocal() as own:
                        own.get(room, day)
            """)
        #expect(found == ["app/api/rooms.py:6 certain 1"])
    }

    @Test func anOpeningInAnArmIsLikely() {
        let found = Self.opening(
            """
            def price(room):
                if room.is_free():
                    with SessionLocal() as own:
                        own.get(room, 1)
            """)
        #expect(found == ["app/api/rooms.py:6 likely 1"])
    }

    @Test func anOpeningBehindAReturnIsLikely() {
        let found = Self.opening(
            """
            def price(room):
                if room.is_free():
                    return 0
                with SessionLocal() as own:
                    return own.get(room, 1)
            """)
        #expect(found == ["app/api/rooms.py:6 likely 1"])
    }

    @Test func anOpeningBehindAnErrorIsSure() {
        let found = Self.opening(
            """
            def price(room):
                if room.is_free():
                    raise ValueError
                with SessionLocal() as own:
                    return own.get(room, 1)
            """)
        #expect(found == ["app/api/rooms.py:6 certain 1"])
    }

    @Test func aCommitThatAnEarlierOneDecidesOverIsLikely() {
        let found = Self.found(
            "several-commits-in-operation",
            [
                "app/tasks/orders.py": """
                from sqlalchemy.orm import Session

                def made_here(db: Session, order, make):
                    if order is None:
                        order = make()
                        db.commit()
                    if not order.is_paid:
                        db.commit()

                def of_one_mind(db: Session, order, late):
                    if late:
                        db.commit()
                    if order.is_paid:
                        db.commit()

                def as_it_says(db: Session, order, late):
                    if late:
                        done, error = settle(db, order)
                        if error is None:
                            return
                    db.commit()

                def settle(db: Session, order):
                    if order.is_paid:
                        return order, "paid"
                    db.commit()
                    return order, None

                def in_one_arm(db: Session, order, make):
                    if order is None:
                        order = make()
                        db.commit()
                        if order.is_paid:
                            db.commit()
                """
            ])
        let expected = [
            "app/tasks/orders.py:8 likely 1", "app/tasks/orders.py:14 certain 1",
            "app/tasks/orders.py:21 likely 1", "app/tasks/orders.py:34 certain 1",
        ]
        #expect(found == expected)
    }
}

/// How sure findings are that rest on names, or on what the program does not show.
@Suite struct NamedConfidenceTests {
    private static func found(_ files: [String: String]) -> [String] {
        let trial = Trial(files)
        return trial.result().findings.map { finding in
            let path = trial.files[finding.place.file].path
            let isDoubted = finding.help.contains("say so under `[roles")
            return
                "\(path):\(trial.line(finding.place)) \(finding.rule) \(finding.confidence) \(isDoubted)"
        }
    }

    private static let query = """
        from sqlalchemy.orm import Session

        def rows(db: Session):
            return db.execute("select 1").all()
        """

    @Test(
        "a folder of tools that names alone show is likely",
        arguments: [
            ("class LendTool:\n    def run(self): pass\n", "likely true"),
            ("class Lend(BaseTool):\n    def _run(self): pass\n", "certain false"),
            ("from langchain.tools import tool\n@tool\ndef lend(): pass\n", "certain false"),
        ]
    )
    func folders(_ sign: String, _ expected: String) {
        let found = Self.found(["app/tools/lend.py": sign, "app/tools/rows.py": Self.query])
        #expect(found == ["app/tools/rows.py:4 query-in-tool \(expected)"])
    }

    @Test func aToolByItsNameIsLikely() {
        let code = """
            from sqlalchemy.orm import Session

            class LendTool:
                def run(self, db: Session):
                    return db.execute("select 1").all()
            """
        #expect(Self.found(["app/lending.py": code]).contains("app/lending.py:5 query-in-tool likely true"))
    }

    @Test func aModelThatTheProgramDoesNotShowIsLikely() {
        let tool = """
            from langchain.tools import tool
            from app.shown.models import Shown
            from app.hidden.models import Hidden, convert

            @tool
            def lend(): return Shown, Hidden, convert
            """
        let model = """
            from sqlalchemy.orm import DeclarativeBase
            class Base(DeclarativeBase): pass
            class Shown(Base): pass
            """
        let found = Self.found(["app/tools/lend.py": tool, "app/shown/models.py": model])
        #expect(
            found == [
                "app/tools/lend.py:2 model-imported-in-tool certain false",
                "app/tools/lend.py:3 model-imported-in-tool likely false",
            ])
    }

    @Test(
        "a connection that may commit by itself",
        arguments: [
            ("dsn, autocommit=True", []), ("dsn, autocommit=quick", ["app/tasks/a.py:7 likely"]),
            ("dsn, autocommit=False", ["app/tasks/a.py:7 certain"]), ("dsn", ["app/tasks/a.py:7 certain"]),
        ] as [(String, [String])]
    )
    func ownCommits(_ arguments: String, _ expected: [String]) {
        let code = """
            import psycopg

            def listen(dsn, quick):
                with psycopg.connect(\(arguments)) as conn:
                    conn.commit()
                    conn.execute("select 1")
                    conn.commit()
            """
        let trial = Trial("app/tasks/a.py", code)
        let found = trial.result().findings.filter {
            $0.rule.description == "several-commits-in-operation"
        }
        #expect(found.map { "app/tasks/a.py:\(trial.line($0.place)) \($0.confidence)" } == expected)
    }

    @Test func whatIsOnlyPromisedIsLikely() {
        let code = """
            from sqlalchemy.orm import Session

            class Resources:
                def __init__(self):
                    self.session: Session | None = None

                def release(self):
                    self.session.close()
                    self.session = None
            """
        #expect(
            Self.found(["app/services/resources.py": code])
                == ["app/services/resources.py:8 close-on-borrowed-session likely false"])
    }

    @Test(
        "a text that ends a transaction, given to something that is known and to something that is not",
        arguments: [
            ("import psycopg\nfrom elsewhere import psycopg as other", "psycopg.connect(dsn)", "certain"),
            ("import psycopg\nfrom elsewhere import database", "database.open(dsn)", "likely"),
        ]
    )
    func texts(_ imports: String, _ opening: String, _ expected: String) {
        let code = """
            \(imports)

            def count(dsn):
                rows = \(opening)
                try:
                    rows.execute("COMMIT")
                finally:
                    rows.close()
            """
        let found = Trial("app/tasks/a.py", code).result().findings.filter {
            $0.rule.description == "raw-transaction-sql"
        }
        #expect(found.map { "\($0.confidence)" } == [expected])
    }

    @Test func theLastOfTwoImportsIsMeant() {
        let code = """
            from sqlalchemy.orm import Session
            from app.models.user import Session

            class LoginService:
                def log_in(self, user):
                    login = Session(user_id=user.id)
                    return user, login.token
            """
        #expect(Self.found(["app/services/login.py": code]) == [])
    }
}
