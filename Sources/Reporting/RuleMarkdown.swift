import Findings

/// The page of a rule in Markdown: what `explain RULE --format markdown` prints, and what stands beside the rule's
/// file.
public func renderRulePageMarkdown(_ rule: RuleInfo) -> [UInt8] {
    var parts = [
        "# \(rule.id.description)",
        MarkdownPage.blocks(sentence(rule.summary)),
        MarkdownPage.table(
            ["Family", "Severity", "Languages", "Since", "Fix"],
            [[rule.family, severity(rule), languages(rule), rule.since, fix(rule)].map(markdown)]),
    ]
    if !rule.needs.isEmpty {
        let packs = rule.needs.map { markdownCode($0) }.joined(separator: ", ")
        parts.append(
            rule.needs.count == 1
                ? "It holds where the pack \(packs) counts."
                : "It holds where one of these packs counts: \(packs).")
    }
    let section = { (title: String, body: String) in body.isEmpty ? [] : ["## \(title)", body] }
    let code = { (list: [(language: String, code: String)]) in
        list.map { MarkdownPage.fenced(withoutLastLineEnd($0.code), $0.language) }.joined(separator: "\n\n")
    }
    parts += section("What it finds", MarkdownPage.blocks(rule.page.finds))
    parts += section("Why it is bad", MarkdownPage.blocks(rule.page.why))
    parts += section("Example", code(rule.page.example))
    parts += section("Instead", code(rule.page.instead))
    parts += section("What to do", MarkdownPage.blocks(sentence(rule.help)))
    parts += section("Fix", MarkdownPage.blocks(rule.page.fix))
    parts += section("Exceptions", MarkdownPage.blocks(rule.page.exceptions))
    parts += section(
        "References", rule.page.references.map { "- " + MarkdownPage.link($0) }.joined(separator: "\n"))
    return Array((parts.joined(separator: "\n\n") + "\n").utf8)
}

/// All rules in Markdown, by family, each with a link to its page, the packs and the metrics: what `rules --format markdown` prints.
/// The page of a rule is taken to lie in the folder of its family.
public func renderRuleIndexMarkdown(_ rules: [RuleInfo], packs: [PackInfo], metrics: [MetricInfo] = [])
    -> [UInt8]
{
    var parts = [
        "# Rules",
        "\(counted(rules.count, "rule")). "
            + "`sessionlint explain RULE` has the page of each, `sessionlint rules` lists them.",
    ]
    let families = Dictionary(grouping: rules, by: \.family)
    for family in families.keys.sorted() {
        let rows = families[family, default: []].sorted { $0.id < $1.id }.map { rule in
            [
                "[\(rule.id)](\(percentEscaped(family))/\(rule.id).md)", severity(rule),
                markdown(languages(rule)),
                markdown(rule.summary), rule.fix?.rawValue ?? "",
                rule.needs.map { markdownCode($0) }.joined(separator: ", "),
            ]
        }
        parts.append("## " + markdown(family))
        parts.append(
            MarkdownPage.table(["Rule", "Severity", "Languages", "What it finds", "Fix", "Packs"], rows))
    }
    if !packs.isEmpty {
        parts += ["## Packs", about]
        parts.append(
            MarkdownPage.table(
                ["Pack", "Languages", "What it is about", "Counts where this is imported"],
                packs.map { pack in
                    [
                        markdownCode(pack.id), markdown(pack.languages.joined(separator: ", ")),
                        markdown(pack.summary),
                        pack.isAlwaysOn
                            ? "always" : pack.modules.map { markdownCode($0) }.joined(separator: ", "),
                    ]
                }))
    }
    if !metrics.isEmpty {
        parts += ["## Metrics", aboutMetrics]
        let names = { (rules: [RuleID]) in rules.map { markdownCode($0.description) }.joined(separator: ", ")
        }
        parts.append(
            MarkdownPage.table(
                ["Metric", "Languages", "What it counts", "Left are findings of", "Kept honest by"],
                metrics.map { metric in
                    [
                        markdownCode(metric.id), markdown(metric.languages.joined(separator: ", ")),
                        markdown(metric.summary), names(metric.rules), names(metric.honesty),
                    ]
                }))
    }
    return Array((parts.joined(separator: "\n\n") + "\n").utf8)
}

private let aboutMetrics = """
    `sessionlint progress` counts by these. A thing is over where none of the rules finds anything in it, suppressed or not; \
    the rules that keep a metric honest find what only looks done, such as a registry that is taken and never used.
    """

private let about = """
    What libraries do and what frameworks call their layers stands in packs. A pack counts where a file of the tree \
    imports one of its modules; where a configuration chooses packs, as in `packs = ["flask", "sqlalchemy"]`, these count \
    instead, beside those that always do. A rule with a pack behind it holds only where one of its packs counts.
    """

private func languages(_ rule: RuleInfo) -> String { rule.languages.joined(separator: ", ") }

private func severity(_ rule: RuleInfo) -> String {
    rule.severity.name + (rule.isOff ? ", off by default" : "")
}

private func fix(_ rule: RuleInfo) -> String { rule.fix?.rawValue ?? "none" }

private func withoutLastLineEnd(_ code: String) -> String {
    code.hasSuffix("\n") ? String(code.dropLast()) : code
}
