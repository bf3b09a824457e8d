import Findings
import Linking
import RuleEngine
import Testing

@testable import Driver

@Suite struct ConfigurationTests {
    /// Stand-ins for the shipped rules, so that these tests do not change with them.
    private static let catalogue = RuleCatalogue(
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
        })

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
            packs = ["rules"]
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

    @Test func packsAreReadBesideTheConfigurationOnly() throws {
        let outside = try Scratch(["far.toml": "x = 1\n"])
        let scratch = try Scratch([
            "sessionlint.toml":
                "packs = [\"mine\", \"one.toml\", \"../\(lastComponent(outside.path))\", \"none\"]\n",
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
        #expect(problems.last?.message == "the pack `none` cannot be read: no such file or folder")
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
