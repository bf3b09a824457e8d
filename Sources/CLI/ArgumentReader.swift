import Findings

/// Understands the arguments of a command by its options.
///
/// `--name value`, `--name=value`, `-q`, `--` before operands that begin with a hyphen; a lone `-` is an
/// operand. Options and operands may come in any order.
func readArguments<Values>(
    _ arguments: [String], into values: inout Values, options: [Option<Values>], operands: Operands<Values>
) throws(UsageError) {
    var rest = arguments[...]
    var areOptionsOver = false
    while let argument = rest.popFirst() {
        if areOptionsOver || argument == "-" || !argument.hasPrefix("-") {
            try operands.add(&values, argument)
            continue
        }
        if argument == "--" {
            areOptionsOver = true
            continue
        }
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let option = options.first(where: { $0.names.contains(name) }) else {
            throw unknownOption(name, options.flatMap(\.names))
        }
        guard let placeholder = option.value else {
            guard parts.count == 1 else { throw UsageError("`\(name)` takes no value") }
            try option.set(&values, "")
            continue
        }
        guard let text = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
            throw UsageError(
                "`\(name)` needs a value",
                help: "write `\(name) \(placeholder)`\(choicesSentence(option.choices))")
        }
        guard option.choices.isEmpty || option.choices.contains(text) else {
            throw wrongChoice(text, of: name, option.choices)
        }
        try option.set(&values, text)
    }
}

/// An error that names what a value may be.
func wrongChoice(_ text: String, of name: String, _ choices: [String]) -> UsageError {
    let near = closest(to: text, among: choices).map { "did you mean `\($0)`? " } ?? ""
    return UsageError(
        "`\(text)` is not a value of \(name)",
        help: near + "the values are \(choices.joined(separator: ", "))")
}

private func choicesSentence(_ choices: [String]) -> String {
    choices.isEmpty ? "" : ", one of \(choices.joined(separator: ", "))"
}

private func unknownOption(_ name: String, _ names: [String]) -> UsageError {
    let near = name.hasPrefix("--") ? closest(to: name, among: names.filter { $0.hasPrefix("--") }) : nil
    if let near {
        return UsageError("there is no option `\(name)`", help: "did you mean `\(near)`?")
    }
    return UsageError(
        "there is no option `\(name)`", help: "a path that begins with a hyphen goes behind `--`")
}
