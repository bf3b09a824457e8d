import SourceText

/// Eight bytes at a time. Each answer has the top bit of a byte's lane set where the byte is meant.
enum Lanes {
    static let ones: UInt64 = 0x0101_0101_0101_0101
    static let tops: UInt64 = 0x8080_8080_8080_8080

    /// Bytes that cannot stand in an ASCII name.
    @inline(__always)
    static func nameMask(_ word: UInt64) -> UInt64 {
        let low = word & ~tops
        let folded = low | (0x20 &* ones)
        let letters = (folded &+ (0x1F &* ones)) & ~(folded &+ (0x05 &* ones))
        let digits = (low &+ (0x50 &* ones)) & ~(low &+ (0x46 &* ones))
        let underscores = tops &- (low ^ (0x5F &* ones))
        let dollars = tops &- (low ^ (0x24 &* ones))
        return (~(letters | digits | underscores | dollars) | word) & tops
    }

    /// Bytes equal to one; behind the first of them, others may be meant as well.
    @inline(__always)
    static func mask(_ word: UInt64, of byte: UInt8) -> UInt64 {
        let difference = word ^ (UInt64(byte) &* ones)
        return (difference &- ones) & ~difference & tops
    }
}

/// Whether an ASCII byte can stand in a name. No byte of a scalar beyond ASCII can.
@inline(__always)
func isASCIIWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F || byte == 0x24
}

extension SwiftLexer {
    /// A name or a keyword; the cursor stands on an ASCII byte of it.
    mutating func lexWord(_ start: Int) {
        var (low, count) = nameStart(at: start)
        var high: UInt64 = 0
        if count == 8 {
            (high, count) = nameStart(at: start &+ 8)
            count &+= 8
            cursor = start &+ count
            while count >= 16, cursor < bytes.count, isASCIIWordByte(bytes[cursor]) { cursor &+= 1 }
        } else {
            cursor = start &+ count
        }
        if cursor < bytes.count, bytes[cursor] >= 0x80 {
            let end = cursor
            skipNameRest()
            if cursor > end { count = 16 }
        }
        let kind =
            count <= 8
            ? shortWordKind(low, count: count) : count < 16 ? longWordKind(low, high) : .identifier
        add(kind, from: start)
    }

    /// How many of the eight bytes at an offset are ASCII bytes of a name without a gap, and those bytes as a number,
    /// the first lowest.
    @inline(__always)
    private func nameStart(at start: Int) -> (word: UInt64, count: Int) {
        guard start &+ 8 <= bytes.count else {
            var word: UInt64 = 0
            var count = 0
            while start &+ count < bytes.count, isASCIIWordByte(bytes[start &+ count]) {
                word |= UInt64(bytes[start &+ count]) << UInt64(8 &* count)
                count &+= 1
            }
            return (word, count)
        }
        let word = bytes.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        }
        let count = Lanes.nameMask(word).trailingZeroBitCount &>> 3
        return (count == 8 ? word : word & (1 &<< UInt64(truncatingIfNeeded: 8 &* count) &- 1), count)
    }

    /// Moves behind every scalar that goes on with a name.
    mutating func skipNameRest() {
        while cursor < bytes.count {
            let first = bytes[cursor]
            if first < 0x80 {
                guard isASCIIWordByte(first) else { return }
                cursor += 1
            } else {
                guard let scalar = scalar(at: cursor), scalar.isInName else { return }
                cursor += scalar.width
            }
        }
    }

    /// `$0`, `$name`, and a lone `$`.
    mutating func lexDollar(_ start: Int) {
        cursor += 1
        skipNameRest()
        add(.dollar, from: start)
    }

    /// A name in backticks: anything up to the next one on the line.
    mutating func lexQuotedName(_ start: Int) {
        let end = bytes.withUnsafeBufferPointer { bytes in
            var index = start + 1
            while index < bytes.count, bytes[index] != 0x60, bytes[index] != 0x0A, bytes[index] != 0x0D {
                index &+= 1
            }
            return index
        }
        guard byte(end) == 0x60 else {
            cursor += 1
            addError(from: start)
            report(start, cursor, "this backtick is never closed")
            return
        }
        cursor = end + 1
        if end == start + 1 { report(start, cursor, "there is no name between these backticks") }
        tellOddBytes(from: start + 1, to: end)
        add(.identifier, from: start, flags: SwiftToken.Flag.quoted)
    }

    /// `#` alone or in a row, a directive, a raw string, or a regex.
    mutating func lexPound(_ start: Int) {
        var end = start
        while byte(end) == 0x23 { end += 1 }
        switch byte(end) {
        case 0x22:
            cursor = end
            lexString(start, pounds: end - start)
            return
        case 0x2F:
            cursor = regexEnd(start, pounds: end - start)
            add(.regex, from: start)
            return
        default: break
        }
        // Each of a row is a token, and only the last can begin a word.
        while cursor < end - 1 {
            cursor += 1
            add(.pound, from: cursor - 1)
        }
        lexPoundWord(cursor)
    }

    private mutating func lexPoundWord(_ start: Int) {
        cursor += 1
        var end = cursor
        while byte(end) == 0x5F || (byte(end) | 0x20) &- 0x61 < 26 { end += 1 }
        let kind: SwiftTokenKind
        switch end - cursor {
        case 2 where holds("if", at: cursor): kind = .poundIf
        case 4 where holds("else", at: cursor): kind = .poundElse
        case 5 where holds("endif", at: cursor): kind = .poundEndif
        case 6 where holds("elseif", at: cursor): kind = .poundElseif
        case 9 where holds("available", at: cursor): kind = .poundAvailable
        case 11 where holds("unavailable", at: cursor): kind = .poundUnavailable
        case 14 where holds("sourceLocation", at: cursor): kind = .poundSourceLocation
        default:
            add(.pound, from: start)
            return
        }
        cursor = end
        add(kind, from: start)
    }

    /// `<#name#>`, which an editor leaves to be filled in; false where it is none.
    mutating func lexPlaceholder(_ start: Int) -> Bool {
        guard let end = placeholderEnd(start) else { return false }
        cursor = end
        report(start, end, "this placeholder has not been filled in")
        add(.identifier, from: start)
        return true
    }

    /// The end of the placeholder whose `<#` stands at an offset.
    func placeholderEnd(_ start: Int) -> Int? {
        var index = start + 2
        while index < bytes.count {
            switch (bytes[index], byte(index + 1)) {
            case (0x0A, _), (0x3C, 0x23): return nil
            case (0x23, 0x3E): return index + 2
            default: index += 1
            }
        }
        return nil
    }

    /// A scalar beyond ASCII, or a byte that begins no token.
    mutating func lexOther(_ start: Int) {
        guard bytes[start] >= 0x80 else {
            cursor += 1
            addError(from: start)
            report(
                start, cursor,
                bytes[start] == 0 ? "this is a NUL byte" : "this control character begins nothing in Swift")
            return
        }
        guard let scalar = scalar(at: start) else {
            cursor += 1
            addError(from: start)
            report(start, cursor, "this byte is not valid UTF-8")
            return
        }
        if scalar.isInName {
            if !scalar.beginsName {
                report(start, start + scalar.width, "no name begins with this character")
            }
            cursor += scalar.width
            skipNameRest()
            add(.identifier, from: start)
        } else if scalar.beginsOperator {
            lexOperator(start)
        } else {
            cursor += scalar.width
            addError(from: start)
            report(
                start, cursor,
                scalar.isCurlyQuote
                    ? "this quote begins no string; Swift takes only the straight one"
                    : "this character cannot stand in code")
        }
    }
}
