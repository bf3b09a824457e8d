import SourceText

/// Reads one line of a comment as a directive.
struct DirectiveReader {
    let bytes: [UInt8]
    var index: Int
    /// Behind the last byte that belongs to the line and to the comment's text.
    let end: Int
    /// Whether the comment is one of Python's; otherwise it is one of Swift's.
    let isHash: Bool

    mutating func read() -> Directive? {
        guard let start = findDirective() else { return nil }
        do throws(Directive.Problem) {
            return .suppression(try suppression(from: start))
        } catch {
            return .malformed(error)
        }
    }

    /// Moves behind `sessionlint:` and returns where it begins. It must be the first word of the line or
    /// stand behind another introducer, so that prose about SessionLint is no directive.
    private mutating func findDirective() -> Int? {
        let introducer = introducer
        skip { $0.isSpace || $0 == UInt8(ascii: "*") || $0 == introducer }
        while index < end {
            let start = index
            if skipWord("sessionlint") {
                let behind = index
                skipSpaces()
                if index < end, bytes[index] == UInt8(ascii: ":") || startsWith("allow") { return start }
                index = behind
            }
            guard moveBehindNextIntroducer() else { return nil }
        }
        return nil
    }

    private mutating func suppression(from start: Int) throws(Directive.Problem) -> Suppression {
        guard skipByte(":") else {
            throw problem(start..<index, "A colon is missing behind `sessionlint`")
        }
        skipSpaces()
        let verbStart = index
        skip { $0.isWordByte }
        let scope: Suppression.Scope
        switch text(verbStart..<index) {
        case "allow": scope = .line
        case "allow-file": scope = .file
        case "": throw problem(start..<end, "Nothing that SessionLint understands stands behind the colon")
        case let verb: throw problem(verbStart..<index, "`\(verb)` is not something a comment can ask for")
        }
        let verb = verbStart..<index
        skipSpaces()
        guard skipByte("(") else {
            throw problem(verb, "`\(text(verb))` does not say which rules, in brackets")
        }
        let rules = try names(openedAt: index - 1)
        skipSpaces()
        let until = try date()
        skipSpaces()
        let contentEnd = lineEnd()
        guard index >= contentEnd || skipByte(":") else {
            throw problem(index..<contentEnd, "The reason must stand behind a colon")
        }
        skipSpaces()
        let reason = index..<max(index, lineEnd())
        let hasReason = bytes[reason].contains { $0.isLetterOrDigit }
        return Suppression(
            scope: scope, rules: rules, until: until,
            reason: hasReason ? String(decoding: bytes[reason], as: UTF8.self) : "",
            range: range(start..<max(reason.upperBound, trimmed(start..<index).upperBound)))
    }

    /// The ids between the brackets; moves behind the closing one.
    private mutating func names(openedAt open: Int) throws(Directive.Problem) -> [Suppression.NamedRule] {
        var rules: [Suppression.NamedRule] = []
        while true {
            skipSpaces()
            let start = index
            skip { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ")") }
            guard index < end else { throw problem(open..<lineEnd(), "The bracket is never closed") }
            let name = trimmed(start..<index)
            guard !name.isEmpty else {
                throw problem(open..<(index + 1), "A rule id is missing in the brackets")
            }
            guard let id = RuleID(String(decoding: bytes[name], as: UTF8.self)) else {
                throw problem(
                    name, "`\(text(name))` is no rule id: each rule is named, in lower case with hyphens")
            }
            rules.append(Suppression.NamedRule(id: id, range: range(name)))
            index += 1
            if bytes[index - 1] == UInt8(ascii: ")") { return rules }
        }
    }

    private mutating func date() throws(Directive.Problem) -> CalendarDate? {
        let start = index
        guard skipWord("until") else { return nil }
        skipSpaces()
        let dateStart = index
        skip { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: ":") }
        guard let date = CalendarDate(String(decoding: bytes[dateStart..<index], as: UTF8.self)) else {
            let what = dateStart == index ? "No day stands" : "`\(text(dateStart..<index))` is no day"
            throw problem(start..<index, "\(what) behind `until`; it is written as in `until 2027-01-31`")
        }
        return date
    }

    private func problem(_ indices: Range<Int>, _ message: String) -> Directive.Problem {
        let introducer = isHash ? "#" : "//"
        return Directive.Problem(
            range: range(indices), message: message,
            help:
                "Write `\(introducer) sessionlint: allow(rule-id): why this is right here`, with `allow-file` for "
                + "the whole file and `until 2027-01-31` before the last colon for a time")
    }
}

