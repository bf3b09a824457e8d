import Driver

/// The command `inspect`.
extension SessionLint {
    struct InspectValues: Sendable {
        var stage: String?
        var paths: [String] = []
        var isCompact = false
        var edits = EditTrial()
        var request = CheckRequest()
    }

    static let stages = [
        "tokens", "tree", "facts", "roles", "effects", "program", "toml", "speed", "trial", "edits",
    ]

    static let inspect = Command(
        "inspect", summary: "print what a stage of the analysis makes of files",
        about: [
            """
            Prints JSON lines for every file that the paths hold, whatever ignore rules say: how to find out \
            why something was or was not reported.
            """,
            """
            `tokens`, `tree` and `facts` say what was read; `roles` what declarations are, and because of \
            what; `effects` what functions do to sessions; `program` which calls land on which function. `toml` reads TOML documents. `speed` measures \
            lexing and reading on one core; `trial` reads broken forms of the files and looks whether all \
            promises hold; `edits` changes files in memory, and looks whether the same is found as from the start.
            """,
        ],
        operands: Operands(
            usage: "STAGE PATH...", help: "One of \(stages.joined(separator: ", ")); files and folders.",
            choices: { stages }
        ) {
            values, operand throws(UsageError) in
            if values.stage != nil {
                values.paths.append(operand)
            } else if stages.contains(operand) {
                values.stage = operand
            } else {
                throw wrongChoice(operand, of: "STAGE", stages)
            }
        },
        options: [
            Option("--compact", help: "With `tokens`: one short line a token.") { $0.isCompact = true },
            Option("--config", value: "FILE", help: "With `roles` and `effects`: this configuration.") {
                values, text throws(UsageError) in values.request.configuration = .file(text)
            },
            Option("--isolated", help: "With `roles` and `effects`: no configuration.") {
                $0.request.configuration = .none
            },
            Option("--edits", value: "N", help: "With `edits`: so many. Default: 500.") {
                values, text throws(UsageError) in values.edits.edits = try number(text, of: "--edits")
            },
            Option("--interval", value: "N", help: "With `edits`: compare after each N. Default: 1.") {
                values, text throws(UsageError) in values.edits.interval = try number(text, of: "--interval")
            },
            jobsOption { $0.request.jobs = $1 },
        ],
        examples: [
            ("inspect facts app/services/orders.py", "The imports, classes, functions and calls of a file."),
            ("inspect roles app", "What each declaration is taken for, and why."),
        ],
        values: { InspectValues() }, body: runInspect)

    private static func number(_ text: String, of option: String) throws(UsageError) -> Int {
        guard let number = Int(text), number > 0, number <= 1_000_000 else {
            throw UsageError("`\(text)` is no number for `\(option)`", help: "write one from 1 to 1000000")
        }
        return number
    }

    static func runInspect(_ values: InspectValues, _ terminal: Terminal) throws(UsageError) -> ExitCode {
        guard let stage = values.stage else {
            throw UsageError(
                "`inspect` needs a stage", help: "the stages are \(stages.joined(separator: ", "))")
        }
        let jobs = values.request.jobs ?? availableProcessors()
        let paths = values.paths.isEmpty ? ["."] : values.paths
        if stage == "toml" { return inspectTOML(paths, terminal) }
        if ["roles", "effects", "program", "edits"].contains(stage) {
            var request = values.request
            request.paths = paths
            let outcome =
                switch stage {
                case "roles": Driver.describeRoles(request)
                case "effects": Driver.describeEffects(request)
                case "edits": values.edits.run(request)
                default: Driver.describeProgram(request)
                }
            terminal.write(outcome.output)
            terminal.report(outcome.problems)
            return outcome.problems.isEmpty ? .clean : .input
        }
        let files = InspectedFiles(paths, jobs: jobs)
        terminal.report(files.problems)
        let code: ExitCode = files.problems.isEmpty ? .clean : .input
        switch stage {
        case "speed": terminal.write(measureSpeed(files))
        case "trial":
            let outcome = Trial().run(files, jobs: jobs)
            terminal.write(outcome.output)
            return outcome.hasFailures ? .findings : code
        default:
            let printer =
                switch stage {
                case "tokens": values.isCompact ? printCompactTokens : printTokens
                case "tree": printTree
                default: printFacts
                }
            // What is no source text has nothing to show; that it was passed over is said.
            terminal.report(files.print(jobs: jobs, to: terminal.write, printer))
        }
        return code
    }

    private static func inspectTOML(_ paths: [String], _ terminal: Terminal) -> ExitCode {
        var code = ExitCode.clean
        for path in paths {
            do throws(ReadRefusal) {
                terminal.write(try printTOML(path))
            } catch {
                terminal.report([InputProblem(error.phrase, file: InputProblem.File(path: path))])
                code = .input
            }
        }
        return code
    }
}
