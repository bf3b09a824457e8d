import Findings
import SourceText
import Testing

@testable import RuleEngine

/// What packs may say, and what is told where they say something else.
struct PackTests {
    static let rule = """
        [rule]
        id = "till-open"
        summary = "a till is open"
        severity = "warning"
        languages = ["python"]
        since = "0.1.0"

        [check]
        verb = "forbid"
        subject = "effect"
        roles = ["service"]
        effects = ["opens"]

        [message]
        text = "`{function}` opens `{callee}`"
        help = "close it"

        [page]
        finds = "An open till."
        why = "Money is lost."
        """

    /// The errors of one source: message, help, and the text that they point at.
    private func errors(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return RuleSet.load(builtinPacks + [PackSource(path: "own/pack.toml", bytes: bytes)]).1.map { error in
            let at = String(decoding: bytes[error.range.clamped(to: bytes.count).indices], as: UTF8.self)
            let first = at.split(separator: "\n").first.map(String.init) ?? ""
            return "\(error.message) [\(first)]" + (error.help.map { " \($0)" } ?? "")
        }
    }

    @Test func aRuleOfOnesOwnIsReadAndHolds() {
        let set = RuleSet.load(
            builtinPacks + [PackSource(path: "own/till-open.toml", bytes: Array(Self.rule.utf8))])
        #expect(set.1.isEmpty)
        #expect(set.0.infos.first { $0.id.description == "till-open" }?.family == "own")
        var trial = Trial(
            "app/services/a.py", "from app.core.database import SessionLocal\ndef f():\n    SessionLocal()\n")
        trial.rules = set.0
        #expect(trial.result().findings.last?.message == "`f` opens `SessionLocal`")
    }

    @Test(
        "a rule about a call may ask whose session it is",
        arguments: [
            (
                "[\"borrowed\"]",
                [
                    "app/services/a.py:8 a session that it only borrows",
                    "app/services/a.py:13 a session that it only borrows",
                ]
            ),
            ("[\"opened\"]", ["app/services/a.py:11 a session that it has opened"]),
            ("[\"ambient\"]", []),
        ] as [(String, [String])]
    )
    func originsOfCalls(_ origins: String, _ expected: [String]) {
        let text = Self.rule.replacing("subject = \"effect\"", with: "subject = \"call\"")
            .replacing(
                "effects = [\"opens\"]", with: "callees = [\"expunge_all\", \"dump\"]\norigins = \(origins)"
            )
            .replacing("`{function}` opens `{callee}`", with: "{origin}")
        let set = RuleSet.load(
            builtinPacks + [PackSource(path: "own/till-open.toml", bytes: Array(text.utf8))])
        #expect(set.1.isEmpty)
        let code = """
            from sqlalchemy.orm import Session
            from app.core.database import SessionLocal
            from app.lists import dump

            class Tills:
                def shut(self, db: Session, drawer):
                    drawer.expunge_all()
                    db.expunge_all()
                    drawer.dump(1)
                    with SessionLocal() as own:
                        own.expunge_all()
                        dump(drawer)
                    dump(drawer, session=db)
            """
        var trial = Trial("app/services/a.py", code)
        trial.rules = set.0
        let found = trial.result().findings.filter { $0.rule.description == "till-open" }
        #expect(found.map { "app/services/a.py:\(trial.line($0.place)) \($0.message)" } == expected)
    }

