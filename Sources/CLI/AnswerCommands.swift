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

/// The commands that answer questions: `explain` of rules and lines, `why` of declarations.
extension SessionLint {
    struct ExplainValues: Sendable {
        var subjects: [String] = []
        var request = CheckRequest()
        var color = Terminal.ColorChoice.auto
    }

    static let explain = Command(
        "explain", summary: "say what a rule finds, or why a line is reported or not",
        about: [
            """
            With the id of a rule: its page, with what it finds, why that is bad, and what to do instead. Rules of the \
            packs that the configuration here names have pages too.
            """,
            """
            With a place, as FILE:LINE: what is done to sessions there, whose they are, where the calls on the line lead, \
            and why the line is reported or not.
            """,
        ],
        operands: Operands(
            usage: "RULE|FILE:LINE...", help: "Ids of rules, as reports give them; places in the tree.",
            choices: { Driver.rules().infos.map(\.id.description) }
        ) { values, subject in
            values.subjects.append(subject)
        },
        options: [
            Option("--config", value: "FILE", help: "With a place: this configuration.") {
                values, text throws(UsageError) in values.request.configuration = .file(text)
            },
            Option("--isolated", help: "With a place: no configuration.") {
                $0.request.configuration = .none
            },
            colorOption { $0.color = $1 },
        ],
        examples: [
            ("explain commit-on-borrowed-session", "The page of one rule."),
            ("explain app/services/orders.py:42", "What happens on a line, and why it is reported or not."),
        ],
        values: { ExplainValues() },
        body: { values, terminal throws(UsageError) in
            guard !values.subjects.isEmpty else {
                throw UsageError(
                    "`explain` needs the id of a rule, or a place as FILE:LINE",
                    help: "`sessionlint rules` lists the rules")
            }
            let color = terminal.isColored(values.color, descriptor: STDOUT_FILENO)
            let catalogue = Driver.rules()
            var code = ExitCode.clean
            for (index, subject) in values.subjects.enumerated() {
                if index > 0 { terminal.write([0x0A]) }
                if let info = catalogue.rule(subject) {
                    terminal.write(renderRulePage(info, color: color))
                } else if let (path, line) = place(subject) {
                    var request = values.request
                    request.paths = [path]
                    let answer = Driver.explainLine(line, request, color: color)
                    terminal.write(answer.output)
                    terminal.report(answer.problems)
                    if !answer.problems.isEmpty { code = .input }
                } else {
                    throw UsageError("`\(subject)` is not a rule", help: catalogue.help(for: subject))
                }
            }
            return code
        })

    /// The parts of FILE:LINE, also of FILE:LINE:COLUMN as reports write it.
    private static func place(_ text: String) -> (path: String, line: Int)? {
        var parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 2, let last = parts.popLast(), let number = Int(last) else { return nil }
        if parts.count >= 2, let before = parts.last, let line = Int(before) {
            parts.removeLast()
            return parts.joined(separator: ":").isEmpty ? nil : (parts.joined(separator: ":"), line)
        }
        let path = parts.joined(separator: ":")
        return path.isEmpty ? nil : (path, number)
    }

    struct WhyValues: Sendable {
        var symbol: String?
        var listsAll = false
        var request = CheckRequest()
        var color = Terminal.ColorChoice.auto
    }

    static let why = Command(
        "why", summary: "say who opens, commits, rolls back and closes in a declaration, through which calls",
        about: [
            """
            Prints the role of every function and class of that name, what it does to sessions, itself and through what \
            it calls, each with the way there, and who calls it. Of a session factory: where it is called. Of each kind the \
            first ten are listed.
            """
        ],
        operands: Operands(
            usage: "SYMBOL [PATH...]",
            help: "A name, or the end of a dotted path; the files and folders to read, `.` if not given."
        ) { values, operand in
            if values.symbol == nil { values.symbol = operand } else { values.request.paths.append(operand) }
        },
        options: [
            Option("--config", value: "FILE", help: "This configuration.") {
                values, text throws(UsageError) in values.request.configuration = .file(text)
            },
            Option("--isolated", help: "No configuration.") { $0.request.configuration = .none },
            Option("--all", help: "List all of each kind, not the first ten.") { $0.listsAll = true },
            colorOption { $0.color = $1 },
        ],
        examples: [
            ("why BookingService.book", "What a method does to sessions, and whose they are."),
            ("why AsyncSessionLocal app", "Where sessions are opened with a factory, by role."),
        ],
        values: { WhyValues() },
        body: { values, terminal throws(UsageError) in
            guard let symbol = values.symbol, !symbol.isEmpty else {
                throw UsageError(
                    "`why` needs a name", help: "name a function, a class or a session factory of the tree")
            }
            var request = values.request
            if request.paths.isEmpty { request.paths = ["."] }
            let color = terminal.isColored(values.color, descriptor: STDOUT_FILENO)
            let answer = Driver.why(
                symbol, request, most: values.listsAll ? .max : 10, color: color)
            terminal.write(answer.output)
            terminal.report(answer.problems)
            return answer.problems.isEmpty ? .clean : .input
        })
}
