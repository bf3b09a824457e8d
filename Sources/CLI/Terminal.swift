import Driver
import Reporting

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Standard output and standard error.
struct Terminal: Sendable {
    enum ColorChoice: String, CaseIterable, Sendable {
        case auto, always, never
    }

    /// Whether to colour what goes to a descriptor. `auto` colours on a terminal that can, unless `NO_COLOR`
    /// is set, and elsewhere if `CLICOLOR_FORCE` asks for it.
    func isColored(_ choice: ColorChoice, descriptor: Int32) -> Bool {
        switch choice {
        case .always: return true
        case .never: return false
        case .auto:
            if isSet("NO_COLOR") { return false }
            if isSet("CLICOLOR_FORCE"), environment("CLICOLOR_FORCE") != "0" { return true }
            return isatty(descriptor) == 1 && environment("TERM") != "dumb"
        }
    }

    /// Columns of the terminal on standard output; nil where it is none.
    var width: Int? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes to standard output. Where the reader has gone, what is left is not written, without a word.
    func write(_ bytes: [UInt8]) {
        try? Driver.write(bytes, to: STDOUT_FILENO)
    }

    func writeError(_ bytes: [UInt8]) {
        try? Driver.write(bytes, to: STDERR_FILENO)
    }

    /// Says something on standard error that is no error.
    func notify(_ sentence: String) {
        writeError(Array("notice: \(terminalSafe(sentence))\n".utf8))
    }

    /// Tells what is wrong with the program's own inputs.
    func report(_ problems: [InputProblem], color: ColorChoice = .auto) {
        let isColored = isColored(color, descriptor: STDERR_FILENO)
        for problem in problems {
            let file = problem.file ?? InputProblem.File(path: "sessionlint")
            writeError(
                renderInputError(
                    file: file.path, text: file.text, range: file.range, message: problem.message,
                    help: problem.help, color: isColored))
        }
    }

    private func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    private func isSet(_ name: String) -> Bool { environment(name)?.isEmpty == false }
}