    @Test(
        "mistakes in a rule",
        arguments: [
            ("effects", "efects", "unknown key `efects` in `[check]` [efects] did you mean `effects`?"),
            ("\"opens\"", "\"open\"", "unknown effect `open` [\"open\"] did you mean `opens`?"),
            ("\"service\"", "\"servise\"", "unknown role `servise` [\"servise\"] did you mean `service`?"),
            (
                "{callee}", "{calle}",
                "unknown placeholder `{calle}` [\"`{function}` opens `{calle}`\"] did you mean `callee`?"
            ),
            ("{callee}", "{module}", "unknown placeholder `{module}`"),
            ("\"forbid\"", "\"forbidd\"", "unknown verb `forbidd` [\"forbidd\"] did you mean `forbid`?"),
            ("\"effect\"", "\"class\"", "`forbid` has no subject `class` [\"class\"]"),
            ("[\"opens\"]", "\"opens\"", "`effects` must be a list of strings, not a string"),
            ("\"warning\"", "\"bad\"", "unknown severity `bad` [\"bad\"]"),
            ("till-open", "Till Open", "`Till Open` is no rule id"),
            ("severity = \"warning\"\n", "", "`[rule]` has no `severity` [[rule]]"),
            ("[page]", "[pages]", "unknown key `pages` in a rule file [pages] did you mean `page`?"),
            ("why = \"Money is lost.\"", "why = 1", "`why` must be a string, not an integer [1]"),
            ("id = ", "id ", "expected"),
        ]
    )
    func mistakes(_ old: String, _ new: String, _ expected: String) {
        let found = errors(Self.rule.replacing(old, with: new))
        #expect(
            found.contains { $0.contains(expected) } || expected == "expected" && !found.isEmpty, "\(found)")
    }

    @Test(
        "mistakes in models and roles",
        arguments: [
            (
                "[model]\nid = \"x\"\nsummary = \"x\"\n[[type]]\nname = \"x\"\nkind = \"sesion\"",
                "unknown kind `sesion` [\"sesion\"] did you mean `session`?"
            ),
            (
                "[model]\nid = \"x\"\nsummary = \"x\"\n[[function]]\npaths = [\"a.b\"]\ngives = \"sesion\"",
                "unknown type `sesion` [\"sesion\"] did you mean `session`?"
            ),
            (
                "[model]\nid = \"x\"\nsummary = \"x\"\n[[type]]\nname = \"x\"\nkind = \"session\"\n[type.methods]\nclose = \"shuts\"",
                "unknown effect `shuts` [\"shuts\"]"
            ),
            (
                "[model]\nid = \"x\"\nsummary = \"x\"\n[[names]]\nlist = \"session-factory\"\nmeans = \"value\"",
                "unknown list `session-factory`"
            ),
            (
                "[roles]\nid = \"x\"\n[[role]]\nname = \"tol\"",
                "unknown role `tol` [\"tol\"] did you mean `tool`?"
            ),
            (
                "[roles]\nid = \"x\"\n[[role]]\nname = \"tool\"\nbase = []",
                "unknown key `base` in `[[role]]` [base] did you mean `bases`?"
            ),
        ]
    )
    func otherMistakes(_ text: String, _ expected: String) {
        let found = errors(text)
        #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
    }

    @Test func pagesShowFixturesWithoutTheirExpectations() {
        let code = "a = 1  # expect: x\n# expect(-1): y\nb = 2\n\n"
        #expect(withoutExpectations(Array(code.utf8)) == "a = 1\nb = 2\n")
        let info = Trial.rules.infos.first { $0.id.description == "session-opened-in-tool" }
        #expect(info?.page.example.first?.code.contains("# expect") == false)
        #expect(info?.page.example.first?.code.contains("AsyncSessionLocal") == true)
    }

    private static let metric = """
        [metric]
        id = "tills"
        title = "Tills"
        summary = "Of all tills, those that are shut."
        since = "0.1.0"
        languages = ["python"]
        goal = "all"

        [of]
        kind = "function"
        roles = ["service"]

        [left]
        rules = ["session-opened-in-service"]
        """

    @Test func aMetricOfOnesOwnIsRead() {
        #expect(errors(Self.metric).isEmpty)
        let source = PackSource(path: "own/tills.toml", bytes: Array(Self.metric.utf8))
        #expect(RuleSet.load(builtinPacks + [source]).0.metricInfos.contains { $0.id == "tills" })
    }

    @Test(
        "mistakes in a metric",
        arguments: [
            ("rules =", "rulse =", "unknown key `rulse` in `[left]` [rulse] did you mean `rules`?"),
            (
                "session-opened-in-service", "session-opened-in-servise",
                "unknown rule `session-opened-in-servise` [\"session-opened-in-servise\"] did you mean `session-opened-in-service`?"
            ),
            ("\"service\"]", "\"servise\"]", "unknown role `servise` [\"servise\"] did you mean `service`?"),
            ("\"all\"", "\"most\"", "unknown goal `most` [\"most\"] known are `all`, `none`"),
            (
                "\"function\"", "\"examined\"",
                "`[of]` does not say by which rules [[of]] add `rules = [\"…\"]`"
            ),
        ])
    func mistakesInAMetric(right: String, wrong: String, message: String) {
        let text = Self.metric.split(separator: right, omittingEmptySubsequences: false)
            .joined(separator: wrong)
        #expect(errors(text) == [message])
    }
}
