import Findings
import SourceText

/// Changes of files that an editor is to make.
public struct FileChange: Sendable {
    /// Of the file; absolute.
    public var location: String
    /// What is changed.
    public var text: Report.Text
    /// Of that text, in source order; their `file` does not count.
    public var edits: [Finding.Fix.Edit]
}

extension Snapshot {
    /// The changes that apply the fixes of some findings, as many of them as go together. A fix with which a file would
    /// not be understood as well as before is left out.
    public func changes(fixing findings: [Finding]) -> [FileChange] {
        guard let report else { return [] }
        var reader = SourceReader(Language.all)
        var good = FixBatch()
        for (index, finding) in findings.enumerated() {
            guard let fix = finding.fix, !fix.edits.isEmpty else { continue }
            var trial = good
            guard trial.add(fix, of: index) else { continue }
            let isUnderstood = Set(fix.edits.map(\.file)).allSatisfy { number in
                guard let text = report.files[number].text, let language = language(of: number) else {
                    return false
                }
                return trial.understood(text, file: number, language: language, &reader) != nil
            }
            if isUnderstood { good = trial }
        }
        return good.edits.sorted { $0.key < $1.key }.compactMap { number, edits in
            report.files[number].text.map { text in
                FileChange(location: locations[number], text: text, edits: edits)
            }
        }
    }

    /// The change that suppresses a finding; nil where no comment fits without a change of the code.
    /// - Parameter reason: one line; nil leaves the place behind the colon empty for somebody to write it. Until then the
    ///   finding stands, and beside it that the suppression has no reason.
    public func change(suppressing finding: Finding, reason: String?) -> FileChange? {
        let number = finding.place.file
        let standIn = "reason"
        guard let report, MetaRule(finding.rule) == nil, reason.map(isWritable) ?? true,
            let text = report.files[number].text, let language = language(of: number),
            var writer = SuppressionWriter(
                text.bytes, language: language, reason: reason ?? standIn, rules: report.rules,
                reader: SourceReader(Language.all)),
            writer.add([finding]) == 1
        else { return nil }
        let count = writer.bytes.count - text.bytes.count
        let start = zip(writer.bytes, text.bytes).prefix { $0 == $1 }.count
        guard count > 0, start + count <= writer.bytes.count else { return nil }
        var inserted = Array(writer.bytes[start..<(start + count)])
        if reason == nil, let place = inserted.lastRange(of: Array(standIn.utf8)) {
            inserted.removeSubrange(place)
        }
        let edit = Finding.Fix.Edit(
            file: number, range: ByteRange(at: UInt32(clamping: start)),
            text: String(decoding: inserted, as: UTF8.self))
        return FileChange(location: locations[number], text: text, edits: [edit])
    }

    private func language(of number: Int) -> Int? {
        Language.all.firstIndex { $0.name == report?.files[number].language }
    }
}

extension [UInt8] {
    /// The last place at which some bytes stand.
    fileprivate func lastRange(of bytes: [UInt8]) -> Range<Int>? {
        guard count >= bytes.count else { return nil }
        let start = (0...(count - bytes.count)).last { self[$0...].starts(with: bytes) }
        return start.map { $0..<($0 + bytes.count) }
    }
}
