/// One option of a command: its definition, its place in the help, and how it is understood, in one value.
///
/// What was typed and what it means are two things: `set` turns the first into the second and throws where it
/// means nothing.
struct Option<Values>: Sendable {
    /// Such as `--jobs`, or `-q` beside `--quiet`; the long name first.
    let names: [String]
    /// The word for the option's value in the help, such as `N`; nil for a switch.
    let value: String?
    /// The only values there are; empty where any text may be one.
    let choices: [String]
    /// One or two sentences.
    let help: String
    let set: @Sendable (inout Values, String) throws(UsageError) -> Void

    /// An option with a value.
    init(
        _ names: String..., value: String, choices: [String] = [], help: String,
        set: @Sendable @escaping (inout Values, String) throws(UsageError) -> Void
    ) {
        self.names = names
        self.value = value
        self.choices = choices
        self.help = help
        self.set = set
    }

    /// A switch.
    init(_ names: String..., help: String, set: @Sendable @escaping (inout Values) -> Void) {
        self.names = names
        value = nil
        choices = []
        self.help = help
        self.set = { values, _ throws(UsageError) in set(&values) }
    }
}

/// The arguments that are not options.
struct Operands<Values>: Sendable {
    /// As in `[PATH...]`; empty where the command takes none.
    let usage: String
    let help: String
    /// What completions offer beside files.
    var choices: @Sendable () -> [String] = { [] }
    let add: @Sendable (inout Values, String) throws(UsageError) -> Void

    static func none(_ command: String) -> Operands {
        Operands(usage: "", help: "") { _, operand throws(UsageError) in
            throw UsageError("`\(command)` takes no argument, and `\(operand)` is one")
        }
    }
}

/// Something wrong with how a command was typed. Quotes in it are not escaped yet.
struct UsageError: Error {
    var message: String
    var help: String?

    init(_ message: String, help: String? = nil) {
        self.message = message
        self.help = help
    }
}
