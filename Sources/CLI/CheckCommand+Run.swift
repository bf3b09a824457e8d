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

extension SessionLint {
    static func runCheck(_ values: CheckValues, _ terminal: Terminal) throws(UsageError) -> ExitCode {
        var request = values.request
        if values.readsStandardInput, values.stdinName == nil {
            throw UsageError(
                "standard input has no name", help: "add `--stdin-filename NAME`, the file that it stands for"
            )
        }
        if let since = values.since {
            guard !values.isStaged else {
                throw UsageError(
                    "only one of `--since` and `--staged` can be given",
                    help: "`--staged` compares the index with HEAD, `--since` the work tree with a commit")
            }
            request.scope = .since(since)
        } else if values.isStaged {
            request.scope = .staged
        }
        if request.scope != .everything, values.stdinName != nil {
            throw UsageError(
                "standard input has no state to be compared with", help: "leave out `--since` or `--staged`")
        }
        if request.scope == .staged, values.reason != nil {
            throw UsageError(
                "suppressions are written to the work tree, and `--staged` looks at the index",
                help: "`--since HEAD` looks at the work tree")
        }
        try values.checkFacts()
        if let path = values.factsOut { return collectFacts(request, path, values, terminal) }
        if values.watches { return try watch(request, values, terminal) }
        if values.showsFiles { return showFiles(request, values, terminal) }
        if values.showsSettings { return showSettings(request, values, terminal) }
        if let name = values.stdinName {
            do throws(ReadRefusal) {
                request.overlay = CheckRequest.Overlay(path: name, bytes: try readStandardInput())
            } catch {
                throw UsageError("standard input cannot be read: \(error.phrase)")
            }
        }
        try values.checkFixing()
        var problems: [InputProblem] = []
        if let reason = values.reason {
            guard request.overlay == nil else {
                throw UsageError("standard input cannot be written to", help: "name the file itself")
            }
            problems += addSuppressions(reason, request, values, terminal)
        }
        let progress = ProgressLine(isShown: terminal.isErrorTerminal && !values.isQuiet)
        request.progress = progress.callback
        if values.fixing.showsDiff { return showDiff(request, values, terminal, progress) }
        let outcome = values.fixing.isApplied ? fixed(request, values) : Driver.check(request)
        progress.clear(terminal)
        // What was wrong before suppressions were written is wrong still, and told once.
        problems += outcome.problems
        if let report = outcome.report { problems += write(report, outcome, values, terminal) }
        if !values.isQuiet {
            for notice in outcome.cacheNotices {
                terminal.notify(notice)
            }
        }
        if values.isQuiet, request.isRatchet {
            // What fails the run is told even then.
            for use in outcome.baselines where !use.match.fixed.isEmpty {
                let count = use.match.fixed.count
                let verb = count == 1 ? "is" : "are"
                terminal.notify("\(counted(count, "finding")) in \(use.file.shownPath) \(verb) fixed")
            }
        }
        if values.showsTimings { terminal.writeError(lines(outcome.times)) }
        terminal.report(problems, color: values.color)
        if !problems.isEmpty || outcome.report == nil { return .input }
        // What was not understood may hold worse than what was found.
        if values.isStrict, outcome.isIncomplete { return .incomplete }
        return outcome.hasFailures && !values.exitsZero ? .findings : .clean
    }

    static func lines(_ times: StageTimes) -> [UInt8] {
        times.stages.flatMap { stage in
            let milliseconds = String(Int((stage.seconds * 10_000).rounded()))
            let padded = String(repeating: "0", count: max(0, 2 - milliseconds.count)) + milliseconds
            let number = padded.dropLast() + "." + padded.suffix(1)
            let name = stage.name + String(repeating: " ", count: max(1, 8 - stage.name.count))
            let space = String(repeating: " ", count: max(0, 8 - number.count))
            let detail = stage.detail.isEmpty ? "" : "  " + stage.detail
            return Array("\(name)\(space)\(number) ms\(detail)\n".utf8)
        }
    }

    /// Writes a report to a file.
    /// - Returns: why it is not written.
    static func write(_ report: [UInt8], to path: String) -> InputProblem? {
        do throws(WriteRefusal) {
            try writeFile(report, to: path)
            return nil
        } catch {
            return InputProblem(
                "the report cannot be written: \(error.phrase)", file: InputProblem.File(path: path))
        }
    }

    /// Writes the report to all its places.
    static func write(
        _ report: Report, _ outcome: CheckOutcome, _ values: CheckValues, _ terminal: Terminal
    ) -> [InputProblem] {
        var problems: [InputProblem] = []
        let main = values.format ?? .text
        var outputs = values.outputs.map { (format: $0.format ?? main, path: $0.path) }
        // Standard output has the report unless a file was named for it.
        if values.outputs.allSatisfy({ $0.format != nil && $0.path != "-" }) { outputs.append((main, "-")) }
        var isClosed = false
        for output in outputs {
            var options = RenderOptions()
            options.workspaceInRepository = outcome.workspaceInRepository
            options.showsClosingLine = !values.isQuiet
            options.includesBaselined = values.includesBaselined
            guard output.path == "-" else {
                let bytes = render(report, as: output.format, options: options)
                if let problem = write(bytes, to: output.path) {
                    problems.append(problem)
                    // What was to stand in the file instead of on standard output is not lost.
                    let isMain = values.outputs.contains { $0.format == nil && $0.path == output.path }
                    if isMain { terminal.write(bytes) }
                }
                continue
            }
            options.color = terminal.isColored(values.color, descriptor: STDOUT_FILENO)
            options.width = terminal.width
            terminal.write(render(report, as: output.format, options: options))
            isClosed = isClosed || output.format.includesClosingLine
        }
        if outputs.contains(where: { $0.format == .sarif }) {
            for notice in sarifNotices(for: report) { terminal.notify(notice) }
        }
        if !isClosed, !values.isQuiet {
            terminal.writeError(
                renderClosingLine(report, color: terminal.isColored(values.color, descriptor: STDERR_FILENO)))
        }
        return problems
    }

    private static func showSettings(_ request: CheckRequest, _ values: CheckValues, _ terminal: Terminal)
        -> ExitCode
    {
        let outcome = Driver.settings(for: request)
        for settings in outcome.settings { terminal.write(settings.rendered) }
        terminal.report(outcome.problems, color: values.color)
        return outcome.problems.isEmpty ? .clean : .input
    }

    private static func showFiles(
        _ request: CheckRequest, _ values: CheckValues, _ terminal: Terminal
    ) -> ExitCode {
        let selected = SelectedFiles(request)
        terminal.write(Array(selected.files.map { terminalSafe($0) + "\n" }.joined().utf8))
        let skipped = selected.skipped.map {
            "skipped: \(terminalSafe($0.path)): \(terminalSafe($0.reason))\n"
        }
        terminal.writeError(Array(skipped.joined().utf8))
        terminal.report(selected.problems, color: values.color)
        return selected.problems.isEmpty ? .clean : .input
    }
}
