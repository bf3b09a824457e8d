import SourceText

/// One line of source as a terminal shows it: tabs expanded, unsafe characters escaped, clipped with `…` around
/// what matters, and a way from byte offsets to the columns of what is shown.
struct DisplayLine {
    /// What is printed.
    private(set) var shown: [UInt8] = []
    /// How many columns `shown` takes.
    private(set) var width = 0
    /// One entry a scalar, in source order: where it begins in the source, and its first column in `shown`.
    private var stops: [(byte: Int, column: Int)] = []

    static let tabWidth = 4

    /// - Parameters:
    ///   - range: the line without its end, inside `bytes`.
    ///   - focus: what must stay visible; only its part inside the line counts.
    ///   - limit: the most columns to take; at least 20 are used.
    init(_ bytes: [UInt8], _ range: Range<Int>, focus: Range<Int>, limit: Int) {
        let limit = max(limit, 20)
        let focus = focus.clamped(to: range)
        // A line of a megabyte is not laid out for the sake of a hundred columns.
        let reach = limit * 8
        var start = focus.lowerBound - range.lowerBound > reach ? focus.lowerBound - reach : range.lowerBound
        while start > range.lowerBound, start < range.upperBound, bytes[start] & 0xC0 == 0x80 { start += 1 }
        let end = min(range.upperBound, max(start, min(focus.upperBound, focus.lowerBound + reach)) + reach)
        let (cells, buffer) = layOut(bytes, start..<end)
        let total = cells.last.map { $0.column + $0.width } ?? 0
        let window = Window(
            total: total, from: column(of: focus.lowerBound, in: cells, total: total),
            to: column(of: focus.upperBound, in: cells, total: total), limit: limit,
            isCutBefore: start > range.lowerBound, isCutBehind: end < range.upperBound)
        render(cells, buffer, window, end: end)
    }

    /// The column where the scalar at a byte offset is shown; of one that is clipped away, the nearest.
    func column(ofByte byte: Int) -> Int {
        let stop = stops.partitioningIndex { $0.byte >= byte }
        return stop < stops.count ? stops[stop].column : width
    }

    /// A scalar before clipping.
    private struct Cell {
        var byte: Int
        var column: Int
        var width: Int
        /// Where its bytes end in the buffer all cells share.
        var end: Int
    }

    private func layOut(_ bytes: [UInt8], _ range: Range<Int>) -> (cells: [Cell], buffer: [UInt8]) {
        var cells: [Cell] = []
        var buffer: [UInt8] = []
        cells.reserveCapacity(range.count)
        buffer.reserveCapacity(range.count)
        var column = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let decoded = DecodedScalar(bytes, at: index, end: range.upperBound)
            var width = 0
            if decoded.scalar == "\t" {
                width = Self.tabWidth - column % Self.tabWidth
                buffer.append(contentsOf: repeatElement(0x20, count: width))
            } else if decoded.scalar == "\u{FEFF}", index == 0 {
                // A byte order mark takes no column.
            } else if isUnsafeForTerminals(decoded.scalar)
                || beginsCommand(bytes, at: index, end: range.upperBound)
            {
                let escape = escapeForTerminals(decoded.scalar)
                buffer += escape
                width = escape.count
            } else {
                buffer.append(utf8: decoded.scalar)
                width = decoded.scalar.terminalWidth
            }
            cells.append(Cell(byte: index, column: column, width: width, end: buffer.count))
            column += width
            index += decoded.length
        }
        return (cells, buffer)
    }

    private func column(of byte: Int, in cells: [Cell], total: Int) -> Int {
        cells.first { $0.byte >= byte }?.column ?? total
    }

    private mutating func render(_ cells: [Cell], _ buffer: [UInt8], _ window: Window, end: Int) {
        if window.isCutBefore { append("…") }
        var start = 0
        for cell in cells {
            defer { start = cell.end }
            guard cell.column >= window.columns.lowerBound,
                cell.column + cell.width <= window.columns.upperBound
            else { continue }
            stops.append((cell.byte, width))
            shown += buffer[start..<cell.end]
            width += cell.width
        }
        stops.append((end, width))
        if window.isCutBehind { append("…") }
    }

    private mutating func append(_ mark: Unicode.Scalar) {
        shown.append(utf8: mark)
        width += 1
    }
}

/// Which columns of a line are shown.
private struct Window {
    var columns: Range<Int>
    var isCutBefore: Bool
    var isCutBehind: Bool

    /// As much of the line's beginning as leaves the focus visible; of a focus that is too long, its beginning.
    init(total: Int, from: Int, to: Int, limit: Int, isCutBefore: Bool, isCutBehind: Bool) {
        self.isCutBefore = isCutBefore
        self.isCutBehind = isCutBehind
        if total + (isCutBefore ? 1 : 0) + (isCutBehind ? 1 : 0) <= limit {
            columns = 0..<total
        } else if !isCutBefore, to < limit {
            columns = 0..<(limit - 1)
            self.isCutBehind = true
        } else {
            let room = limit - 2
            let margin = max(room / 4, (room - (to - from)) / 2)
            let left = max(0, min(from - margin, total - room))
            columns = left..<min(total, left + room)
            self.isCutBefore = isCutBefore || left > 0
            self.isCutBehind = isCutBehind || columns.upperBound < total
        }
    }
}
