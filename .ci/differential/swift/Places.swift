/// Lines and columns of byte offsets that come mostly in order, 1-based, the column in code points.
///
/// LF, CRLF and a lone CR end a line; a byte order mark at the beginning takes no column.
struct Places {
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var column = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        rewind()
    }

    private mutating func rewind() {
        offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        line = 1
        column = 1
    }

    mutating func place(_ target: Int) -> (line: Int, column: Int) {
        if target < offset { rewind() }
        while offset < min(target, bytes.count) {
            let byte = bytes[offset]
            offset += 1
            let endsLine = byte == 0x0A || byte == 0x0D && (offset == bytes.count || bytes[offset] != 0x0A)
            if endsLine {
                line += 1
                column = 1
            } else if offset == bytes.count || bytes[offset] & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }
}
