import Findings
import SourceText

/// Steps of a path that are shown.
private let mostSteps = 12

extension FindingText {
    /// The witness path, two lines a step; of a long one the beginning and the last step. The code of a step is
    /// left out where the excerpt above shows it.
    func writeTrace(to writer: inout TerminalWriter) {
        guard !finding.trace.isEmpty else { return }
        writeNote("path", to: &writer)
        writer.put("how the code gets there")
        writer.newline()
        let digits = String(finding.trace.count).utf8.count
        for (index, place) in finding.trace.enumerated() {
            let isLast = index == finding.trace.count - 1
            if index >= mostSteps - 1, !isLast {
                if index == mostSteps - 1 {
                    writer.gutter(width: gutter)
                    writer.spaces(3)
                    writer.put("... ")
                    writer.put(finding.trace.count - mostSteps)
                    writer.put(" more steps")
                    writer.newline()
                }
                continue
            }
            writer.gutter(width: gutter)
            writer.spaces(3 + digits - String(index + 1).utf8.count)
            writer.put(index + 1)
            writer.put(". ")
            writePosition(of: place, to: &writer)
            if !place.message.isEmpty { writer.put(": ") }
            writer.show(place.message)
            writer.newline()
            if place.file != finding.place.file || place.range != finding.place.range {
                writeCode(of: place, indentedBy: 7 + digits, to: &writer)
            }
        }
    }

    /// The line of a step without its indentation.
    private func writeCode(of place: Finding.Place, indentedBy indent: Int, to writer: inout TerminalWriter) {
        guard let text = locator.text(place.file) else { return }
        let range = place.range.clamped(to: text.bytes.count)
        var line = text.lines.range(ofLine: text.lines.line(at: range.start), in: text.bytes)
        while line.start < line.end,
            text.bytes[Int(line.start)] == 0x20 || text.bytes[Int(line.start)] == 0x09
        {
            line.start += 1
        }
        let focus = firstLine(of: range, in: text)
        let display = DisplayLine(text.bytes, line.indices, focus: focus.indices, limit: codeWidth - indent)
        writer.gutter(width: gutter)
        writer.spaces(indent)
        writer.show(safe: display.shown, .code)
        writer.newline()
    }
}
