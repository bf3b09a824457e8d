/// One Unicode scalar read from UTF-8 that may be broken.
struct DecodedScalar {
    /// U+FFFD for bytes that are no UTF-8.
    var scalar: Unicode.Scalar
    /// How many bytes it takes in the source, at least 1.
    var length: Int

    /// Reads the scalar that begins at `index`, which must be below `end`, and `end` at most the bytes' count.
    ///
    /// Broken input is replaced as browsers, Python and Swift do: one U+FFFD for the longest part that could
    /// have begun a scalar.
    init(_ bytes: [UInt8], at index: Int, end: Int) {
        let first = bytes[index]
        var needed = 0
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        var value = UInt32(first)
        switch first {
        case 0x00...0x7F: break
        case 0xC2...0xDF:
            needed = 1
            value &= 0x1F
        case 0xE0...0xEF:
            needed = 2
            value &= 0x0F
            if first == 0xE0 { low = 0xA0 }
            if first == 0xED { high = 0x9F }
        case 0xF0...0xF4:
            needed = 3
            value &= 0x07
            if first == 0xF0 { low = 0x90 }
            if first == 0xF4 { high = 0x8F }
        default: value = 0xFFFD
        }
        length = 1
        for _ in 0..<needed {
            guard index + length < end, bytes[index + length] >= low, bytes[index + length] <= high else {
                scalar = "\u{FFFD}"
                return
            }
            value = value << 6 | UInt32(bytes[index + length] & 0x3F)
            length += 1
            low = 0x80
            high = 0xBF
        }
        scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}

extension [UInt8] {
    /// Appends a scalar as UTF-8.
    mutating func append(utf8 scalar: Unicode.Scalar) {
        append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}
