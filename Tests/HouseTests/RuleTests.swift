import Findings
import RuleEngine
import Testing

/// A rule is complete when people can look it up and it is tried both ways.
@Suite struct RuleTests {
    static let shipped = RuleSet.load(builtinPacks)
    static let fixtures = Sources.paths("Fixtures/rules")

    @Test func theShippedPacksAreSound() {
        for error in Self.shipped.1 { Issue.record("\(error.path) at \(error.range): \(error.message)") }
    }

    @Test(arguments: shipped.0.infos.map(\.id)) func everyRuleHasItsPage(id: RuleID) throws {
        let info = try #require(Self.shipped.0.infos.first { $0.id == id })
        #expect(!info.summary.isEmpty && info.summary.last != ".")
        #expect(!info.since.isEmpty)
        #expect(!info.languages.isEmpty)
        #expect(!info.help.isEmpty)
        #expect(!info.page.finds.isEmpty)
        #expect(!info.page.why.isEmpty)
        #expect(!info.page.example.isEmpty)
        #expect(!info.page.instead.isEmpty)
        #expect(!info.family.isEmpty)
    }

    @Test(arguments: shipped.0.infos.map(\.id)) func everyRuleIsTriedBothWays(id: RuleID) {
        let files = Self.fixtures.filter { $0.hasPrefix("Fixtures/rules/\(id)/") }
        let bad = files.filter { $0.hasPrefix("Fixtures/rules/\(id)/bad/") }
        let good = files.filter { $0.hasPrefix("Fixtures/rules/\(id)/good/") && $0.hasSuffix(".py") }
        let expects = bad.contains { path in
            let text = path.hasSuffix(".py") ? Sources.text(path) : ""
            return text.contains("# expect") && text.contains(id.description)
        }
        #expect(expects, "no file in Fixtures/rules/\(id)/bad expects the rule")
        #expect(!good.isEmpty, "there is no source in Fixtures/rules/\(id)/good")
    }

    /// A page nobody made a rule of, or a folder of a rule that was renamed.
    @Test func noFixtureIsWithoutItsRule() throws {
        guard !Self.shipped.0.infos.isEmpty else { return }
        let known = Set(Self.shipped.0.infos.map(\.id.description))
        let folders = Set(
            Self.fixtures.compactMap { $0.split(separator: "/").dropFirst(2).first.map(String.init) })
        #expect(folders.subtracting(known).isEmpty, "\(folders.subtracting(known).sorted())")
    }
}
