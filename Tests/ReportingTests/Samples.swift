import Findings
import SourceText

/// Builds reports over small sources; places are named by the text that stands there.
struct SampleBuilder {
    var files: [Report.File] = []
    var findings: [Finding] = []
    var problems: [Report.Problem] = []
    var skipped: [Report.Skip] = []
    var notices: [String] = []
    var summary = Report.Summary()
    var workspace = "/home/dev/platform"

    mutating func file(_ path: String, source: String, isStale: Bool = false) -> Int {
        file(path, bytes: Array(source.utf8), isStale: isStale)
    }

    /// A file below `Fixtures/reports/<folder>`.
    mutating func file(_ folder: String, _ path: String) throws -> Int {
        file(path, bytes: try fixture("\(folder)/\(path)"))
    }

    mutating func file(_ path: String, bytes: [UInt8], isStale: Bool = false) -> Int {
        let language = path.hasSuffix(".swift") ? "swift" : "python"
        files.append(
            Report.File(path: path, workspacePath: path, language: language, text: Report.Text(bytes)))
        if isStale { stale.insert(files.count - 1) }
        return files.count - 1
    }

    private var stale: Set<Int> = []

    /// The first place of `needle`, or the first one behind `after`.
    func place(_ file: Int, _ needle: String, after: String = "", _ message: String = "") -> Finding.Place {
        let bytes = files[file].text?.bytes ?? []
        let start = bytes.firstRange(of: Array(after.utf8))?.upperBound ?? (after.isEmpty ? 0 : bytes.count)
        let found = bytes[start...].firstRange(of: Array(needle.utf8)) ?? 0..<0
        return Finding.Place(
            file: file, range: ByteRange(UInt32(found.lowerBound), UInt32(found.upperBound)), message: message
        )
    }

    mutating func add(
        _ rule: String, _ severity: Severity, _ message: String, confidence: Confidence = .certain,
        help: String = "", at place: Finding.Place, in function: String? = nil, role: String? = nil,
        trace: [Finding.Place] = [], related: [Finding.Place] = [], fix: Finding.Fix? = nil
    ) {
        let id = RuleID(rule) ?? MetaRule.filePartlyUnderstood.id
        let fingerprint = Fingerprint(
            rule: id, path: files[place.file].workspacePath, declaration: function ?? "", shape: 7,
            ordinal: findings.count + 1)
        findings.append(
            Finding(
                rule: id, severity: severity, confidence: confidence, message: message, help: help,
                place: place,
                function: function, role: role, fingerprint: fingerprint, cause: "c\(findings.count + 1)",
                trace: trace, related: related, fix: fix))
    }

    func report(rules: [RuleInfo] = sampleRules) -> Report {
        var summary = summary
        summary.errors = findings.count { $0.severity == .error }
        summary.warnings = findings.count { $0.severity == .warning }
        summary.notes = findings.count { $0.severity == .note }
        summary.skipped = max(summary.skipped, skipped.count)
        var files = files
        for file in stale { files[file].text = nil }
        return Report(
            version: "0.1.0", workspace: workspace, files: files, findings: findings, problems: problems,
            skipped: skipped, summary: summary, rules: rules, notices: notices)
    }
}

let sampleRules: [RuleInfo] = {
    let opened = RuleInfo(
        id: RuleID("session-opened-in-tool") ?? MetaRule.suppressionUnused.id, family: "session",
        summary: "a tool opens a database session of its own", severity: .error,
        languages: ["python", "swift"], since: "0.1.0",
        help: "Accept `registry: ServiceRegistry` and take what needs the database from it.",
        page: RuleInfo.Page(
            finds: """
                A call in a tool that opens a session: a factory such as `AsyncSessionLocal()`, with or without
                `async with`.

                It does not matter whether the session is
                - closed again,
                - or committed; what counts is that the tool owns it, and the one who owns a session decides when its transaction ends.
                """,
            why:
                "The tool's writes are in another transaction than its caller's. One can fail without the other.",
            example: [
                (
                    language: "python",
                    code: "async with AsyncSessionLocal() as db:\n\tawait AssetRepository(db).rename(asset)"
                )
            ],
            instead: [
                (
                    language: "python",
                    code: "service = self.registry.get_service(AssetService)\nawait service.rename(asset)"
                )
            ],
            exceptions: "Scripts and tests own their sessions.",
            references: ["https://docs.sqlalchemy.org/en/20/orm/session_basics.html"]),
        fix: .unsafe)
    return [opened, MetaRule.filePartlyUnderstood.info, MetaRule.suppressionUnused.info]
}()

