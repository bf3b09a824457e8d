import Findings
import SourceText

/// The lines of a file around some marked ranges, with line numbers, the ranges underlined and labelled:
///
///      6 |     async with Session() as db:
///        |                ^^^^^^^^^ opened here
///      7 |         db.add(item)
///      8 |         await db.commit()
///        |               --------- committed here
///
/// The main range is underlined with `^`, the others with `-`. Of a range over several lines the first and the
/// last are underlined. Lines in between that nothing points at are left out with `...`.
struct Excerpt {
    struct Mark {
        var range: ByteRange
        var label: String
        var isMain: Bool
    }

    let text: Report.Text
    let marks: [Mark]
    /// Columns of the number and the blank before it.
    let gutter: Int
    /// Most columns of code.
    let width: Int
    let mainStyle: TerminalWriter.Style
    /// Lines of code shown above and below the main range.
    var context = 0

    /// Of a range over more lines only the first and the last are shown.
    private static let linesShownWhole = 5

    /// A mark's part on one line.
    private struct Segment {
        var line: Int
        var bytes: Range<Int>
        var label: String
        var isMain: Bool
    }

    /// The greatest line number that the excerpt of these ranges shows.
    static func lastLine(of ranges: [ByteRange], in text: Report.Text, context: Int) -> Int {
        ranges.map { min(text.lines.starts.count, text.lines.line(at: $0.end) + context) }.max() ?? 1
    }

    func write(to writer: inout TerminalWriter) {
        let segments = marks.flatMap { parts(of: $0) }
        var previous: Int?
        for line in lines(showing: segments) {
            if let previous, line > previous + 1 {
                writer.spaces(gutter - 1)
                writer.put("...", .gutter)
                writer.newline()
            }
            write(line, segments.filter { $0.line == line }, to: &writer)
            previous = line
        }
    }

    private func parts(of mark: Mark) -> [Segment] {
        let range = mark.range.clamped(to: text.bytes.count)
        let first = text.lines.line(at: range.start)
        let last = text.lines.line(at: range.isEmpty ? range.start : range.end - 1)
        let firstPart = firstLine(of: range, in: text)
        guard last > first else {
            return [Segment(line: first, bytes: firstPart.indices, label: mark.label, isMain: mark.isMain)]
        }
        let lastLine = text.lines.range(ofLine: last, in: text.bytes)
        var start = Int(lastLine.start)
        let end = Int(min(range.end, lastLine.end))
        while start < end, text.bytes[start] == 0x20 || text.bytes[start] == 0x09 { start += 1 }
        return [
            Segment(line: first, bytes: firstPart.indices, label: "", isMain: mark.isMain),
            Segment(line: last, bytes: start..<max(start, end), label: mark.label, isMain: mark.isMain),
        ]
    }

    /// Sorted; a gap of one line is closed, since `...` would take as much room.
    private func lines(showing segments: [Segment]) -> [Int] {
        var shown = Set(segments.map(\.line))
        let main = segments.filter(\.isMain).map(\.line)
        if let first = main.min(), let last = main.max(), context > 0 {
            shown.formUnion(max(1, first - context)..<first)
            shown.formUnion(last..<min(text.lines.starts.count, last + context) + 1)
        }
        for mark in marks {
            let first = text.lines.line(at: mark.range.start)
            let last = text.lines.line(at: mark.range.isEmpty ? mark.range.start : mark.range.end - 1)
            if (first..<(first + Self.linesShownWhole)).contains(last) { shown.formUnion(first...last) }
        }
        for line in shown where !shown.contains(line + 1) && shown.contains(line + 2) {
            shown.insert(line + 1)
        }
        let marked = Set(segments.map(\.line))
        var sorted = shown.sorted()
        while let last = sorted.last, !marked.contains(last), isBlank(last) { sorted.removeLast() }
        return Array(sorted.drop { !marked.contains($0) && isBlank($0) })
    }

    private func isBlank(_ line: Int) -> Bool {
        let range = text.lines.range(ofLine: line, in: text.bytes)
        return text.bytes[range.indices].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }
    }

    private func write(_ line: Int, _ segments: [Segment], to writer: inout TerminalWriter) {
        let range = text.lines.range(ofLine: line, in: text.bytes).indices
        let main = segments.first(where: \.isMain) ?? segments.first
        let whole = segments.map(\.bytes).reduce(main?.bytes) { union, bytes in
            union.map { min($0.lowerBound, bytes.lowerBound)..<max($0.upperBound, bytes.upperBound) }
        }
        let start = range.lowerBound..<range.lowerBound
        var display = DisplayLine(text.bytes, range, focus: whole ?? start, limit: width)
        if let main, let whole,
            display.column(ofByte: whole.upperBound) - display.column(ofByte: whole.lowerBound) > width - 4
        {
            display = DisplayLine(text.bytes, range, focus: main.bytes, limit: width)
        }
        writer.gutter(line, width: gutter)
        if !display.shown.isEmpty { writer.spaces(1) }
        writer.show(safe: display.shown)
        writer.newline()
        guard !segments.isEmpty else { return }
        let underlines = segments.map { segment in
            let from = display.column(ofByte: segment.bytes.lowerBound)
            let to = display.column(ofByte: segment.bytes.upperBound)
            return Underline(columns: from..<max(from + 1, to), label: segment.label, isMain: segment.isMain)
        }
        writeUnderlines(underlines, gutter: gutter, mainStyle: mainStyle, to: &writer)
    }
}

extension TerminalWriter {
    /// A right-aligned line number, or blanks, and the bar.
    mutating func gutter(_ line: Int? = nil, width: Int, bar: StaticString = "|") {
        if let line {
            spaces(width - String(line).utf8.count)
            put(line, .gutter)
        } else {
            spaces(width)
        }
        spaces(1)
        put(bar, .gutter)
    }
}
