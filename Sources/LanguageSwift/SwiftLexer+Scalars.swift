/// One Unicode scalar in the bytes of a file, with what the grammar of Swift says about it.
struct SourceScalar {
    var value: UInt32
    /// In bytes.
    var width: Int

    /// Whether it can stand in a name. Only asked of scalars beyond ASCII.
    var isInName: Bool {
        switch value {
        case 0xA8, 0xAA, 0xAD, 0xAF, 0xB2...0xB5, 0xB7...0xBA, 0xBC...0xBE, 0xC0...0xD6, 0xD8...0xF6,
            0xF8...0x167F, 0x1681...0x180D, 0x180F...0x1FFF, 0x200B...0x200D, 0x202A...0x202E,
            0x203F...0x2040, 0x2054, 0x2060...0x218F, 0x2460...0x24FF, 0x2776...0x2793, 0x2C00...0x2DFF,
            0x2E80...0x2FFF, 0x3004...0x3007, 0x3021...0x302F, 0x3031...0xD7FF, 0xF900...0xFD3D,
            0xFD40...0xFDCF, 0xFDF0...0xFE44, 0xFE47...0xFFF8:
            true
        default: value >= 0x10000 && value < 0xF0000 && value & 0xFFFF <= 0xFFFD
        }
    }

    /// Whether it can be the first of a name, of those that can stand in one: marks that combine cannot.
    var beginsName: Bool {
        switch value {
        case 0x300...0x36F, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: false
        default: true
        }
    }

    /// Whether it can be the first of an operator. Only asked of scalars beyond ASCII.
    var beginsOperator: Bool {
        switch value {
        case 0xA1...0xA7, 0xA9, 0xAB, 0xAC, 0xAE, 0xB0, 0xB1, 0xB6, 0xBB, 0xBF, 0xD7, 0xF7, 0x2016, 0x2017,
            0x2020...0x2027, 0x2030...0x203E, 0x2041...0x2053, 0x2055...0x205E, 0x2190...0x23FF,
            0x2500...0x2775, 0x2794...0x2BFF, 0x2E00...0x2E7F, 0x3001...0x3003, 0x3008...0x3020, 0x3030:
            true
        default: false
        }
    }

    /// Whether it can go on with an operator.
    var isInOperator: Bool {
        switch value {
        case 0x300...0x36F, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F,
            0xE0100...0xE01EF:
            true
        default: beginsOperator
        }
    }

    var isCurlyQuote: Bool { value == 0x201C || value == 0x201D }
}

extension SwiftLexer {
    /// The scalar that begins at an offset; nil where the bytes are not valid UTF-8.
    func scalar(at offset: Int) -> SourceScalar? {
        let first = byte(offset)
        let width: Int
        var value: UInt32
        switch first {
        case 0..<0x80: return SourceScalar(value: UInt32(first), width: 1)
        case 0xC2..<0xE0: (width, value) = (2, UInt32(first & 0x1F))
        case 0xE0..<0xF0: (width, value) = (3, UInt32(first & 0x0F))
        case 0xF0..<0xF5: (width, value) = (4, UInt32(first & 0x07))
        default: return nil
        }
        guard offset + width <= bytes.count else { return nil }
        for index in offset + 1..<offset + width {
            guard bytes[index] & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(bytes[index] & 0x3F)
        }
        let isShortest = width == 2 || width == 3 && value >= 0x800 || width == 4 && value >= 0x10000
        guard isShortest, value < 0xD800 || value > 0xDFFF, value <= 0x10FFFF else { return nil }
        return SourceScalar(value: value, width: width)
    }

    /// Tells of the first byte in a range of text that is NUL or not valid UTF-8.
    mutating func tellOddBytes(from start: Int, to end: Int) {
        var index = start
        while index < end {
            let first = bytes[index]
            if first == 0 {
                report(index, index + 1, "this is a NUL byte")
                return
            }
            if first < 0x80 {
                index += 1
                continue
            }
            guard let scalar = scalar(at: index) else {
                report(index, index + 1, "this byte is not valid UTF-8")
                return
            }
            index += scalar.width
        }
    }
}
