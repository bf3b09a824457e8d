import SourceText

/// Keys, in headers and before values.
extension Parser {
    /// A key with dots or without, and the blanks after it.
    mutating func key() throws(TOMLError) -> TableBuilder.Key {
        var key = TableBuilder.Key(last: try keyPart())
        skipBlanks()
        while take(UInt8(ascii: ".")) {
            skipBlanks()
            key.parents.append(key.last)
            key.last = try keyPart()
            skipBlanks()
        }
        return key
    }

    private mutating func keyPart() throws(TOMLError) -> TableBuilder.KeyPart {
        let start = index
        if let quote = byte, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            if byte(ahead: 1) == quote, byte(ahead: 2) == quote {
                throw error(
                    start..<start + 3, "a key cannot be a multi-line string; use a string of one line")
            }
            let text = try lineString(quote)
            return TableBuilder.KeyPart(text: text, range: byteRange(start, index))
        }
        while let byte, isBareKeyByte(byte) { index += 1 }
        guard index > start else { throw missingKey() }
        if let byte, byte >= 0x80 { throw missingKey() }
        return TableBuilder.KeyPart(
            text: String(decoding: bytes[start..<index], as: UTF8.self), range: byteRange(start, index))
    }

    private func missingKey() -> TOMLError {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "."), UInt8(ascii: "]"), nil:
            unexpected("a key is missing before it; the empty key is written \"\"")
        default:
            unexpected("write a key of letters, digits, - and _, or put it in quotes")
        }
    }
}
