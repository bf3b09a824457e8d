import Findings

private let week: Int64 = 7 * 86_400
/// 2026-09-07.
private let sampleTime: Int64 = 1_788_739_200

private func revision(_ number: Int, _ subject: String) -> Progress.Revision {
    let digits = String(number * 7919 + 0x1a2b3c, radix: 16)
    return Progress.Revision(
        hash: String(repeating: digits, count: 8).prefix(40).description,
        time: sampleTime - Int64(number) * week, subject: subject)
}

/// A migration of half a year with the things that a page has to show, two of them without a history.
func everydayProgress() -> Progress {
    var progress = Progress(
        version: "0.1.0", workspace: "/home/dev/platform",
        revision: revision(0, "Take the registry in the export tool"))
    progress.metrics = [
        Progress.Metric(
            id: "session-ownership", title: "Tool operations on the orchestrator's session",
            summary:
                "Of all operations of tools that reach a session, those that open none, themselves or through calls.",
            goal: .all, count: .init(total: 64, done: 51), left: everydayItems,
            folders: [
                .init(name: "app/agents/tools", count: .init(total: 40, done: 36)),
                .init(name: "app/integrations/tools", count: .init(total: 24, done: 15)),
            ],
            roles: [.init(name: "tool", count: .init(total: 64, done: 51))],
            owners: [
                .init(name: "@platform/agents", count: .init(total: 40, done: 36)),
                .init(name: "@platform/integrations", count: .init(total: 24, done: 15)),
            ]),
        Progress.Metric(
            id: "one-commit", title: "Operations with one commit",
            summary: "Of all operations of owners that write, those that commit once on every path.",
            goal: .all,
            count: .init(total: 38, done: 38),
            roles: [.init(name: "executor", count: .init(total: 38, done: 38))]),
        Progress.Metric(
            id: "registry-adoption", title: "Tool factories that take a registry and use it",
            summary: "Of all factories of tools, those whose `registry` is taken and used.", goal: .all,
            count: .init(total: 21, done: 9),
            left: [
                .init(
                    file: "app/integrations/factory.py", line: 12, column: 1, function: "make_crm_tool",
                    role: "tool_factory", owners: ["@platform/integrations"],
                    todo: "Use the `registry` that is taken.", rules: ["registry-accepted-unused"],
                    findings: 1,
                    callers: 7)
            ]),
        Progress.Metric(
            id: "legacy-left", title: "Legacy paths and flags left",
            summary: "Modules, branches and flags that serve the old way alone.", goal: .none,
            count: .init(total: 12, done: 0)),
        Progress.Metric(
            id: "direct-access-left", title: "Direct access to the session factory",
            summary: "Imports and openings where a role may have none.", goal: .none,
            count: .init(total: 4, done: 0)),
        Progress.Metric(
            id: "tenant-coverage", title: "Queries with their tenant",
            summary: "Of all queries on models of a tenant, those that filter by it.", goal: .all,
            count: .init(total: 0, done: 0)),
    ]
    progress.gates = [
        .init(
            name: "Phase 2", due: CalendarDate("2026-08-31"),
            conditions: [
                .init(metric: "session-ownership", target: 0.95, actual: 51.0 / 64, holds: false),
                .init(metric: "one-commit", target: 1, actual: 1, holds: true),
            ]),
        .init(
            name: "Phase 3: the flag goes", due: CalendarDate("2027-01-31"),
            conditions: [
                .init(metric: "legacy-left", target: 0, actual: 12, holds: false),
                .init(metric: "tenant-coverage", target: 1, actual: nil, holds: true),
            ]),
        .init(name: "Freeze", conditions: [.init(metric: "one-commit", target: 0.9, actual: 1, holds: true)]),
    ]
    let left = [
        58, 58, 60, 57, 55, 55, 49, 50, 51, 47, 48, 42, 41, 43, 38, 31, 33, 34, 30, 27, 28, 22, 20, 19, 16,
    ]
    progress.history = left.enumerated().map { index, left in
        .init(
            revision: revision(25 - index, "Week \(index + 1)"),
            counts: [
                "session-ownership": .init(total: 64, done: 64 - left),
                "one-commit": .init(total: 30 + index / 3, done: min(30 + index / 3, 14 + index * 2)),
                "legacy-left": .init(total: 41 - index + index % 4 * 3, done: 0),
                "registry-adoption": .init(total: 12 + index / 3, done: index / 3),
            ])
    }
    return progress
}

