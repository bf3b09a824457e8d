import Findings
import SourceText

/// Turns the byte ranges of a report into lines and columns.
///
/// Where a file's text is not there, because it changed while the run went on, every place in it is line 1,
/// column 1; `isKnown` is false then, and the formats say so.
struct Locator {
    let report: Report
    let unit: ColumnUnit
    private let memory = ColumnMemory()

    init(report: Report, unit: ColumnUnit) {
        self.report = report
        self.unit = unit
    }

    /// A range as people read it: 1-based, the end exclusive.
    struct Span {
        var start: SourcePosition
        var end: SourcePosition
        /// The end of the part that lies on the first line.
        var firstLineEndColumn: Int
        var isKnown: Bool
    }

    func file(_ number: Int) -> Report.File? {
        report.files.indices.contains(number) ? report.files[number] : nil
    }

    /// Relative to the working directory; not escaped.
    func path(_ number: Int) -> String {
        file(number)?.path ?? "?"
    }

    func text(_ number: Int) -> Report.Text? {
        file(number)?.text
    }

    func span(_ place: Finding.Place) -> Span {
        span(place.range, inFile: place.file)
    }

    func span(_ range: ByteRange, inFile number: Int) -> Span {
        guard let text = text(number) else {
            let first = SourcePosition(line: 1, column: 1)
            return Span(start: first, end: first, firstLineEndColumn: 1, isKnown: false)
        }
        let range = range.clamped(to: text.bytes.count)
        let start = position(of: range.start, in: text, number)
        let end = position(of: range.end, in: text, number)
        let firstLineEnd =
            end.line == start.line ? end : position(of: firstLine(of: range, in: text).end, in: text, number)
        return Span(
            start: start, end: end, firstLineEndColumn: max(start.column, firstLineEnd.column), isKnown: true)
    }
}

extension Locator {
    /// Line and column of an offset. Bytes that are no UTF-8 count as the U+FFFD that editors show for them.
    private func position(of offset: UInt32, in text: Report.Text, _ file: Int) -> SourcePosition {
        let line = text.lines.line(at: offset)
        let first = Int(text.lines.range(ofLine: line, in: text.bytes).start)
        let end = min(Int(offset), text.bytes.count)
        let isLong = end - first > ColumnMemory.step
        var stop = ColumnMemory.Stop(offset: first, column: 1)
        if isLong { stop = memory.last(before: end, file: file, line: line, first: stop) }
        while stop.offset < end {
            let plain = plainBytes(text.bytes, stop.offset..<min(end, stop.offset + ColumnMemory.step))
            stop.offset += plain
            stop.column += plain
            if isLong { memory.note(stop) }
            guard stop.offset < end, plain < ColumnMemory.step else { continue }
            let decoded = DecodedScalar(text.bytes, at: stop.offset, end: text.bytes.count)
            let isMark = stop.offset == 0 && decoded.scalar == "\u{FEFF}"
            switch unit {
            case .bytes: stop.column += isMark ? 0 : decoded.length
            case .codePoints: stop.column += isMark ? 0 : 1
            case .utf16: stop.column += isMark ? 0 : UTF16.width(decoded.scalar)
            }
            stop.offset += decoded.length
        }
        return SourcePosition(line: line, column: stop.column)
    }
}

/// The columns of some places on the long line that was asked for last: a line may be as long as its file, and each of
/// many findings on it would count from its beginning.
private final class ColumnMemory {
    struct Stop {
        var offset: Int
        var column: Int
    }

    /// How many bytes are counted at least between two places that are kept.
    static let step = 1024
    private var file = -1
    private var line = 0
    /// In the order of their offsets.
    private var stops: [Stop] = []

    /// The last place before an offset whose column is known.
    func last(before offset: Int, file: Int, line: Int, first: Stop) -> Stop {
        if self.file != file || self.line != line {
            (self.file, self.line) = (file, line)
            stops = [first]
        }
        let next = stops.partitioningIndex { $0.offset > offset }
        return next > 0 ? stops[next - 1] : first
    }

    func note(_ stop: Stop) {
        guard let last = stops.last, stop.offset >= last.offset + Self.step else { return }
        stops.append(stop)
    }
}

/// How many bytes of a range are ASCII before one that is not, by eights: a line may be as long as its file, and each of
/// many findings on it counts from its beginning.
private func plainBytes(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    bytes.withUnsafeBytes { bytes in
        var index = range.lowerBound
        while index + 8 <= range.upperBound,
            bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
            index += 8
        }
        return index - range.lowerBound
    }
}

/// What of a range lies on its first line, without the line's end.
func firstLine(of range: ByteRange, in text: Report.Text) -> ByteRange {
    let range = range.clamped(to: text.bytes.count)
    let line = text.lines.range(ofLine: text.lines.line(at: range.start), in: text.bytes)
    return ByteRange(range.start, max(range.start, min(range.end, line.end)))
}

/// The sentence that stands in for a place in a file whose text is not there.
let staleNote: StaticString = "the file has changed since it was analysed, so the place in it is not known"
