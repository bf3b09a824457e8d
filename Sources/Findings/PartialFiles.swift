import SourceText

/// One finding for each file of which a part was not understood, at the first such place, the others related.
///
/// - Parameters:
///   - problems: in any order.
///   - files: what the problems' places number.
public func findingsOfPartialFiles(
    _ problems: [Report.Problem], in files: [Report.File], severity: Severity = .note
) -> [Finding] {
    let rule = MetaRule.filePartlyUnderstood
    let byFile = Dictionary(grouping: problems, by: \.place.file)
    return byFile.keys.sorted().compactMap { number in
        guard files.indices.contains(number) else { return nil }
        let sorted = byFile[number, default: []].sorted { $0.place.range < $1.place.range }
        guard let first = sorted.first else { return nil }
        let parts = sorted.count == 1 ? "A part" : "\(sorted.count) parts"
        let verb = sorted.count == 1 ? "was" : "were"
        let lead = sorted.count == 1 ? "" : ", the first here"
        let fingerprint = Fingerprint(
            rule: rule.id, path: files[number].workspacePath, declaration: "", shape: 0)
        return Finding(
            rule: rule.id, severity: severity, confidence: .certain,
            message: "\(parts) of this file \(verb) not understood\(lead): \(first.message)",
            help: rule.info.help,
            place: Finding.Place(file: number, range: first.place.range), fingerprint: fingerprint,
            cause: fingerprint.description,
            related: sorted.dropFirst().map {
                Finding.Place(file: number, range: $0.place.range, message: $0.message)
            })
    }
}
