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

/// The command `suppressions`, and the part of `check` that writes some.
extension SessionLint {
    struct SuppressionsValues: Sendable {
        var request = CheckRequest()
        var isJSON = false
        var color = Terminal.ColorChoice.auto
    }

    static let suppressions = Command(
        "suppressions", summary: "list the comments that keep findings out of the report",
        about: [
            """
            Lists every rule that a comment allows, with the age of the line, its place, its reason and its last day: by \
            rule, the oldest first. Ages come from `git blame`; where git cannot say, they are unknown, and in a shallow \
            clone they are only the least they can be.
            """
        ],
        operands: Operands(
            usage: "[PATH...]", help: "Files, folders or patterns. The working directory if there is none."
        ) { values, path throws(UsageError) in
            values.request.paths.append(path)
        },
        options: [
            Option("--format", value: "FORMAT", choices: ["text", "json"], help: "Default: text.") {
                values, text throws(UsageError) in values.isJSON = text == "json"
            },
            Option("--config", value: "FILE", help: "This configuration instead of the one that is found.") {
                values, text throws(UsageError) in values.request.configuration = .file(text)
            },
            Option("--isolated", help: "No configuration at all.") { $0.request.configuration = .none },
            jobsOption { $0.request.jobs = $1 },
            colorOption { $0.color = $1 },
        ],
        examples: [("suppressions app", "What is allowed in a folder, and for how long.")],
        values: { SuppressionsValues() },
        body: { values, terminal throws(UsageError) in
            let list = Driver.suppressions(values.request)
            terminal.report(list.problems, color: values.color)
            if values.isJSON {
                terminal.write(document(list))
            } else {
                terminal.write(
                    render(
                        overview(list), color: terminal.isColored(values.color, descriptor: STDOUT_FILENO),
                        width: terminal.width))
                terminal.write(
                    Array(
                        "\(counted(list.items.count, "suppression")) of \(counted(list.rules.count, "rule"))\n"
                            .utf8))
            }
            for notice in list.notices { terminal.notify(notice) }
            return list.problems.isEmpty ? .clean : .input
        })

    private static func overview(_ list: SuppressionList) -> Overview {
        Overview(
            list.rules.map { rule in
                let items = list.items.filter { $0.rule == rule }
                return Overview.Section(
                    "\(rule): \(items.count)",
                    items.map { item in
                        var details = [item.reason.isEmpty ? "no reason" : item.reason]
                        if item.scope == .file { details.insert("whole file", at: 0) }
                        if let until = item.until {
                            details.insert("\(item.isExpired ? "held until" : "until") \(until)", at: 0)
                        }
                        return Overview.Row(
                            word(item.age), "\(item.path):\(item.line)", details.joined(separator: "; "))
                    })
            })
    }

    private static func word(_ age: SuppressionList.Age) -> String {
        switch age {
        case .days(0): "today"
        case .days(let days): counted(days, "day")
        case .atLeastDays(let days): "at least \(counted(days, "day"))"
        case .notCommitted: "not committed"
        case .unknown: "age unknown"
        }
    }

    private static func document(_ list: SuppressionList) -> [UInt8] {
        var json = JSONWriter(layout: .indented)
        json.object { json in
            json.field("version", sessionLintVersion)
            json.array("suppressions") { json in
                for item in list.items {
                    json.object(inline: true) { json in
                        json.field("rule", item.rule.description)
                        json.field("file", item.path)
                        json.field("line", item.line)
                        json.field("scope", item.scope == .file ? "file" : "line")
                        json.field("until", item.until?.description)
                        json.field("reason", item.reason)
                        switch item.age {
                        case .days(let days):
                            json.field("age", "known")
                            json.field("days", days)
                        case .atLeastDays(let days):
                            json.field("age", "at-least")
                            json.field("days", days)
                        case .notCommitted: json.field("age", "not-committed")
                        case .unknown: json.field("age", "unknown")
                        }
                    }
                }
            }
        }
        json.newline()
        return json.bytes
    }

    /// Writes suppressions for what a run would report, and says so on standard error.
    /// - Returns: what is wrong with the reason, or with files that cannot be written.
    static func addSuppressions(
        _ reason: String, _ request: CheckRequest, _ values: CheckValues, _ terminal: Terminal
    ) -> [InputProblem] {
        let added = Driver.addSuppressions(reason, request)
        for sentence in added.left { terminal.notify(sentence) }
        if !values.isQuiet, added.problems.isEmpty {
            terminal.notify(
                "\(counted(added.count, "suppression")) written into \(counted(added.fileCount, "file"))")
        }
        return added.problems
    }
}
