import Findings
import SourceText

/// A baseline as it lies on disk: a line that says what it is, then one line an entry, sorted. There is no number in it
/// that a merge of two branches would have to mend.
///
///     app/services/orders.py commit-on-borrowed-session OrderService.create 8d3f01aa 1
///
/// Path, rule, declaration, shape, ordinal. A word that is not of plain letters is written as a string of TOML.
struct BaselineText {
    /// The version that is written, and the newest that is read.
    static let version = 1
    /// What the first line begins with; the version follows.
    static let title = "# SessionLint baseline, version "

    static func bytes(of baseline: Baseline) -> [UInt8] {
        var text = title + "\(version)\n"
        for entry in baseline.entries {
            let digits = String(entry.shape, radix: 16)
            let shape = String(repeating: "0", count: 8 - digits.count) + digits
            text += "\(word(entry.path)) \(entry.rule) \(word(entry.declaration)) \(shape) \(entry.ordinal)\n"
        }
        return Array(text.utf8)
    }

    private static func word(_ text: String) -> String {
        !text.isEmpty && text.utf8.allSatisfy(isPlain) ? text : quoted(text)
    }

    /// Why bytes are no baseline.
    struct Mistake: Error, Hashable {
        var range: ByteRange
        /// A sentence in lower case without a full stop.
        var message: String
        var help: String
    }

    /// Reads a baseline. Its lines may be in any order and may stand there twice, as a merge leaves them.
    static func read(_ bytes: [UInt8]) throws(Mistake) -> Baseline {
        var entries: Set<Baseline.Entry> = []
        var reader = BaselineReader(bytes: bytes)
        try reader.readTitle()
        while let entry = try reader.nextEntry() { entries.insert(entry) }
        return Baseline(Array(entries))
    }
}

/// Bytes of words that stand without quotation marks.
private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "/"):
        true
    default: false
    }
}

private struct BaselineReader {
    let bytes: [UInt8]
    private var index = 0
    /// Behind the last byte of the line that is being read, without what ends it.
    private var end = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Moves to the next line that is not empty; false at the end.
    private mutating func nextLine() -> Bool {
        while end < bytes.count || index < bytes.count {
            index = end
            while index < bytes.count, bytes[index] == 0x0A || bytes[index] == 0x0D { index += 1 }
            end = index
            while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
            if bytes[index..<end].contains(where: { $0 != 0x20 && $0 != 0x09 }) { return true }
            index = end
        }
        return false
    }

    private func mistake(_ indices: Range<Int>, _ message: String, _ help: String) -> BaselineText.Mistake {
        BaselineText.Mistake(
            range: ByteRange(UInt32(clamping: indices.lowerBound), UInt32(clamping: indices.upperBound)),
            message: message, help: help)
    }

    mutating func readTitle() throws(BaselineText.Mistake) {
        let anew = "`sessionlint baseline create --force` writes a new one"
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { end = 3 }
        guard nextLine() else {
            throw mistake(0..<0, "the baseline is empty: even one without entries has a first line", anew)
        }
        try refuseMarker()
        guard bytes[index..<end].starts(with: BaselineText.title.utf8) else {
            throw mistake(
                index..<end, "this is not a baseline of SessionLint",
                "name the file that `sessionlint baseline create` wrote; with `--force` it writes this one anew"
            )
        }
        let number = index + BaselineText.title.utf8.count..<end
        guard let version = Int(String(decoding: bytes[number], as: UTF8.self)), version > 0 else {
            throw mistake(number, "the version of the baseline is no number", anew)
        }
        guard version <= BaselineText.version else {
            throw mistake(
                number, "a newer SessionLint wrote this baseline: it has version \(version)",
                "use that SessionLint; this one reads baselines up to version \(BaselineText.version)")
        }
    }

