import Findings
import Linking
import RuleEngine
import Testing

@testable import Driver

@Suite struct ConfigurationTests {
    /// Stand-ins for the shipped rules, so that these tests do not change with them.
    private static let catalogue = RuleCatalogue(infos, packs: packs, metrics: metrics)

    private static let packs = ["fastapi", "flask"].map {
        PackInfo(id: $0, summary: "", languages: [], modules: [$0], source: 0)
    }

    private static let metrics = [("session-ownership", Progress.Goal.all), ("legacy-flags", .none)].map {
        MetricInfo(
            id: $0, title: "", summary: "", since: "", languages: [], goal: $1, rules: [], honesty: [])
    }

    private static let infos =
        [
            ("session", "session-opened-in-tool"), ("session", "session-opened-in-model"),
            ("tool", "query-in-tool"),
        ]
        .compactMap { family, id in
            RuleID(id).map { id in
                RuleInfo(
                    id: id, family: family, summary: "", severity: .error, languages: [], since: "", help: "",
                    page: RuleInfo.Page(
                        finds: "", why: "", example: [], instead: [], exceptions: "", references: []),
                    fix: nil)
            }
        }

    private func file(_ text: String, name: String = "sessionlint.toml") throws -> ConfigurationFile? {
        let scratch = try Scratch([name: text])
        return try ConfigurationFile(path: scratch.at(name), shownPath: name, isNamed: false)
    }

