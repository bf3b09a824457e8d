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

/// The command `baseline`.
extension SessionLint {
    struct BaselineValues: Sendable {
        var action: BaselineAction?
        var request = CheckRequest()
        var allowsGrowth = false
        var replaces = false
        var isJSON = false
        var color = Terminal.ColorChoice.auto
    }

    private static let actions = BaselineAction.allCases.map(\.rawValue)

    static let baseline = Command(
        "baseline", summary: "keep what is found today apart from what is new",
        about: [
            """
            A baseline holds findings that were there before. `check` counts them and reports only the others: it uses \
            `\(BaselineFile.usualName)` in the folder of the workspace, or what `baseline` in the configuration or \
            `--baseline` names.
            """,
            """
            `create` writes it. `prune` takes out what is fixed, and writes down where files and declarations went; \
            it never grows. `update` does the same, and with --allow-growth adds what is new. `compare` writes nothing \
            and ends with 1 where the baseline and the tree differ.
            """,
            """
            An entry is a rule, a file, a declaration, the shape of the code, and a number among those alike: moving \
            or formatting code changes none of them, one more line like an old one is new. Where the file of an entry \
            is gone, the same rule, declaration and shape are looked for in files without entries; where its \
            declaration is gone, the same rule and shape in declarations of that file without entries. `check` says \
            so, and `compare` shows each.
            """,
        ],
        operands: Operands(
            usage: "ACTION [FOLDER]",
            help:
                "One of \(actions.joined(separator: ", ")); the workspace, by default that of the working directory.",
            choices: { actions }
        ) { values, operand throws(UsageError) in
            guard values.action != nil else {
                values.action = BaselineAction(rawValue: operand)
                if values.action == nil { throw wrongChoice(operand, of: "ACTION", actions) }
                return
            }
            guard values.request.paths.isEmpty else {
                throw UsageError("a baseline is for one workspace", help: "run it once for each")
            }
            values.request.paths.append(operand)
        },
        options: [
            Option("--baseline", value: "FILE", help: "This file instead of the usual one.") {
                values, text throws(UsageError) in values.request.baseline = .file(text)
            },
            Option("--allow-growth", help: "With `update`: add what is new.") { $0.allowsGrowth = true },
            Option("--force", help: "With `create`: replace the baseline that is there.") {
                $0.replaces = true
            },
            Option(
                "--format", value: "FORMAT", choices: ["text", "json"],
                help: "With `compare`: the differences for people, or one JSON document. Default: text."
            ) { values, text throws(UsageError) in
                values.isJSON = text == "json"
            },
            Option("--config", value: "FILE", help: "This configuration instead of the one that is found.") {
                values, text throws(UsageError) in values.request.configuration = .file(text)
            },
            Option("--isolated", help: "No configuration at all.") { $0.request.configuration = .none },
            Option("--no-cache", help: "Neither use nor write `.sessionlint_cache`.") {
                $0.request.usesCache = false
            },
            jobsOption { $0.request.jobs = $1 },
            colorOption { $0.color = $1 },
        ],
        examples: [
            ("baseline create", "Switch SessionLint on today: only what is new is reported from now on."),
            ("baseline prune", "Some findings are fixed: the baseline shrinks."),
            ("check --ratchet", "For CI: a fixed finding that is still in the baseline fails the run."),
        ],
        values: { BaselineValues() }, body: runBaseline)

    static func runBaseline(_ values: BaselineValues, _ terminal: Terminal) throws(UsageError) -> ExitCode {
        guard let action = values.action else {
            throw UsageError(
                "`baseline` needs an action", help: "write one of \(actions.joined(separator: ", "))")
        }
        if values.allowsGrowth, action != .update {
            throw UsageError("`--allow-growth` is for `baseline update`")
        }
        if values.replaces, action != .create { throw UsageError("`--force` is for `baseline create`") }
        if values.isJSON, action != .compare {
            throw UsageError("`--format json` is for `baseline compare`")
        }
        let outcome = Driver.baseline(
            action, values.request, isGrowing: values.allowsGrowth, replaces: values.replaces)
        terminal.report(outcome.problems, color: values.color)
        guard outcome.problems.isEmpty else { return .input }
        let name = outcome.shownPath
        guard let use = outcome.use else {
            let count = outcome.written?.entries.count ?? 0
            say(
                "Wrote \(name): \(counted(count, "finding")). `check` reports what is new from now on",
                terminal)
            return .clean
        }
        let match = use.match
        if values.isJSON {
            terminal.write(document(use, name))
            return match.fixed.isEmpty && match.new.isEmpty ? .clean : .findings
        }
        let color = terminal.isColored(values.color, descriptor: STDOUT_FILENO)
        if action == .compare || !match.new.isEmpty && action == .update && !values.allowsGrowth {
            terminal.write(render(overview(use, action), color: color, width: terminal.width))
        }
        if action == .compare {
            say("\(name): \(summary(use))", terminal)
            return match.fixed.isEmpty && match.new.isEmpty ? .clean : .findings
        }
        let isSame = outcome.written == use.baseline
        say(
            (isSame ? "Kept \(name) as it is: " : "Wrote \(name): ")
                + counted(outcome.written?.entries.count ?? 0, "finding") + "; \(summary(use))", terminal)
        guard action == .update, !values.allowsGrowth, !match.new.isEmpty else { return .clean }
        say("What is new was not added: mend it, or add it with --allow-growth", terminal)
        return .findings
    }

    private static func say(_ sentence: String, _ terminal: Terminal) {
        terminal.write(Array((terminalSafe(sentence) + "\n").utf8))
    }

    private static func summary(_ use: BaselineUse) -> String {
        let match = use.match
        let same = match.pairs.values.count { $0.manner == .same }
        return "\(same) as before, \(match.pairs.count - same) followed, \(match.fixed.count) fixed, "
            + "\(match.new.count) new, \(match.unjudged.count) not looked for"
    }

    /// What differs, each with where it is and how it was matched.
    private static func overview(_ use: BaselineUse, _ action: BaselineAction) -> Overview {
        let entries = use.baseline.entries
        func rows(_ indices: [Int]) -> [Overview.Row] {
            indices.map { index in
                Overview.Row("", entries[index].path, described(entries[index]))
            }
        }
        var sections: [Overview.Section] = []
        if action == .compare {
            for (manner, title) in [
                (BaselineMatch.Manner.fileMoved, "Followed to another file, by rule, declaration and shape"),
                (.declarationRenamed, "Followed to another declaration, by rule and shape"),
            ] {
                let pairs = use.followed(manner)
                sections.append(
                    Overview.Section(
                        title,
                        pairs.map { entry, finding in
                            Overview.Row(
                                "", shown(use.places[finding]),
                                "\(described(use.findings[finding])), was \(entries[entry].path)"
                                    + (manner == .fileMoved ? "" : ", \(entries[entry].declaration)"))
                        }))
            }
            sections.append(Overview.Section("Fixed", rows(use.match.fixed)))
            sections.append(Overview.Section("Not looked for", rows(use.match.unjudged)))
        }
        sections.append(
            Overview.Section(
                "New",
                use.match.new.map { Overview.Row("", shown(use.places[$0]), described(use.findings[$0])) }))
        return Overview(sections)
    }

    private static func shown(_ place: BaselineUse.Place) -> String { "\(place.path):\(place.line)" }

    private static func described(_ entry: Baseline.Entry) -> String {
        entry.declaration.isEmpty ? entry.rule.description : "\(entry.rule) in \(entry.declaration)"
    }
}
