/// Whether a text looks like a key or a password that somebody made, and not like one that stands for it.
struct SecretText {
    let check: LiteralCheck

    /// Of a setting that holds nothing else.
    func isSecret(_ text: String) -> Bool {
        guard !isPlaceholder(text) else { return false }
        let bytes = Array(text.utf8)
        // `$NAME` and `{name}` stand for something; keys may have a `$` among their signs.
        guard bytes.count >= 16, bytes[0] != 0x24, !bytes.contains(where: { $0 <= 0x20 || $0 == 0x7B }) else {
            return text.hasPrefix("-----BEGIN") && text.contains("PRIVATE KEY")
        }
        if check.prefixes.contains(where: { text.hasPrefix($0) }) { return true }
        if text.contains("://") || bytes.first == 0x2F || bytes.first == 0x2E { return false }
        return isRandom(bytes)
    }

    /// Of an address: `scheme://user:password@host`, on a host that others can reach.
    func isAddressWithPassword(_ text: String) -> Bool {
        guard let scheme = range(of: "://", in: text), let at = text.lastIndex(of: "@") else { return false }
        let start = scheme.upperBound
        guard start < at, let colon = text[start..<at].firstIndex(of: ":") else { return false }
        let user = text[start..<colon]
        let password = text[text.index(after: colon)..<at]
        let host = text[text.index(after: at)...].prefix { $0 != ":" && $0 != "/" && $0 != "?" }
        guard password.utf8.count >= 8, password != user, host.contains("."), !isLocal(host) else {
            return false
        }
        return !isPlaceholder(String(password)) && !isPlaceholder(String(host))
    }

    private func isLocal(_ host: Substring) -> Bool {
        host.hasPrefix("127.") || host == "0.0.0.0" || host.hasSuffix(".local") || host.hasSuffix(".internal")
    }

    private func range(of part: String, in text: String) -> Range<String.Index>? {
        var start = text.startIndex
        while start < text.endIndex {
            if text[start...].hasPrefix(part) {
                return start..<text.index(start, offsetBy: part.count)
            }
            start = text.index(after: start)
        }
        return nil
    }

    private func isPlaceholder(_ text: String) -> Bool {
        let lower = text.lowercased()
        return check.placeholders.contains { lower.contains($0) }
    }

    /// Whether letters and digits are mixed as nobody writes words: many different ones, that change place often.
    private func isRandom(_ bytes: [UInt8]) -> Bool {
        var seen: Set<UInt8> = []
        var changes = 0
        var before: UInt8 = 0
        for byte in bytes {
            seen.insert(byte)
            let kind = Self.kind(byte)
            if before != 0, kind != before { changes += 1 }
            before = kind
        }
        let digits = bytes.count { Self.kind($0) == 1 }
        let letters = bytes.count { Self.kind($0) == 2 || Self.kind($0) == 3 }
        return seen.count >= 8 && digits >= 2 && letters >= 2 && changes * 5 >= bytes.count
    }

    /// A digit, a small letter, a capital or something else.
    private static func kind(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x30...0x39: 1
        case 0x61...0x7A: 2
        case 0x41...0x5A: 3
        default: 4
        }
    }
}
