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

/// The command `check`: its options, and what they ask for.
extension SessionLint {
    /// What `check` was asked for.
    struct CheckValues: Sendable {
        var request = CheckRequest()
        var format: ReportFormat?
        var outputs: [Output] = []
        /// A revision to be compared with.
        var since: String?
        var isStaged = false
        var stdinName: String?
        var readsStandardInput = false
        var color = Terminal.ColorChoice.auto
        var isStrict = false
        var isQuiet = false
        var exitsZero = false
        var includesBaselined = false
        /// For suppressions that are to be written.
        var reason: String?
        var fixing = FixChoice()
        var showsTimings = false
        var showsSettings = false
        var showsFiles = false
        var watches = false
        /// Where facts are written, in the place of a report.
        var factsOut: String?
        var shard: Shard?

        /// Where a report goes.
        struct Output: Sendable {
            /// Nil for the format of `--format`.
            var format: ReportFormat?
            /// `-` for standard output.
            var path: String
        }
    }

    static let check = Command(
        "check",
        summary: "find where code opens, ends or hands around sessions that it does not own",
        about: [
            """
            Analyses the whole workspace and reports what the given paths select of it. The workspace is the \
            folder of the nearest sessionlint.toml (or pyproject.toml with a table [tool.sessionlint]) above \
            each path; without one, a given folder is its own, and given files take the root of their repository.
            """,
            """
            Files that .gitignore, the configuration or the defaults leave out are not read, named or not; \
            --no-exclude reads what is named all the same.
            """,
        ],
        operands: Operands(
            usage: "[PATH...]",
            help: "Files, folders or patterns to report on. The working directory if there is none."
        ) { values, path throws(UsageError) in
            // `--facts parts/*.facts` is spelled out by the shell.
            if path == "-" {
                values.readsStandardInput = true
            } else if !values.request.facts.isEmpty, path.hasSuffix(".facts") {
                values.request.facts.append(path)
            } else {
                values.request.paths.append(path)
            }
        },
        options: checkOptions + fixOptions,
        examples: [
            ("check", "The whole workspace, for people."),
            (
                "check --format sarif --output out.sarif",
                "For a code scanning service; the closing line on standard error."
            ),
            (
                "check --output sarif=out.sarif --output json=out.json",
                "Text on standard output, and two files."
            ),
            ("check app/services/orders.py", "One file's findings; the whole program is analysed."),
            ("check --since origin/main", "What a branch brings; for a gate."),
            ("check --staged", "What a commit would bring; for a hook."),
            ("check --select session --fail-on error", "One family of rules, and warnings do not fail."),
            ("check --fix", "Apply the safe fixes, and report what is left."),
            ("check --diff --unsafe-fixes", "What all fixes would change, as a patch; nothing is written."),
        ],
        values: { CheckValues() }, body: runCheck)