    /// The configuration and its problems, each as `line:column: message; help`.
    private func decoded(_ text: String) throws -> (Configuration, [String]) {
        let file = try #require(try file(text))
        var decoder = ConfigurationDecoder(file, Self.catalogue)
        let configuration = decoder.decode(try #require(file.table))
        return (
            configuration,
            decoder.problems.map { problem in
                let place = problem.file.flatMap { file in
                    file.text.map { $0.lines.position(at: file.range.start, in: $0.bytes) }
                }
                return "\(place?.line ?? 0):\(place?.column ?? 0): \(problem.message); \(problem.help ?? "")"
            }
        )
    }

    @Test func everyKeyIsRead() throws {
        let (configuration, problems) = try decoded(
            """
            include = ["app/"]
            exclude = ["gen/", "!vendor/"]
            select = ["session", "query-in-tool", "session-opened-*"]
            ignore = ["session-opened-in-model"]
            fail-on = "error"
            packs = ["rules/", "flask", "own.toml"]
            legacy-until = 2027-01-31
            [severity]
            query-in-tool = "note"
            [names]
            session-factories = ["MakeSession"]
            [roles]
            "app/managers/**" = "service"
            [roles.classes]
            "*Manager" = "none"
            [[overrides]]
            paths = ["app/old/**"]
            ignore = ["session"]
            severity = { query-in-tool = "warning" }
            role = "legacy"
            [[overrides]]
            paths = ["scripts/"]
            select = ["tool"]
            role = "none"
            """)
        #expect(problems == [])
        #expect(configuration.include?.value == ["app/"])
        #expect(configuration.exclude?.value == ["gen/", "!vendor/"])
        #expect(configuration.exclude?.origin == .file("sessionlint.toml", line: 2))
        #expect(configuration.select?.value == ["session", "query-in-tool", "session-opened-*"])
        #expect(configuration.failOn?.value == .error)
        #expect(configuration.packs?.value == ["rules/", "flask", "own.toml"])
        #expect(configuration.legacyUntil?.value.description == "2027-01-31")
        #expect(configuration.severities.map(\.severity.value) == [.note])
        #expect(configuration.names.map(\.words.value) == [["MakeSession"]])
        #expect(configuration.roles.map(\.pattern) == ["app/managers/**", "*Manager"])
        #expect(configuration.roles.map(\.isForClasses) == [false, true])
        #expect(configuration.roles.map(\.role.value) == [.service, nil])
        #expect(configuration.overrides.map(\.ignore) == [["session"], []])
        #expect(configuration.overrides.map { $0.role } == [.some(.legacy), .some(nil)])
    }

    @Test(arguments: [
        ("colour = 1", "1:1: `colour` is not a key of a configuration; the keys are"),
        ("\nexlude = []", "2:1: `exlude` is not a key of a configuration; did you mean `exclude`?"),
        ("select = 7", "1:10: `select` must be an array of strings, and this is an integer; write it as in"),
        (
            "select = [\"tool\", 7]",
            "1:19: `select` holds strings, and this is an integer; put it in quotation marks"
        ),
        ("select = [\"query-in-tol\"]", "1:11: `query-in-tol` is not a rule; did you mean `query-in-tool`?"),
        (
            "ignore = [\"zzz\"]",
            "1:11: `zzz` is not a rule; `sessionlint rules` lists all rules; the families are"
        ),
        (
            "legacy-until = 2027",
            "1:16: `legacy-until` must be a date, and this is an integer; write it as in"
        ),
        (
            "packs = [\"rules/\", \"flsk\"]",
            "1:20: `flsk` is not a pack; did you mean `flask`? `sessionlint rules` lists all packs"
        ),
        (
            "packs = [\"zzzzzz\"]",
            "1:10: `zzzzzz` is not a pack; `sessionlint rules` lists all packs; the path of one of yours has"
        ),
        ("packs = [\"\"]", "1:10: `` is not a pack; `sessionlint rules` lists all packs"),
        ("fail-on = \"note\"", "1:11: notes never fail a run; write `error` or `warning`"),
        ("fail-on = \"worst\"", "1:11: `worst` is not a severity; write `error`, `warning` or `note`"),
        (
            "fail-on = 1",
            "1:11: `fail-on` must be a string, and this is an integer; write it as in `fail-on = "
        ),
        ("exclude = [\"a[\"]", "1:12: the pattern `a[` can match nothing; close every `[`"),
        ("include = [\"../x\"]", "1:12: the pattern `../x` can match nothing: patterns begin at the"),
        ("[severity]\nquery = \"note\"", "2:1: `query` is not a rule"),
        (
            "[names]\nsession-factory = []",
            "2:1: `session-factory` is not a key of `[names]`; did you mean `session-"
        ),
        ("[roles]\n\"a/**\" = \"servise\"", "2:10: `servise` is not a role; did you mean `service`?"),
        ("roles = []", "1:9: `roles` must be a table, and this is an array"),
        ("[[overrides]]\nignore = []", "1:1: these overrides do not say where they hold; add `paths ="),
        (
            "[[overrides]]\npaths = [\"a\"]\npath = 1",
            "3:1: `path` is not a key of `[[overrides]]`; did you mean `paths`?"
        ),
        ("overrides = 1", "1:13: `overrides` must be an array of tables"),
    ])
    func whatIsWrongIsSaidWithItsPlace(text: String, problem: String) throws {
        let problems = try decoded(text).1
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix(problem) == true, "\(problems)")
    }

    @Test func oneMistakeDoesNotHideTheRest() throws {
        let (configuration, problems) = try decoded(
            "select = [\"nope\", \"tool\"]\nfail-on = \"error\"\nx = 1\n")
        #expect(problems.count == 2)
        #expect(configuration.select?.value == ["tool"])
        #expect(configuration.failOn?.value == .error)
    }

    @Test func aSelectionOfMistakesSelectsAll() throws {
        #expect(try decoded("select = [\"nope\"]").0.select == nil)
        #expect(try decoded("select = []").0.select?.value == [])
    }

    @Test func aProjectFileMaySpeakOfOthersOnly() throws {
        #expect(try file("[tool.other]\nx = 1\n", name: "pyproject.toml") == nil)
        #expect(try file("[tool.other]\nx = 'sessionlint'\n", name: "pyproject.toml") == nil)
        #expect(try file("this is no TOML", name: "pyproject.toml") == nil)
        let own = try file("[tool.sessionlint]\nselect = []\n", name: "pyproject.toml")
        #expect(own?.table?.entries.map(\.key) == ["select"])
    }

