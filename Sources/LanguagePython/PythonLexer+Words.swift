import SourceText

/// Whether a byte can stand in a name. Every byte of a scalar beyond ASCII can; `isNotInName` sorts out the rest.
@inline(__always)
func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F || byte >= 0x80
}

extension PythonLexer {
    /// A name, a keyword, or a string with a prefix.
    mutating func lexWord(_ start: Int) {
        let (end, packed, union) = bytes.withUnsafeBufferPointer { wordEnd($0, start) }
        cursor = end
        let count = end - start
        let next = byte(cursor)
        if next == 0x22 || next == 0x27, count <= 2, let prefix = stringPrefix(packed, count) {
            lexString(start, prefix: prefix)
            return
        }
        if union >= 0x80 {
            lexUnicodeName(start)
            return
        }
        add(count <= 8 ? keyword(packed, count: count) : .name, from: start)
    }

    /// The end of the word at an offset, its first eight bytes packed, the first lowest, and all its bytes or-ed.
    @inline(__always)
    private func wordEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (Int, UInt64, UInt8) {
        var packed: UInt64 = 0
        var shift: UInt64 = 0
        var union: UInt8 = 0
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            guard isWordByte(byte) else { break }
            packed |= UInt64(byte) << shift
            union |= byte
            shift &+= 8
            index &+= 1
        }
        return (index, packed, union)
    }

    /// A word with scalars beyond ASCII. Like CPython's tokenizer, takes every one of them for a part of a name, and
    /// tells of those that cannot be.
    private mutating func lexUnicodeName(_ start: Int) {
        var index = start
        while index < cursor {
            let (scalar, width) = scalar(at: index)
            if scalar >= 0x80, isNotInName(scalar) {
                report(index, index + width, "this character cannot stand in code")
            }
            index += width
        }
        add(.name, from: start)
    }

    /// The scalar that begins at an offset, and its width in bytes. The bytes are valid UTF-8, or odd ones count alone.
    private func scalar(at offset: Int) -> (UInt32, Int) {
        let first = byte(offset)
        let width = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard width > 1, offset + width <= bytes.count else { return (UInt32(first), 1) }
        var value = UInt32(first) & (0xFF >> UInt32(width + 1))
        for index in 1..<width { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
        return (value, width)
    }

    /// Scalars that people paste into code and Python rejects: spaces, punctuation, symbols, private use.
    private func isNotInName(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAA, 0xB5, 0xB7, 0xBA, 0x203F, 0x2040, 0x2054: false
        case 0x80...0xBF, 0xD7, 0xF7, 0x2000...0x206F, 0x20A0...0x20CF, 0x2190...0x2BFF, 0x3000...0x3004,
            0x3008...0x3020, 0xE000...0xF8FF, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFEFF, 0xFFFD,
            0x1F000...0x1FAFF, 0xF0000...0x10FFFF:
            true
        default: false
        }
    }

    /// Bits of a string's prefix, nil where the word is none: 1 raw, 2 bytes, 4 fields.
    private func stringPrefix(_ packed: UInt64, _ count: Int) -> UInt8? {
        var result: UInt8 = 0
        for index in 0..<count {
            switch UInt8(truncatingIfNeeded: packed >> UInt64(index * 8)) | 0x20 {
            case 0x72: result |= 1
            case 0x62: result |= 2
            case 0x66, 0x74: result |= 4
            case 0x75 where count == 1: break
            default: return nil
            }
        }
        // Two letters are r with one of b, f and t.
        return count < 2 || result == 3 || result == 5 ? result : nil
    }

    // MARK: Numbers

    mutating func lexNumber(_ start: Int) {
        if bytes[cursor] == 0x30, let radix = radix(byte(cursor + 1) | 0x20) {
            cursor += 2
            while isDigit(byte(cursor), radix) || byte(cursor) == 0x5F && isDigit(byte(cursor + 1), radix) {
                cursor += 1
            }
            if cursor == start + 2 { report(start, cursor, "this number has no digits") }
        } else {
            lexDigits()
            let isInteger = byte(cursor) != 0x2E
            if !isInteger {
                cursor += 1
                if byte(cursor) != 0x5F { lexDigits() }
            }
            let hasExponent = lexExponent()
            let isImaginary = byte(cursor) | 0x20 == 0x6A
            if isImaginary { cursor += 1 }
            if isInteger, !hasExponent, !isImaginary, bytes[start] == 0x30, hasNonzeroDigit(start) {
                report(start, cursor, "a decimal number cannot begin with 0; an octal one begins with 0o")
            }
        }
        if isWordByte(byte(cursor)), !beginsOperatorWord {
            report(start, cursor + 1, "a number cannot be followed by a letter")
        }
        add(.number, from: start)
    }

    /// A number that begins with its point; the cursor stands on it.
    mutating func lexFraction(_ start: Int) {
        cursor += 1
        lexDigits()
        _ = lexExponent()
        if byte(cursor) | 0x20 == 0x6A { cursor += 1 }
        add(.number, from: start)
    }

    private mutating func lexDigits() {
        while byte(cursor) &- 0x30 < 10 || byte(cursor) == 0x5F && byte(cursor + 1) &- 0x30 < 10 {
            cursor += 1
        }
    }

    private mutating func lexExponent() -> Bool {
        guard byte(cursor) | 0x20 == 0x65 else { return false }
        let sign = byte(cursor + 1) == 0x2B || byte(cursor + 1) == 0x2D ? 1 : 0
        guard byte(cursor + 1 + sign) &- 0x30 < 10 else { return false }
        cursor += 1 + sign
        lexDigits()
        return true
    }

    private func hasNonzeroDigit(_ start: Int) -> Bool {
        bytes[start..<cursor].contains { $0 >= 0x31 && $0 <= 0x39 }
    }

    private func radix(_ letter: UInt8) -> UInt8? {
        switch letter {
        case 0x78: 16
        case 0x6F: 8
        case 0x62: 2
        default: nil
        }
    }

    private func isDigit(_ byte: UInt8, _ radix: UInt8) -> Bool {
        byte &- 0x30 < min(radix, 10) || radix == 16 && (byte | 0x20) &- 0x61 < 6
    }

    /// Python lets these words follow a number without a space: `1if x else y`.
    private var beginsOperatorWord: Bool {
        switch (byte(cursor), byte(cursor + 1)) {
        case (0x61, 0x6E), (0x65, 0x6C), (0x66, 0x6F), (0x69, 0x66), (0x69, 0x6E), (0x69, 0x73), (0x6E, 0x6F),
            (0x6F, 0x72):
            true
        default: false
        }
    }
}
