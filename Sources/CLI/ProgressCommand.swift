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

/// The command `progress`.
extension SessionLint {
    /// The forms in which progress can be had.
    enum ProgressFormat: String, CaseIterable, Sendable {
        case text, json, csv, markdown, html, openmetrics, badge
    }

    struct ProgressValues: Sendable {
        var request = CheckRequest()
        var format = ProgressFormat.text
        var options = ProgressOptions()
        /// Nil for standard output.
        var output: String?
        /// Empty for all.
        var metrics: [String] = []
        var gate: String?
        var color = Terminal.ColorChoice.auto
        var showsTimings = false
    }

    static let progress = Command(
        "progress", summary: "tell how far the migration is, what is left, and whether a phase may begin",
        about: [
            """
            Counts by the metrics that `sessionlint rules` lists: of all tool operations, services, registries and so on, \
            those that are over. What keeps one from being over is a finding, and those that a comment or a baseline holds \
            back count, too. The whole workspace is analysed as by `check`; paths say what of it is counted.
            """,
            """
            Each `[[goals]]` of the configuration is a phase with a `name`, a day by which it is `due`, and `conditions`: \
            for a metric the least share (0.9), or the most that may be left (0).
            """,
        ],
        operands: Operands(
            usage: "[PATH...]",
            help: "Files, folders or patterns to count. The working directory if there is none."
        ) { values, path throws(UsageError) in
            values.request.paths.append(path)
        },
        options: [
            Option(
                "--by", value: "WHAT", choices: ProgressOptions.Grouping.allCases.map(\.rawValue),
                help: "Tell each metric by folder, by role, or by the owners that CODEOWNERS names."
            ) { values, text throws(UsageError) in
                values.options.grouping = ProgressOptions.Grouping(rawValue: text)
            },
            Option("--metric", value: "ID", help: "Only this metric. May be given several times.") {
                values, text throws(UsageError) in values.metrics.append(text)
            },
            Option("--all", help: "The whole list of what is left, and not only its beginning.") {
                $0.options.showsAll = true
            },
            Option("--gate", value: "NAME", help: "End with 1 unless what this goal asks for is reached.") {
                values, text throws(UsageError) in values.gate = text
            },
            Option(
                "--format", value: "FORMAT", choices: ProgressFormat.allCases.map(\.rawValue),
                help: """
                    Default: text. In csv what is left, or with --by the counts; html is one page that needs nothing else, \
                    openmetrics a file for a collector, badge a picture of the first metric.
                    """
            ) { values, text throws(UsageError) in
                values.format = ProgressFormat(rawValue: text) ?? .text
            },
            Option("--output", value: "FILE", help: "Write to a file. Links are not written through.") {
                values, text throws(UsageError) in
                guard !text.isEmpty else { throw UsageError("`--output` needs the name of a file") }
                values.output = text == "-" ? nil : text
            },
            Option(
                "--config", value: "[REV:]FILE", help: "This configuration instead of the one that is found."
            ) {
                values, text throws(UsageError) in values.request.configuration = .named(text)
            },
            Option("--isolated", help: "No configuration at all.") { $0.request.configuration = .none },
            Option("--no-cache", help: "Neither use nor write `.sessionlint_cache`.") {
                $0.request.usesCache = false
            },
            Option("--timings", help: "Print on standard error where the time went.") {
                $0.showsTimings = true
            },
            jobsOption { $0.request.jobs = $1 },
            colorOption { $0.color = $1 },
        ],
        examples: [
            ("progress", "How far it is, and the ten easiest things to do next."),
            ("progress --by owner --all", "The same for each team, and all that is left."),
            ("progress --gate \"phase 2\"", "For CI: fails until the phase may begin."),
            ("progress --format csv --output left.csv", "What is left, for a spreadsheet."),
            (
                "progress --format html --output progress.html",
                "A page to show: charts, phases and the work list."
            ),
        ],
        values: { ProgressValues() }, body: runProgress)

    static func runProgress(_ values: ProgressValues, _ terminal: Terminal) throws(UsageError) -> ExitCode {
        var request = values.request
        let line = ProgressLine(isShown: terminal.isErrorTerminal)
        request.progress = line.callback
        let outcome = Driver.progress(request)
        line.clear(terminal)
        if values.showsTimings { terminal.writeError(lines(outcome.times)) }
        for notice in outcome.notices { terminal.notify(notice) }
        guard var progress = outcome.progress else {
            terminal.report(outcome.problems, color: values.color)
            return .input
        }
        let gate = try values.gate.map { name throws(UsageError) in try Self.gate(name, of: progress) }
        try keep(values.metrics, in: &progress)
        let bytes = try bytes(progress, values, terminal, outcome.time)
        let problems = outcome.problems + write(bytes, values, terminal)
        terminal.report(problems, color: values.color)
        guard problems.isEmpty else { return .input }
        return gate?.isOpen ?? true ? .clean : .findings
    }

    private static func gate(_ name: String, of progress: Progress) throws(UsageError) -> Progress.Gate {
        if let gate = progress.gates.first(where: { $0.name == name }) { return gate }
        guard !progress.gates.isEmpty else {
            throw UsageError(
                "the configuration has no goals, and `--gate` names one", help: "add `[[goals]]` to it")
        }
        throw wrongChoice(name, of: "--gate", progress.gates.map(\.name))
    }

    private static func keep(_ metrics: [String], in progress: inout Progress) throws(UsageError) {
        guard !metrics.isEmpty else { return }
        let known = progress.metrics.map(\.id)
        if let wrong = metrics.first(where: { !known.contains($0) }) {
            throw wrongChoice(wrong, of: "--metric", known)
        }
        progress.metrics.removeAll { !metrics.contains($0.id) }
    }

    private static func bytes(
        _ progress: Progress, _ values: ProgressValues, _ terminal: Terminal, _ now: Int64
    ) throws(UsageError) -> [UInt8] {
        var options = values.options
        if values.output == nil {
            options.color = terminal.isColored(values.color, descriptor: STDOUT_FILENO)
            options.width = terminal.width
        }
        switch values.format {
        case .text: return progressText(progress, options)
        case .json: return progressJSON(progress)
        case .csv: return progressCSV(progress, options)
        case .markdown: return progressMarkdown(progress, options)
        case .html: return progressPage(progress, now: now)
        case .openmetrics: return progressOpenMetrics(progress, now: now)
        case .badge:
            guard let first = progress.metrics.first, let badge = progressBadge(progress, metric: first.id)
            else { throw UsageError("there is no metric to make a badge of") }
            return badge
        }
    }

    private static func write(_ bytes: [UInt8], _ values: ProgressValues, _ terminal: Terminal)
        -> [InputProblem]
    {
        let problem = values.output.flatMap { write(bytes, to: $0) }
        // What was to stand in the file is not lost.
        if values.output == nil || problem != nil { terminal.write(bytes) }
        return problem.map { [$0] } ?? []
    }
}