    @Test func brokenTOMLIsAProblemWithItsPlace() throws {
        let broken = try #require(try file("select = [\n"))
        #expect(broken.table == nil)
        #expect(broken.problem?.file?.range.start == 9)
    }

    @Test func aFolderIsAPackByItsPathAlone() throws {
        let scratch = try Scratch(["sessionlint.toml": "packs = [\"mine\", \"flask\"]\n", "mine/a.toml": ""])
        let file = try #require(
            try ConfigurationFile(
                path: scratch.at("sessionlint.toml"), shownPath: "sessionlint.toml", isNamed: false))
        var decoder = ConfigurationDecoder(file, Self.catalogue)
        let configuration = decoder.decode(try #require(file.table))
        #expect(configuration.packs?.value == ["flask"])
        #expect(decoder.problems.map(\.message) == ["`mine` is not a pack"])
        #expect(decoder.problems.first?.help?.hasPrefix("write `mine/` for the folder") == true)
        #expect(readPacks(file.packs, of: file).0.isEmpty)
    }

    @Test func packsAreReadBesideTheConfigurationOnly() throws {
        let outside = try Scratch(["far.toml": "x = 1\n"])
        let scratch = try Scratch([
            "sessionlint.toml":
                "packs = [\"mine/\", \"one.toml\", \"../\(lastComponent(outside.path))\", \"none/\", \"flask\"]\n",
            "mine/a/b.toml": "b = 1\n", "mine/a.toml": "a = 1\n", "mine/readme.md": "", "one.toml": "c = 1\n",
        ])
        let file = try #require(
            try ConfigurationFile(
                path: scratch.at("sessionlint.toml"), shownPath: "here/sessionlint.toml", isNamed: false))
        let (packs, problems) = readPacks(file.packs, of: file)
        #expect(packs.map(\.source.path) == ["a.toml", "a/b.toml", "one.toml"])
        #expect(packs.map(\.shownPath) == ["here/mine/a.toml", "here/mine/a/b.toml", "here/one.toml"])
        #expect(problems.count == 2)
        #expect(problems.first?.message.contains("lies outside of the configuration's folder") == true)
        #expect(problems.last?.message == "the pack `none/` cannot be read: no such file or folder")
    }

    @Test func goals() throws {
        let (configuration, problems) = try decoded(
            """
            [[goals]]
            name = "phase 2"
            due = 2027-01-31
            conditions = { session-ownership = 0.9, legacy-flags = 0 }
            """)
        #expect(problems.isEmpty)
        let goal = try #require(configuration.goals.first)
        #expect(goal.name == "phase 2" && goal.due == CalendarDate("2027-01-31"))
        #expect(goal.conditions.map(\.metric) == ["session-ownership", "legacy-flags"])
        #expect(goal.conditions.map(\.target) == [0.9, 0])
    }

    @Test(arguments: [
        ("name = \"a\"\nconditions = { session-ownershp = 1 }", "`session-ownershp` is not a metric"),
        ("name = \"a\"\nconditions = { session-ownership = 90 }", "must be the least share, from 0 to 1"),
        ("name = \"a\"\nconditions = { legacy-flags = 0.5 }", "must be the most that may be left"),
        ("conditions = { legacy-flags = 0 }", "this goal has no name"),
        ("name = \"a\"", "has no conditions"),
        ("name = \"a\"\nconditions = {}\nby = 1", "`by` is not a key of `[[goals]]`"),
    ])
    func mistakesInGoals(text: String, message: String) throws {
        let (_, problems) = try decoded("[[goals]]\n" + text)
        #expect(problems.count == 1)
        #expect(problems.first?.contains(message) == true, "\(problems)")
    }
}

