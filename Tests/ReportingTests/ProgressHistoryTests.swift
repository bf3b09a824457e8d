import Findings
import Testing

@testable import Reporting

/// Progress with its history, and what moved between two commits, in each form byte for byte.
@Suite struct ProgressHistoryTests {
    private static let now: Int64 = 1_788_800_000

    @Test func history() throws {
        var options = ProgressOptions()
        options.now = Self.now
        let progress = everydayProgress()
        try expectGolden(progressText(progress, options), "progress/history.txt")
        try expectGolden(progressMarkdown(progress, options), "progress/history.md")
        try expectGolden(progressHistoryCSV(progress, now: Self.now), "progress/history.csv")
        try expectGolden(progressJSON(progress, now: Self.now), "progress/history.json")
        options.width = 80
        options.color = true
        try expectGolden(progressText(progress, options), "progress/history.narrow.ansi")
    }

    @Test func hostileHistory() throws {
        var options = ProgressOptions()
        options.now = Self.now
        options.width = 80
        var progress = hostileProgress()
        for index in progress.history.indices { progress.history[index].revision.tag = "=1+1\"\u{202E}" }
        for bytes in [
            progressText(progress, options), progressMarkdown(progress, options),
            progressHistoryCSV(progress, now: Self.now),
        ] {
            let text = String(decoding: bytes, as: UTF8.self)
            let unsafe = text.unicodeScalars.filter { isUnsafeForTerminals($0) && $0 != "\n" && $0 != "\r" }
            #expect(unsafe.isEmpty)
            #expect(!text.contains(",=1+1"))
        }
        // What is between backquotes is no tag.
        let markdown = String(decoding: progressMarkdown(progress, options), as: UTF8.self)
        let words = markdown.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        #expect(words.allSatisfy { $0.offset % 2 == 1 || !$0.element.contains("<script") })
    }

    private static func move(
        _ kind: ProgressComparison.Kind, _ file: String, _ function: String, _ authors: [String],
        todo: String = ""
    ) -> ProgressComparison.Move {
        ProgressComparison.Move(
            kind: kind,
            item: Progress.Item(
                file: file, line: 12, column: 5, function: function, role: "tool",
                owners: ["@ferries/agents"],
                todo: todo, rules: todo.isEmpty ? [] : ["session-opened-in-tool"],
                findings: todo.isEmpty ? 0 : 1, callers: 0), authors: authors)
    }

    private static let comparison = ProgressComparison(
        version: "0.0.0", workspace: "/ferries",
        before: .init(hash: String(repeating: "1a", count: 20), time: 1_786_000_000, subject: "Before"),
        after: .init(hash: String(repeating: "2b", count: 20), time: now, subject: "After\u{1B}[31m"),
        commits: 12,
        metrics: [
            .init(
                id: "session-ownership", title: "Tools on the orchestrator's session", goal: .all,
                before: .init(total: 3, done: 1), after: .init(total: 4, done: 2),
                moves: [
                    move(.fellBack, "app/a.py", "ATool._run", ["Ann"], todo: "take the session"),
                    move(
                        .newLeft, "app/=1+1, \"x\"\u{1B}[31m.py", "a`<b>|@everyone", ["=Eve <b>|\u{202E}"],
                        todo: "close `it`, ##[error]\nnow"),
                    move(.wentOver, "app/c.py", "CTool._run", ["Ann", "Bob"]),
                    move(.goneOver, "app/d.py", "", []),
                ]),
            .init(
                id: "legacy-flags", title: "Flags </summary> left", goal: .none,
                before: .init(total: 2, done: 0), after: .init(total: 1, done: 0),
                moves: [move(.goneLeft, "app/a.py", "flag", ["Bob"])]),
            .init(
                id: "tenant-queries", title: "Queries", goal: .all, before: .init(total: 5, done: 5),
                after: .init(total: 5, done: 5), moves: []),
            .init(
                id: "request-writes", title: "Writes", goal: .all, before: .init(total: 0, done: 0),
                after: .init(total: 0, done: 0), moves: []),
        ], hasOwners: true)

    @Test func comparison() throws {
        var options = ProgressOptions()
        try expectGolden(comparisonText(Self.comparison, options), "progress/compare.txt")
        try expectGolden(comparisonMarkdown(Self.comparison), "progress/compare.md")
        try expectGolden(comparisonJSON(Self.comparison), "progress/compare.json")
        try expectGolden(comparisonCSV(Self.comparison), "progress/compare.csv")
        options.width = 72
        options.color = true
        try expectGolden(comparisonText(Self.comparison, options), "progress/compare.narrow.ansi")
    }

    @Test func nothingMoved() {
        var comparison = Self.comparison
        for index in comparison.metrics.indices { comparison.metrics[index].moves = [] }
        let markdown = String(decoding: comparisonMarkdown(comparison), as: UTF8.self)
        #expect(markdown.hasSuffix("Nothing that is counted has changed.\n"))
        comparison.metrics = []
        let text = String(decoding: comparisonText(comparison), as: UTF8.self)
        #expect(text.hasSuffix("Nothing here is counted by any metric.\n"))
    }

    @Test(arguments: [
        ([3, 2, 1, 0], "█▆▄▁"), ([0, 0], "▁▁"), ([5, 5, 5], "███"), ([1, 1000], "▂█"), ([4], ""),
    ])
    func rowsOfBars(_ left: [Int], _ expected: String) {
        let samples = left.enumerated().map {
            Progress.Sample(time: Int64($0) * 86_400, count: .init(total: 2000, done: 2000 - $1))
        }
        #expect(ProgressWords.sparkline(samples, width: 10) == expected)
    }

    @Test func aLongRowIsCut() {
        let samples = (0..<500).map {
            Progress.Sample(time: Int64($0), count: .init(total: 500, done: $0))
        }
        #expect(ProgressWords.sparkline(samples, width: 30).count == 30)
    }
}
