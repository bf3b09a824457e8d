import Findings
import Linking
import SourceText
import TOML

/// A rule: what its file says about itself, and what it claims.
struct Rule: Sendable {
    var info: RuleInfo
    var checks: [Check]
    var wording: Wording
    /// Where a language needs other words.
    var wordings: [String: Wording] = [:]
    var fix: FixRecipe?
    /// Index of the source that it was read from.
    var source = 0

    /// What a finding says, and what to do.
    struct Wording: Sendable {
        var message = Template()
        /// What is said where several functions reach one thing, and the finding stands there.
        var joined: Template?
        var help = Template()
    }

    func wording(_ language: String) -> Wording { wordings[language] ?? wording }

    /// The fix, where there is one for a language.
    func fix(_ language: String) -> FixRecipe? {
        fix.flatMap { $0.languages.isEmpty || $0.languages.contains(language) ? $0 : nil }
    }
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
        /// The session of the block takes the place of the outer one.
        case replaceReceiver
        /// What is passed becomes its neighbour of this name, in the import as well.
        case replaceValue(String)
        /// `await` is set, or goes.
        case setAwait
        /// The flag that the call sets becomes another value.
        case setFlag(String)
        /// A value in scope is passed under the name that the callee has for it.
        case passInScope
        /// A value in scope is passed under this label, where the callee takes it.
        case passValue(String)
        /// The call's first argument goes into another call, written before and behind it; a module is imported for it.
        case wrapArgument(before: String, behind: String, module: String)
        /// What the call has begun is ended by a `defer` behind it: by the method that begins, what stands in that.
        case insertDefer([String: String])
        /// Only said, not done.
        case advice

        /// Whether it changes what a call means that says nothing.
        var isDefault: Bool { if case .replaceDefault = self { true } else { false } }
    }

    var safety: FixSafety
    var title: String
    var kind: Kind
    /// All where empty.
    var languages: [String] = []
    /// Whether it is offered only where an owner of the session commits behind every call that leads to it.
    var needsOwnerCommit = false
}

extension PackReader {
    mutating func rule(_ root: TOMLTable, examples: [String: [UInt8]], packIDs: [String]) -> Rule? {
        check(root, ["rule", "check", "message", "fix", "page"], in: "a rule file")
        guard let head = root["rule"]?.table else {
            report(
                root.range, "a rule file has a table `[rule]`", help: "add `[rule]` with `id` and `summary`")
            return nil
        }
        check(head, ["id", "summary", "severity", "languages", "since", "off", "needs"], in: "`[rule]`")
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
        let languages = texts(head, "languages")
        let (wording, wordings, helpText) = messages(root, checks, languages)
        let fix = fixRecipe(root)
        let info = RuleInfo(
            id: id, family: family, summary: summary, severity: severity, languages: languages,
            since: since, help: cure(root, helpText), page: page(root, id, examples, fix), fix: fix?.safety,
            isOff: boolean(head, "off"),
            needs: words(head, "needs", among: packIDs, as: "pack") { packIDs.contains($0) ? $0 : nil })
        return Rule(info: info, checks: checks, wording: wording, wordings: wordings, fix: fix)
    }

    /// What to do about any finding of the rule.
    /// - Parameter help: of its message, which may speak of one finding alone.
    private mutating func cure(_ root: TOMLTable, _ help: String) -> String {
        guard let page = root["page"]?.table else { return help }
        if let cure = string(page, "cure") { return trimmed(cure) }
        if help.hasPrefix("{") {
            report(
                page.range, "the `help` of the message says nothing without a finding",
                help: "add `cure` to `[page]`: what to do about any finding of the rule")
        }
        return help
    }

    /// The folder that the file stands in.
    private var family: String {
        path.split(separator: "/").dropLast().last.map(String.init) ?? ""
    }

    private mutating func messages(_ root: TOMLTable, _ checks: [Check], _ languages: [String])
        -> (Rule.Wording, [String: Rule.Wording], help: String)
    {
        guard let table = root["message"]?.table else {
            report(root.range, "the rule has no `[message]`", help: "add `[message]` with `text` and `help`")
            return (Rule.Wording(), [:], "")
        }
        check(table, ["text", "joined", "help"] + languages, in: "`[message]`")
        var wordings: [String: Rule.Wording] = [:]
        for language in languages {
            guard let own = table[language]?.table else { continue }
            check(own, ["text", "joined", "help"], in: "`[message.\(language)]`")
            let holding = checks.filter { $0.holds(in: language) }
            wordings[language] = wording(own, "`[message.\(language)]`", holding)
        }
        let rest = checks.filter { check in
            languages.contains { wordings[$0] == nil && check.holds(in: $0) }
        }
        return (wording(table, "`[message]`", rest), wordings, string(table, "help") ?? "")
    }

