import Findings
import Foundation
import Reporting
import SourceText
import Testing

@testable import Driver

/// What fixes make of the fixtures that break the rules: `Fixtures/fixes/<rule>.patch`, both languages.
@Suite struct FixedFixturesTests {
    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures")

    /// The folders that are fixed, with the rules in force: those of the rules that have a fix, and a whole platform.
    static let folders: [String] =
        rules().infos.filter { $0.fix != nil && MetaRule($0.id) == nil }.map { "rules/\($0.id)/bad" }
        + ["projects/platform-before", "projects/platform-swift-before"]

    @Test("a fix removes its finding, once, and leaves code that is understood", arguments: folders)
    func fixed(_ folder: String) throws {
        let scratch = try Scratch()
        let copy = scratch.at("tree")
        try FileManager.default.copyItem(
            atPath: Self.fixtures.appendingPathComponent(folder).path, toPath: copy)
        let parts = folder.split(separator: "/").map(String.init)
        let name = parts[1]
        var request = CheckRequest()
        request.paths = [copy]
        request.jobs = 2
        request.usesCache = false
        // The other rule makes sure that those are followed who own sessions.
        if parts[0] == "rules" { request.select = [name, "several-commits-in-operation"] }
        let before = check(request)
        let outcome = fix(request, includesUnsafe: true, writes: true)
        let fixes = try #require(outcome.check.report?.fixes)
        #expect(fixes.refused.isEmpty, "\(fixes.refused)")
        #expect(outcome.check.report?.problems.count == before.report?.problems.count)
        let found = before.report?.findings.count ?? 0
        let left = outcome.check.report?.findings.count ?? 0
        if parts[0] == "rules" { #expect(left <= found - fixes.fixed.count) }
        #expect(outcome.changes.isEmpty == fixes.fixed.isEmpty)

        let again = fix(request, includesUnsafe: true, writes: true)
        #expect(again.changes.isEmpty && again.check.report?.fixes?.fixed.isEmpty == true)
        #expect(again.check.report?.findings.count == left)

        let patch = outcome.changes.flatMap { change in
            let path = change.path.range(of: "/tree/").map { String(change.path[$0.upperBound...]) }
            return unifiedDiff(from: change.old, to: change.new, path: path ?? change.path)
        }
        let golden = Self.fixtures.appendingPathComponent("fixes/\(name).patch")
        let known = (try? Data(contentsOf: golden)).map { Array($0) } ?? []
        guard known != patch else { return }
        guard ProcessInfo.processInfo.environment["UPDATE"] != nil else {
            Issue.record(
                "Fixtures/fixes/\(name).patch is out of date; run UPDATE=1 swift test --filter Fixed")
            return
        }
        try FileManager.default.createDirectory(
            at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
        if patch.isEmpty {
            try FileManager.default.removeItem(at: golden)
        } else {
            try Data(patch).write(to: golden)
        }
        Issue.record("Fixtures/fixes/\(name).patch was rewritten")
    }
}
