import Findings
import Reporting
import Testing

/// Progress in each of its forms, byte for byte.
@Suite struct ProgressReportTests {
    private static func item(_ file: String, _ function: String, findings: Int, callers: Int, todo: String)
        -> Progress.Item
    {
        Progress.Item(
            file: file, line: 12, column: 5, function: function, role: "tool", owners: ["@ferries/agents"],
            todo: todo, rules: ["session-opened-in-tool"], findings: findings, callers: callers)
    }

    private static let hostile = item(
        "app/=1+1, \"x\"\u{1B}[31m.py", "a`<b>|@everyone", findings: 2, callers: 0,
        todo: "close `it`, ##[error]\nnow")

    private static let progress = Progress(
        version: "0.0.0", workspace: "/ferries",
        metrics: [
            Progress.Metric(
                id: "session-ownership", title: "Tools on the orchestrator's session",
                summary: "Of all tools.", goal: .all, count: Progress.Count(total: 3, done: 1),
                left: [
                    item("app/a.py", "ATool._run", findings: 1, callers: 3, todo: "take the session"),
                    hostile,
                ],
                folders: [
                    Progress.Group(name: "app/a", count: Progress.Count(total: 2, done: 1)),
                    Progress.Group(name: "app/\u{202E}b", count: Progress.Count(total: 1, done: 0)),
                ]),
            Progress.Metric(
                id: "legacy-flags", title: "Flags left", summary: "Flags.", goal: .none,
                count: Progress.Count(total: 1, done: 0),
                left: [item("app/a.py", "ATool._run", findings: 0, callers: 3, todo: "take the flag out")]),
            Progress.Metric(
                id: "tenant-queries", title: "Queries", summary: "Queries.", goal: .all,
                count: Progress.Count(total: 0, done: 0)),
        ],
        gates: [
            Progress.Gate(
                name: "phase 2", due: CalendarDate("2031-03-31"),
                conditions: [
                    Progress.Condition(
                        metric: "session-ownership", target: 0.995, actual: 1.0 / 3, holds: false),
                    Progress.Condition(metric: "legacy-flags", target: 0, actual: 1, holds: false),
                ]),
            Progress.Gate(
                name: "phase 1",
                conditions: [
                    Progress.Condition(metric: "tenant-queries", target: 1, actual: nil, holds: true)
                ]),
        ])

    @Test func everyForm() throws {
        var options = ProgressOptions()
        try expectGolden(progressText(Self.progress, options), "progress.txt")
        try expectGolden(progressJSON(Self.progress), "progress.json")
        try expectGolden(progressCSV(Self.progress), "progress.csv")
        try expectGolden(progressMarkdown(Self.progress), "progress.md")
        options.grouping = .folder
        options.width = 72
        options.color = true
        try expectGolden(progressText(Self.progress, options), "progress.narrow.ansi")
        try expectGolden(progressCSV(Self.progress, options), "progress.groups.csv")
        try expectGolden(progressMarkdown(Self.progress, options), "progress.groups.md")
    }

    @Test func nothingToCount() {
        let progress = Progress(version: "0.0.0", workspace: "/")
        #expect(
            String(decoding: progressText(progress), as: UTF8.self)
                == "Nothing here is counted by any metric.\n")
    }
}
