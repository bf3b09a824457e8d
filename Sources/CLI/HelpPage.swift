import Reporting

/// The help of a command, and of the program, made from their declarations.
struct HelpPage {
    private(set) var text = ""
    private static let width = 88

    /// The page of one command.
    init(_ command: Command) {
        let operands = command.operandsUsage.isEmpty ? "" : " \(command.operandsUsage)"
        line("usage: sessionlint \(command.name)\(command.options.isEmpty ? "" : " [OPTION...]")\(operands)")
        for paragraph in command.about {
            line("")
            self.paragraph(paragraph)
        }
        if !command.operandsHelp.isEmpty {
            section("Arguments")
            entry(command.operandsUsage.filter { $0 != "[" && $0 != "]" }, command.operandsHelp)
        }
        if !command.options.isEmpty { section("Options") }
        for option in command.options {
            let names = option.names.joined(separator: ", ")
            let choices = option.choices.isEmpty ? "" : " One of \(option.choices.joined(separator: ", "))."
            entry(option.value.map { "\(names) \($0)" } ?? names, option.help + choices)
        }
        if !command.examples.isEmpty { section("Examples") }
        for example in command.examples {
            line("  sessionlint \(example.line)")
            paragraph(example.does, indent: 6)
        }
    }

    /// The page of the program.
    init(_ commands: [Command]) {
        line("usage: sessionlint COMMAND [OPTION...] [ARGUMENT...]")
        line("")
        paragraph(
            """
            A borrow checker for database sessions. One place owns the session: it opens it, commits once, \
            closes it; everything else borrows. SessionLint says where the code breaks that rule, and why.
            """)
        section("Commands")
        for command in commands { entry(command.name, capitalized(command.summary) + ".", column: 16) }
        section("Exit codes")
        for code in ExitCode.allCases { entry(String(code.rawValue), code.meaning, column: 16) }
        line("")
        line("`sessionlint help COMMAND` has the page of each command.")
    }

    private mutating func line(_ text: String) {
        self.text += text + "\n"
    }

    private mutating func section(_ title: String) {
        line("")
        line("\(title):")
    }

    /// A term with its explanation beside it, or below it where the term is long.
    private mutating func entry(_ term: String, _ help: String, column: Int = 26) {
        let head = "  \(term)"
        let isShort = head.count + 2 <= column
        if !isShort { line(head) }
        let start = isShort ? head + String(repeating: " ", count: column - head.count) : nil
        paragraph(help, indent: column, start: start)
    }

    /// - Parameter start: what stands before the first line instead of the margin, as wide as that.
    private mutating func paragraph(_ text: String, indent: Int = 0, start: String? = nil) {
        let margin = String(repeating: " ", count: indent)
        for (index, part) in wrap(text, width: Self.width - indent).enumerated() {
            line((index == 0 ? start ?? margin : margin) + part)
        }
    }

    private func capitalized(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}
