/// Splits text into lines of at most `width` columns at its blanks; a word that is longer has a line of its own.
///
/// Line ends in the text stay line ends. Nil as width splits at those only.
public func wrap(_ text: String, width: Int?) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
        guard let width else {
            lines.append(String(paragraph))
            continue
        }
        var line = ""
        var columns = 0
        for word in paragraph.split(separator: " ") {
            let length = word.unicodeScalars.reduce(0) { $0 + $1.terminalWidth }
            if columns > 0, columns + 1 + length > width {
                lines.append(line)
                line = ""
                columns = 0
            }
            if columns > 0 { line += " " }
            line += word
            columns += length + (columns > 0 ? 1 : 0)
        }
        lines.append(line)
    }
    while lines.count > 1, lines.last == "" { lines.removeLast() }
    return lines
}
