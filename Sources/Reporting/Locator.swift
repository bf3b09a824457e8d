import Findings
import SourceText

/// Turns the byte ranges of a report into lines and columns.
///
/// Where a file's text is not there, because it changed while the run went on, every place in it is line 1,
/// column 1; `isKnown` is false then, and the formats say so.
struct Locator {
    let report: Report
    let unit: ColumnUnit

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
        let start = position(of: range.start, in: text)
        let end = position(of: range.end, in: text)
        let firstLineEnd =
            end.line == start.line ? end : position(of: firstLine(of: range, in: text).end, in: text)
        return Span(
            start: start, end: end, firstLineEndColumn: max(start.column, firstLineEnd.column), isKnown: true)
    }
}

extension Locator {
    /// Line and column of an offset. Bytes that are no UTF-8 count as the U+FFFD that editors show for them.
    private func position(of offset: UInt32, in text: Report.Text) -> SourcePosition {
        let line = text.lines.line(at: offset)
        var index = Int(text.lines.range(ofLine: line, in: text.bytes).start)
        var column = 1
        let end = min(Int(offset), text.bytes.count)
        while index < end {
            let plain = plainBytes(text.bytes, index..<end)
            index += plain
            column += plain
            guard index < end else { break }
            let decoded = DecodedScalar(text.bytes, at: index, end: text.bytes.count)
            let isMark = index == 0 && decoded.scalar == "\u{FEFF}"
            switch unit {
            case .bytes: column += isMark ? 0 : decoded.length
            case .codePoints: column += isMark ? 0 : 1
            case .utf16: column += isMark ? 0 : UTF16.width(decoded.scalar)
            }
            index += decoded.length
        }
        return SourcePosition(line: line, column: column)
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
