import Findings

/// Answers as text: a heading with its place, and below it the sentences, each followed by the place it speaks of.
/// - Parameter files: what the places of the answers are numbered by.
public func renderAnswers(_ answers: [Answer], in files: [Report.File], color: Bool) -> [UInt8] {
    var writer = TerminalWriter(isColored: color)
    let report = Report(
        version: "", workspace: "", files: files, findings: [], summary: Report.Summary(), rules: [])
    let locator = Locator(report: report, unit: .codePoints)
    for (index, answer) in answers.enumerated() {
        if index > 0 { writer.newline() }
        writer.show(answer.heading, .bold)
        writer.newline()
        if let place = answer.place {
            writer.spaces(2)
            write(place, locator, &writer)
            writer.newline()
        }
        for line in answer.lines {
            writer.spaces(2 * line.depth)
            writer.show(line.text)
            if let place = line.place {
                writer.spaces(2)
                write(place, locator, &writer)
            }
            writer.newline()
        }
    }
    return writer.bytes
}

private func write(_ place: Finding.Place, _ locator: Locator, _ writer: inout TerminalWriter) {
    let span = locator.span(place)
    writer.show(locator.path(place.file), .faint)
    writer.put(":", .faint)
    writer.put(span.start.line, .faint)
    writer.put(":", .faint)
    writer.put(span.start.column, .faint)
}
