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

/// The command `init`.
extension SessionLint {
    struct InitValues: Sendable {
        var folders: [String] = []
        var jobs: Int?
        var prints = false
        var replaces = false
        var color = Terminal.ColorChoice.auto
    }

    static let initialize = Command(
        "init", summary: "read a tree and write a configuration for it",
        about: [
            """
            Says which libraries, sessions and layers were recognised, what looks like a session and is not known, and \
            how many findings there would be; then writes a short `sessionlint.toml` with what the program could not \
            know by itself.
            """,
            "A configuration that is there already is kept.",
        ],
        operands: Operands(usage: "[FOLDER]", help: "The root of the code. Default: the working directory.") {
            values, folder throws(UsageError) in
            guard values.folders.isEmpty else {
                throw UsageError("`init` takes one folder", help: "run it once for each")
            }
            values.folders.append(folder)
        },
        options: [
            Option("--print", help: "Print the configuration and write nothing.") { $0.prints = true },
            Option("--force", help: "Replace the `sessionlint.toml` that is there.") { $0.replaces = true },
            jobsOption { $0.jobs = $1 },
            colorOption { $0.color = $1 },
        ],
        examples: [
            ("init", "Look at the tree here, and write `sessionlint.toml`."),
            ("init --print backend > backend/sessionlint.toml", "The same, by hand."),
        ],
        values: { InitValues() }, body: runInit)

    static func runInit(_ values: InitValues, _ terminal: Terminal) throws(UsageError) -> ExitCode {
        let proposed = Driver.initialize(
            values.folders.first ?? ".", jobs: values.jobs,
            color: terminal.isColored(
                values.color, descriptor: values.prints ? STDERR_FILENO : STDOUT_FILENO),
            width: terminal.width)
        guard let configuration = proposed.configuration else {
            terminal.report(proposed.problems, color: values.color)
            return .input
        }
        var problems = proposed.problems
        if values.prints {
            terminal.writeError(proposed.summary)
            terminal.write(configuration)
        } else {
            terminal.write(proposed.summary)
            problems += write(configuration, proposed, values, terminal)
        }
        terminal.report(problems, color: values.color)
        return problems.isEmpty ? .clean : .input
    }

    private static func write(
        _ configuration: [UInt8], _ proposed: Initialization, _ values: InitValues, _ terminal: Terminal
    ) -> [InputProblem] {
        if let existing = proposed.existing, !values.replaces || existing != proposed.shownPath {
            return [
                InputProblem(
                    "there is a configuration already, and it is kept",
                    help: existing == proposed.shownPath
                        ? "`--print` shows the proposal, `--force` replaces the file"
                        : "`--print` shows the proposal, to be put into its `[tool.sessionlint]`",
                    file: InputProblem.File(path: existing))
            ]
        }
        do throws(WriteRefusal) {
            try writeFile(configuration, to: proposed.path)
        } catch {
            return [
                InputProblem(
                    "the configuration cannot be written: \(error.phrase)",
                    help: "`--print` writes it to standard output",
                    file: InputProblem.File(path: proposed.shownPath))
            ]
        }
        terminal.write(Array("Wrote \(terminalSafe(proposed.shownPath)). Next: `sessionlint check`\n".utf8))
        return []
    }
}
