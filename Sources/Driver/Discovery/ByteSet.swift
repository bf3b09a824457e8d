/// A set of bytes, as a bracket expression gives it.
struct ByteSet: Hashable, Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// Reads a bracket expression from behind its `[` and moves behind its `]`; nil where that is missing.
    init?(_ pattern: ArraySlice<UInt8>, _ index: inout Int) {
        let end = pattern.endIndex
        var isNegated = false
        if index < end, pattern[index] == UInt8(ascii: "!") || pattern[index] == UInt8(ascii: "^") {
            isNegated = true
            index += 1
        }
        var isFirst = true
        while true {
            guard index < end else { return nil }
            if pattern[index] == UInt8(ascii: "]"), !isFirst { break }
            isFirst = false
            if let name = Self.className(pattern, &index) {
                guard let members = Self.members(ofClass: name) else { return nil }
                for byte in members { insert(byte) }
                continue
            }
            guard let low = Self.byte(pattern, &index) else { return nil }
            // The first byte of a range is a member even where the range runs backwards.
            insert(low)
            guard index + 1 < end, pattern[index] == UInt8(ascii: "-"),
                pattern[index + 1] != UInt8(ascii: "]")
            else { continue }
            index += 1
            guard let high = Self.byte(pattern, &index) else { return nil }
            if low <= high { for byte in low...high { insert(byte) } }
        }
        index += 1
        if isNegated { words = (~words.0, ~words.1, ~words.2, ~words.3) }
    }

    func contains(_ byte: UInt8) -> Bool {
        let bit: UInt64 = 1 << UInt64(byte & 63)
        return switch byte >> 6 {
        case 0: words.0 & bit != 0
        case 1: words.1 & bit != 0
        case 2: words.2 & bit != 0
        default: words.3 & bit != 0
        }
    }

    private mutating func insert(_ byte: UInt8) {
        let bit: UInt64 = 1 << UInt64(byte & 63)
        switch byte >> 6 {
        case 0: words.0 |= bit
        case 1: words.1 |= bit
        case 2: words.2 |= bit
        default: words.3 |= bit
        }
    }

    /// One member, a `\` in front of it taken off.
    private static func byte(_ pattern: ArraySlice<UInt8>, _ index: inout Int) -> UInt8? {
        if index < pattern.endIndex, pattern[index] == UInt8(ascii: "\\") { index += 1 }
        guard index < pattern.endIndex else { return nil }
        index += 1
        return pattern[index - 1]
    }

    /// The name in `[:name:]`, if one stands here.
    private static func className(_ pattern: ArraySlice<UInt8>, _ index: inout Int) -> String? {
        let rest = pattern[index...]
        guard rest.starts(with: "[:".utf8), let close = rest.dropFirst(2).firstIndex(of: UInt8(ascii: "]")),
            close - 1 > index + 1, pattern[close - 1] == UInt8(ascii: ":")
        else { return nil }
        let name = String(decoding: pattern[index + 2..<close - 1], as: UTF8.self)
        index = close + 1
        return name
    }

    private static func members(ofClass name: String) -> [UInt8]? {
        let test: (UInt8) -> Bool
        switch name {
        case "alpha": test = isLetter
        case "digit": test = isDigit
        case "alnum": test = { isLetter($0) || isDigit($0) }
        case "lower": test = { $0 >= 0x61 && $0 <= 0x7A }
        case "upper": test = { $0 >= 0x41 && $0 <= 0x5A }
        case "space": test = { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
        case "blank": test = { $0 == 0x20 || $0 == 0x09 }
        case "punct": test = { $0 > 0x20 && $0 < 0x7F && !isLetter($0) && !isDigit($0) }
        case "print": test = { $0 >= 0x20 && $0 < 0x7F }
        case "graph": test = { $0 > 0x20 && $0 < 0x7F }
        case "cntrl": test = { $0 < 0x20 || $0 == 0x7F }
        case "xdigit": test = { isDigit($0) || (($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x66) }
        default: return nil
        }
        return (0...UInt8.max).filter(test)
    }

    static func == (left: ByteSet, right: ByteSet) -> Bool { left.words == right.words }

    func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}

private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
