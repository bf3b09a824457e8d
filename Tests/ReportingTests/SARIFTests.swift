import Findings
import Foundation
import SourceText
import Testing

@testable import Reporting

/// What goldens do not show: limits, paths and options.
@Suite struct SARIFTests {
    private func run(_ report: Report, _ options: RenderOptions = RenderOptions()) throws -> [String: Any] {
        let data = Data(render(report, as: .sarif, options: options))
        let log = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return try #require((log["runs"] as? [[String: Any]])?.first)
    }

    private func manyFindings(_ count: Int) -> Report {
        var sample = SampleBuilder()
        let file = sample.file("a.py", source: "db.commit()\n")
        for index in 0..<count {
            let severity: Severity = index % 100 == 7 ? .note : index % 100 == 8 ? .warning : .error
            sample.add(
                "commit-on-borrowed-session", severity, "finding \(index)",
                at: sample.place(file, "db.commit()"))
        }
        return sample.report()
    }

    @Test func theLeastSevereOfTooManyAreLeftOut() throws {
        let report = manyFindings(25_300)
        let run = try run(report)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count == 25_000)
        #expect(results.count { $0["level"] as? String == "note" } == 0)
        #expect(results.count { $0["level"] as? String == "warning" } == 253 - (300 - 253))
        let messages = results.compactMap { ($0["message"] as? [String: Any])?["text"] as? String }
        #expect(messages.prefix(9).map { $0 } == (0..<10).filter { $0 != 7 }.map { "finding \($0)." })
        let notices = sarifNotices(for: report)
        #expect(notices.count == 1 && notices[0].contains("300 of 25300"))
        let invocations = try #require(run["invocations"] as? [[String: Any]])
        let said = try #require(invocations.first?["toolExecutionNotifications"] as? [[String: Any]])
        #expect(said.compactMap { ($0["message"] as? [String: Any])?["text"] as? String } == notices)
    }

    @Test func noticesOfLimits() {
        #expect(sarifNotices(for: manyFindings(5_000)) == [])
        #expect(sarifNotices(for: manyFindings(5_001)).first?.contains("5000 most severe") == true)
    }

    @Test func aLongPathKeepsItsBeginningAndItsEnd() throws {
        var sample = SampleBuilder()
        let file = sample.file("a.py", source: "db.commit()\n")
        let place = sample.place(file, "db.commit()")
        sample.add(
            "commit-on-borrowed-session", .error, "deep", at: place,
            trace: (1...1_200).map { sample.place(file, "db.commit()", "step \($0)") },
            related: (1...200).map { sample.place(file, "db", "related \($0)") })
        let text = String(decoding: render(sample.report(), as: .sarif), as: UTF8.self)
        #expect(text.contains("step 999\"") && !text.contains("step 1000\"") && text.contains("step 1200\""))
        #expect(text.contains("related 100\"") && !text.contains("related 101\""))
    }

    @Test func whatABaselineHoldsBackIsThereWhenAskedFor() throws {
        var report = manyFindings(3)
        report.baselined = [report.findings.removeLast()]
        func states(_ options: RenderOptions) throws -> [String?] {
            try #require(try run(report, options)["results"] as? [[String: Any]]).map {
                $0["baselineState"] as? String
            }
        }
        #expect(try states(RenderOptions()) == [nil, nil])
        var options = RenderOptions()
        options.includesBaselined = true
        #expect(try states(options) == ["new", "new", "unchanged"])
    }

    @Test func workspaceBelowTheRepository() throws {
        var sample = SampleBuilder()
        sample.workspace = "/srv/my repo/back end/"
        let inside = sample.file("app/a.py", source: "x\n")
        let outside = sample.file("/tmp/b c.py", source: "x\n")
        for file in [inside, outside] {
            sample.add("commit-on-borrowed-session", .error, "m", at: sample.place(file, "x"))
        }
        let text = String(
            decoding: render(
                sample.report(), as: .sarif,
                options: RenderOptions(category: "", workspaceInRepository: "./back end/")),
            as: UTF8.self)
        #expect(text.contains(#"{"uri": "back%20end/app/a.py", "uriBaseId": "SRCROOT"}"#))
        #expect(text.contains(#"{"uri": "file:///tmp/b%20c.py"}"#))
        #expect(text.contains(#"{"SRCROOT": {"uri": "file:///srv/my%20repo/", "#))
        #expect(!text.contains("automationDetails"))
    }

    @Test func rootsThatCannotBeTold() {
        let paths = SARIFPaths(RenderOptions(workspaceInRepository: "b"))
        #expect(paths.rootURI(ofWorkspace: "/a/b") == "file:///a/")
        #expect(paths.rootURI(ofWorkspace: "/a/c") == nil)
        #expect(SARIFPaths(RenderOptions()).rootURI(ofWorkspace: "relative") == nil)
        #expect(SARIFPaths(RenderOptions()).rootURI(ofWorkspace: "/") == "file:///")
    }

    @Test func longDescriptionsAreCut() throws {
        var rule = MetaRule.suppressionUnused.info
        rule.page.finds = String(repeating: "🙂", count: 600) + "\n\nmore"
        rule.page.example = [(language: "python", code: "x = '````'")]
        let sample = SampleBuilder()
        let run = try run(sample.report(rules: [rule]))
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let written = try #require((driver["rules"] as? [[String: Any]])?.first)
        let description = try #require((written["fullDescription"] as? [String: Any])?["text"] as? String)
        #expect(description.utf16.count <= 1024 && description.hasSuffix("🙂…"))
        let markdown = try #require((written["help"] as? [String: Any])?["markdown"] as? String)
        #expect(markdown.contains("`````python\nx = '````'\n`````"))
    }
}
