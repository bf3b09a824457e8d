import Driver
import Reporting

/// The options of `check` by which a program is read in parts and put together from them.
extension SessionLint.CheckValues {
    /// Whether what is asked of facts goes with what else is asked.
    func checkFacts() throws(UsageError) {
        if watches, !request.facts.isEmpty {
            throw UsageError(
                "`--watch` reads the files itself",
                help: "leave out `--facts`, or check once without `--watch`")
        }
        guard factsOut != nil else {
            guard shard != nil else { return }
            throw UsageError(
                "`--shard` says which facts to collect, and nothing collects them",
                help: "add `--facts-out FILE`; what is found in a part alone would mislead")
        }
        let others: [(isGiven: Bool, option: String)] = [
            (format != nil, "--format"), (!outputs.isEmpty, "--output"),
            (reason != nil, "--add-suppressions"),
            (fixing.isApplied, "--fix"), (fixing.showsDiff, "--diff"), (watches, "--watch"),
            (request.scope != .everything || since != nil || isStaged, "--since` or `--staged"),
            (stdinName != nil, "--stdin-filename"), (showsFiles, "--show-files"),
            (showsSettings, "--show-settings"), (!request.facts.isEmpty, "--facts"),
        ]
        if let other = others.first(where: \.isGiven) {
            throw UsageError(
                "`--facts-out` writes the facts of files and nothing else",
                help: "leave out `\(other.option)`")
        }
    }
}

extension SessionLint {
    /// Writes the facts of the selected files.
    static func collectFacts(
        _ request: CheckRequest, _ path: String, _ values: CheckValues, _ terminal: Terminal
    ) -> ExitCode {
        var request = request
        let progress = ProgressLine(isShown: terminal.isErrorTerminal && !values.isQuiet)
        request.progress = progress.callback
        let shard = values.shard ?? .whole
        let collected = CollectedFacts(request, shard, to: path)
        progress.clear(terminal)
        terminal.report(collected.problems, color: values.color)
        guard collected.problems.isEmpty else { return .input }
        if !values.isQuiet {
            let part =
                shard == .whole ? "" : ", part \(shard.number) of \(shard.count) of \(collected.selected)"
            let left =
                collected.left == 0
                ? ""
                : "; \(counted(collected.left, "file")) could not be read, which the run with `--facts` says"
            let files = counted(collected.files - collected.left, "file")
            terminal.write(Array("facts of \(files)\(part) are in \(terminalSafe(path))\(left)\n".utf8))
        }
        return .clean
    }
}
