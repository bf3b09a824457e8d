import Findings
import SourceText

/// What came of a workspace in an earlier run: all that its part of the report is made from but the texts of files,
/// which are read again where something points at them.
struct StoredOutcome: Sendable {
    /// Of the tree that it is about: `TreeRecord.content`.
    var content: ContentHash
    /// Whether an unchanged tree alone tells that it still holds.
    var holdsByTree: Bool
    var failOn: Severity
    /// The rules that were in force.
    var rules: [RuleInfo]
    /// Its files have no texts.
    var part: ReportBuilder.Part
    /// The digests of their texts.
    var texts: [ContentHash]

    /// - Returns: nil where a text is missing, so that the part does not say all that there is to say.
    init?(
        _ part: ReportBuilder.Part, _ settings: EffectiveSettings, content: ContentHash, holdsByTree: Bool
    ) {
        guard part.files.allSatisfy({ $0.text != nil }), part.refusals.isEmpty else { return nil }
        self.content = content
        self.holdsByTree = holdsByTree
        self.part = part
        failOn = settings.failOn.value
        rules = settings.rulesInForce
        texts = part.files.map { ContentHash($0.text?.bytes ?? []) }
    }

    /// The part with its texts, read anew; nil where one of them is no longer what was analysed.
    func restored(root: String, languages: [Language], jobs: Int) -> ReportBuilder.Part? {
        let inputs = part.files.compactMap { file in
            languages.firstIndex { $0.name == file.language }.map {
                SourceInput(
                    path: file.workspacePath, location: joined(root, file.workspacePath), language: $0)
            }
        }
        guard inputs.count == part.files.count else { return nil }
        let found = inParallel(
            count: inputs.count, jobs: inputs.count < 8 ? 1 : jobs, state: SourceReader([])
        ) { reader, index -> Report.Text? in
            guard reader.reads(inputs[index], as: languages[inputs[index].language]),
                ContentHash(reader.bytes) == texts[index]
            else { return nil }
            return Report.Text(reader.bytes)
        }
        var result = part
        for (index, text) in found.enumerated() {
            guard let text else { return nil }
            result.files[index].text = text
        }
        return result.pointsIntoItsFiles ? result : nil
    }
}

extension ReportBuilder.Part {
    /// Whether every place lies in the text of a file that is there.
    fileprivate var pointsIntoItsFiles: Bool {
        func isSound(_ file: Int, _ range: ByteRange) -> Bool {
            guard files.indices.contains(file), let text = files[file].text else { return false }
            return range.start <= range.end && Int(range.end) <= text.bytes.count
        }
        return problems.allSatisfy { isSound($0.place.file, $0.place.range) }
            && findings.allSatisfy { finding in
                ([finding.place] + finding.trace + finding.related).allSatisfy { isSound($0.file, $0.range) }
                    && (finding.fix?.edits ?? []).allSatisfy { isSound($0.file, $0.range) }
            }
    }
}
