import Findings

/// The page of a rule for a terminal: what `explain RULE` prints.
public func renderRulePage(_ rule: RuleInfo, color: Bool) -> [UInt8] {
    var page = PageWriter(isColored: color)
    page.writer.show(rule.id.description, .bold)
    page.writer.newline()
    page.paragraphs(sentence(rule.summary), indent: 0)
    page.writer.newline()
    let facts: [(name: StaticString, value: String)] = [
        ("severity", rule.severity.name), ("languages", rule.languages.joined(separator: ", ")),
        ("family", rule.family), ("since", rule.since),
        ("packs", rule.needs.joined(separator: " or ")),
        ("fix", rule.fix.map { $0 == .safe ? "safe" : "unsafe: it may change what the code does" } ?? "none"),
    ]
    for fact in facts where !fact.value.isEmpty {
        page.writer.put("  ")
        page.writer.put(fact.name, .faint)
        page.writer.spaces(11 - fact.name.utf8CodeUnitCount)
        page.writer.show(fact.value)
        page.writer.newline()
    }
    page.section("What it finds", rule.page.finds)
    page.section("Why it is bad", rule.page.why)
    for example in rule.page.example { page.code("Example", example.language, example.code) }
    for example in rule.page.instead { page.code("Instead", example.language, example.code) }
    page.section("What to do", rule.help)
    page.section("Fix", rule.page.fix)
    page.section("Exceptions", rule.page.exceptions)
    page.section("References", rule.page.references.map { "- \($0)" }.joined(separator: "\n"))
    return page.writer.bytes
}

/// A text with a capital letter at its beginning and a full stop at its end.
func sentence(_ text: String) -> String {
    guard let first = text.first, let last = text.last else { return "" }
    let head = first == "`" ? String(first) : first.uppercased()
    return head + text.dropFirst() + (last == "." || last == "!" || last == "?" ? "" : ".")
}

/// Lays out the little Markdown of rule pages: paragraphs, lists and code, without headings.
private struct PageWriter {
    var writer: TerminalWriter
    private static let width = 88

    init(isColored: Bool) {
        writer = TerminalWriter(isColored: isColored)
    }

    mutating func section(_ title: StaticString, _ text: String) {
        guard !text.isEmpty else { return }
        writer.newline()
        writer.put(title, .bold)
        writer.newline()
        paragraphs(text, indent: 2)
    }

    mutating func code(_ title: StaticString, _ language: String, _ code: String) {
        writer.newline()
        writer.put(title, .bold)
        writer.put(" (")
        writer.show(language)
        writer.put(")")
        writer.newline()
        for line in wrap(code, width: nil) {
            let bytes = Array(line.utf8)
            writer.spaces(4)
            writer.show(
                safe: DisplayLine(bytes, 0..<bytes.count, focus: 0..<0, limit: .max / 64).shown, .code)
            writer.newline()
        }
    }

    /// Lines of one paragraph are joined and wrapped anew; an empty line ends it, a list item begins one.
    mutating func paragraphs(_ text: String, indent: Int) {
        var paragraph = ""
        for line in wrap(text, width: nil) {
            let isItem = line.hasPrefix("- ") || line.hasPrefix("* ")
            if line.isEmpty || isItem { flush(&paragraph, indent: indent) }
            if line.isEmpty {
                writer.newline()
            } else {
                paragraph += paragraph.isEmpty ? line : " " + line
            }
        }
        flush(&paragraph, indent: indent)
    }

    private mutating func flush(_ paragraph: inout String, indent: Int) {
        guard !paragraph.isEmpty else { return }
        let hang = paragraph.hasPrefix("- ") || paragraph.hasPrefix("* ") ? 2 : 0
        for (index, line) in wrap(paragraph, width: Self.width - indent - hang).enumerated() {
            writer.spaces(indent + (index > 0 ? hang : 0))
            writer.show(line)
            writer.newline()
        }
        paragraph = ""
    }
}
