/// Builds the lines of the text formats.
///
/// Words of our own are `StaticString`s and go out as they are; every `String` counts as text from a scanned
/// file and is made safe, so the two cannot be mixed up. A finished line is looked at once more as a whole:
/// none can be taken for a workflow command, however it was put together.
struct TerminalWriter {
    private(set) var bytes: [UInt8] = []
    let isColored: Bool
    /// Where the current line begins.
    private var lineStart = 0

    init(isColored: Bool) {
        self.isColored = isColored
    }

    enum Style {
        case plain, bold, faint, error, warning, note, gutter, secondary, help, code, added, removed

        /// The parameters of the escape sequence; nil for none.
        fileprivate var parameters: StaticString? {
            switch self {
            case .plain: nil
            case .bold: "1"
            case .faint: "2"
            case .error: "1;31"
            case .warning: "1;33"
            case .note: "1;36"
            case .gutter, .secondary: "1;34"
            case .help: "1;32"
            case .code: "36"
            case .added: "32"
            case .removed: "31"
            }
        }
    }

    mutating func put(_ words: StaticString, _ style: Style = .plain) {
        styled(style) { bytes in words.withUTF8Buffer { bytes.append(contentsOf: $0) } }
    }

    mutating func put(_ number: Int, _ style: Style = .plain) {
        styled(style) { $0.append(contentsOf: String(number).utf8) }
    }

    /// A place in a file, behind its path: `:12:7`, both 1-based.
    mutating func putPosition(_ line: Int, _ column: Int) {
        put(":")
        put(line)
        put(":")
        put(column)
    }

    /// Text that may come from anywhere.
    mutating func show(_ text: String, _ style: Style = .plain) {
        guard !text.isEmpty else { return }
        show(safe: terminalSafe(Array(text.utf8)), style)
    }

    /// Bytes that `terminalSafe` or `DisplayLine` made.
    mutating func show(safe: some Sequence<UInt8>, _ style: Style = .plain) {
        styled(style) { $0.append(contentsOf: safe) }
    }

    mutating func spaces(_ count: Int) {
        guard count > 0 else { return }
        bytes.append(contentsOf: repeatElement(0x20, count: count))
    }

    mutating func repeated(_ mark: Unicode.Scalar, _ count: Int, _ style: Style) {
        guard count > 0 else { return }
        styled(style) { $0.append(contentsOf: repeatElement(UInt8(ascii: mark), count: count)) }
    }

    /// Ends the line; blanks at its end are dropped.
    mutating func newline() {
        while bytes.count > lineStart, bytes.last == 0x20 { bytes.removeLast() }
        disarmCommands()
        bytes.append(0x0A)
        lineStart = bytes.count
    }

    private mutating func styled(_ style: Style, _ body: (inout [UInt8]) -> Void) {
        guard isColored, let parameters = style.parameters else { return body(&bytes) }
        bytes.append(contentsOf: [0x1B, UInt8(ascii: "[")])
        parameters.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "m"))
        body(&bytes)
        bytes.append(contentsOf: [0x1B, UInt8(ascii: "["), UInt8(ascii: "0"), UInt8(ascii: "m")])
    }

    /// GitHub's runner takes a line that begins with `::`, white space aside, for a command.
    private mutating func disarmCommands() {
        let first = visible(from: lineStart, skippingBlanks: true)
        let second = visible(from: first + 1, skippingBlanks: false)
        if second < bytes.count, bytes[first] == UInt8(ascii: ":"), bytes[second] == UInt8(ascii: ":") {
            bytes.replaceSubrange(first...first, with: escapeForTerminals(":"))
        }
        var index = lineStart
        while index < bytes.count {
            if beginsCommand(bytes, at: index, end: bytes.count) {
                bytes.replaceSubrange(index...index, with: escapeForTerminals("#"))
            }
            index += 1
        }
    }

    /// The first byte from `index` on that is not part of an escape sequence of ours, nor, if asked, of white
    /// space, which may be any that Unicode has.
    private func visible(from index: Int, skippingBlanks: Bool) -> Int {
        var index = index
        while index < bytes.count {
            let decoded = DecodedScalar(bytes, at: index, end: bytes.count)
            if decoded.scalar == "\u{1B}" {
                while index < bytes.count, bytes[index] != UInt8(ascii: "m") { index += 1 }
                index += 1
            } else if skippingBlanks, decoded.scalar.properties.isWhitespace {
                index += decoded.length
            } else {
                break
            }
        }
        return index
    }
}
