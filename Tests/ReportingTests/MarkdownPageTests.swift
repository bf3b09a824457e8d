import Findings
import Testing

@testable import Reporting

/// What stands in a text means in Markdown what it means in the text.
@Suite struct MarkdownPageTests {
    @Test(arguments: [
        ("One\ntwo.\n\nThree", "One two.\n\nThree"), ("A:\n- b\n  c\n* d\n\ne", "A:\n\n- b c\n- d\n\ne"),
        ("# no heading", "&#35; no heading"), ("1. no list", "1\\. no list"), ("+ no list", "\\+ no list"),
        ("text\n---", "text ---"), ("---", "\\---"), ("    no code", "no code"),
        ("> no quote", "&gt; no quote"),
        ("a_b `a_b`", "a\\_b `a_b`"), ("2 things", "2 things"), ("", ""), ("`a\nb`", "`a b`"),
    ])
    func blocks(_ text: String, _ expected: String) {
        #expect(MarkdownPage.blocks(text) == expected)
    }

    @Test func codeStandsInAFenceThatItDoesNotEnd() {
        #expect(MarkdownPage.fenced("a\n````\nb", "swift") == "`````swift\na\n````\nb\n`````")
        #expect(MarkdownPage.fenced("a", "py`\nthon") == "```python\na\n```")
    }

    @Test func onlyAddressesAreLinks() {
        #expect(MarkdownPage.link("https://a.b/c_d") == "<https://a.b/c_d>")
        #expect(MarkdownPage.link("https://a.b/> <script>") == "https://a.b/&gt; &lt;script&gt;")
        #expect(MarkdownPage.link("javascript:x") == "javascript:x")
    }

    @Test func pagesAndIndex() throws {
        var rule = sampleRules[0]
        rule.needs = ["flask", "django"]
        try expectGolden(renderRulePageMarkdown(rule), "rule.md")
        let packs = [
            PackInfo(
                id: "flask", summary: "Flask: a | b", languages: ["python"], modules: ["flask"], source: 0),
            PackInfo(id: "python", summary: "Python", languages: ["python"], modules: [], source: 1),
        ]
        try expectGolden(renderRuleIndexMarkdown([rule] + sampleRules.dropFirst(), packs: packs), "rules.md")
        try expectGolden(
            renderRuleIndex([rule], packs: packs, color: false, width: 60), "rules-and-packs.txt")
    }
}
