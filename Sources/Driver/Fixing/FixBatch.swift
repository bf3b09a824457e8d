import Findings
import SourceText

/// Fixes that can be applied at once, since none changes what another one changes.
///
/// Edits that are the same to the byte are one edit: two findings may both bring the same import.
struct FixBatch {
    /// Indices of the findings whose fixes are in it.
    private(set) var findings: [Int] = []
    /// By number of the file in the report, in source order.
    private(set) var edits: [Int: [Finding.Fix.Edit]] = [:]

    /// Adds all edits of a fix, or none where one of them stands in the way of those that are there.
    mutating func add(_ fix: Finding.Fix, of finding: Int) -> Bool {
        var added: [Finding.Fix.Edit] = []
        for edit in fix.edits {
            let there = edits[edit.file] ?? []
            if there.contains(edit) || added.contains(edit) { continue }
            if (there + added.filter { $0.file == edit.file }).contains(where: { $0.touches(edit) }) {
                return false
            }
            added.append(edit)
        }
        for edit in added {
            var list = edits[edit.file] ?? []
            list.insert(edit, at: list.firstIndex { edit.range < $0.range } ?? list.count)
            edits[edit.file] = list
        }
        findings.append(finding)
        return true
    }

    /// The text of a file with its edits; nil where it is not understood as well as before.
    /// - Parameter language: index of the file's.
    func understood(
        _ text: Report.Text, file: Int, language: Int, _ reader: inout SourceReader
    ) -> [UInt8]? {
        let bytes = applied(to: text, file: file)
        guard let before = reader.facts(of: text.bytes, language: language)?.problems.count,
            let after = reader.facts(of: bytes, language: language)?.problems.count, after <= before
        else { return nil }
        return bytes
    }

    /// The text of a file with its edits.
    func applied(to text: Report.Text, file: Int) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.bytes.count + 64)
        var position = 0
        for edit in edits[file] ?? [] {
            let range = edit.range.clamped(to: text.bytes.count).indices
            guard range.lowerBound >= position else { continue }
            result += text.bytes[position..<range.lowerBound]
            result += Array(edit.text.utf8)
            position = range.upperBound
        }
        return result + text.bytes[position...]
    }
}

extension Finding.Fix.Edit {
    /// Whether two edits of one file change the same bytes, or insert where the other one changes.
    fileprivate func touches(_ other: Finding.Fix.Edit) -> Bool {
        if range.isEmpty || other.range.isEmpty {
            return range.start <= other.range.end && other.range.start <= range.end
        }
        return range.start < other.range.end && other.range.start < range.end
    }
}
