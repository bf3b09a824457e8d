import SourceText

/// Lines and columns of offsets that come mostly in order: going forward costs what lies between, so a line
/// of ten megabytes with a million tokens is no harder than as many lines.
struct PositionCursor {
    private let bytes: [UInt8]
    private let lines: LineTable
    private var offset: UInt32 = 0
    private var line = 1
    private var column = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lines = LineTable(bytes)
        offset = start(ofLine: 1)
    }

    /// The first byte of a line that takes a column: a byte order mark takes none.
    private func start(ofLine line: Int) -> UInt32 {
        line == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : lines.starts[line - 1]
    }

    /// The place of an offset, the column in code points.
    mutating func position(_ target: UInt32) -> SourcePosition {
        let target = min(target, lines.byteCount)
        if target < offset || line < lines.starts.count && target >= lines.starts[line] {
            line = lines.line(at: target)
            offset = start(ofLine: line)
            column = 1
        }
        while offset < target {
            if bytes[Int(offset)] & 0xC0 != 0x80 { column += 1 }
            offset += 1
        }
        return SourcePosition(line: line, column: column)
    }
}
