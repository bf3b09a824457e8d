/// A command of the program: everything its help says, and what it does.
struct Command: Sendable {
    let name: String
    /// What it does, in a few words without a full stop.
    let summary: String
    /// Paragraphs of the help.
    let about: [String]
    let operandsUsage: String
    let operandsHelp: String
    let operandChoices: @Sendable () -> [String]
    let options: [OptionHelp]
    /// Lines that can be typed, each with what it does.
    let examples: [(line: String, does: String)]
    let run: @Sendable ([String], Terminal) throws(UsageError) -> ExitCode

    /// An option as the help and shell completions see it.
    struct OptionHelp: Sendable {
        var names: [String]
        var value: String?
        var choices: [String]
        var help: String
    }

    init<Values>(
        _ name: String, summary: String, about: [String], operands: Operands<Values>,
        options: [Option<Values>],
        examples: [(line: String, does: String)] = [], values: @Sendable @escaping () -> Values,
        body: @Sendable @escaping (Values, Terminal) throws(UsageError) -> ExitCode
    ) {
        self.name = name
        self.summary = summary
        self.about = about
        operandsUsage = operands.usage
        operandsHelp = operands.help
        operandChoices = operands.choices
        self.examples = examples
        self.options = options.map {
            OptionHelp(names: $0.names, value: $0.value, choices: $0.choices, help: $0.help)
        }
        run = { arguments, terminal throws(UsageError) in
            var values = values()
            try readArguments(arguments, into: &values, options: options, operands: operands)
            return try body(values, terminal)
        }
    }
}

/// How the program ends.
enum ExitCode: Int32, CaseIterable, Sendable {
    /// Nothing to complain about.
    case clean = 0
    /// Findings as severe as the run fails on.
    case findings = 1
    /// What the program was given is wrong: arguments, configuration, paths. The rest was still done.
    case input = 2
    /// Under `--strict`: something was not read, or understood only in part.
    case incomplete = 3

    /// As the help and the manual page tell it.
    var meaning: String {
        switch self {
        case .clean: "No findings at or above the severity that fails."
        case .findings: "Findings at or above it."
        case .input: "An argument, a path or the configuration is wrong; everything else was done."
        case .incomplete: "Under --strict: something was not read, or understood only in part."
        }
    }
}