    mutating func nextEntry() throws(BaselineText.Mistake) -> Baseline.Entry? {
        guard nextLine() else { return nil }
        try refuseMarker()
        let line = index..<end
        let path = try word("the path of a file")
        let ruleStart = index
        let name = try word("the id of a rule")
        guard let rule = RuleID(name) else {
            throw wrong(ruleStart..<index, "this is no id of a rule")
        }
        let declaration = try word("a declaration, or `\"\"`")
        let shapeStart = index
        let shape = try word("a shape")
        guard shape.utf8.count == 8, let shape = UInt32(shape, radix: 16) else {
            throw wrong(shapeStart..<index, "a shape has eight hexadecimal digits")
        }
        let ordinalStart = index
        guard let ordinal = Int(try word("a number")), ordinal > 0 else {
            throw wrong(ordinalStart..<index, "this is no number from 1 on")
        }
        skipBlanks()
        guard index == end else { throw wrong(index..<end, "the line goes on behind its last word") }
        guard !path.isEmpty else { throw wrong(line, "the path is empty") }
        return Baseline.Entry(
            path: path, rule: rule, declaration: declaration, shape: shape, ordinal: ordinal)
    }

    private func wrong(_ indices: Range<Int>, _ message: String) -> BaselineText.Mistake {
        var indices = indices
        while let first = indices.first, indices.count > 1, bytes[first] == 0x20 {
            indices = first + 1..<indices.upperBound
        }
        return mistake(
            indices, message,
            "a line is `PATH RULE DECLARATION SHAPE NUMBER`; take the file from the history, or write it anew with "
                + "`sessionlint baseline create --force`")
    }

    /// What a merge leaves behind that somebody has to settle.
    private func refuseMarker() throws(BaselineText.Mistake) {
        for byte in "<=>|".utf8 where bytes[index..<end].starts(with: repeatElement(byte, count: 7)) {
            throw mistake(
                index..<end, "the baseline holds a conflict of a merge",
                "keep the lines of both sides without the markers; `sessionlint baseline prune` takes out what is fixed"
            )
        }
    }

    private mutating func skipBlanks() {
        while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    }

    private mutating func word(_ what: String) throws(BaselineText.Mistake) -> String {
        skipBlanks()
        let start = index
        guard index < end else { throw wrong(end..<end, "\(what) is missing at the end of the line") }
        if bytes[index] == UInt8(ascii: "\"") { return try quotedWord() }
        while index < end, isPlain(bytes[index]) { index += 1 }
        guard index == end || bytes[index] == 0x20 || bytes[index] == 0x09 else {
            throw wrong(index..<index + 1, "this must stand in quotation marks")
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func quotedWord() throws(BaselineText.Mistake) -> String {
        let start = index
        var text: [UInt8] = []
        index += 1
        while index < end, bytes[index] != UInt8(ascii: "\"") {
            guard bytes[index] == UInt8(ascii: "\\") else {
                text.append(bytes[index])
                index += 1
                continue
            }
            text += Array(String(try escaped()).utf8)
        }
        guard index < end else { throw wrong(start..<end, "the quotation mark is never closed") }
        index += 1
        guard let word = String(validating: text, as: UTF8.self) else {
            throw wrong(start..<index, "this is not UTF-8")
        }
        return word
    }

    /// What stands behind a backslash.
    private mutating func escaped() throws(BaselineText.Mistake) -> Unicode.Scalar {
        let start = index
        let letter = index + 1 < end ? bytes[index + 1] : 0
        if letter == UInt8(ascii: "\"") || letter == UInt8(ascii: "\\") {
            index += 2
            return Unicode.Scalar(letter)
        }
        let digits = bytes[min(index + 2, end)..<min(index + 10, end)]
        guard letter == UInt8(ascii: "U"), digits.count == 8,
            let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
            let scalar = Unicode.Scalar(number)
        else { throw wrong(start..<min(start + 2, end), "this is no escape") }
        index += 10
        return scalar
    }
}
