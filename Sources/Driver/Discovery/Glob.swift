/// A pattern over paths, with the meaning it has in `.gitignore`.
///
/// `*` and `?` stay within one component, `[a-z]` and `[!a-z]` match one byte other than `/`, `\` takes what
/// follows literally, and `**` as a whole component stands for any number of folders. The time to match is bounded
/// by the product of the lengths: there is no pattern that runs away.
struct Glob: Hashable, Sendable {
    private var tokens: [Token] = []
    /// What a pattern without wildcards matches, and what one that only begins with `*` ends in.
    private var shortcut: Shortcut = .none

    private enum Token: Hashable {
        case literal(UInt8)
        /// `?`
        case one
        /// `[…]`
        case set(ByteSet)
        /// `*`
        case star
        /// `**/`: any number of components, each with its slash.
        case folders
        /// A last `**`: at least one more byte.
        case everything
    }

    private enum Shortcut: Hashable {
        case none
        case whole([UInt8])
        case suffix([UInt8])
    }

    /// Nil for a pattern that can match nothing: an unclosed `[`, a `\` at the end.
    init?(_ pattern: ArraySlice<UInt8>) {
        var index = pattern.startIndex
        let end = pattern.endIndex
        while index < end {
            let byte = pattern[index]
            let isAtStart = index == pattern.startIndex || pattern[index - 1] == UInt8(ascii: "/")
            index += 1
            switch byte {
            case UInt8(ascii: "*"):
                var stars = 1
                while index < end, pattern[index] == UInt8(ascii: "*") {
                    index += 1
                    stars += 1
                }
                if stars >= 2, isAtStart, index == end {
                    tokens.append(.everything)
                } else if stars >= 2, isAtStart, pattern[index] == UInt8(ascii: "/") {
                    index += 1
                    if tokens.last != .folders { tokens.append(.folders) }
                } else {
                    tokens.append(.star)
                }
            case UInt8(ascii: "?"): tokens.append(.one)
            case UInt8(ascii: "["):
                guard let set = ByteSet(pattern, &index) else { return nil }
                tokens.append(.set(set))
            case UInt8(ascii: "\\"):
                guard index < end else { return nil }
                tokens.append(.literal(pattern[index]))
                index += 1
            default: tokens.append(.literal(byte))
            }
        }
        shortcut = Self.shortcut(tokens)
    }

    init?(_ pattern: String) {
        self.init(Array(pattern.utf8)[...])
    }

    private static func shortcut(_ tokens: [Token]) -> Shortcut {
        var bytes: [UInt8] = []
        for (index, token) in tokens.enumerated() {
            switch token {
            case .literal(let byte): bytes.append(byte)
            case .star where index == 0: continue
            default: return .none
            }
        }
        guard tokens.first == .star else { return .whole(bytes) }
        return bytes.contains(UInt8(ascii: "/")) ? .none : .suffix(bytes)
    }

    /// Whether the pattern matches all of `path`, which begins behind the folder that the pattern is relative to.
    func matches(_ path: ArraySlice<UInt8>) -> Bool {
        switch shortcut {
        case .whole(let bytes): return path.count == bytes.count && path.elementsEqual(bytes)
        case .suffix(let bytes):
            guard path.count >= bytes.count, path.suffix(bytes.count).elementsEqual(bytes) else { return false }
            return !path.dropLast(bytes.count).contains(UInt8(ascii: "/"))
        case .none: return matchesStepwise(path)
        }
    }

    private func matchesStepwise(_ path: ArraySlice<UInt8>) -> Bool {
        var token = 0
        var index = path.startIndex
        // Where to go on with the last `*`, and with the last `**/`, one byte or one component later. Earlier ones
        // need no second try: what follows them could not match more by their matching less.
        var star: (token: Int, index: Int)?
        var folders: (token: Int, index: Int)?
        while true {
            if token == tokens.count, index == path.endIndex { return true }
            if step(&token, &index, path, &star, &folders) { continue }
            if let last = star, last.index < path.endIndex, path[last.index] != UInt8(ascii: "/") {
                star = (last.token, last.index + 1)
                (token, index) = (last.token, last.index + 1)
            } else if let last = folders, let slash = path[last.index...].firstIndex(of: UInt8(ascii: "/")) {
                folders = (last.token, slash + 1)
                star = nil
                (token, index) = (last.token, slash + 1)
            } else {
                return false
            }
        }
    }

    /// Matches one token and moves behind it; false where it does not match.
    private func step(
        _ token: inout Int, _ index: inout Int, _ path: ArraySlice<UInt8>,
        _ star: inout (token: Int, index: Int)?, _ folders: inout (token: Int, index: Int)?
    ) -> Bool {
        guard token < tokens.count else { return false }
        let byte = index < path.endIndex ? path[index] : nil
        switch tokens[token] {
        case .literal(let expected):
            guard byte == expected else { return false }
            if expected == UInt8(ascii: "/") { star = nil }
            index += 1
        case .one:
            guard let byte, byte != UInt8(ascii: "/") else { return false }
            index += 1
        case .set(let set):
            guard let byte, byte != UInt8(ascii: "/"), set.contains(byte) else { return false }
            index += 1
        case .star: star = (token + 1, index)
        case .folders:
            folders = (token + 1, index)
            star = nil
        case .everything:
            guard byte != nil else { return false }
            index = path.endIndex
        }
        token += 1
        return true
    }
}

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
            guard index + 1 < end, pattern[index] == UInt8(ascii: "-"), pattern[index + 1] != UInt8(ascii: "]")
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
