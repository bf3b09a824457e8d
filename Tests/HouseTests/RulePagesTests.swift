import Findings
import Foundation
import Reporting
import RuleEngine
import Testing

/// The index of the rules and their pages, for those who read them where the code lies, are what the program says.
@Suite struct RulePagesTests {
    /// As they lie under `Rules/`, so that one run writes everything anew.
    private static let shipped = RuleSet.load(BuiltinPacksTests.packs()).0

    /// By path.
    private static let wanted: [(path: String, text: String)] = {
        let rules = (shipped.infos + MetaRule.allCases.map(\.info)).sorted { $0.id < $1.id }
        let index = renderRuleIndexMarkdown(
            rules, packs: shipped.packs, metrics: shipped.metricInfos)
        return [("Rules/README.md", String(decoding: index, as: UTF8.self))]
            + rules.map { rule in
                let page = renderRulePageMarkdown(rule)
                return ("Rules/\(rule.family)/\(rule.id).md", String(decoding: page, as: UTF8.self))
            }
    }()

    @Test func theIndexAndThePagesAreUpToDate() throws {
        let isUpdating = ProcessInfo.processInfo.environment["UPDATE"] != nil
        for (path, text) in Self.wanted where Sources.text(path) != text {
            guard isUpdating else {
                Issue.record("\(path) is out of date; run `UPDATE=1 swift test --filter HouseTests`")
                continue
            }
            let url = Sources.root.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("\(path) was rewritten")
        }
    }

    @Test func noPageIsWithoutItsRule() throws {
        let isUpdating = ProcessInfo.processInfo.environment["UPDATE"] != nil
        let known = Set(Self.wanted.map(\.path))
        for path in Sources.paths("Rules") where path.hasSuffix(".md") && !known.contains(path) {
            if isUpdating {
                try FileManager.default.removeItem(at: Sources.root.appendingPathComponent(path))
            }
            Issue.record("\(path) is the page of no rule\(isUpdating ? ", and is gone" : "")")
        }
    }

    /// Every link of the index leads to a page.
    @Test func theIndexLeadsToThePages() {
        let index = Self.wanted.first?.text ?? ""
        let targets = index.split(separator: "](").dropFirst().map { $0.prefix { $0 != ")" } }
        #expect(Set(targets.map { "Rules/\($0)" }) == Set(Self.wanted.dropFirst().map(\.path)))
    }
}
