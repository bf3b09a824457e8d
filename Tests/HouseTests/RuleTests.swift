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

    @Test(arguments: shipped.0.infos.filter { $0.family != "meta" }.map(\.id))
    func everyRuleIsListedAtTheDoor(id: RuleID) throws {
        let info = try #require(Self.shipped.0.infos.first { $0.id == id })
        let line = "| `\(id)` | \(info.severity.name) | \(info.summary) |"
        #expect(Sources.text("README.md").contains(line), "README.md lacks \(line)")
    }

    @Test(arguments: shipped.0.infos.map(\.id)) func everyRuleIsTriedBothWays(id: RuleID) throws {
        let languages = try #require(Self.shipped.0.infos.first { $0.id == id }).languages
        for language in languages {
            let form = try #require(Self.forms[language], "\(id) names the unknown language \(language)")
            let files = Self.fixtures.filter { $0.hasSuffix(form.suffix) }
            let bad = files.filter { $0.hasPrefix("Fixtures/rules/\(id)/bad/") }
            let expects = bad.contains { path in
                Sources.text(path).split(separator: "\n").contains {
                    $0.contains(form.expectation) && $0.contains(id.description)
                }
            }
            #expect(expects, "no file of \(language) in Fixtures/rules/\(id)/bad expects the rule")
            let isLeftAlone = files.contains { $0.hasPrefix("Fixtures/rules/\(id)/good/") }
            #expect(isLeftAlone, "there is no file of \(language) in Fixtures/rules/\(id)/good")
        }
    }

    /// What a file of a language ends with, and what a claim in it begins with.
    private static let forms = [
        "python": (suffix: ".py", expectation: "# expect"),
        "swift": (suffix: ".swift", expectation: "// expect"),
    ]

    /// A page shows each language that its rule speaks of, before and after.
    @Test(arguments: shipped.0.infos.map(\.id)) func everyPageShowsItsLanguages(id: RuleID) throws {
        let info = try #require(Self.shipped.0.infos.first { $0.id == id })
        let languages = info.languages.sorted()
        #expect(info.page.example.map(\.language).sorted() == languages)
        #expect(info.page.instead.map(\.language).sorted() == languages)
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
