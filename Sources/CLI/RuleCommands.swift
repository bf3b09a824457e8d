import Driver
import Findings
import Reporting

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The commands that speak of rules and of the program itself: `explain`, `rules`, `version`.
extension SessionLint {
    struct ExplainValues: Sendable {
        var rules: [String] = []
        var color = Terminal.ColorChoice.auto
    }

    static let explain = Command(
        "explain", summary: "say what a rule finds, why that is bad, and what to do instead",
        about: [
            "Prints the page of a rule. Rules of the packs that the configuration here names have pages too."
        ],
        operands: Operands(usage: "RULE...", help: "Ids of rules, as reports give them.") { values, rule in
            values.rules.append(rule)
        },
        options: [colorOption { $0.color = $1 }],
        examples: [("explain commit-on-borrowed-session", "The page of one rule.")],
        values: { ExplainValues() },
        body: { values, terminal throws(UsageError) in
            guard !values.rules.isEmpty else {
                throw UsageError("`explain` needs the id of a rule", help: "`sessionlint rules` lists them")
            }
            let color = terminal.isColored(values.color, descriptor: STDOUT_FILENO)
            let catalogue = Driver.rules()
            for (index, word) in values.rules.enumerated() {
                guard let info = catalogue.rule(word) else {
                    throw UsageError("`\(word)` is not a rule", help: catalogue.help(for: word))
                }
                if index > 0 { terminal.write([0x0A]) }
                terminal.write(renderRulePage(info, color: color))
            }
            return .clean
        })

    struct RulesValues: Sendable {
        var isJSON = false
        var color = Terminal.ColorChoice.auto
    }

    static let rules = Command(
        "rules", summary: "list all rules",
        about: [
            "Lists the rules by family, those of the packs that the configuration here names among them."
        ],
        operands: .none("rules"),
        options: [
            Option("--format", value: "FORMAT", choices: ["text", "json"], help: "Default: text.") {
                values, text throws(UsageError) in values.isJSON = text == "json"
            },
            colorOption { $0.color = $1 },
        ],
        values: { RulesValues() },
        body: { values, terminal throws(UsageError) in
            let infos = Driver.rules().infos
            terminal.write(
                values.isJSON
                    ? ruleDocument(infos)
                    : renderRuleIndex(
                        infos, color: terminal.isColored(values.color, descriptor: STDOUT_FILENO),
                        width: terminal.width))
            return .clean
        })

    static let version = Command(
        "version", summary: "print the version", about: ["Prints the name and version of the program."],
        operands: .none("version"), options: [], values: {},
        body: { _, terminal throws(UsageError) in
            terminal.write(Array("sessionlint \(sessionLintVersion)\n".utf8))
            return .clean
        })

    /// The rules with their pages, as one JSON document.
    private static func ruleDocument(_ infos: [RuleInfo]) -> [UInt8] {
        var json = JSONWriter(layout: .indented)
        json.object { json in
            json.field("version", sessionLintVersion)
            json.array("rules") { json in
                for info in infos { json.object { describe(info, &$0) } }
            }
        }
        json.newline()
        return json.bytes
    }

    private static func describe(_ info: RuleInfo, _ json: inout JSONWriter) {
        json.field("id", info.id.description)
        json.field("family", info.family)
        json.field("summary", info.summary)
        json.field("severity", info.severity.name)
        json.array("languages", inline: true) { json in
            for language in info.languages { json.value(language) }
        }
        json.field("since", info.since)
        json.field("fix", info.fix?.rawValue)
        json.field("help", info.help)
        json.field("finds", info.page.finds)
        json.field("why", info.page.why)
        for (key, list) in [("example", info.page.example), ("instead", info.page.instead)] {
            json.object(key) { json in
                for (language, code) in list { json.field(language, code) }
            }
        }
        json.field("exceptions", info.page.exceptions)
        json.array("references") { json in
            for reference in info.page.references { json.value(reference) }
        }
    }
}
