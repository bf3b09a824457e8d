import SourceText

/// Reads a TOML 1.0 document.
///
/// Accepted is exactly what TOML 1.0 accepts. What it leaves to its readers: integers have 64 bits, tables and
/// arrays nest at most 128 deep, there are no leap seconds, line ends in strings become LF. Beyond it, a byte order
/// mark at the start is skipped. The work is linear in the document.
///
/// - Parameter bytes: The document as stored, in UTF-8; ranges in the result and in the error count from its start.
/// - Throws: The first error.
public func parseTOML(_ bytes: [UInt8]) throws(TOMLError) -> TOMLTable {
    guard bytes.count < Int(UInt32.max) else {
        throw TOMLError(range: ByteRange(at: 0), message: "the document is larger than 4 GiB; split it")
    }
    if let range = firstInvalidUTF8(in: bytes) {
        throw TOMLError(range: range, message: "these bytes are not UTF-8; save the document as UTF-8")
    }
    var parser = Parser(bytes)
    return try parser.document()
}

/// A cursor over a document whose bytes are known to be UTF-8.
struct Parser {
    let bytes: [UInt8]
    var index: Int
    var tables: TableBuilder

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        tables = TableBuilder(bytes)
    }

    mutating func document() throws(TOMLError) -> TOMLTable {
        var table = tables.root
        while true {
            skipBlanks()
            switch byte {
            case nil: return tables.finish(tables.root)
            case UInt8(ascii: "["): table = try header()
            case UInt8(ascii: "#"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
            default: try keyAndValue(in: table)
            }
            try endLine()
        }
    }

    private mutating func header() throws(TOMLError) -> TableBuilder.TableID {
        let start = index
        index += 1
        let isElement = take(UInt8(ascii: "["))
        skipBlanks()
        let key = try key()
        guard take(UInt8(ascii: "]")) else { throw unexpected("close the table header with ]") }
        if isElement, !take(UInt8(ascii: "]")) {
            throw unexpected("close the header of an array of tables with ]], without a space between")
        }
        let range = byteRange(start, index)
        return try isElement ? tables.appendElement(key, header: range) : tables.openTable(key, header: range)
    }

    /// `key = value`, in a section or in an inline table.
    mutating func keyAndValue(in table: TableBuilder.TableID) throws(TOMLError) {
        let key = try key()
        guard take(UInt8(ascii: "=")) else { throw unexpected("write = and a value after the key") }
        skipBlanks()
        let value = try value(depth: tables.depth(of: table) + key.parents.count + 1)
        try tables.define(key, value, in: table)
    }

    /// Blanks and a comment up to the end of the line, and the line end.
    private mutating func endLine() throws(TOMLError) {
        skipBlanks()
        try skipComment()
        guard byte != nil, !takeLineEnd() else { return }
        throw unexpected("begin a new line before it, or start a comment with #")
    }
}

extension Parser {
    /// The byte under the cursor; none at the end.
    var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

    func byte(ahead distance: Int) -> UInt8? {
        index + distance < bytes.count ? bytes[index + distance] : nil
    }

    mutating func take(_ expected: UInt8) -> Bool {
        guard byte == expected else { return false }
        index += 1
        return true
    }

    /// Whether LF or CRLF stands under the cursor. A lone CR ends no line in TOML.
    var isLineEnd: Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") && byte(ahead: 1) == UInt8(ascii: "\n")
    }

    mutating func takeLineEnd() -> Bool {
        guard isLineEnd else { return false }
        index += byte == UInt8(ascii: "\r") ? 2 : 1
        return true
    }

    mutating func skipBlanks() {
        while byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { index += 1 }
    }

    /// What may stand between the elements of an array.
    mutating func skipBlanksLineEndsAndComments() throws(TOMLError) {
        repeat {
            skipBlanks()
            try skipComment()
        } while takeLineEnd()
    }

    /// A comment, if one begins here, without its line end.
    mutating func skipComment() throws(TOMLError) {
        guard take(UInt8(ascii: "#")) else { return }
        while let byte, !isLineEnd {
            if isControl(byte) { throw controlCharacter("remove it") }
            index += 1
        }
    }

    /// Whether TOML forbids the byte in comments and strings.
    func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != UInt8(ascii: "\t") || byte == 0x7F
    }
}
