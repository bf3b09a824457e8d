import Facts
import Linking
import Testing

@testable import RuleEngine

/// Programs of strange shapes: each is answered soon, and rightly or not at all.
@Suite(.timeLimit(.minutes(1)))
struct OwnershipBoundsTests {
    private static let session = "from sqlalchemy.orm import Session\n"

    /// `function effect(origin)` for what functions do that ends or opens, with the length of the way to it.
    private static func summaries(_ trial: Trial) -> [(claim: String, length: Int)] {
        let engine = Engine(trial.rules, settings: trial.settings, isFollowing: true)
        let program = engine.link(trial.analysed.map(engine.scan))
        let outcomes = program.files.map { _ in FileOutcome() }
        guard let begun = engine.following(program, outcomes) else { return [] }
        let following = engine.followed(program, begun)
        let ownership = Ownership(program.program, following.flows)
        let names = AccessNames(program)
        var result: [(claim: String, length: Int)] = []
        for (file, scanned) in program.files.enumerated() {
            let facts = scanned.file.facts
            for id in 0..<facts.functionCount {
                let function = FunctionRef(file: file, function: id)
                for entry in ownership.summary(of: function) {
                    guard entry.effect == .opens || entry.effect == .commits else { continue }
                    let origin = names.origin(entry.access, in: function)
                    let claim =
                        "\(facts.string(facts.function(id).name)) \(entry.isCertain ? "" : "likely ")"
                        + "\(entry.effect.name)(\(origin))"
                    let isLast = id == facts.functionCount - 1
                    result.append((claim, isLast ? ownership.witness(of: entry, in: function).count : 0))
                }
            }
        }
        return result
    }

    private static func claims(_ trial: Trial) -> Set<String> { Set(summaries(trial).map(\.claim)) }

    @Test func aChainOfAThousandCallsIsFollowed() {
        var text = Self.session + "def f0(db: Session):\n    db.commit()\n"
        for index in 1...1000 { text += "def f\(index)(db: Session):\n    f\(index - 1)(db)\n" }
        let found = Self.summaries(Trial("app/a.py", text))
        #expect(found.count == 1001)
        #expect(found.contains { $0.claim == "f1000 commits(parameter db)" && $0.length == 1001 })
    }

    @Test func functionsThatCallEachOtherInCirclesAllReachTheEnd() {
        var text = Self.session
        for index in 0..<200 {
            text +=
                "def f\(index)(db: Session):\n    f\((index + 1) % 200)(db)\n    f\((index + 7) % 200)(db)\n"
            if index == 50 { text += "    db.commit()\n" }
        }
        let found = Self.claims(Trial("app/a.py", text))
        #expect(found == Set((0..<200).map { "f\($0) commits(parameter db)" }))
    }

    @Test func classesThatDeriveFromEachOtherInCirclesEnd() {
        let trial = Trial([
            "app/a.py": """
            from app.b import B
            class A(B):
                def end(self, db):
                    self.finish(db)
                    self.nothing(db)
                    super().end(db)
            """,
            "app/b.py": """
            from app.a import A
            from app.c import C
            class B(C, A):
                def __enter__(self):
                    return self
            """,
            "app/c.py": """
            from app.a import A
            from sqlalchemy.orm import Session
            class C(A):
                def finish(self, db: Session):
                    db.commit()
            class D(D):
                pass
            def use(db: Session):
                A().end(db)
            def lost(db: Session):
                with D() as d:
                    d.end(db)
            """,
        ])
        let found = Self.claims(trial)
        #expect(found.contains("finish commits(parameter db)"))
        #expect(found.contains { $0.hasPrefix("use ") && $0.hasSuffix("commits(parameter db)") })
        #expect(!found.contains { $0.hasPrefix("lost ") })
    }

    @Test func fiveThousandCallsOfFiveThousandFunctionsAreFollowed() {
        var text = Self.session
        for index in 0..<5000 { text += "def f\(index)(db: Session):\n    db.commit()\n" }
        text += "def all_of_them(db: Session):\n"
        for index in 0..<5000 { text += "    f\(index)(db)\n" }
        let found = Self.claims(Trial("app/a.py", text))
        #expect(found.count == 5001)
        #expect(found.contains("all_of_them commits(parameter db)"))
    }

    @Test("functions handed to functions that call them do not multiply")
    func handed() {
        let text =
            Self.session + "def end(db: Session):\n    db.commit()\n"
            + "def hub(job, db: Session):\n" + String(repeating: "    job(db)\n", count: 2000)
            + "def all_of_them(db: Session):\n" + String(repeating: "    hub(end, db)\n", count: 2000)
        #expect(
            Self.claims(Trial("app/a.py", text))
                == ["end commits(parameter db)", "all_of_them commits(parameter db)"])
    }

    @Test("decorators upon decorators do not multiply")
    func decorated() {
        let text =
            Self.session
                + """
                def d(function):
                    def w(db, *rest):
                        db.commit()
                        return function(db, *rest)
                    return w

                """ + String(repeating: "@d\n", count: 500) + "def inner(db: Session):\n    db.flush()\n"
            + "def all_of_them(db: Session):\n" + String(repeating: "    inner(db)\n", count: 500)
        let found = Self.claims(Trial("app/a.py", text))
        #expect(found.contains { $0.hasPrefix("all_of_them ") && $0.hasSuffix("commits(parameter db)") })
    }

    @Test func aModuleMayImportItself() {
        let text = """
            from app import a
            from app.a import *
            from app.a import Factory, end as finish
            import app.a
            from sqlalchemy.orm import Session, sessionmaker
            Factory = sessionmaker()
            def end(db: Session):
                db.commit()
            def use(db: Session):
                a.end(db)
            def again(db: Session):
                finish(db)
            """
        let found = Self.claims(Trial("app/a.py", text))
        #expect(found == Set(["end", "use", "again"].map { "\($0) commits(parameter db)" }))
    }
}
