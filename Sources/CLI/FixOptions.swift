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

/// The options of `check` that change files, and what they do.
extension SessionLint {
    /// Which fixes are asked for.
    struct FixChoice: Sendable {
        var isApplied = false
        var includesUnsafe = false
        var showsDiff = false
    }

    static let fixOptions: [Option<CheckValues>] = [
        Option(
            "--fix",
            help: """
                Apply the safe fixes of what would be reported, and report what is left. A file is replaced as a whole, \
                and only if it still is what was read and reads as well as before.
                """
        ) { $0.fixing.isApplied = true },
        Option(
            "--unsafe-fixes",
            help:
                "With --fix or --diff: also the fixes that may change what the code does. Look at what they did."
        ) { $0.fixing.includesUnsafe = true },
        Option(
            "--diff",
            help: """
                Print what --fix would change as a patch, in the place of the report, and write nothing. Ends with 1 if \
                there is something to change, else with 0.
                """
        ) { $0.fixing.showsDiff = true },
    ]

    /// Applies fixes.
    /// - Returns: what is left.
    static func fixed(_ request: CheckRequest, _ values: CheckValues) -> CheckOutcome {
        Driver.fix(request, includesUnsafe: values.fixing.includesUnsafe, writes: true).check
    }

    /// Prints what fixes would change.
    static func showDiff(
        _ request: CheckRequest, _ values: CheckValues, _ terminal: Terminal, _ progress: ProgressLine
    ) -> ExitCode {
        let outcome = Driver.fix(request, includesUnsafe: values.fixing.includesUnsafe, writes: false)
        progress.clear(terminal)
        let patch = outcome.changes.flatMap { unifiedDiff(from: $0.old, to: $0.new, path: $0.path) }
        // A program reads the bytes as they are; what they would do to a terminal is not shown there.
        let isShown = isatty(STDOUT_FILENO) == 1
        let lines = patch.split(separator: 0x0A, omittingEmptySubsequences: true)
        terminal.write(isShown ? lines.flatMap { terminalSafe(Array($0)) + [0x0A] } : patch)
        if let fixes = outcome.check.report?.fixes, !values.isQuiet {
            terminal.writeError(
                renderFixes(fixes, color: terminal.isColored(values.color, descriptor: STDERR_FILENO)))
        }
        terminal.report(outcome.check.problems, color: values.color)
        if !outcome.check.problems.isEmpty || outcome.check.report == nil { return .input }
        return outcome.changes.isEmpty || values.exitsZero ? .clean : .findings
    }
}

extension SessionLint.CheckValues {
    /// What cannot be done with files that are to be changed.
    func checkFixing() throws(UsageError) {
        if fixing.includesUnsafe, !fixing.isApplied, !fixing.showsDiff {
            throw UsageError(
                "`--unsafe-fixes` applies nothing", help: "add `--fix` to apply them, or `--diff` to see them"
            )
        }
        guard fixing.isApplied || fixing.showsDiff else { return }
        if stdinName != nil {
            throw UsageError("standard input cannot be fixed", help: "name the file itself")
        }
        if isStaged {
            throw UsageError(
                "fixes are written to the work tree, and `--staged` looks at the index",
                help: "`--since HEAD` looks at the work tree, with all that is staged and is not")
        }
        if reason != nil {
            throw UsageError(
                "fixes and `--add-suppressions` exclude each other",
                help: "run `check --fix` first, and add suppressions for what is left")
        }
        if fixing.showsDiff, format != nil || !outputs.isEmpty {
            throw UsageError(
                "`--diff` prints a patch in the place of a report",
                help: "leave out `--format` and `--output`")
        }
    }
}
