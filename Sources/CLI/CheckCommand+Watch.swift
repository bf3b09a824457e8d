import Driver
import Reporting

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `check --watch`.
extension SessionLint {
    /// Checks again and again; ends only where there is nothing to watch, or nobody reads what it says.
    static func watch(
        _ request: CheckRequest, _ values: CheckValues, _ terminal: Terminal
    ) throws(UsageError) -> ExitCode {
        try values.checkWatching()
        var tree = WatchedTree(request)
        while true {
            let outcome = tree.next()
            if isatty(STDOUT_FILENO) == 1 { terminal.write(Array("\u{1B}[2J\u{1B}[H".utf8)) }
            var problems = outcome.problems
            if let report = outcome.report { problems += write(report, outcome, values, terminal) }
            terminal.report(problems, color: values.color)
            guard outcome.report != nil else { return .input }
            if !values.isQuiet { terminal.notify("watching \(outcome.report?.workspace ?? "")") }
        }
    }
}

extension SessionLint.CheckValues {
    /// What cannot be watched.
    fileprivate func checkWatching() throws(UsageError) {
        if stdinName != nil {
            throw UsageError("standard input cannot be watched", help: "name the file itself")
        }
        if since != nil || isStaged {
            throw UsageError(
                "`--watch` looks at the work tree alone", help: "leave out `--since` and `--staged`")
        }
        if fixing.isApplied || fixing.showsDiff || reason != nil {
            throw UsageError(
                "`--watch` changes no file", help: "run `check` without it to fix or to suppress")
        }
        if !request.usesCache {
            throw UsageError(
                "`--watch` compares with what it has kept", help: "leave out `--no-cache`")
        }
    }
}
