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
        var format = Format.text
        var color = Terminal.ColorChoice.auto
    }

    /// What lists and pages of rules are written in.
    enum Format: String, CaseIterable {
        case text, json, markdown
    }

    static let rules = Command(
        "rules", summary: "list all rules",
        about: [
            """
            Lists the rules by family and the packs of models and roles, those that the configuration here names among \
            them. A pack may be chosen by its id in the configuration's `packs`.
            """
        ],
        operands: .none("rules"),
        options: [
            Option(
                "--format", value: "FORMAT", choices: Format.allCases.map(\.rawValue), help: "Default: text."
            ) {
                values, text throws(UsageError) in values.format = Format(rawValue: text) ?? .text
            },
            colorOption { $0.color = $1 },
        ],
        values: { RulesValues() },
        body: { values, terminal throws(UsageError) in
            let catalogue = Driver.rules()
            switch values.format {
            case .json: terminal.write(ruleDocument(catalogue))
            case .markdown:
                terminal.write(
                    renderRuleIndexMarkdown(
                        catalogue.infos, packs: catalogue.packs, metrics: catalogue.metrics))
            case .text:
                let color = terminal.isColored(values.color, descriptor: STDOUT_FILENO)
                terminal.write(
                    renderRuleIndex(
                        catalogue.infos, packs: catalogue.packs, metrics: catalogue.metrics, color: color,
                        width: terminal.width))
            }
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
    private static func ruleDocument(_ catalogue: RuleCatalogue) -> [UInt8] {
        var json = JSONWriter(layout: .indented)
        json.object { json in
            json.field("version", sessionLintVersion)
            json.array("rules") { json in
                for info in catalogue.infos { json.object { describe(info, &$0) } }
            }
            json.array("packs") { json in
                for pack in catalogue.packs { json.object { describe(pack, &$0) } }
            }
        }
        json.newline()
        return json.bytes
    }

    private static func describe(_ pack: PackInfo, _ json: inout JSONWriter) {
        json.field("id", pack.id)
        json.field("summary", pack.summary)
        json.field("always", pack.isAlwaysOn)
        for (key, words) in [("languages", pack.languages), ("modules", pack.modules)] {
            json.array(key, inline: true) { json in
                for word in words { json.value(word) }
            }
        }
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
        json.array("needs", inline: true) { json in
            for pack in info.needs { json.value(pack) }
        }
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
