import SourceText

/// Lines and columns of offsets that come mostly in order: going forward costs what lies between, so a line of ten
/// megabytes with a million tokens is no harder than as many lines.
struct PositionCursor {
    private let bytes: [UInt8]
    private let lines: LineTable
    private var offset: UInt32 = 0
    private var line = 1
    private var column = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lines = LineTable(bytes)
    }

    /// The place of an offset, the column in code points.
    mutating func position(_ target: UInt32) -> SourcePosition {
        let target = min(target, lines.byteCount)
        if target < offset || line < lines.starts.count && target >= lines.starts[line] {
            line = lines.line(at: target)
            offset = lines.starts[line - 1]
            // A byte order mark takes no column.
            if offset == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
            column = 1
        }
        while offset < target {
            if bytes[Int(offset)] & 0xC0 != 0x80 { column += 1 }
            offset += 1
        }
        return SourcePosition(line: line, column: column)
    }
}