@Suite struct EffectiveSettingsTests {
    private func settings(_ text: String, _ change: (inout CheckRequest) -> Void) throws -> EffectiveSettings
    {
        let scratch = try Scratch(["sessionlint.toml": text, "a.py": ""])
        var request = CheckRequest()
        request.paths = [scratch.path]
        change(&request)
        var run = Run(request)
        return try #require(run.prepare().settings.first)
    }

    @Test func packsAreChosenByTheirIds() throws {
        let detected = try settings("") { _ in }
        #expect(detected.chosenPacks == nil)
        #expect(detected.analysis.packs == nil)
        let shown = String(decoding: detected.rendered, as: UTF8.self)
        #expect(shown.contains("# packs that count where a file imports what they are about = [\"agents\", "))
        #expect(shown.contains("# packs that always count = ["))
        let chosen = try settings("packs = [\"flask\", \"sqlalchemy\"]\n") { _ in }
        #expect(chosen.analysis.packs == ["flask", "sqlalchemy"])
        let told = String(decoding: chosen.rendered, as: UTF8.self)
        #expect(told.contains("# packs that were chosen = [\"flask\", \"sqlalchemy\"]"))
        #expect(told.contains("# packs that were not = [\"agents\", "))
        let misspelt = try settings("packs = [\"flusk\"]\n") { _ in }
        #expect(misspelt.analysis.packs == nil)
    }

    @Test func packsOfOnesOwnAreChosenByTheirPath() throws {
        let scratch = try Scratch([
            "sessionlint.toml": "packs = [\"flask\", \"lint/\"]\n", "a.py": "",
            "lint/ours.toml": "[roles]\nid = \"ours\"\nlanguages = [\"python\"]\nmodules = [\"ours\"]\n",
        ])
        var request = CheckRequest()
        request.paths = [scratch.path]
        var run = Run(request)
        let outcome = run.prepare()
        #expect(outcome.problems.map(\.message) == [])
        #expect(outcome.settings.first?.analysis.packs == ["flask", "ours"])
    }

    @Test func theCommandLineWins() throws {
        let text = "select = [\"meta\"]\nignore = [\"suppression-unused\"]\nfail-on = \"error\"\n"
        let configured = try settings(text) { _ in }
        #expect(configured.select.value == ["meta"])
        #expect(configured.inForce.contains { $0.description == "suppression-expired" })
        #expect(!configured.inForce.contains { $0.description == "suppression-unused" })
        let selected = try settings(text) { $0.select = ["suppression-unused"] }
        #expect(selected.inForce.map(\.description) == ["suppression-unused"])
        #expect(selected.select.origin == .commandLine("--select"))
        let ignored = try settings(text) { $0.ignore = ["suppression-expired"] }
        #expect(!ignored.inForce.contains { $0.description.hasPrefix("suppression-unused") })
        #expect(!ignored.inForce.contains { $0.description.hasPrefix("suppression-expired") })
        #expect(try settings(text) { $0.failOn = .warning }.failOn.value == .warning)
    }

    @Test func whatIsShownIsAConfigurationAgain() throws {
        let text = """
            exclude = ["a\\"b", "é"]
            fail-on = "error"

            [severity]
            suppression-unused = "note"

            [roles]
            "app/**" = "service"

            [[overrides]]
            paths = ["old/**"]
            severity = { suppression-unused = "error" }
            role = "none"
            """
        let first = try settings(text) { _ in }
        let shown = String(decoding: first.rendered, as: UTF8.self)
        #expect(shown.contains("fail-on = \"error\""))
        #expect(shown.contains("sessionlint.toml:2"))
        #expect(shown.contains("# default"))
        let second = try settings(shown) { _ in }
        #expect(second.exclude.value == ["a\"b", "é"])
        #expect(second.configuration.overrides.first?.severities.map(\.severity) == [.error])
        #expect(second.configuration.roles.map(\.role.value) == [.service])
    }
}
