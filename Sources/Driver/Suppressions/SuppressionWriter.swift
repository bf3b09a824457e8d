import Facts
import Findings
import SourceText

/// Puts comments that suppress findings into the text of one file.
///
/// From the last line to the first, so that what was found above stays where it is. Every comment is tried: the text
/// with it must read as the same code, and the comment must cover what it is for.
struct SuppressionWriter {
    /// The text, with the comments so far.
    private(set) var bytes: [UInt8]
    /// Lines of findings for which there was no place, 1-based.
    private(set) var left: [Int] = []
    private(set) var reader: SourceReader
    private let language: Int
    private let reason: String
    private let rules: [RuleInfo]
    private var facts: FileFacts

    /// Lines with a comment at their end are not made longer than this, if there is another place.
    private static let width = 100

    /// - Returns: nil where the text cannot be read as code.
    init?(_ bytes: [UInt8], language: Int, reason: String, rules: [RuleInfo], reader: SourceReader) {
        var reader = reader
        guard let facts = reader.facts(of: bytes, language: language) else { return nil }
        self.bytes = bytes
        self.language = language
        self.reason = reason
        self.rules = rules
        self.reader = reader
        self.facts = facts
    }

    /// - Parameter findings: of this file; ranges count in the text as it was in the beginning.
    /// - Returns: how many comments there are now.
    mutating func add(_ findings: [Finding]) -> Int {
        let lines = LineTable(bytes)
        let byLine = Dictionary(grouping: findings) { lines.line(at: $0.place.range.start) }
        var count = 0
        for (line, findings) in byLine.sorted(by: { $0.key > $1.key }) {
            if place(findings, line: line) { count += 1 } else { left.append(line) }
        }
        left.reverse()
        return count
    }

    /// A text to be put in at an offset.
    private struct Insertion {
        var offset: Int
        var text: [UInt8]
    }

    private mutating func place(_ findings: [Finding], line: Int) -> Bool {
        let ids = Set(findings.map(\.rule)).sorted().map(\.description).joined(separator: ", ")
        let comment = Array("\(Language.all[language].comment) sessionlint: allow(\(ids)): \(reason)".utf8)
        for insertion in insertions(of: comment, findings, line: line) {
            var text = bytes
            text.insert(contentsOf: insertion.text, at: insertion.offset)
            guard let facts = reader.facts(of: text, language: language), isSameCode(facts),
                covers(findings.map { shifted($0, insertion) }, Report.Text(text), facts)
            else { continue }
            bytes = text
            self.facts = facts
            return true
        }
        return false
    }

    /// The places to be tried, the best first.
    private func insertions(of comment: [UInt8], _ findings: [Finding], line: Int) -> [Insertion] {
        let lines = LineTable(bytes)
        let blocks = suppressibleBlocks(facts, lines)
        let own = atEnd(of: line, comment, lines)
        let above = above(line, comment, lines)
        // Above a declaration a comment would cover all of it.
        let isHead = declares(on: line, lines)
        let isLong = (own?.text.count ?? 0) + lines.range(ofLine: line, in: bytes).count > Self.width
        var result = isLong && !isHead ? [above, own] : [own, above]
        // A finding may be covered where it ends, or by what stands above the whole statement.
        let ends = Set(
            findings.map {
                lines.line(at: $0.place.range.isEmpty ? $0.place.range.start : $0.place.range.end - 1)
            })
        if ends.count == 1, let end = ends.first, end != line {
            result.append(atEnd(of: end, comment, lines))
        }
        let around = blocks.filter { block in findings.allSatisfy { block.range.contains($0.place.range) } }
        for block in around.sorted(by: { $0.range.count < $1.range.count }) {
            result.append(self.above(lines.line(at: block.range.start), comment, lines))
        }
        return result.compactMap(\.self)
    }

    /// Whether a declaration's head stands on a line.
    private func declares(on line: Int, _ lines: LineTable) -> Bool {
        func isHead(_ start: UInt32, _ word: UInt32) -> Bool {
            line >= lines.line(at: min(start, word)) && line <= lines.line(at: word)
        }
        for id in 0..<facts.functionCount {
            let function = facts.function(id)
            switch function.kind {
            case .function, .initializer, .accessor:
                if isHead(function.start, function.range.start) { return true }
            default: break
            }
        }
        return (0..<facts.typeCount).contains { id in
            let type = facts.type(id)
            return isHead(type.start, type.range.start)
        }
    }

    private func atEnd(of line: Int, _ comment: [UInt8], _ lines: LineTable) -> Insertion? {
        let range = lines.range(ofLine: line, in: bytes).indices
        let end = bytes[range].lastIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D && $0 != 0x0A }
        guard let end, bytes[end] != UInt8(ascii: "\\") else { return nil }
        return Insertion(offset: end + 1, text: [0x20, 0x20] + comment)
    }

    private func above(_ line: Int, _ comment: [UInt8], _ lines: LineTable) -> Insertion? {
        let range = lines.range(ofLine: line, in: bytes).indices
        if line > 1 {
            let before = bytes[lines.range(ofLine: line - 1, in: bytes).indices]
            if before.last(where: { $0 != 0x0D && $0 != 0x0A }) == UInt8(ascii: "\\") { return nil }
        }
        let indent = bytes[range].prefix { $0 == 0x20 || $0 == 0x09 }
        let next = line < lines.starts.count ? Int(lines.starts[line]) : bytes.count
        let isCRLF = bytes[range.lowerBound..<next].suffix(2).elementsEqual([0x0D, 0x0A])
        return Insertion(
            offset: range.lowerBound, text: Array(indent) + comment + (isCRLF ? [0x0D, 0x0A] : [0x0A]))
    }

    private func shifted(_ finding: Finding, _ insertion: Insertion) -> Finding {
        var finding = finding
        let offset = UInt32(clamping: insertion.offset)
        let length = UInt32(clamping: insertion.text.count)
        let range = finding.place.range
        finding.place = Finding.Place(
            file: 0,
            range: ByteRange(
                range.start >= offset ? range.start + length : range.start,
                range.end > offset ? range.end + length : range.end))
        return finding
    }

    /// Whether a text says what the text so far says, with nothing more that is not understood.
    private func isSameCode(_ other: FileFacts) -> Bool {
        other.problems.count == facts.problems.count && other.functionCount == facts.functionCount
            && other.typeCount == facts.typeCount && other.importCount == facts.importCount
            && (0..<facts.functionCount).allSatisfy { other.bodyDigest($0) == facts.bodyDigest($0) }
    }

    private func covers(_ findings: [Finding], _ text: Report.Text, _ facts: FileFacts) -> Bool {
        guard let today = today() else { return false }
        let directives = FileDirectives(
            file: 0, path: "", text: text, comments: facts.directives,
            blocks: suppressibleBlocks(facts, text.lines))
        let left = triage(
            findings, directives: [directives], inForce: rules, known: Set(rules.map(\.id)), today: today)
        return left.suppressed == findings.count
    }
}
