extension SwiftLexer {
    /// A number. A dot belongs to it only before a digit, and not behind the dot of a tuple's element: `t.0.1`.
    mutating func lexNumber(_ start: Int) {
        if bytes[start] == 0x30 {
            switch byte(start + 1) {
            case 0x78:
                lexHexadecimal(start)
                return
            case 0x6F:
                lexDigits(start) { $0 &- 0x30 < 8 }
                return
            case 0x62:
                lexDigits(start) { $0 &- 0x30 < 2 }
                return
            default: break
            }
        }
        skipDecimals()
        switch byte(cursor) {
        case 0x2E:
            guard byte(cursor + 1) &- 0x30 < 10, tokens.last?.kind != .dot else {
                add(.integer, from: start)
                return
            }
            cursor += 1
            skipDecimals()
            if byte(cursor) | 0x20 == 0x65 { lexExponent() }
            add(.float, from: start)
        case 0x65, 0x45:
            lexExponent()
            add(.float, from: start)
        default:
            endNumber(.integer, start)
        }
    }

    /// `0x1F`, `0x1.8p3`; the dot of `0xFF.description` begins a member.
    private mutating func lexHexadecimal(_ start: Int) {
        cursor += 2
        guard isHexDigit(byte(cursor)) else {
            skipNameRest()
            report(start, cursor, "this number has no digits")
            add(.integer, from: start)
            return
        }
        skipHexDigits()
        let dot = cursor
        if byte(cursor) == 0x2E, isHexDigit(byte(cursor + 1)) {
            cursor += 1
            skipHexDigits()
            let sign = byte(cursor + 1) == 0x2B || byte(cursor + 1) == 0x2D ? 1 : 0
            let hasExponent =
                byte(cursor) | 0x20 == 0x70
                && (sign == 1 || byte(cursor + 1) &- 0x30 < 10 || byte(dot + 1) &- 0x30 < 10)
            guard hasExponent else {
                // Only digits and no exponent is no member either.
                if byte(dot + 1) &- 0x30 < 10, cursor >= bytes.count || byte(cursor + 1) &- 0x30 < 10 {
                    report(start, cursor, "a hexadecimal number with a dot needs an exponent, as in 0x1.8p0")
                } else {
                    cursor = dot
                }
                add(.integer, from: start)
                return
            }
        }
        guard byte(cursor) | 0x20 == 0x70 else {
            endNumber(.integer, start)
            return
        }
        lexExponent()
        add(.float, from: start)
    }

    /// From the letter of an exponent to its end.
    private mutating func lexExponent() {
        let start = cursor
        cursor += 1
        if byte(cursor) == 0x2B || byte(cursor) == 0x2D { cursor += 1 }
        guard byte(cursor) &- 0x30 < 10 else {
            skipNameRest()
            report(start, cursor, "this exponent has no digits")
            return
        }
        skipDecimals()
        tellLetters()
    }

    /// The digits behind `0o` or `0b`.
    private mutating func lexDigits(_ start: Int, where isDigit: (UInt8) -> Bool) {
        cursor += 2
        let first = cursor
        if isDigit(byte(cursor)) {
            while isDigit(byte(cursor)) || byte(cursor) == 0x5F { cursor += 1 }
        }
        if cursor == first {
            skipNameRest()
            report(start, cursor, "this number has no digits")
            add(.integer, from: start)
        } else {
            endNumber(.integer, start)
        }
    }

    private mutating func endNumber(_ kind: SwiftTokenKind, _ start: Int) {
        tellLetters()
        add(kind, from: start)
    }

    /// Takes letters that touch a number as a part of it.
    private mutating func tellLetters() {
        let end = cursor
        guard isASCIIWordByte(byte(end)) || byte(end) >= 0x80 else { return }
        skipNameRest()
        if cursor > end { report(end, cursor, "this is no digit of the number before it") }
    }

    private mutating func skipDecimals() {
        while byte(cursor) &- 0x30 < 10 || byte(cursor) == 0x5F { cursor += 1 }
    }

    private mutating func skipHexDigits() {
        while isHexDigit(byte(cursor)) || byte(cursor) == 0x5F { cursor += 1 }
    }

    private func isHexDigit(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
    }
}