/// What users meet most, in sources as they write them.
func everydayReport() throws -> Report {
    var sample = SampleBuilder()
    sample.summary.checked = 1902
    sample.summary.suppressed = 6
    sample.summary.baselined = 447
    sample.summary.seconds = 0.3127
    let tool = try sample.file("everyday", "app/tools/asset_tool.py")
    let core = try sample.file("everyday", "app/core/database.py")
    let service = try sample.file("everyday", "app/services/asset.py")
    let repository = try sample.file("everyday", "app/repositories/asset.py")
    sample.add(
        "session-opened-in-tool", .error, "AssetTool opens a session of its own",
        help: "Accept `registry: ServiceRegistry` and call `AssetService.rename` through it",
        at: sample.place(tool, "AsyncSessionLocal()", "opened here"), in: "AssetTool._arun", role: "tool",
        related: [
            sample.place(tool, "AsyncSessionLocal", "the factory is imported here"),
            sample.place(tool, "db.commit()", "committed here"),
            sample.place(core, "AsyncSessionLocal", "the factory"),
        ])
    sample.add(
        "registry-missing-in-factory", .warning, "create_asset_tools does not take a service registry",
        help: "Take `registry` and hand it to the tools",
        at: sample.place(tool, "create_asset_tools"), in: "create_asset_tools", role: "tool-factory",
        fix: Finding.Fix(
            safety: .unsafe, title: "Add a `registry` parameter and pass it on",
            edits: [
                Finding.Fix.Edit(
                    file: tool, range: behind(sample.place(tool, "create_asset_tools(context")),
                    text: ", registry=None"),
                Finding.Fix.Edit(
                    file: tool, range: behind(sample.place(tool, "context=context")),
                    text: ", registry=registry"),
            ]))
    sample.add(
        "commit-on-borrowed-session", .warning,
        "AssetService.archive commits a session that it was lent", confidence: .likely,
        help: "Let the owner commit; `flush()` writes within the transaction",
        at: sample.place(service, "self.assets.save(asset)"), in: "AssetService.archive", role: "service",
        trace: [
            sample.place(service, "self.assets.save(asset)", "calls `AssetRepository.save`"),
            sample.place(repository, "self._finish()", "calls `AssetRepository._finish`"),
            sample.place(repository, "self.db.commit()", "commits `self.db`"),
        ],
        related: [sample.place(service, "db", "the session is lent here")])
    sample.add(
        "several-commits-in-operation", .warning, "Two commits in one operation",
        help: "Write in one transaction, so that both happen or neither",
        at: sample.place(service, "other.commit()", "and here"), in: "AssetService.both", role: "service",
        related: [
            sample.place(service, "self.db.commit()", "commits here first"),
            sample.place(service, "self.db.", "on the session of the service"),
        ],
        fix: Finding.Fix(
            safety: .safe, title: "Remove the second commit",
            edits: [
                Finding.Fix.Edit(
                    file: service, range: sample.place(service, "; await other.commit()").range, text: "")
            ]))
    sample.add(
        "session-opened-in-service", .error, "AssetService.report opens a session of its own",
        help: "Use `self.db`",
        at: sample.place(
            service,
            "sessionmaker(\n            self.engine,\n            expire_on_commit=False,\n        )()"),
        in: "AssetService.report", role: "service")
    return sample.report()
}

private func behind(_ place: Finding.Place) -> ByteRange {
    ByteRange(at: place.range.end)
}

/// Columns: emoji, wide and combining characters, tabs, CRLF, a byte order mark, very long lines.
func columnsReport() throws -> Report {
    var sample = SampleBuilder()
    sample.workspace = "/home/dev/a b%20#é"
    sample.summary.checked = 2
    let wide = try sample.file("columns", "src/naïve dir/100%/日本 #1.py")
    let long = try sample.file("columns", "src/long.py")
    for after in ["", "🙂", "語", "e\u{301}e\u{301}", "if x:"] {
        sample.add(
            "commit-on-borrowed-session", .error, "A borrowed session is committed",
            at: sample.place(wide, "db.commit()", after: after))
    }
    for needle in ["db.commit()", "y = ["] {
        sample.add(
            "commit-on-borrowed-session", .error, "A borrowed session is committed",
            at: sample.place(long, "db.commit()", after: needle == "y = [" ? needle : ""),
            related: [sample.place(long, "]\n", after: "abcdefghi, ", "the end of the list")])
    }
    sample.add(
        "commit-on-borrowed-session", .error, "A call of a thousand columns",
        at: sample.place(long, "f(" + String(repeating: "nothing, ", count: 100) + ")"))
    return sample.report()
}

