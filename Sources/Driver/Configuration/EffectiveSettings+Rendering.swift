import Findings
import Linking
import RuleEngine

extension EffectiveSettings {
    /// What is in force, in the grammar of a configuration, every line with a comment that says where its
    /// value comes from.
    public var rendered: [UInt8] {
        var lines: [(setting: String, origin: String)] = []
        func add<Value>(_ key: String, _ setting: Setting<Value>, _ text: (Value) -> String) {
            lines.append(("\(key) = \(text(setting.value))", setting.origin.description))
        }
        lines.append(
            (
                "# workspace = \(quoted(workspace))",
                configurationFile.map { "the folder of \($0)" } ?? "no configuration found"
            ))
        add("# jobs", jobs) { String($0) }
        add("# read what is excluded", honoursExcludes) { $0 ? "no" : "yes" }
        add("# group by cause", isGrouped) { $0 ? "yes" : "no" }
        add("include", include, list)
        add("exclude", exclude, list)
        add("select", select, list)
        add("ignore", ignore, list)
        add("fail-on", failOn) { quoted($0.name) }
        add("packs", packs, list)
        lines += packLines
        add("cache", usesCache) { String($0) }
        if let path = configuration.baseline { add("baseline", path) { quoted($0) } }
        if let day = configuration.legacyUntil { add("legacy-until", day) { $0.description } }
        if !configuration.severities.isEmpty { lines.append(("\n[severity]", "")) }
        for (rule, severity) in configuration.severities {
            add(rule.description, severity) { quoted($0.name) }
        }
        if !configuration.names.isEmpty { lines.append(("\n[names]", "")) }
        for (names, words) in configuration.names { add(names.key, words, list) }
        for isForClasses in [false, true] {
            let roles = configuration.roles.filter { $0.isForClasses == isForClasses }
            if !roles.isEmpty { lines.append((isForClasses ? "\n[roles.classes]" : "\n[roles]", "")) }
            for role in roles { add(quoted(role.pattern), role.role) { quoted($0?.name ?? "none") } }
        }
        for override in configuration.overrides {
            lines.append(("\n[[overrides]]", ""))
            add("paths", override.paths, list)
            let origin = override.paths.origin
            if let select = override.select { add("select", Setting(select, from: origin), list) }
            if !override.ignore.isEmpty { add("ignore", Setting(override.ignore, from: origin), list) }
            if case .some(let role) = override.role {
                add("role", Setting(role, from: origin)) { quoted($0?.name ?? "none") }
            }
            if !override.severities.isEmpty {
                let pairs = override.severities.map { "\($0.rule) = \(quoted($0.severity.name))" }
                add("severity", Setting(pairs, from: origin)) { "{ \($0.joined(separator: ", ")) }" }
            }
        }
        for goal in configuration.goals {
            lines.append(("\n[[goals]]", ""))
            add("name", Setting(goal.name, from: goal.origin)) { quoted($0) }
            if let due = goal.due { add("due", Setting(due, from: goal.origin)) { $0.description } }
            let pairs = goal.conditions.map { "\($0.metric) = \(numeral($0.target))" }
            add("conditions", Setting(pairs, from: goal.origin)) { "{ \($0.joined(separator: ", ")) }" }
        }
        let width = min(44, lines.map(\.setting.count).max() ?? 0)
        let text = lines.map { line in
            guard !line.origin.isEmpty else { return line.setting + "\n" }
            let padding = String(repeating: " ", count: max(0, width - line.setting.count))
            return "\(line.setting)\(padding)  # \(quoted(line.origin, marks: false))\n"
        }
        return Array(text.joined().utf8)
    }

    /// Which packs count, as far as that can be said without reading the tree.
    private var packLines: [(setting: String, origin: String)] {
        let always = catalogue.packs.filter(\.isAlwaysOn).map(\.id)
        let others = catalogue.packs.filter { !$0.isAlwaysOn }.map(\.id)
        var lines = [("# packs that always count = \(list(always))", "they need no import")]
        guard let chosen = chosenPacks else {
            lines.append(
                ("# packs that count where a file imports what they are about = \(list(others))", "default"))
            return lines
        }
        let origin = packs.origin.description
        lines.append(("# packs that were chosen = \(list(others.filter(chosen.contains)))", origin))
        lines.append(("# packs that were not = \(list(others.filter { !chosen.contains($0) }))", origin))
        return lines
    }

    /// A number without a fraction where it has none.
    private func numeral(_ number: Double) -> String {
        Int(exactly: number).map { String($0) } ?? number.description
    }

    private func list(_ words: [String]) -> String {
        "[\(words.map { quoted($0) }.joined(separator: ", "))]"
    }
}

/// A string of TOML in which nothing but printable ASCII and letters stands as it is, so that it is safe
/// on a terminal too.
func quoted(_ text: String, marks: Bool = true) -> String {
    var result = marks ? "\"" : ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"" where marks, "\\" where marks: result += "\\\(scalar)"
        case " "..."~": result.unicodeScalars.append(scalar)
        default:
            if scalar.properties.isAlphabetic {
                result.unicodeScalars.append(scalar)
            } else {
                let digits = String(scalar.value, radix: 16)
                result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            }
        }
    }
    return result + (marks ? "\"" : "")
}
