import Findings
import Linking
import RuleEngine
import SourceText
import TOML

/// Decodes a configuration's table, and collects everything that is wrong with it.
struct ConfigurationDecoder {
    let file: ConfigurationFile
    let catalogue: RuleCatalogue
    var problems: [InputProblem] = []

    init(_ file: ConfigurationFile, _ catalogue: RuleCatalogue) {
        self.file = file
        self.catalogue = catalogue
    }

    mutating func decode(_ table: TOMLTable) -> Configuration {
        var result = Configuration()
        for entry in table.entries {
            switch entry.key {
            case "include": result.include = globs(entry)
            case "exclude": result.exclude = globs(entry)
            case "select":
                result.select = rules(entry)
                // Nothing but mistakes: better all rules than none.
                if result.select?.value.isEmpty == true, entry.value.array?.isEmpty == false {
                    result.select = nil
                }
            case "ignore": result.ignore = rules(entry)
            case "fail-on": result.failOn = failOn(entry)
            case "severity": result.severities = severities(entry)
            case "names": result.names = names(entry)
            case "roles": result.roles = roles(entry)
            case "overrides": result.overrides = overrides(entry)
            case "packs": result.packs = packs(entry)
            case "cache": result.usesCache = flag(entry)
            case "baseline": result.baseline = path(entry)
            case "legacy-until": result.legacyUntil = date(entry)
            case "goals": result.goals = goals(entry)
            default: unknown(entry, among: Self.keys, in: "a configuration")
            }
        }
        return result
    }

    static let keys = [
        "include", "exclude", "select", "ignore", "fail-on", "severity", "names", "roles", "overrides",
        "packs", "cache", "baseline", "legacy-until", "goals",
    ]
}

// MARK: - Values

extension ConfigurationDecoder {
    mutating func report(_ message: String, _ range: ByteRange, help: String? = nil) {
        problems.append(file.problem(message, at: range, help: help))
    }

    mutating func unknown(_ entry: TOMLTable.Entry, among keys: [String], in what: String) {
        let help =
            closest(to: entry.key, among: keys).map { "did you mean `\($0)`?" }
            ?? "the keys are \(keys.map { "`\($0)`" }.joined(separator: ", "))"
        report("`\(entry.key)` is not a key of \(what)", entry.keyRange, help: help)
    }

    mutating func wrongType(_ entry: TOMLTable.Entry, _ expected: String, example: String) {
        report(
            "`\(entry.key)` must be \(expected), and this is \(article(entry.value.typeName))",
            entry.value.range,
            help: "write it as in `\(example)`")
    }

    func article(_ noun: String) -> String {
        let isVowel = noun.utf8.first.map { "aeiou".utf8.contains($0) } ?? false
        return (isVowel ? "an " : "a ") + noun
    }

    private mutating func table(_ entry: TOMLTable.Entry, example: String) -> [TOMLTable.Entry] {
        guard let table = entry.value.table else {
            wrongType(entry, "a table", example: example)
            return []
        }
        return table.entries
    }

    private mutating func severities(_ entry: TOMLTable.Entry) -> [(
        rule: RuleID, severity: Setting<Severity>
    )] {
        var result: [(rule: RuleID, severity: Setting<Severity>)] = []
        for rule in table(entry, example: "[\(entry.key)]") {
            guard let info = catalogue.rule(rule.key) else {
                report("`\(rule.key)` is not a rule", rule.keyRange, help: catalogue.help(for: rule.key))
                continue
            }
            guard let severity = severity(rule) else { continue }
            result.append((info.id, Setting(severity, from: file.origin(rule.keyRange))))
        }
        return result
    }

    private mutating func names(_ entry: TOMLTable.Entry) -> [(list: NameList, words: Setting<[String]>)] {
        var result: [(list: NameList, words: Setting<[String]>)] = []
        for list in table(entry, example: "[names]") {
            guard let key = NameList(rawValue: list.key) else {
                unknown(list, among: NameList.allCases.map(\.key), in: "`[names]`")
                continue
            }
            if let words = strings(list) { result.append((key, words)) }
        }
        return result
    }

    /// A role's word; nil where it is none, a nil inside for `none`.
    private mutating func role(_ entry: TOMLTable.Entry) -> Role?? {
        guard let word = entry.value.string else {
            wrongType(entry, "a string", example: "\(entry.key) = \"service\"")
            return nil
        }
        if word == "none" { return .some(nil) }
        if let role = Role(name: word) { return role }
        let words = Role.allCases.map(\.name) + ["none"]
        let help =
            closest(to: word, among: words).map { "did you mean `\($0)`?" }
            ?? "the roles are \(words.joined(separator: ", "))"
        report("`\(word)` is not a role", entry.value.range, help: help)
        return nil
    }

    private mutating func roles(_ entry: TOMLTable.Entry)
        -> [(pattern: String, isForClasses: Bool, role: Setting<Role?>)]
    {
        var result: [(pattern: String, isForClasses: Bool, role: Setting<Role?>)] = []
        for line in table(entry, example: "[roles]") {
            let isForClasses = line.key == "classes" && line.value.table != nil
            for entry in isForClasses ? line.value.table?.entries ?? [] : [line] {
                checkGlob(entry.key, entry.keyRange)
                guard let role = role(entry) else { continue }
                result.append((entry.key, isForClasses, Setting(role, from: file.origin(entry.keyRange))))
            }
        }
        return result
    }

    private mutating func overrides(_ entry: TOMLTable.Entry) -> [Configuration.Override] {
        guard let elements = entry.value.array else {
            wrongType(entry, "an array of tables", example: "[[overrides]]")
            return []
        }
        return elements.compactMap { element in
            guard let table = element.table else {
                report("`overrides` holds tables, and this is \(article(element.typeName))", element.range)
                return nil
            }
            return override(table)
        }
    }

    private mutating func override(_ table: TOMLTable) -> Configuration.Override? {
        var paths: Setting<[String]>?
        var result = Configuration.Override(paths: Setting([], from: file.origin(table.range)))
        for entry in table.entries {
            switch entry.key {
            case "paths": paths = globs(entry)
            case "select": result.select = rules(entry)?.value
            case "ignore": result.ignore = rules(entry)?.value ?? []
            case "severity": result.severities = severities(entry).map { ($0.rule, $0.severity.value) }
            case "role": result.role = role(entry)
            default:
                unknown(
                    entry, among: ["paths", "select", "ignore", "severity", "role"], in: "`[[overrides]]`")
            }
        }
        guard let paths else {
            if table.entry("paths") == nil {
                report(
                    "these overrides do not say where they hold", table.range,
                    help: "add `paths = [\"app/legacy/**\"]`")
            }
            return nil
        }
        result.paths = paths
        return result
    }
}
