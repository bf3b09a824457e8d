import Findings

/// A rule's metadata: what an alert's page shows beside the finding.
func writeSARIFRule(_ rule: RuleInfo, to json: inout JSONWriter) {
    let summary = sentence(rule.summary.isEmpty ? rule.id.description : rule.summary)
    json.field("id", rule.id.description)
    json.field("name", pascalCase(rule.id.description))
    json.object("shortDescription", inline: true) { $0.field("text", shortened(summary)) }
    json.object("fullDescription", inline: true) { json in
        let finds = firstParagraph(of: rule.page.finds)
        json.field("text", shortened(finds.isEmpty ? summary : finds))
    }
    json.object("help") { json in
        json.field("text", helpText(of: rule, summary: summary))
        json.field("markdown", helpMarkdown(of: rule, summary: summary))
    }
    json.object("defaultConfiguration", inline: true) { $0.field("level", rule.severity.name) }
    json.object("properties") { json in
        json.array("tags", inline: true) { json in
            // GitHub keeps ten tags.
            let tags = ["database-session", rule.family] + rule.languages
            for tag in tags.filter({ !$0.isEmpty }).prefix(10) { json.value(tag) }
        }
        json.field("precision", MetaRule(rule.id) == nil ? "high" : "very-high")
        json.field("problem.severity", rule.severity == .note ? "recommendation" : rule.severity.name)
    }
}

/// `session-opened-in-tool` becomes `SessionOpenedInTool`.
private func pascalCase(_ id: String) -> String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
}

/// The lines up to the first empty one, as one.
private func firstParagraph(of text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.prefix { !$0.isEmpty }.joined(separator: " ")
}

/// At most 1,024 UTF-16 units.
private func shortened(_ text: String) -> String {
    guard text.utf16.count > 1024 else { return text }
    var short = ""
    var units = 0
    for scalar in text.unicodeScalars {
        units += UTF16.width(scalar)
        if units > 1023 { break }
        short.unicodeScalars.append(scalar)
    }
    return short + "…"
}

private func helpText(of rule: RuleInfo, summary: String) -> String {
    var parts = [summary, rule.page.finds, rule.page.why]
    for example in rule.page.example { parts.append("Example (\(example.language)):\n\n\(example.code)") }
    for example in rule.page.instead { parts.append("Instead (\(example.language)):\n\n\(example.code)") }
    parts += [rule.help, rule.page.exceptions] + rule.page.references
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
}

private func helpMarkdown(of rule: RuleInfo, summary: String) -> String {
    var parts = [summary]
    let section = { (title: String, body: String) in body.isEmpty ? [] : ["## \(title)", body] }
    parts += section("What it finds", rule.page.finds)
    parts += section("Why it is bad", rule.page.why)
    parts += section(
        "Example",
        rule.page.example.map { MarkdownPage.fenced($0.code, $0.language) }.joined(separator: "\n\n"))
    parts += section(
        "Instead",
        rule.page.instead.map { MarkdownPage.fenced($0.code, $0.language) }.joined(separator: "\n\n"))
    parts += section("What to do", rule.help)
    parts += section("Exceptions", rule.page.exceptions)
    parts += section("References", rule.page.references.map { "- \($0)" }.joined(separator: "\n"))
    return parts.joined(separator: "\n\n")
}
