import SourceText
import Testing

/// Lines and columns, in each unit, over every kind of line end.
struct LineTableTests {
    @Test(arguments: [
        ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1), ("a\n\nb", 3, 3, 1), ("ab", 1, 1, 2),
        ("", 0, 1, 1),
        ("a\n", 2, 2, 1),
    ])
    func linesEnd(source: String, offset: UInt32, line: Int, column: Int) {
        let bytes = Array(source.utf8)
        #expect(
            LineTable(bytes).position(at: offset, in: bytes) == SourcePosition(line: line, column: column))
    }

    @Test("a scalar beyond the basic plane is one code point, two UTF-16 units, four bytes") func units() {
        let bytes = Array("é🚢x".utf8)
        let table = LineTable(bytes)
        #expect(table.position(at: 6, in: bytes).column == 3)
        #expect(table.position(at: 6, in: bytes, unit: .utf16).column == 4)
        #expect(table.position(at: 6, in: bytes, unit: .bytes).column == 7)
    }

    @Test("a byte order mark takes no column") func mark() {
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF, 0x78]
        #expect(LineTable(bytes).position(at: 3, in: bytes).column == 1)
    }

    @Test("an offset behind the end is the end") func behindEnd() {
        let bytes = Array("ab\n".utf8)
        #expect(LineTable(bytes).position(at: 99, in: bytes) == SourcePosition(line: 2, column: 1))
    }

    @Test("a line's range leaves its end out") func ranges() {
        let bytes = Array("ab\r\ncd\n".utf8)
        let table = LineTable(bytes)
        #expect(table.range(ofLine: 1, in: bytes) == ByteRange(0, 2))
        #expect(table.range(ofLine: 2, in: bytes) == ByteRange(4, 6))
        #expect(table.range(ofLine: 9, in: bytes).isEmpty)
    }
}