    private mutating func wording(_ table: TOMLTable, _ place: String, _ checks: [Check]) -> Rule.Wording {
        let text = requiredString(table, "text", in: place) ?? ""
        let help = requiredString(table, "help", in: place) ?? ""
        return Rule.Wording(
            message: template(text, "text", table, checks),
            joined: string(table, "joined").map { template($0, "joined", table, checks) },
            help: template(help, "help", table, checks))
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
                "insert-parameter", "replace-receiver", "replace-value", "set-await", "set-flag",
                "pass-value", "pass-in-scope",
                "wrap-argument", "insert-defer", "needs-commit-of-owner", "note", "languages",
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
        if boolean(table, "replace-receiver") { kind = .replaceReceiver }
        if let value = string(table, "replace-value") { kind = .replaceValue(value) }
        if boolean(table, "set-await") { kind = .setAwait }
        if let value = string(table, "set-flag") { kind = .setFlag(value) }
        if let label = string(table, "pass-value") { kind = .passValue(label) }
        if boolean(table, "pass-in-scope") { kind = .passInScope }
        if let wrap = table["wrap-argument"]?.table {
            check(wrap, ["before", "behind", "module"], in: "`wrap-argument`")
            kind = .wrapArgument(
                before: string(wrap, "before") ?? "", behind: string(wrap, "behind") ?? "",
                module: string(wrap, "module") ?? "")
        }
        if let ends = table["insert-defer"]?.table {
            kind = .insertDefer(
                Dictionary(ends.entries.map { ($0.key, $0.value.string ?? "") }, uniquingKeysWith: { $1 }))
        }
        return FixRecipe(
            safety: safety, title: title, kind: kind, languages: texts(table, "languages"),
            needsOwnerCommit: boolean(table, "needs-commit-of-owner"))
    }

    /// What the page says about the fix: how it is applied, or that it is not, and why.
    private mutating func fixText(_ root: TOMLTable, _ fix: FixRecipe?) -> String {
        guard let fix, let table = root["fix"]?.table else { return "" }
        var text = "\(fix.title): "
        switch (fix.kind, fix.safety) {
        case (.advice, _): text += "by hand."
        case (_, .safe): text += "`check --fix` does it."
        case (_, .unsafe): text += "`check --fix --unsafe-fixes` does it."
        }
        if fix.needsOwnerCommit {
            text +=
                " It is offered only where every call that leads here comes from a function that opens the session, and commits it behind the call on all its ways: elsewhere the write could be lost."
        }
        let note = trimmed(string(table, "note") ?? "")
        return note.isEmpty ? text : "\(text) \(note)"
    }

    private mutating func page(
        _ root: TOMLTable, _ id: RuleID, _ examples: [String: [UInt8]], _ fix: FixRecipe?
    ) -> RuleInfo.Page {
        guard let table = root["page"]?.table else {
            report(root.range, "the rule has no `[page]`", help: "add `[page]` with `finds` and `why`")
            return RuleInfo.Page(finds: "", why: "", example: [], instead: [], exceptions: "", references: [])
        }
        check(
            table, ["finds", "why", "cure", "exceptions", "references", "example", "instead"], in: "`[page]`")
        return RuleInfo.Page(
            finds: trimmed(requiredString(table, "finds", in: "`[page]`") ?? ""),
            why: trimmed(requiredString(table, "why", in: "`[page]`") ?? ""),
            example: code(table, "example", id, examples), instead: code(table, "instead", id, examples),
            exceptions: trimmed(string(table, "exceptions") ?? ""), references: texts(table, "references"),
            fix: fixText(root, fix))
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

/// Code without `# expect…` and `// expect…` comments.
func withoutExpectations(_ code: [UInt8]) -> String {
    let marks = [Array("# expect".utf8), Array("// expect".utf8)]
    var result: [UInt8] = []
    result.reserveCapacity(code.count)
    for line in code.split(separator: 0x0A, omittingEmptySubsequences: false) {
        var end = line.endIndex
        var index = line.startIndex
        while index < line.endIndex, end == line.endIndex {
            if line[index] == 0x23 || line[index] == 0x2F, marks.contains(where: line[index...].starts) {
                end = index
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
