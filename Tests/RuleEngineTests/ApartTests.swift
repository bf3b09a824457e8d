import Findings
import Testing

@testable import RuleEngine

/// What stands for itself, by intent or by a library, is told as likely or not at all.
@Suite struct ApartTests {
    private static func found(_ path: String, _ text: String, _ rule: String) -> [String] {
        let trial = Trial(path, text)
        return trial.result().findings.filter { $0.rule.description == rule }.map {
            "\(trial.line($0.place)) \($0.confidence)"
        }
    }

    @Test func commitsThatShowHowFarTheWorkIsAreLikely() {
        let found = Self.found(
            "app/tasks/builds.py",
            """
            from sqlalchemy.orm import Session

            def build(db: Session, job, machine):
                job.status = "running"
                db.commit()
                machine.run(job)
                job.status = "done"
                db.commit()

            def pay(db: Session, bill, bank):
                bill.amount = 1
                db.commit()
                bank.send(bill)
                bill.number = 2
                db.commit()
            """, "several-commits-in-operation")
        #expect(found == ["8 likely", "15 certain"])
    }

    @Test func roundsThatAreTheWholeOperationAreLikely() {
        let found = Self.found(
            "app/tasks/bills.py",
            """
            from sqlalchemy.orm import Session

            def send(db: Session, bills, post):
                for bill in bills:
                    post.send(bill)
                    bill.is_sent = True
                    db.commit()

            def close(db: Session, year, bills):
                db.add(year)
                db.commit()
                for bill in bills:
                    bill.is_closed = True
                    db.commit()
            """, "several-commits-in-operation")
        #expect(found == ["7 likely", "14 certain"])
    }

    @Test func aCommitWhoseFailureIsSwallowedIsLikely() {
        let found = Self.found(
            "app/tasks/exports.py",
            """
            from sqlalchemy.orm import Session

            def fail(db: Session, export, table):
                db.delete(export)
                db.commit()
                try:
                    db.delete(table)
                    db.commit()
                except Exception:
                    db.rollback()

            def finish(db: Session, export, table):
                db.delete(export)
                db.commit()
                try:
                    db.delete(table)
                    db.commit()
                except Exception:
                    db.rollback()
                    raise
            """, "several-commits-in-operation")
        #expect(found == ["8 likely", "17 certain"])
    }

    @Test func whatIsClaimedHasToBeSeenBeforeTheWork() {
        func program(_ name: String) -> String {
            """
            from sqlalchemy.orm import Session

            def \(name)(db: Session, order):
                order.owner = 1
                db.commit()

            def work(db: Session, order):
                \(name)(db, order)
                order.total = 2
                db.commit()
            """
        }
        let rule = "several-commits-in-operation"
        #expect(Self.found("app/tasks/orders.py", program("claim_order"), rule) == ["10 likely"])
        #expect(Self.found("app/tasks/orders.py", program("book_order"), rule) == ["10 certain"])
    }

    @Test func aCommitBeforeAnErrorRisesIsLikely() {
        let found = Self.found(
            "app/services/mails.py",
            """
            from sqlalchemy.orm import Session

            class MailService:
                def __init__(self, db: Session):
                    self.db = db

                def fetch(self, box):
                    try:
                        box.read()
                    except ValueError as error:
                        box.remark = str(error)
                        self.db.commit()
                        raise
                    self.db.commit()
            """, "commit-on-borrowed-session")
        #expect(found == ["12 likely", "14 certain"])
    }

    @Test func whatAProgramHandsToItsWorkMayBeClosedThere() {
        let program = """
            from sqlalchemy.orm import Session

            def run(session: Session):
                try:
                    session.execute("select 1")
                finally:
                    session.close()
            """
        #expect(Self.found("jobs/merge.py", program, "close-on-borrowed-session") == ["7 likely"])
        #expect(Self.found("app/services/merge.py", program, "close-on-borrowed-session") == ["7 certain"])
    }

    @Test func sessionsOfATransactionOfTheThreadEndWithIt() {
        func program(_ library: String) -> String {
            """
            import transaction
            from sqlalchemy.orm import sessionmaker
            from \(library) import register

            Session = sessionmaker()
            register(Session)

            def fill(engine, rows):
                session = Session(bind=engine)
                with transaction.manager:
                    for row in rows:
                        session.add(row)
            """
        }
        for rule in ["session-not-closed", "transaction-never-committed"] {
            #expect(Self.found("jobs/fill.py", program("zope.sqlalchemy"), rule).isEmpty)
            #expect(Self.found("jobs/fill.py", program("others.sqlalchemy"), rule) == ["9 certain"])
        }
    }
}
