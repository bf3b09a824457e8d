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
