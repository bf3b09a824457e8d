import Findings
import SourceText

/// What is wrong with one of the tool's own inputs, such as a configuration or a rule file: the first line
/// `file:line:column: error: message`, the place marked in its line, and what to do about it.
///
/// - Parameters:
///   - file: as the user would write it; not escaped.
///   - text: nil where the input could not be read; there is no line or excerpt then.
///   - help: nil for none.
public func renderInputError(
    file: String, text: Report.Text?, range: ByteRange, message: String, help: String?, color: Bool
) -> [UInt8] {
    var writer = TerminalWriter(isColored: color)
    writer.show(file, .bold)
    var gutter = 0
    if let text {
        let position = text.lines.position(at: range.start, in: text.bytes)
        writer.putPosition(position.line, position.column)
        gutter = String(Excerpt.lastLine(of: [range], in: text, context: 0)).utf8.count + 1
    }
    writer.put(": ")
    writer.put("error", .error)
    writer.put(": ")
    writer.show(message, .bold)
    writer.newline()
    if let text {
        let mark = Excerpt.Mark(range: range, label: "", isMain: true)
        Excerpt(text: text, marks: [mark], gutter: gutter, width: 160, mainStyle: .error).write(to: &writer)
    }
    for (index, line) in wrap(help ?? "", width: nil).enumerated() where help?.isEmpty == false {
        if index == 0 {
            writer.gutter(width: gutter, bar: "=")
            writer.spaces(1)
            writer.put("help", .bold)
            writer.put(": ")
        } else {
            writer.spaces(gutter + 9)
        }
        writer.show(line)
        writer.newline()
    }
    return writer.bytes
}