    static let checkOptions: [Option<CheckValues>] = [
        Option(
            "--select", value: "RULES",
            help: """
                Only these rules: ids, families, or beginnings such as `session-opened-*`; several with \
                commas. Replaces the configuration's `select` and `ignore`.
                """
        ) { values, text throws(UsageError) in
            values.request.select = (values.request.select ?? []) + words(text)
        },
        Option(
            "--ignore", value: "RULES", help: "Without these rules, besides those the configuration ignores."
        ) { values, text throws(UsageError) in
            values.request.ignore = (values.request.ignore ?? []) + words(text)
        },
        Option(
            "--fail-on", value: "SEVERITY", choices: ["error", "warning"],
            help: "What makes the run end with 1. Notes never do. Default: warning."
        ) { values, text throws(UsageError) in
            values.request.failOn = Severity(name: text)
        },
        Option(
            "--format", value: "FORMAT", choices: ReportFormat.allCases.map(\.rawValue),
            help: "Default: text."
        ) { values, text throws(UsageError) in
            values.format = ReportFormat(rawValue: text)
        },
        Option(
            "--output", value: "[FORMAT=]FILE",
            help: """
                Write the report to a file; with a format, besides the one on standard output. May be given \
                several times. Links are not written through.
                """
        ) { values, text throws(UsageError) in
            values.outputs.append(try output(text))
        },
        Option(
            "--sarif-include", value: "WHAT", choices: ["baselined"],
            help: "In SARIF, also what a baseline holds back, as `unchanged`; GitHub opens alerts for it."
        ) { values, text throws(UsageError) in
            values.includesBaselined = true
        },
        Option(
            "--since", value: "REV",
            help: """
                Report what is found now and was not found in the merge base of REV and HEAD, uncommitted and untracked \
                files included. Both are analysed as a whole, so what a change brings about elsewhere is told, and \
                code that was only moved is not. Contents of commits are read from git's objects.
                """
        ) { values, text throws(UsageError) in
            values.since = text
        },
        Option(
            "--staged",
            help: """
                Analyse the index instead of the work tree, and report what was not found in HEAD. For a hook before a \
                commit; files that are staged in part are read as they are staged.
                """
        ) { $0.isStaged = true },
        Option(
            "--facts-out", value: "FILE",
            help: """
                Report nothing, and write the facts of the selected files to FILE. Facts depend on the bytes of a file \
                alone, so this can be done in parts, on several machines.
                """
        ) { values, text throws(UsageError) in
            values.factsOut = text
        },
        Option(
            "--shard", value: "I/N",
            help: """
                With `--facts-out`: only part I of N of the files. The path of a file decides to which it belongs.
                """
        ) { values, text throws(UsageError) in
            guard let shard = Shard(text) else {
                throw UsageError(
                    "`\(terminalSafe(text))` behind `--shard` is no part of a whole",
                    help: "`--shard 2/8` is the second of eight parts; there may be \(Shard.most)")
            }
            values.shard = shard
        },
        Option(
            "--facts", value: "FILE",
            help: """
                Take the facts of files from FILE, which `--facts-out` of the same program has written, and parse only \
                what is not there. The report is that of a run without it. `--facts parts/*.facts` takes several.
                """
        ) { values, text throws(UsageError) in
            values.request.facts.append(text)
        },
        Option(
            "--watch",
            help: """
                Check, and check again whenever something changes on disk, until the program is stopped. Only what has \
                changed is read anew.
                """
        ) { $0.watches = true },
        Option(
            "--config", value: "[REV:]FILE",
            help: """
                This configuration instead of the one that is found. Its patterns count from its folder. With a revision \
                it is read from that commit, and with it the packs and the baseline that it names: what a change \
                does to them does not change how it is judged. A file with a colon in its name is written `./FILE`.
                """
        ) { values, text throws(UsageError) in
            values.request.configuration = .named(text)
        },
        Option("--isolated", help: "No configuration at all.") { $0.request.configuration = .none },
        Option(
            "--baseline", value: "FILE",
            help: """
                Count what this baseline holds, and report only the rest. Default: what the configuration names, or \
                `\(BaselineFile.usualName)` in the folder of the workspace.
                """
        ) { values, text throws(UsageError) in
            values.request.baseline = .file(text)
        },
        Option("--no-baseline", help: "Report what a baseline holds, too.") {
            $0.request.baseline = .none
        },
        Option(
            "--ratchet",
            help: "Fail, too, while the baseline holds what is fixed: `baseline prune` takes it out."
        ) { $0.request.isRatchet = true },
        Option(
            "--add-suppressions", value: "REASON",
            help: """
                Write a comment with this reason for everything that would be reported, so that the next run reports \
                none of it; then check again.
                """
        ) { values, text throws(UsageError) in
            values.reason = text
        },
        Option(
            "--no-exclude",
            help: "Read what is named, whatever .gitignore, the configuration and the defaults leave out."
        ) { $0.request.honoursExcludes = false },
        Option("--no-group", help: "Report every place of a cause on its own.") {
            $0.request.isGrouped = false
        },
        Option(
            "--no-cache",
            help: """
                Neither use nor write `.sessionlint_cache` in the workspace's folder. What is reported is the same \
                with and without. `cache = false` in a configuration does the same; where the folder cannot be \
                written, and for standard input, nothing is written.
                """
        ) { $0.request.usesCache = false },
        Option(
            "--stdin-filename", value: "NAME",
            help: "Read standard input in the place of this file, and report it."
        ) { values, text throws(UsageError) in
            values.stdinName = text
        },
        Option("--strict", help: "End with 3 if something was not read, or understood only in part.") {
            $0.isStrict = true
        },
        Option("--exit-zero", help: "End with 0 in spite of findings.") { $0.exitsZero = true },
        Option(
            "--show-files",
            help:
                "Print the files that would be reported on, and on standard error those passed over; read none."
        ) { $0.showsFiles = true },
        Option(
            "--show-settings",
            help: "Print what is in force and where each value comes from, and analyse nothing."
        ) { $0.showsSettings = true },
        Option("--timings", help: "Print on standard error where the time went.") { $0.showsTimings = true },
        jobsOption { $0.request.jobs = $1 },
        colorOption { $0.color = $1 },
        Option("--quiet", "-q", help: "Only the findings: no closing line, no notices.") {
            $0.isQuiet = true
        },
    ]

    static func jobsOption<Values>(_ set: @Sendable @escaping (inout Values, Int) -> Void) -> Option<Values> {
        Option("--jobs", value: "N", help: "Threads; one a processor if not given. The output is the same.") {
            values, text throws(UsageError) in
            guard let jobs = Int(text), jobs > 0, jobs <= 512 else {
                throw UsageError(
                    "`\(text)` is not a number of threads", help: "write a number from 1 to 512")
            }
            set(&values, jobs)
        }
    }

    static func colorOption<Values>(
        _ set: @Sendable @escaping (inout Values, Terminal.ColorChoice) -> Void
    ) -> Option<Values> {
        Option(
            "--color", value: "WHEN", choices: Terminal.ColorChoice.allCases.map(\.rawValue),
            help: "Default: auto, on a terminal; NO_COLOR and CLICOLOR_FORCE are honoured."
        ) { values, text throws(UsageError) in
            set(&values, Terminal.ColorChoice(rawValue: text) ?? .auto)
        }
    }

    private static func words(_ text: String) -> [String] {
        text.split { $0 == "," || $0 == " " }.map(String.init)
    }

    private static func output(_ text: String) throws(UsageError) -> CheckValues.Output {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        guard parts.count == 2, parts[0].allSatisfy({ $0.isASCII && $0.isLetter }) else {
            guard !text.isEmpty else { throw UsageError("`--output` needs the name of a file") }
            return CheckValues.Output(format: nil, path: text)
        }
        guard let format = ReportFormat(rawValue: parts[0]) else {
            throw wrongChoice(parts[0], of: "the format before `=`", ReportFormat.allCases.map(\.rawValue))
        }
        guard !parts[1].isEmpty else { throw UsageError("`--output \(text)` names no file") }
        return CheckValues.Output(format: format, path: parts[1])
    }
}
