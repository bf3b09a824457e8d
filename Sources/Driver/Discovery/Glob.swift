/// A pattern over paths, with the meaning it has in `.gitignore`.
///
/// `*` and `?` stay within one component, `[a-z]` and `[!a-z]` match one byte other than `/`, `\` takes what
/// follows literally, and `**` as a whole component stands for any number of folders. The time to match is
/// bounded by the product of the lengths: there is no pattern that runs away.
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

    /// Whether the pattern matches all of `path`, which begins behind the folder that the pattern is relative
    /// to.
    func matches(_ path: ArraySlice<UInt8>) -> Bool {
        switch shortcut {
        case .whole(let bytes): return path.count == bytes.count && path.elementsEqual(bytes)
        case .suffix(let bytes):
            guard path.count >= bytes.count, path.suffix(bytes.count).elementsEqual(bytes) else {
                return false
            }
            return !path.dropLast(bytes.count).contains(UInt8(ascii: "/"))
        case .none: return matchesStepwise(path)
        }
    }

    private func matchesStepwise(_ path: ArraySlice<UInt8>) -> Bool {
        var token = 0
        var index = path.startIndex
        // Where to go on with the last `*`, and with the last `**/`, one byte or one component later. Earlier
        // ones need no second try: what follows them could not match more by their matching less.
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
