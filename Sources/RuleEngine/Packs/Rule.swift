import Findings
import Linking
import SourceText
import TOML

/// A rule: what its file says about itself, and what it claims.
struct Rule: Sendable {
    var info: RuleInfo
    var checks: [Check]
    var message: Template
    var help: Template
    var fix: FixRecipe?
}

/// How a finding can be removed, as far as that is a change of a few bytes.
struct FixRecipe: Sendable {
    enum Kind: Sendable {
        /// The called member gets another name.
        case replaceMember(String)
        /// The call is a statement of its own and goes.
        case deleteCall
        /// The default of the parameter becomes another one.
        case replaceDefault(String)
        case deleteDefault
        case insertParameter(String)
        /// Only said, not done.
        case advice
    }

    var safety: FixSafety
    var title: String
    var kind: Kind
}

extension PackReader {
    mutating func rule(_ root: TOMLTable, examples: [String: [UInt8]]) -> Rule? {
        check(root, ["rule", "check", "message", "fix", "page"], in: "a rule file")
        guard let head = root["rule"]?.table else {
            report(
                root.range, "a rule file has a table `[rule]`", help: "add `[rule]` with `id` and `summary`")
            return nil
        }
        check(head, ["id", "summary", "severity", "languages", "since"], in: "`[rule]`")
        let severities = Severity.allCases.map(\.name)
        guard let idText = requiredString(head, "id", in: "`[rule]`"),
            let summary = requiredString(head, "summary", in: "`[rule]`"),
            let severity = word(head, "severity", among: severities, as: "severity", { Severity(name: $0) }),
            let since = requiredString(head, "since", in: "`[rule]`")
        else {
            if head["severity"] == nil { _ = requiredString(head, "severity", in: "`[rule]`") }
            return nil
        }
        guard let id = RuleID(idText) else {
            report(
                head["id"]?.range ?? head.range, "`\(idText)` is no rule id",
                help: "use lower-case words joined by hyphens")
            return nil
        }
        let checks = tables(root, "check").compactMap { readCheck($0)?.check }
        if root["check"] == nil {
            report(root.range, "the rule has no `[check]`", help: "add `[check]` with `verb` and `subject`")
        }
        let (message, help, helpText) = messages(root, checks)
        let fix = fixRecipe(root)
        let info = RuleInfo(
            id: id, family: family, summary: summary, severity: severity, languages: texts(head, "languages"),
            since: since, help: helpText, page: page(root, id, examples), fix: fix?.safety)
        return Rule(info: info, checks: checks, message: message, help: help, fix: fix)
    }

    /// The folder that the file stands in.
    private var family: String {
        path.split(separator: "/").dropLast().last.map(String.init) ?? ""
    }

    private mutating func messages(_ root: TOMLTable, _ checks: [Check]) -> (Template, Template, String) {
        guard let table = root["message"]?.table else {
            report(root.range, "the rule has no `[message]`", help: "add `[message]` with `text` and `help`")
            return (Template(), Template(), "")
        }
        check(table, ["text", "help"], in: "`[message]`")
        let text = requiredString(table, "text", in: "`[message]`") ?? ""
        let help = requiredString(table, "help", in: "`[message]`") ?? ""
        return (template(text, "text", table, checks), template(help, "help", table, checks), help)
    }

    private mutating func template(_ text: String, _ key: String, _ table: TOMLTable, _ checks: [Check])
        -> Template
    {
        let range = table[key]?.range ?? table.range
        let (template, unknown) = Template.parse(text)
        let known =
            checks.first.map { first in
                checks.dropFirst().reduce(first.subject.placeholders) { all, check in
                    all.filter(check.subject.placeholders.contains)
                }
            } ?? Template.Placeholder.allCases
        let wrong = unknown ?? template.placeholders.first { !known.contains($0) }?.rawValue
        if let wrong {
            report(
                range, "unknown placeholder `{\(wrong)}`",
                help: suggestion(for: wrong, among: known.map(\.rawValue)))
        }
        return template
    }

    private mutating func fixRecipe(_ root: TOMLTable) -> FixRecipe? {
        guard let table = root["fix"]?.table else { return nil }
        check(
            table,
            [
                "safety", "title", "replace-member", "delete-call", "replace-default", "delete-default",
                "insert-parameter",
            ], in: "`[fix]`")
        guard
            let safety = word(
                table, "safety", among: ["safe", "unsafe"], as: "safety", { FixSafety(rawValue: $0) }),
            let title = requiredString(table, "title", in: "`[fix]`")
        else {
            if table["safety"] == nil { _ = requiredString(table, "safety", in: "`[fix]`") }
            return nil
        }
        var kind = FixRecipe.Kind.advice
        if let member = string(table, "replace-member") { kind = .replaceMember(member) }
        if boolean(table, "delete-call") { kind = .deleteCall }
        if let value = string(table, "replace-default") { kind = .replaceDefault(value) }
        if boolean(table, "delete-default") { kind = .deleteDefault }
        if let parameter = string(table, "insert-parameter") { kind = .insertParameter(parameter) }
        return FixRecipe(safety: safety, title: title, kind: kind)
    }

    private mutating func page(_ root: TOMLTable, _ id: RuleID, _ examples: [String: [UInt8]])
        -> RuleInfo.Page
    {
        guard let table = root["page"]?.table else {
            report(root.range, "the rule has no `[page]`", help: "add `[page]` with `finds` and `why`")
            return RuleInfo.Page(finds: "", why: "", example: [], instead: [], exceptions: "", references: [])
        }
        check(table, ["finds", "why", "exceptions", "references", "example", "instead"], in: "`[page]`")
        return RuleInfo.Page(
            finds: trimmed(requiredString(table, "finds", in: "`[page]`") ?? ""),
            why: trimmed(requiredString(table, "why", in: "`[page]`") ?? ""),
            example: code(table, "example", id, examples), instead: code(table, "instead", id, examples),
            exceptions: trimmed(string(table, "exceptions") ?? ""), references: texts(table, "references"))
    }

    /// Code of the rule's fixtures, by language, without the comments that say what is expected.
    private mutating func code(_ table: TOMLTable, _ key: String, _ id: RuleID, _ examples: [String: [UInt8]])
        -> [(language: String, code: String)]
    {
        guard let value = table[key] else { return [] }
        guard let entries = value.table?.entries else {
            wrongType(value, key, "a table of languages")
            return []
        }
        return entries.compactMap { entry in
            guard let path = entry.value.string else {
                wrongType(entry.value, entry.key, "a string")
                return nil
            }
            guard let bytes = examples["fixtures/\(id)/\(path)"] else { return nil }
            return (entry.key, withoutExpectations(bytes))
        }
    }
}

/// A text without white space around it.
func trimmed(_ text: String) -> String {
    var bytes = Array(text.utf8)[...]
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    return String(decoding: bytes, as: UTF8.self)
}

/// Code without `# expect…` comments.
func withoutExpectations(_ code: [UInt8]) -> String {
    let mark = Array("# expect".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(code.count)
    for line in code.split(separator: 0x0A, omittingEmptySubsequences: false) {
        var end = line.endIndex
        var index = line.startIndex
        while index + mark.count <= line.endIndex {
            if line[index] == 0x23, line[index..<index + mark.count].elementsEqual(mark) {
                end = index
                break
            }
            index += 1
        }
        var kept = line[..<end]
        while end < line.endIndex, kept.last == 0x20 { kept.removeLast() }
        if kept.isEmpty, !line.isEmpty { continue }
        result.append(contentsOf: kept)
        result.append(0x0A)
    }
    return trimmed(String(decoding: result, as: UTF8.self)) + "\n"
}