/// File names, code and names in it that try to break out of the report.
func hostileReport() -> Report {
    var sample = SampleBuilder()
    sample.summary.checked = 3
    let named = sample.file(
        "::error file=x,line=1::forged\n::warning::second\u{1B}[2J\u{202E}yp.tset\u{7}.py",
        source:
            "##vso[task.setvariable variable=x]y = db.commit()  # ##[error]forged \u{1B}[31m \u{202E}\u{200B}\u{9B}\n"
    )
    let colon = sample.file(":", source: "db.commit()\n")
    let broken = sample.file(
        "latin1.py",
        bytes: Array("s = '".utf8) + [0xE9, 0xFF, 0xC3] + Array("'; db.commit()\r\nb = 2\u{2028}c\r\n".utf8))
    sample.add(
        "commit-on-borrowed-session", .error,
        "`\u{1B}]0;title\u{7}db` is committed\r\n::error::forged [click](http://example.com)",
        help: "First line\n::stop-commands::x\n##[command]y", at: sample.place(named, "db.commit()"),
        in: "f\u{202E}", role: "service\n",
        trace: [sample.place(named, "db.commit()", "calls [x](1)\n::debug::z")],
        related: [sample.place(colon, "db", "] evil [a](2)")])
    sample.add("commit-on-borrowed-session", .error, "Committed", at: sample.place(colon, "db.commit()"))
    sample.add("commit-on-borrowed-session", .error, "Committed", at: sample.place(broken, "db.commit()"))
    sample.skipped = [Report.Skip(path: "::error::skipped\n::error::x", reason: "a link\u{85}out")]
    sample.notices = ["the scope `\u{202E}x` matches nothing"]
    return sample.report()
}

/// Files that changed, parts not understood, files left out, rules that the report does not list.
func incompleteReport() -> Report {
    var sample = SampleBuilder()
    sample.summary.checked = 40
    sample.summary.partial = 13
    sample.summary.seconds = 61.5
    let stale = sample.file(
        "app/changed.py", source: "async def f(db):\n    await db.commit()\n", isStale: true)
    let fresh = sample.file("app/fresh.py", source: "def f(db):\n    g(db)\n")
    let partial = sample.file("app/partial.py", source: "def f(:\n    pass\nx = = 1\n")
    sample.add(
        "commit-on-borrowed-session", .error, "A borrowed session is committed", help: "Flush instead",
        at: sample.place(stale, "db.commit()"), in: "f",
        related: [sample.place(fresh, "g(db)", "called here")],
        fix: Finding.Fix(
            safety: .unsafe, title: "Flush",
            edits: [Finding.Fix.Edit(file: stale, range: sample.place(stale, "commit").range, text: "flush")])
    )
    sample.add(
        "commit-on-borrowed-session", .error, "A borrowed session is committed in what it calls",
        at: sample.place(fresh, "g(db)"),
        trace: [
            sample.place(fresh, "g(db)", "calls `g`"), sample.place(stale, "db.commit()", "commits `db`"),
        ],
        related: [sample.place(stale, "db", "lent here")])
    sample.problems = [
        Report.Problem(place: sample.place(partial, ":"), message: "expected a parameter"),
        Report.Problem(place: sample.place(partial, "=", after: "= "), message: "expected an expression"),
    ]
    sample.findings += findingsOfPartialFiles(sample.problems, in: sample.files)
    for index in 1...12 {
        let file = sample.file("app/broken\(index).py", source: "x = = 1\n")
        sample.problems.append(
            Report.Problem(place: sample.place(file, "=", after: "= "), message: "expected an expression"))
    }
    sample.skipped = (1...11).map { Report.Skip(path: "data/huge\($0).py", reason: "larger than 16 MiB") }
    sample.notices = ["the scope `app/servces/**` of role `service` matches no file"]
    return sample.report()
}

/// Nothing to report.
func cleanReport() -> Report {
    var sample = SampleBuilder()
    sample.summary.checked = 1
    sample.summary.seconds = 0.004
    return sample.report()
}
