import Driver

/// The manual page, made from the declarations of the commands: `sessionlint completions man > sessionlint.1`.
struct ManualPage {
    let commands: [Command]

    var text: String {
        var lines = [
            ".TH SESSIONLINT 1 \"\" \"sessionlint \(roff(sessionLintVersion))\" \"User Commands\"",
            ".SH NAME", "sessionlint \\- a borrow checker for database sessions",
            ".SH SYNOPSIS", ".B sessionlint", ".I COMMAND", "[\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]",
            ".SH DESCRIPTION",
            roff(
                "Reads Python and Swift source trees, works out which code owns each database session and which only "
                    + "borrows it, and says where that is broken, by which way, and what to write instead."),
            ".SH COMMANDS",
        ]
        for command in commands {
            lines.append(".SS \(roff(command.name))")
            lines.append(".PP")
            lines.append(".B sessionlint \(roff(command.name))")
            lines.append(roff(command.operandsUsage))
            for paragraph in command.about { lines += [".PP", roff(paragraph)] }
            if !command.operandsHelp.isEmpty {
                lines += [".TP", "\\fI\(roff(command.operandsUsage))\\fR", roff(command.operandsHelp)]
            }
            for option in command.options {
                let names = option.names.map { "\\fB\(roff($0))\\fR" }.joined(separator: ", ")
                let value = option.value.map { " \\fI\(roff($0))\\fR" } ?? ""
                let choices =
                    option.choices.isEmpty ? "" : " One of \(option.choices.joined(separator: ", "))."
                lines += [".TP", names + value, roff(option.help + choices)]
            }
            for example in command.examples {
                lines += [
                    ".PP", ".EX", "sessionlint \(roff(example.line))", ".EE", ".RS", roff(example.does),
                    ".RE",
                ]
            }
        }
        lines += [".SH EXIT STATUS"]
        for code in ExitCode.allCases { lines += [".TP", String(code.rawValue), roff(code.meaning)] }
        lines += [
            ".SH FILES", ".TP", "sessionlint.toml, pyproject.toml",
            roff("The configuration; `sessionlint init` writes one."),
            ".TP", "\\&.sessionlint_cache",
            roff("What earlier runs have learnt. It can be removed at any time."),
        ]
        return lines.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    }

    /// Text in which nothing is a request or an escape of the formatter; hyphens are those of command lines.
    private func roff(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case "\n": result += " "
            case "'" where result.isEmpty, "." where result.isEmpty: result += "\\&\(character)"
            default: result.append(character)
            }
        }
        return result
    }
}

/// The command `completions`.
extension SessionLint {
    struct CompletionsValues: Sendable {
        var form: String?
    }

    static let completions = Command(
        "completions", summary: "print completions for a shell, or the manual page",
        about: [
            "Prints a script that completes commands and options in a shell, or with `man` the manual page."
        ],
        operands: Operands(
            usage: "SHELL", help: "One of \((Completions.shells + ["man"]).joined(separator: ", ")).",
            choices: { Completions.shells + ["man"] }
        ) {
            values, form throws(UsageError) in
            let known = Completions.shells + ["man"]
            guard known.contains(form) else { throw wrongChoice(form, of: "SHELL", known) }
            values.form = form
        },
        options: [] as [Option<CompletionsValues>],
        examples: [
            ("completions bash > ~/.local/share/bash-completion/completions/sessionlint", "For bash."),
            ("completions man > sessionlint.1", "The manual page."),
        ],
        values: { CompletionsValues() },
        body: { values, terminal throws(UsageError) in
            guard let form = values.form else {
                throw UsageError(
                    "`completions` needs a shell",
                    help: "write one of \(Completions.shells.joined(separator: ", ")) or man")
            }
            let text =
                form == "man"
                ? ManualPage(commands: commands).text : Completions(commands: commands).script(for: form)
            terminal.write(Array(text.utf8))
            return .clean
        })
}
