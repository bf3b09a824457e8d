/// Where the lines of a file begin.
///
/// LF, CRLF and a lone CR each end a line, as Python and Swift have it. Lines and columns are 1-based.
/// A byte order mark takes no column, unless somebody asks for it.
public struct LineTable: Sendable {
    /// Byte offset of each line's first byte; the first line begins at 0.
    public let starts: [UInt32]
    /// Number of bytes in the file.
    public let byteCount: UInt32

    public init(_ bytes: [UInt8]) {
        var starts: [UInt32] = [0]
        starts.reserveCapacity(bytes.count / 32 + 1)
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                let byte = buffer[index]
                index += 1
                guard byte == 0x0A || byte == 0x0D else { continue }
                if byte == 0x0D, index < buffer.count, buffer[index] == 0x0A { index += 1 }
                starts.append(UInt32(truncatingIfNeeded: index))
            }
        }
        self.starts = starts
        byteCount = UInt32(clamping: bytes.count)
    }

    /// The 1-based number of the line that holds the byte at `offset`.
    public func line(at offset: UInt32) -> Int {
        max(1, starts.partitioningIndex { $0 > offset })
    }

    /// The bytes of a 1-based line without its line end; empty for a line that does not exist.
    public func range(ofLine line: Int, in bytes: [UInt8]) -> ByteRange {
        guard line >= 1, line <= starts.count else { return ByteRange(at: byteCount) }
        let start = starts[line - 1]
        var end = line < starts.count ? starts[line] : byteCount
        while end > start, bytes[Int(end) - 1] == 0x0A || bytes[Int(end) - 1] == 0x0D { end -= 1 }
        return ByteRange(start, end)
    }

    /// Line and column of a byte offset, the column counted in `unit`.
    /// - Parameter countsMark: whether a byte order mark takes a column, as in a text that an editor has.
    public func position(
        at offset: UInt32, in bytes: [UInt8], unit: ColumnUnit = .codePoints, countsMark: Bool = false
    ) -> SourcePosition {
        let offset = min(offset, byteCount)
        let line = line(at: offset)
        var index = Int(starts[line - 1])
        let hasMark =
            index == 0 && bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
        if hasMark, !countsMark { index = 3 }
        var column = 1
        while index < Int(offset) {
            column += unit.width(ofByte: bytes[index])
            index += 1
        }
        return SourcePosition(line: line, column: column)
    }
}

/// What a column counts.
public enum ColumnUnit: Sendable {
    case bytes, codePoints, utf16

    /// How much one byte of UTF-8 adds to a column: a scalar is counted at its first byte.
    @inlinable
    func width(ofByte byte: UInt8) -> Int {
        switch self {
        case .bytes: 1
        case .codePoints: byte & 0xC0 == 0x80 ? 0 : 1
        case .utf16: byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
        }
    }
}

/// A place as people read it: both numbers are 1-based.
public struct SourcePosition: Hashable, Sendable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