extension DirectiveReader {
    /// Behind the last byte that is neither white space nor part of a further comment in the same one.
    private func lineEnd() -> Int {
        var rest = self
        let hasMore = rest.moveBehindNextIntroducer()
        return trimmed(index..<(hasMore ? rest.introducerStart() : end)).upperBound
    }

    /// Moves behind a `#` or `//` that stands between white space, as in `# noqa  # sessionlint: …`.
    private mutating func moveBehindNextIntroducer() -> Bool {
        let introducer = introducer
        while index < end {
            let start = index
            skip { $0 == introducer }
            let isLong = index - start >= (isHash ? 1 : 2)
            let isApart = start > 0 && bytes[start - 1].isSpace && index < end && bytes[index].isSpace
            if isLong, isApart {
                skipSpaces()
                return true
            }
            index = max(index, start + 1)
        }
        return false
    }

    /// Where the introducer begins that `moveBehindNextIntroducer` moved behind.
    private func introducerStart() -> Int {
        var start = index
        while start > 0, bytes[start - 1].isSpace { start -= 1 }
        while start > 0, bytes[start - 1] == introducer { start -= 1 }
        return start
    }

    private mutating func skipSpaces() {
        skip { $0.isSpace }
    }

    private mutating func skip(while condition: (UInt8) -> Bool) {
        while index < end, condition(bytes[index]) { index += 1 }
    }

    private mutating func skipByte(_ byte: Unicode.Scalar) -> Bool {
        guard index < end, bytes[index] == UInt8(ascii: byte) else { return false }
        index += 1
        return true
    }

    /// Letters in either case; what follows must not continue the word.
    private mutating func skipWord(_ word: StaticString) -> Bool {
        let behind = index + word.utf8CodeUnitCount
        guard startsWith(word), behind == end || !bytes[behind].isWordByte else { return false }
        index = behind
        return true
    }

    private func startsWith(_ word: StaticString) -> Bool {
        guard end - index >= word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { buffer in
            for (offset, byte) in buffer.enumerated() where bytes[index + offset] | 0x20 != byte {
                return false
            }
            return true
        }
    }

    /// Text for a message: as it stands in the file, cut after 60 bytes.
    private func text(_ indices: Range<Int>) -> String {
        let shown = String(decoding: bytes[indices.prefix(60)], as: UTF8.self)
        return indices.count > 60 ? shown + "…" : shown
    }

    private func trimmed(_ indices: Range<Int>) -> Range<Int> {
        var upper = indices.upperBound
        while upper > indices.lowerBound, bytes[upper - 1].isSpace { upper -= 1 }
        return indices.lowerBound..<upper
    }

    private func range(_ indices: Range<Int>) -> ByteRange {
        ByteRange(UInt32(clamping: indices.lowerBound), UInt32(clamping: indices.upperBound))
    }

    private var introducer: UInt8 { UInt8(ascii: isHash ? "#" : "/") }
}

extension UInt8 {
    fileprivate var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0C }

    fileprivate var isWordByte: Bool {
        isLetterOrDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
    }

    /// Bytes of other scripts count as letters.
    fileprivate var isLetterOrDigit: Bool {
        self >= 0x80 || (self >= 0x30 && self <= 0x39) || (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A)
    }
}
