import Findings
import Testing

@testable import RuleEngine

/// How sure findings are where the code leaves open whose a session is, or whether something is meant that way.
@Suite struct DoubtTests {
    /// The findings of one rule, by line and confidence.
    private static func found(_ rule: String, _ files: [String: String]) -> [String] {
        let trial = Trial(files)
        return trial.result().findings.filter { $0.rule.description == rule }.map {
            "\(trial.line($0.place)) \($0.confidence)"
        }
    }

    @Test func aLoopThatMayGoThroughBatches() {
        let code = """
            from sqlalchemy.orm import Session
            from app.core.database import SessionLocal, current

            def until_none_is_left(db: Session, batch):
                rows = db.execute(batch).all()
                while len(rows) > 0:
                    db.execute("update orders set late = true")
                    db.commit()
                    rows = db.execute(batch).all()

            def one_by_one(db: Session, pages):
                db.commit()
                while pages:
                    for order in pages.pop():
                        db.add(order)
                        db.commit()

            def asked_anew(orders):
                for order in orders:
                    db = current()
                    db.add(order)
                    db.commit()
            """
        let database = """
            from sqlalchemy.orm import scoped_session, sessionmaker
            SessionLocal = scoped_session(sessionmaker())

            def current():
                return SessionLocal()
            """
        let found = Self.found(
            "several-commits-in-operation", ["app/core/orders.py": code, "app/core/database.py": database])
        #expect(found.contains("8 likely"))
        #expect(found.contains("16 certain"))
        #expect(!found.contains("22 certain"))
    }

    @Test func aTaskThatClosesWhatItIsGiven() {
        let code = """
            import asyncio
            from sqlalchemy.ext.asyncio import AsyncSession

            async def keep(db: AsyncSession, row):
                db.add(row)

            async def keep_and_close(db: AsyncSession, row):
                db.add(row)
                await db.close()

            async def lend(db: AsyncSession, row):
                asyncio.create_task(keep(db, row))

            async def hand_over(db: AsyncSession, row):
                asyncio.create_task(keep_and_close(db, row))
            """
        let found = Self.found("session-escapes-to-background", ["app/api/rows.py": code])
        #expect(found == ["12 certain", "15 likely"])
    }

    @Test func aModelByItsFolderAlone() {
        let code = """
            from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
            SessionLocal = sessionmaker()

            class Base(DeclarativeBase): pass

            class Room(Base):
                def again(self):
                    return SessionLocal()

            class RoomStore:
                def open(self):
                    return SessionLocal()

            def rooms():
                with SessionLocal() as db:
                    return db.execute("select 1").all()
            """
        let found = Self.found("session-opened-in-model", ["app/models/rooms.py": code])
        #expect(found == ["8 certain", "12 likely", "15 likely"])
    }

    @Test(
        "a query without the tenant, where it is at hand and where nobody has told it",
        arguments: [("db: Session, tenant_id: int", "11 certain"), ("db: Session", "11 likely")]
    )
    func tenants(_ parameters: String, _ expected: String) {
        let code = """
            from sqlalchemy import exists, select
            from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
            class Base(DeclarativeBase): pass
            class Order(Base):
                __tablename__ = "orders"
                id: Mapped[int] = mapped_column(primary_key=True)
                tenant_id: Mapped[int] = mapped_column()
                kind: Mapped[str] = mapped_column()

            def of_kind(\(parameters)):
                return db.scalars(select(Order).where(Order.kind == "new")).all()

            def has_one(db: Session, tenant_id: int):
                return db.scalar(select(exists().where(Order.kind == "new", Order.tenant_id == tenant_id)))
            """
        #expect(Self.found("tenant-filter-missing", ["app/services/orders.py": code]) == [expected])
        // Elsewhere nobody says whose work it is, nor whether it is anybody's.
        let isTold = expected.hasSuffix("certain")
        #expect(
            Self.found("tenant-filter-missing", ["app/core/orders.py": code]) == (isTold ? [expected] : []))
    }

    @Test(
        "a text that begins a transaction, alone and with one that ends it",
        arguments: [
            ("pass", ["5 likely"]), ("connection.exec_driver_sql(\"COMMIT\")", ["5 certain", "6 certain"]),
        ] as [(String, [String])]
    )
    func beginnings(_ end: String, _ expected: [String]) {
        let code = """
            from sqlalchemy.engine import Connection

            def work(connection: Connection):
                connection.exec_driver_sql("delete from seats")
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                \(end)
            """
        #expect(Self.found("raw-transaction-sql", ["app/core/seats.py": code]) == expected)
    }

    @Test func aSessionOfWhichOnlyItsTypeIsSaid() {
        let code = """
            from dataclasses import dataclass
            from elsewhere import Engine
            from sqlalchemy.engine import Connection

            @dataclass
            class Pin:
                connection: Connection | None

            class Seats:
                def __init__(self, engine: Engine):
                    self.engine = engine
                    self._connection: Connection | None = None

                def open(self):
                    self._connection = self.engine.connect()

                def close(self):
                    if self._connection:
                        self._connection.close()

            async def pinned(engine):
                pin = Pin(connection=await engine.connect())
                try:
                    yield pin
                finally:
                    await pin.connection.close()
            """
        let found = Self.found("close-on-borrowed-session", ["app/services/seats.py": code])
        #expect(!found.isEmpty && found.allSatisfy { $0.hasSuffix("likely") })
    }

    @Test func aMethodThatIsCalledLikeAnOpener() {
        let code = """
            from app.forge import forge

            class BrowserService:
                async def start(self):
                    return await forge.BROWSERS.create_session(timeout=60)
            """
        let forge = """
            import os

            class Forge:
                def __getattr__(self, name):
                    return getattr(os, name)

            forge = Forge()
            """
        let found = Self.found(
            "session-opened-in-service", ["app/services/browsers.py": code, "app/forge.py": forge])
        #expect(!found.contains { $0.hasSuffix("certain") })
    }

    @Test func aClosingThatSomethingBeforeItInTheSameFinallyMayKeepFromHappening() {
        let code = """
            from contextlib import contextmanager
            from app.core.database import SessionLocal
            from app.core.tracking import forget, note

            @contextmanager
            def tracked():
                session = SessionLocal()
                try:
                    yield session
                finally:
                    forget(session)
                    session.close()

            @contextmanager
            def noted():
                session = SessionLocal()
                note("opened")
                try:
                    yield session
                finally:
                    session.close()
            """
        let database = "from sqlalchemy.orm import sessionmaker\nSessionLocal = sessionmaker()\n"
        let found = Self.found(
            "session-not-closed", ["app/core/scopes.py": code, "app/core/database.py": database])
        #expect(found == ["7 likely", "16 certain"])
    }

    @Test func aContextManagerThatGivesTheSessionItHas() {
        let code = """
            from contextlib import contextmanager
            from sqlalchemy.orm import Session, sessionmaker
            SessionLocal = sessionmaker()

            @contextmanager
            def given_or_new(db: Session | None = None):
                if db is None:
                    with SessionLocal() as db:
                        yield db
                else:
                    yield db

            def count(db: Session | None = None):
                if db is None:
                    db = SessionLocal()
                db.execute("select 1")
            """
        #expect(
            Self.found("optional-session-opens-own", ["app/core/scopes.py": code]) == ["13 certain"])
    }

    @Test func aFunctionThatOnlyItsNameCallsAToolFactory() {
        let code = "def get_cost_for_tools(usage):\n    return usage * 2\n"
        #expect(Self.found("tool-factory-without-registry", ["app/costs.py": code]) == ["1 likely"])
    }
}
