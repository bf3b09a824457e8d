import Driver
import Findings

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The program: picks the command, and ends with its code.
@main
struct SessionLint {
    static let commands: [Command] = [
        check, progress, initialize, baseline, suppressions, explain, why, rules, testRules, inspect,
        languageServer, completions,
        version,
    ]

    static func main() {
        // A reader that goes away, as `head` does, ends the output and not the program.
        signal(SIGPIPE, SIG_IGN)
        // A bound on the size of files is a reason why one cannot be written, and is told like any other.
        signal(SIGXFSZ, SIG_IGN)
        let terminal = Terminal()
        do throws(UsageError) {
            exit(try run(Array(CommandLine.arguments.dropFirst()), terminal).rawValue)
        } catch {
            terminal.report([InputProblem(error.message, help: error.help)])
            exit(ExitCode.input.rawValue)
        }
    }

    static func run(_ arguments: [String], _ terminal: Terminal) throws(UsageError) -> ExitCode {
        var arguments = arguments
        guard let first = arguments.first else {
            terminal.writeError(Array(HelpPage(commands).text.utf8))
            return .input
        }
        arguments.removeFirst()
        switch first {
        case "help", "--help", "-h": return try help(arguments, terminal)
        case "--version", "-V": return try version.run(arguments, terminal)
        default: break
        }
        guard let command = commands.first(where: { $0.name == first }) else { throw unknownCommand(first) }
        let own = arguments.prefix { $0 != "--" }
        if own.contains("--help") || own.contains("-h") { return try help([first], terminal) }
        do throws(UsageError) {
            return try command.run(arguments, terminal)
        } catch {
            let pointer = "`sessionlint help \(first)` lists what there is"
            let lead = error.help.map { $0 + ($0.hasSuffix("?") ? " " : "; ") } ?? ""
            throw UsageError(error.message, help: lead + pointer)
        }
    }

    private static func help(_ arguments: [String], _ terminal: Terminal) throws(UsageError) -> ExitCode {
        guard let name = arguments.first else {
            terminal.write(Array(HelpPage(commands).text.utf8))
            return .clean
        }
        guard let command = commands.first(where: { $0.name == name }) else { throw unknownCommand(name) }
        terminal.write(Array(HelpPage(command).text.utf8))
        return .clean
    }

    private static func unknownCommand(_ name: String) -> UsageError {
        let names = commands.map(\.name) + ["help"]
        if name.hasPrefix("-") {
            return UsageError(
                "there is no option `\(name)` before the command",
                help: "options follow it, as in `check \(name)`")
        }
        if let near = closest(to: name, among: names) {
            return UsageError("there is no command `\(name)`", help: "did you mean `\(near)`?")
        }
        let isPath = name.contains("/") || name.contains(".")
        return UsageError(
            "there is no command `\(name)`",
            help: isPath
                ? "to check a path, write `sessionlint check \(name)`"
                : "the commands are \(names.joined(separator: ", "))")
    }
}
