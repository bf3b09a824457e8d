import Findings
import Testing

@testable import Reporting

/// What stands in a text means in Markdown what it means in the text.
@Suite struct MarkdownTests {
    @Test(arguments: [
        ("a `b_c` d_e *f*", "a `b_c` d\\_e \\*f\\*"),
        ("<b> & [x](y) | $z$", "\\<b\\> \\& \\[x\\](y) \\| \\$z\\$"),
        ("an open ` here", "an open \\` here"), ("``a ` b`` and `c``", "``a ` b`` and \\`c\\`\\`"),
        ("back\\slash, `back\\slash`", "back\\\\slash, `back\\slash`"), ("~~gone~~", "\\~\\~gone\\~\\~"),
    ])
    func lines(_ text: String, _ expected: String) {
        #expect(Markdown.inline(text) == expected)
    }

    @Test func aCellEndsWhereItsTextEnds() {
        #expect(Markdown.inline("`a | b` | c\nd", isCell: true) == "`a \\| b` \\| c d")
    }

    @Test(arguments: [
        ("One\ntwo.\n\nThree", "One two.\n\nThree"), ("A:\n- b\n  c\n* d\n\ne", "A:\n\n- b c\n- d\n\ne"),
        ("# no heading", "\\# no heading"), ("1. no list", "1\\. no list"), ("+ no list", "\\+ no list"),
        ("text\n---", "text ---"), ("---", "\\---"), ("    no code", "no code"),
        ("> no quote", "\\> no quote"),
        ("2 things", "2 things"), ("", ""), ("`a\nb`", "`a b`"), ("```\nx\n```", "``` x ```"),
    ])
    func blocks(_ text: String, _ expected: String) {
        #expect(Markdown.blocks(text) == expected)
    }

    @Test func codeStandsInAFenceThatItDoesNotEnd() {
        #expect(Markdown.fenced("a\n````\nb", "swift") == "`````swift\na\n````\nb\n`````")
        #expect(Markdown.fenced("a", "py`\nthon") == "```python\na\n```")
        #expect(Markdown.code("a") == "`a`")
        #expect(Markdown.code("`a") == "`` `a ``")
    }

    @Test func onlyAddressesAreLinks() {
        #expect(Markdown.link("https://a.b/c_d") == "<https://a.b/c_d>")
        #expect(Markdown.link("https://a.b/> <script>") == "https://a.b/\\> \\<script\\>")
        #expect(Markdown.link("javascript:x") == "javascript:x")
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
