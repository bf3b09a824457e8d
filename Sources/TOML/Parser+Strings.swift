import SourceText

/// Strings of all four forms.
extension Parser {
    /// A string of any of the four forms; the cursor stands on its first quote.
    mutating func string(_ quote: UInt8) throws(TOMLError) -> String {
        if byte(ahead: 1) == quote, byte(ahead: 2) == quote { return try multiLineString(quote) }
        return try lineString(quote)
    }

    /// A string that ends on its line, `"basic"` or `'literal'`.
    mutating func lineString(_ quote: UInt8) throws(TOMLError) -> String {
        let start = index
        index += 1
        var text = StringBuffer(from: index)
        while let byte, !isLineEnd {
            if byte == quote {
                index += 1
                return text.take(upTo: index - 1, of: bytes)
            }
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                try escape(into: &text)
            } else if isControl(byte) {
                throw controlInString(quote)
            } else {
                index += 1
            }
        }
        throw error(
            start..<index,
            "this string is not closed on its line; add its last quote, or use three quotes at each end")
    }

    /// `"""basic"""` or `'''literal'''`.
    private mutating func multiLineString(_ quote: UInt8) throws(TOMLError) -> String {
        let start = index
        index += 3
        _ = takeLineEnd()
        var text = StringBuffer(from: index)
        while let byte {
            if byte == quote {
                // Of up to five quotes the last three close the string, the ones before belong to it.
                var count = 1
                while count < 5, self.byte(ahead: count) == quote { count += 1 }
                index += count
                if count >= 3 { return text.take(upTo: index - 3, of: bytes) }
            } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                if !(try lineContinuation(in: &text)) { try escape(into: &text) }
            } else if isLineEnd {
                text.append(upTo: index, of: bytes)
                if byte == UInt8(ascii: "\r") { index += 1 }
                text.start = index
                index += 1
            } else if isControl(byte) {
                throw controlInString(quote)
            } else {
                index += 1
            }
        }
        throw error(start..<start + 3, "this string is never closed; add its last three quotes")
    }

    private func controlInString(_ quote: UInt8) -> TOMLError {
        controlCharacter(
            quote == UInt8(ascii: "\"") ? "write it as an escape such as \\r or \\u001F" : "remove it")
    }

    /// A backslash with nothing but blanks behind it takes away the line end and all blanks and line ends after it.
    private mutating func lineContinuation(in text: inout StringBuffer) throws(TOMLError) -> Bool {
        let start = index
        switch byte(ahead: 1) {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
        default: return false
        }
        text.append(upTo: index, of: bytes)
        index += 1
        skipBlanks()
        guard isLineEnd else {
            throw error(
                start..<start + 1, "a backslash before a blank must end its line; write \\\\ for a backslash")
        }
        while takeLineEnd() { skipBlanks() }
        text.start = index
        return true
    }

    /// A backslash and what belongs to it.
    private mutating func escape(into text: inout StringBuffer) throws(TOMLError) {
        let start = index
        text.append(upTo: index, of: bytes)
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(bytes[index])
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "u"): text.append(try scalar(digits: 4))
        case UInt8(ascii: "U"): text.append(try scalar(digits: 8))
        default:
            throw error(
                start..<Int(here.end),
                "this escape is unknown; write \\\\ for a backslash, or use single quotes")
        }
        index += 1
        text.start = index
    }

    /// The digits after `\u` or `\U`; the cursor moves from the letter to the last digit.
    private mutating func scalar(digits count: Int) throws(TOMLError) -> Unicode.Scalar {
        let start = index - 1
        var number: UInt32 = 0
        for _ in 0..<count {
            guard let digit = byte(ahead: 1).flatMap(digitValue), digit < 16 else {
                throw error(start..<index + 1, "this escape needs \(count) hexadecimal digits")
            }
            number = number << 4 | UInt32(digit)
            index += 1
        }
        guard let scalar = Unicode.Scalar(number) else {
            throw error(
                start..<index + 1,
                "this escape is no Unicode character; write up to 10FFFF, and no D800 to DFFF")
        }
        return scalar
    }
}

/// The value of a string: its bytes as they stand in the document, and a copy only where the two differ.
private struct StringBuffer {
    /// Where the bytes begin that are not in `copy` yet.
    var start: Int
    private var copy: [UInt8] = []

    init(from start: Int) {
        self.start = start
    }

    mutating func append(upTo end: Int, of bytes: [UInt8]) {
        copy += bytes[start..<end]
        start = end
    }

    mutating func append(_ byte: UInt8) {
        copy.append(byte)
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        copy += UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter
    }

    mutating func take(upTo end: Int, of bytes: [UInt8]) -> String {
        if copy.isEmpty { return String(decoding: bytes[start..<end], as: UTF8.self) }
        append(upTo: end, of: bytes)
        return String(decoding: copy, as: UTF8.self)
    }
}
