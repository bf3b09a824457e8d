import Findings
import Testing

@testable import RuleEngine

/// Which packs count in a tree, and what hangs on it.
struct PackSelectionTests {
    /// A view that is one by its decorator alone.
    private static let view = ("shop/basket.py", "@shop.route('/basket')\ndef basket(): pass\n")
    private static let endpoint = "basket: endpoint, decorator @shop.route()"

    @Test(
        "a layout counts where a file imports what it is about",
        arguments: [
            ("", false), ("import flask\n", true), ("from flask.views import MethodView\n", true),
            ("import flasks\n", false), ("import shop.flask\n", false), ("from .flask import x\n", false),
            ("x = 'flask'\n", false),
        ]
    )
    func detection(_ other: String, _ isOn: Bool) {
        let trial = Trial([Self.view.0: Self.view.1, "shop/app.py": other])
        #expect(trial.roles() == (isOn ? [Self.endpoint] : []), "\(other)")
    }

    @Test func whatIsChosenCountsAndNothingElse() {
        var trial = Trial([Self.view.0: Self.view.1])
        trial.settings.packs = ["flask"]
        #expect(trial.roles() == [Self.endpoint])
        trial.settings.packs = ["celery"]
        #expect(trial.roles() == [])
        trial.files[0].text = "import flask\n" + Self.view.1
        #expect(trial.roles() == [])
        trial.files[0].path = "shop/services/basket.py"
        #expect(trial.roles() == ["shop/services/basket.py: service, path matches `**/services/**`"])
    }

    /// A rule about commits in services, for trees with Flask or Django.
    private static let rule = PackTests.rule
        .replacing("since = \"0.1.0\"", with: "since = \"0.1.0\"\nneeds = [\"flask\", \"django\"]")

    private func findings(_ source: String, chosen: Set<String>? = nil) -> [String] {
        let (rules, errors) = RuleSet.load(
            builtinPacks + [PackSource(path: "own/till-open.toml", bytes: Array(Self.rule.utf8))])
        #expect(errors.map(\.message) == [])
        var trial = Trial(
            "app/services/a.py",
            source + "from app.core.database import SessionLocal\ndef f():\n    SessionLocal()\n")
        trial.rules = rules
        trial.settings.packs = chosen
        return trial.findings().filter { $0.hasSuffix("till-open") }
    }

    @Test func aRuleIsSilentWhereNoneOfItsPacksCounts() {
        #expect(findings("") == [])
        #expect(findings("import fastapi\n") == [])
        #expect(findings("import flask\n") == ["app/services/a.py:4 till-open"])
        #expect(findings("import flask\n", chosen: ["fastapi"]) == [])
        #expect(findings("import django.db\n") == ["app/services/a.py:4 till-open"])
        #expect(findings("", chosen: ["django"]) == ["app/services/a.py:3 till-open"])
    }

    @Test func aRuleThatNeedsAPackThatIsNotThereIsToldSo() {
        let text = Self.rule.replacing("\"flask\"", with: "\"flusk\"")
        let errors = RuleSet.load(
            builtinPacks + [PackSource(path: "own/till-open.toml", bytes: Array(text.utf8))]
        ).1
        #expect(errors.map(\.message) == ["unknown pack `flusk`"])
        #expect(errors.first?.help == "did you mean `flask`?")
    }

    @Test func modelsThatWereNotChosenAreLeftOut() {
        var trial = Trial(
            "app/services/a.py",
            "from sqlmodel import Session\nclass A:\n    def f(self, db: Session):\n        db.commit()\n")
        let expected = ["app/services/a.py:4 commit-on-borrowed-session"]
        #expect(trial.findings() == expected)
        // What SQLModel says of sessions is said of those of SQLAlchemy.
        trial.settings.packs = ["sqlmodel"]
        #expect(trial.findings() == expected)
        let chosen = Trial.rules.models(chosen: ["grdb"])
        #expect(chosen.contains { $0.id == "grdb" } && chosen.contains { $0.id == "python" })
        #expect(!chosen.contains { $0.id == "fluent" })
        #expect(Trial.rules.models(chosen: nil).count == Trial.rules.models.count)
    }

    @Test func packsOfOneIdAreOne() throws {
        let model =
            "[model]\nid = \"flask\"\nsummary = \"Ours\"\nlanguages = [\"python\"]\nmodules = [\"our_flask\"]\n"
        let set = RuleSet.load(
            builtinPacks + [PackSource(path: "own/flask.toml", bytes: Array(model.utf8))]
        ).0
        let flask = try #require(set.packs.first { $0.id == "flask" })
        #expect(set.packs.count == Trial.rules.packs.count)
        #expect(flask.modules.contains("flask") && flask.modules.contains("our_flask"))
        #expect(flask.summary.hasSuffix("; Ours") || flask.summary.hasPrefix("Ours; "))
        #expect(flask.source == builtinPacks.count)
        #expect(set.packs.map(\.id) == set.packs.map(\.id).sorted())
    }

    @Test func layoutsOfALanguageComeBeforeThoseOfFrameworks() {
        let isFramework = Trial.rules.roles.map { !$0.modules.isEmpty }
        #expect(isFramework.contains(true) && isFramework.contains(false))
        #expect(isFramework == isFramework.filter { !$0 } + isFramework.filter(\.self))
    }

    @Test func setsOfPacksHoldAnyNumber() {
        var some = BitSet()
        var others = BitSet()
        some.insert(3)
        others.insert(200)
        some.formUnion(others)
        let held = (0..<300).filter(some.contains)
        #expect(held == [3, 200])
    }
}
