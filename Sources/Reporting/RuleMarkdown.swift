import Findings

/// The page of a rule in Markdown: what `explain RULE --format markdown` prints, and what stands beside the rule's
/// file.
public func renderRulePageMarkdown(_ rule: RuleInfo) -> [UInt8] {
    var parts = [
        "# \(rule.id.description)",
        Markdown.blocks(sentence(rule.summary)),
        Markdown.table(
            ["Family", "Severity", "Languages", "Since", "Fix"],
            [[rule.family, rule.severity.name, languages(rule), rule.since, fix(rule)].map(cell)]),
    ]
    if !rule.needs.isEmpty {
        let packs = rule.needs.map(Markdown.code).joined(separator: ", ")
        parts.append(
            rule.needs.count == 1
                ? "It holds where the pack \(packs) counts."
                : "It holds where one of these packs counts: \(packs).")
    }
    let section = { (title: String, body: String) in body.isEmpty ? [] : ["## \(title)", body] }
    let code = { (list: [(language: String, code: String)]) in
        list.map { Markdown.fenced(withoutLastLineEnd($0.code), $0.language) }.joined(separator: "\n\n")
    }
    parts += section("What it finds", Markdown.blocks(rule.page.finds))
    parts += section("Why it is bad", Markdown.blocks(rule.page.why))
    parts += section("Example", code(rule.page.example))
    parts += section("Instead", code(rule.page.instead))
    parts += section("What to do", Markdown.blocks(sentence(rule.help)))
    parts += section("Exceptions", Markdown.blocks(rule.page.exceptions))
    parts += section(
        "References", rule.page.references.map { "- " + Markdown.link($0) }.joined(separator: "\n"))
    return Array((parts.joined(separator: "\n\n") + "\n").utf8)
}

/// All rules in Markdown, by family, each with a link to its page, and the packs: what `rules --format markdown` prints.
/// The page of a rule is taken to lie in the folder of its family.
public func renderRuleIndexMarkdown(_ rules: [RuleInfo], packs: [PackInfo]) -> [UInt8] {
    var parts = [
        "# Rules",
        "\(rules.count) \(rules.count == 1 ? "rule" : "rules"). `sessionlint explain RULE` has the page of each, `sessionlint rules` lists them.",
    ]
    let families = Dictionary(grouping: rules, by: \.family)
    for family in families.keys.sorted() {
        let rows = families[family, default: []].sorted { $0.id < $1.id }.map { rule in
            [
                "[\(rule.id)](\(target(family))/\(rule.id).md)", rule.severity.name, cell(languages(rule)),
                cell(rule.summary), rule.fix?.rawValue ?? "",
                rule.needs.map(codeCell).joined(separator: ", "),
            ]
        }
        parts.append("## " + Markdown.inline(family))
        parts.append(
            Markdown.table(["Rule", "Severity", "Languages", "What it finds", "Fix", "Packs"], rows))
    }
    if !packs.isEmpty {
        parts += ["## Packs", about]
        parts.append(
            Markdown.table(
                ["Pack", "Languages", "What it is about", "Counts where this is imported"],
                packs.map { pack in
                    [
                        codeCell(pack.id), cell(pack.languages.joined(separator: ", ")), cell(pack.summary),
                        pack.isAlwaysOn ? "always" : pack.modules.map(codeCell).joined(separator: ", "),
                    ]
                }))
    }
    return Array((parts.joined(separator: "\n\n") + "\n").utf8)
}

private let about = """
    What libraries do and what frameworks call their layers stands in packs. A pack counts where a file of the tree \
    imports one of its modules; where a configuration chooses packs, as in `packs = ["flask", "sqlalchemy"]`, these count \
    instead, beside those that always do. A rule with a pack behind it holds only where one of its packs counts.
    """

private func languages(_ rule: RuleInfo) -> String { rule.languages.joined(separator: ", ") }

private func fix(_ rule: RuleInfo) -> String { rule.fix?.rawValue ?? "none" }

private func cell(_ text: String) -> String { Markdown.inline(text, isCell: true) }

private func codeCell(_ word: String) -> String {
    Markdown.code(word).replacing("|", with: "\\|")
}

/// A family as a part of a link.
private func target(_ family: String) -> String {
    var result = ""
    for byte in family.utf8 {
        let isPlain =
            byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x2D
            || byte == 0x5F
        let digits = String(byte, radix: 16, uppercase: true)
        result += isPlain ? String(UnicodeScalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
    }
    return result
}

private func withoutLastLineEnd(_ code: String) -> String {
    code.hasSuffix("\n") ? String(code.dropLast()) : code
}
