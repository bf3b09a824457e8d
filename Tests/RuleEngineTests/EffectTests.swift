import Testing

@testable import RuleEngine

/// `inspect effects` in its own words.
struct EffectTests {
    @Test func effectsAndOriginsHaveTheirWords() {
        let source = """
            from sqlalchemy.orm import Session
            from app.core.database import SessionLocal

            class A:
                def __init__(self, db: Session):
                    self.db = db

                def f(self, other: Session):
                    self.db.commit()
                    other.rollback()
                    with SessionLocal() as own:
                        own.flush()
                    def g():
                        other.close()
                    return g
            """
        let trial = Trial("app/services/a.py", source)
        let found = describeEffects(trial.analysed, rules: trial.rules, settings: trial.settings)
        #expect(
            found.map { "\($0.function) \($0.effect) \($0.origin) \($0.isCertain)" } == [
                "A.f commits attribute self.db true", "A.f rollsBack parameter other true",
                "A.f opens opened true",
                "A.f closes opened true", "A.f flushes opened true", "A.f.g closes captured other true",
            ])
    }
}
