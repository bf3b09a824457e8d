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

/// The commands that speak of all rules and of the program itself: `rules`, `version`.
extension SessionLint {
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
