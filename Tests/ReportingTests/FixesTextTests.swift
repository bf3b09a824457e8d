import Findings
import Testing

@testable import Reporting

/// What came of fixes, as it is told.
@Suite struct FixesTextTests {
    private func report() throws -> Report {
        var report = Report(
            version: "1", workspace: "/w", files: [], findings: [], summary: Report.Summary(), rules: [])
        let rule = try #require(RuleID("some-rule"))
        func item(_ path: String, reason: String = "") -> AppliedFixes.Item {
            AppliedFixes.Item(
                rule: rule, path: path, line: 3, column: 5, message: "it \u{1B}[31m is", safety: .safe,
                title: "Do it", reason: reason)
        }
        var fixes = AppliedFixes()
        fixes.fixed = [item("a.py"), item("b\n::error::.py")]
        fixes.refused = [item("c\u{1B}[2J.py", reason: "it is read-only")]
        fixes.unsafeCount = 4
        fixes.fileCount = 2
        report.fixes = fixes
        return report
    }

    @Test func theClosingLineCountsThem() throws {
        var report = try report()
        let text = String(decoding: renderClosingLine(report, color: false), as: UTF8.self)
        #expect(
            text.contains("0 suppressed · 2 fixed in 2 files (4 more with --unsafe-fixes), 1 not fixed · "))
        #expect(text.hasPrefix("not fixed:\n  c\\u{1b}[2J.py:3:5: some-rule: it is read-only\n"))
        report.fixes = nil
        #expect(!String(decoding: renderClosingLine(report, color: false), as: UTF8.self).contains("fixed"))
    }

    @Test func documentsHoldThem() throws {
        var report = try report()
        let lines = String(decoding: render(report, as: .jsonl), as: UTF8.self)
        #expect(
            lines.contains(
                #""fixes":{"files":2,"unsafe":4,"applied":[{"rule":"some-rule","file":"a.py","line":3,"column":5"#
            ))
        #expect(lines.contains(#""title":"Do it","reason":"it is read-only"}"#))
        #expect(!lines.utf8.contains(0x1B))
        let log = String(decoding: render(report, as: .sarif), as: UTF8.self)
        #expect(log.contains("a.py:3:5: some-rule: Do it") && log.contains(#""id": "not-fixed""#))
        report.fixes = nil
        #expect(!String(decoding: render(report, as: .json), as: UTF8.self).contains("fixes"))
        #expect(!String(decoding: render(report, as: .sarif), as: UTF8.self).contains("not-fixed"))
    }
}
