/// Text from scanned files made fit for a terminal and for the log of a build service: nothing in it can move
/// the cursor, change colours, hide or reorder text, end the line, or be taken for a command.
///
/// C0 and C1 controls, DEL, bidirectional controls, invisible and zero-width characters and the Unicode line
/// separators become `\u{1b}`-like escapes. So does the first `#` of what Azure Pipelines, GitHub's runner and
/// TeamCity read as a command *anywhere* in a line: `##vso[`, `##[`, `##teamcity[`. Commands that begin with
/// `::` count at the start of a line only, where `TerminalWriter` sees to them.
public func terminalSafe(_ text: String) -> String {
    String(decoding: terminalSafe(Array(text.utf8)), as: UTF8.self)
}

/// The same for bytes that may not be UTF-8; what is not is shown as U+FFFD.
public func terminalSafe(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }) { return bytes }
    var safe: [UInt8] = []
    safe.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
        let decoded = DecodedScalar(bytes, at: index, end: bytes.count)
        if isUnsafeForTerminals(decoded.scalar) || beginsCommand(bytes, at: index, end: bytes.count) {
            safe += escapeForTerminals(decoded.scalar)
        } else {
            safe.append(utf8: decoded.scalar)
        }
        index += decoded.length
    }
    return safe
}

/// `\u{1b}` and the like, in ASCII.
func escapeForTerminals(_ scalar: Unicode.Scalar) -> [UInt8] {
    Array("\\u{\(String(scalar.value, radix: 16))}".utf8)
}

func isUnsafeForTerminals(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    // Soft hyphen, Arabic letter mark, Mongolian vowel separator.
    case 0xAD, 0x61C, 0x180E: true
    // Zero width space to right-to-left mark, line separator to right-to-left override, word joiner to the
    // deprecated format characters.
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    // Byte order mark, interlinear annotation, tags.
    case 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
}

/// Whether `##`, letters and `[` stand at `index`.
func beginsCommand(_ bytes: [UInt8], at index: Int, end: Int) -> Bool {
    guard index + 2 < end, bytes[index] == UInt8(ascii: "#"), bytes[index + 1] == UInt8(ascii: "#") else {
        return false
    }
    var behind = index + 2
    while behind < end, bytes[behind] | 0x20 >= 0x61, bytes[behind] | 0x20 <= 0x7A { behind += 1 }
    return behind < end && bytes[behind] == UInt8(ascii: "[")
}
