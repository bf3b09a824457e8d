import Findings
import Foundation
import Reporting
import Testing

@testable import Driver

/// Whole runs over small trees. What rules say of code is the business of the rules' own fixtures.
@Suite struct CheckTests {
    private func run(_ paths: [String], _ change: (inout CheckRequest) -> Void = { _ in }) -> CheckOutcome {
        var request = CheckRequest()
        request.paths = paths
        request.jobs = 2
        change(&request)
        return check(request)
    }

    private func messages(_ outcome: CheckOutcome) -> [String] {
        outcome.problems.map { "\(lastComponent($0.file?.path ?? "-")): \($0.message)" }
    }

    @Test func aFolderWithoutSourceIsAnError() throws {
        let scratch = try Scratch(["texts/a.txt": "x", "generated/.gitignore": "*\n", "generated/a.py": ""])
        let outcome = run([scratch.at("texts"), scratch.at("generated")])
        #expect(
            messages(outcome) == [
                "texts: no source file to check here", "generated: no source file to check here",
            ])
        #expect(outcome.report?.summary.checked == 0)
    }

    @Test func namedFilesThatAreLeftOutAreSkippedWithAWord() throws {
        let scratch = try Scratch([
            "sessionlint.toml": "exclude = [\"old/\"]\n", ".gitignore": "gen.py\n", "gen.py": "",
            "old/a.py": "",
            "readme.md": "", "b.py": "",
        ])
        let names = ["gen.py", "old/a.py", "readme.md", "b.py"]
        let outcome = run(names.map(scratch.at))
        #expect(outcome.problems.isEmpty)
        #expect(outcome.report?.summary.checked == 1)
        #expect(
            outcome.report?.skipped.map(\.reason) == [
                "ignored by .gitignore:1", "left out by `exclude`", "not a Python or Swift file",
            ])
        #expect(!outcome.isIncomplete)
        let all = run(names.map(scratch.at)) { $0.honoursExcludes = false }
        #expect(all.report?.summary.checked == 3)
    }

    @Test func noExcludeReadsWhatIsNamedAndNoMore() throws {
        let scratch = try Scratch([
            "sessionlint.toml": "", "vendor/a.py": "", "vendor/venv/b.py": "", "build/c.py": "", "d.py": "",
        ])
        let outcome = run([scratch.at("vendor")]) { $0.honoursExcludes = false }
        #expect(outcome.problems.isEmpty)
        #expect(outcome.report?.summary.checked == 2)
        #expect(messages(run([scratch.at("vendor")])) == ["vendor: no source file to check here"])
    }

    @Test func aScriptWithoutAnEndingIsReadWhenNamed() throws {
        let scratch = try Scratch(["tool": "#!/usr/bin/env python3\nx = (\n", "notes": "#!/bin/sh\n"])
        let outcome = run([scratch.at("tool"), scratch.at("notes")])
        #expect(outcome.report?.summary.checked == 1)
        #expect(outcome.report?.summary.partial == 1)
    }

    @Test func partsThatAreNotUnderstoodAreToldOncePerFile() throws {
        let scratch = try Scratch(["a.py": "x = (\ny = = 1\n", "b.py": "x = 1\n"])
        try scratch.write("c.py", Array("# ".utf8) + [0xE9, 0x0A])
        let outcome = run([scratch.path])
        #expect(outcome.report?.summary.partial == 2)
        #expect(
            outcome.report?.findings.map(\.rule.description)
                == Array(repeating: "file-partly-understood", count: 2))
        #expect(outcome.isIncomplete)
        #expect(!outcome.hasFailures)
        let without = run([scratch.path]) { $0.ignore = ["file-partly-understood"] }
        #expect(without.report?.findings.isEmpty == true)
        #expect(without.report?.problems.isEmpty == false)
    }

    @Test func whatIsNotReadIsSaidAndTheRestGoesOn() throws {
        let scratch = try Scratch(["a.py": "x = 1\n", "klingon.py": "# coding: klingon\n"])
        try scratch.write("binary.py", [0x7F, 0, 1, 2])
        let outcome = run([scratch.path])
        #expect(outcome.report?.summary.checked == 1)
        #expect(
            outcome.report?.skipped.map(\.reason) == [
                "not text: it holds a NUL byte", "its encoding `klingon` is not supported",
            ])
        #expect(outcome.isIncomplete)
        #expect(outcome.problems.isEmpty)
    }

    @Test func standardInputStandsInForAFile() throws {
        let scratch = try Scratch(["a.py": "x = 1\n", "b.py": "x = (\n"])
        let broken = Array("y = (\n".utf8)
        let outcome = run([]) { $0.overlay = .init(path: scratch.at("a.py"), bytes: broken) }
        #expect(outcome.report?.summary.checked == 1)
        #expect(outcome.report?.findings.map { $0.place.file } == [0])
        #expect(outcome.report?.files.first?.text?.bytes == broken)
        let new = run([]) { $0.overlay = .init(path: scratch.at("new.py"), bytes: broken) }
        #expect(new.report?.summary.partial == 1)
        let nowhere = run([]) { $0.overlay = .init(path: scratch.at("none/new.py"), bytes: broken) }
        #expect(nowhere.problems.map(\.message) == ["no such file or folder"])
    }

    @Test func aFileIsReportedByTheInnermostWorkspaceThatSelectsIt() throws {
        let scratch = try Scratch([
            "sessionlint.toml": "", "a.py": "x = (\n", "in/sessionlint.toml": "ignore = [\"meta\"]\n",
            "in/b.py": "x = (\n",
        ])
        let outer = run([scratch.path])
        #expect(outer.report?.findings.count == 2)
        #expect(
            outer.report?.notices == [
                "\(scratch.at("in/sessionlint.toml")) is not in force here: the configuration above it is"
            ])
        let both = run([scratch.path, scratch.at("in")])
        #expect(both.report?.findings.count == 1)
        #expect(both.report?.summary.checked == 2)
        #expect(both.report?.workspace == scratch.path)
        #expect(both.report?.files.map(\.workspacePath) == ["a.py", "in/b.py"])
    }

    @Test func theFilesOfARunCanBeAskedFor() throws {
        let scratch = try Scratch(["sessionlint.toml": "", "a/b.py": "", "a/vendor/c.py": "", "d.py": ""])
        var request = CheckRequest()
        request.paths = [scratch.at("a"), scratch.at("none")]
        let selected = SelectedFiles(request)
        #expect(selected.files == [scratch.at("a/b.py")])
        #expect(selected.skipped.map(\.path) == [scratch.at("a/vendor")])
        #expect(selected.problems.map(\.message) == ["no such file or folder"])
    }

    @Test func anIncludeThatMatchesNothingIsAnError() throws {
        let scratch = try Scratch(["sessionlint.toml": "include = [\"app/\", \"lib/\"]\n", "app/a.py": ""])
        #expect(
            messages(run([scratch.path])) == ["sessionlint.toml: the pattern `lib/` matches no source file"])
    }

    @Test func unknownRulesOnTheCommandLineEndTheRun() throws {
        let scratch = try Scratch(["a.py": ""])
        let outcome = run([scratch.path]) { $0.select = ["suppression-unusd"] }
        #expect(outcome.report == nil)
        #expect(outcome.problems.first?.message == "`suppression-unusd` behind --select is not a rule")
        #expect(outcome.problems.first?.help?.hasPrefix("did you mean `suppression-unused`?") == true)
    }

    @Test(arguments: [
        ("", Severity.note), ("legacy-until = 2020-01-31", .warning), ("legacy-until = 2999-01-31", .note),
    ])
    func theOldWayIsAWarningWhenItsDayIsOver(configuration: String, severity: Severity) throws {
        let scratch = try Scratch([
            "sessionlint.toml": configuration, "app/tools_legacy.py": "x = 1\n",
            "app/tools.py": "from app.tools_legacy import x\n",
        ])
        let outcome = run([scratch.path])
        #expect(outcome.report?.findings.map(\.rule.description) == ["legacy-fallback-reachable"])
        #expect(outcome.report?.findings.map(\.severity) == [severity])
    }

    @Test func suppressionsHaveTheirSay() throws {
        let scratch = try Scratch([
            "a.py": "# sessionlint: allow-file(file-partly-understood): a sample\nx = (\n",
            "b.py": "x = 1  # sessionlint: allow(file-partly-understood): no more\n",
        ])
        let outcome = run([scratch.path])
        #expect(outcome.report?.summary.suppressed == 1)
        #expect(outcome.report?.findings.map(\.rule.description) == ["suppression-unused"])
        #expect(outcome.hasFailures)
        #expect(!run([scratch.path]) { $0.failOn = .error }.hasFailures)
    }

    @Test(arguments: ReportFormat.allCases) func theNumberOfThreadsChangesNothing(format: ReportFormat) throws
    {
        let scratch = try Scratch()
        for number in 0..<40 {
            try scratch.write(
                "p\(number % 7)/f\(number).py", "x = (\ny = = \(number)\n# sessionlint: allow(x\n")
        }
        let reports = [1, 2, 16].map { jobs -> [UInt8] in
            var report = run([scratch.path]) { $0.jobs = jobs }.report
            report?.summary.seconds = 0
            return report.map { render($0, as: format) } ?? []
        }
        #expect(reports[0].count > 1000)
        #expect(reports[0] == reports[1])
        #expect(reports[0] == reports[2])
    }

    @Test func bothLanguagesMakeOneReportUnderOneConfiguration() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/projects/mixed")
        let outcome = run([root.path()])
        let report = try #require(outcome.report)
        let found = report.findings.map { finding in
            "\(report.files[finding.place.file].workspacePath) \(finding.severity.name) \(finding.rule)"
        }
        #expect(
            found == [
                "app/Sources/Harbour/Services/BerthService.swift error commit-on-borrowed-session",
                "app/Sources/Harbour/Tools/FreeBerthTool.swift note query-in-tool",
                "worker/services/berths.py error commit-on-borrowed-session",
                "worker/tools/berth_tool.py note query-in-tool",
            ])
        #expect(report.summary.checked == 7)
        #expect(outcome.problems.isEmpty)
    }
}