private let everydayItems: [Progress.Item] = [
    (
        "export.py", "ExportTool.execute", "Take the session's services from the registry.",
        "session-opened-in-tool", 1, 9
    ),
    (
        "search.py", "SearchTool.execute", "Call `services.documents` instead of the factory.",
        "session-opened-in-tool", 1, 4
    ),
    ("notes.py", "NotesTool.execute", "Leave the commit to the caller.", "commit-on-borrowed-session", 2, 4),
    (
        "crm.py", "CrmTool._sync", "Hand the session on to `load_accounts`.", "session-opened-through-call",
        3, 2
    ),
    ("billing.py", "", "Build the tool where the registry is.", "registry-default-singleton", 5, 0),
].enumerated().map { index, item in
    Progress.Item(
        file: "app/\(index < 2 ? "agents" : "integrations")/tools/\(item.0)", line: 14 + index * 17,
        column: 9,
        function: item.1, role: "tool", owners: [index < 2 ? "@platform/agents" : "@platform/integrations"],
        todo: item.2, rules: [item.3], findings: item.4, callers: item.5)
}

/// Every text tries to be something else.
func hostileProgress() -> Progress {
    let evil = "<script>alert(1)</script>\u{1B}[31m\n]]>&amp;\"'\u{202E}gnp.\u{200F}\\"
    var progress = Progress(
        version: "0.1.0\"><script>", workspace: "/tmp/</title><script>document.title='x'</script>\u{202E}",
        revision: .init(hash: "<b>0123456789", time: sampleTime, subject: "-->\(evil)"))
    let item = Progress.Item(
        file: "app/\(evil).py", line: 1, column: 1, function: evil, role: "\" onmouseover=\"alert(1)",
        owners: ["@a/\(evil)", "</td></table>"],
        todo: "Mend `\(evil)` and `</code>", rules: ["</style><img src=https://example.invalid/x.png>"],
        findings: 1, callers: 2)
    let metric = Progress.Metric(
        id: "evil\"} 1\nforged 2 \\", title: "</option></select>\(evil)",
        summary: "`a` <iframe src=//example.invalid></iframe>", goal: .all, count: .init(total: 4, done: 3),
        left: [item], folders: [.init(name: evil, count: .init(total: 4, done: 3))],
        roles: [.init(name: "</summary>", count: .init(total: 4, done: 3))],
        owners: [
            .init(name: evil, count: .init(total: 4, done: 3)),
            .init(name: "a\\nb", count: .init(total: 1, done: 0)),
            .init(name: "a\nb", count: .init(total: 1, done: 1)),
            .init(name: evil, count: .init(total: 1, done: 1)),
        ])
    progress.metrics = [metric]
    progress.gates = [
        .init(
            name: "</h3>\(evil)",
            conditions: [.init(metric: evil, target: .infinity, actual: .nan, holds: false)])
    ]
    progress.history = [Int64.min, 0, sampleTime - 9 * week, sampleTime - week, .max].map { time in
        .init(
            revision: .init(hash: evil, time: time, subject: evil),
            counts: [metric.id: .init(total: time == 0 ? 5_000_000 : 4, done: 0)])
    }
    return progress
}

/// A large repository: 2,000 things left, 60 states of two and a half years.
func largeProgress() -> Progress {
    let items = (0..<2_000).map { number in
        let (area, owner) = (["billing", "search", "notes", "mail"][number % 4], number % 7)
        return Progress.Item(
            file: "src/\(area)/tools/tool_\(number / 3).py", line: 10 + number % 3 * 40, column: 5,
            function: "Tool\(number / 3).run_\(number % 3)", role: "tool", owners: ["@team-\(owner)"],
            todo: "Take what needs the database from the registry.", rules: ["session-opened-in-tool"],
            findings: 1 + number / 500, callers: number * 37 % 90)
    }
    let halves = [Array(items[..<1_200]), Array(items[1_200...])]
    var progress = Progress(
        version: "0.1.0", workspace: "/home/dev/monolith", revision: revision(0, "Move the mail tools"))
    progress.metrics = halves.enumerated().map { index, items in
        Progress.Metric(
            id: "metric-\(index + 1)",
            title: index == 0 ? "Tools on the orchestrator's session" : "Operations with one commit",
            summary: "Of all tools, those that are over.", goal: .all,
            count: .init(total: items.count * 2, done: items.count), left: items)
    }
    progress.history = (1...60).reversed().map { number in
        .init(
            revision: revision(number * 2, "State \(number)"),
            counts: [
                "metric-1": .init(total: 2_400, done: 1_200 - number * 19 + number % 5 * 23),
                "metric-2": .init(total: 1_600 - number * 3, done: 700 - number * 3 - number % 7 * 11),
            ])
    }
    return progress
}

/// Nothing was counted, in files that are no commit.
func emptyProgress() -> Progress { Progress(version: "0.1.0", workspace: "/") }
