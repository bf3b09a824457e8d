import Findings
import Reporting
import SourceText

/// What came of writing suppressions into the files that findings stand in.
public struct AddedSuppressions: Sendable {
    /// Comments written.
    public var count = 0
    /// Files changed.
    public var fileCount = 0
    /// Findings that still stand, as sentences that begin with their place.
    public var left: [String] = []
    public var problems: [InputProblem] = []
}

/// Writes a comment with a reason for everything that a run would report, so that the next one reports none of it.
///
/// Each file is replaced as a whole or not at all. A comment is only put where the code reads as before and the finding
/// is covered; what has no such place is told. Where something is wrong with what the program was given, nothing is
/// written: the run may have found what is not there.
public func addSuppressions(_ reason: String, _ request: CheckRequest) -> AddedSuppressions {
    var result = AddedSuppressions()
    guard isWritable(reason) else {
        result.problems.append(
            InputProblem(
                "`\(reason)` cannot be the reason of a suppression",
                help: "write one line that says why the code is right as it is, without another comment in it"
            ))
        return result
    }
    let outcome = check(request)
    guard outcome.problems.isEmpty, let report = outcome.report else { return result }
    let working = (try? workingDirectory()) ?? "/"
    let languages = Language.all
    var reader = SourceReader(languages)
    for (number, findings) in Dictionary(grouping: report.findings, by: \.place.file).sorted(by: {
        $0.key < $1.key
    }) {
        let file = report.files[number]
        let wanted = findings.filter { MetaRule($0.rule) == nil }
        guard !wanted.isEmpty, let text = file.text else { continue }
        guard let language = languages.firstIndex(where: { $0.name == file.language }) else { continue }
        let path = absolute(file.path, from: working)
        guard (try? readFile(path, limit: SourceReader.largestFile)) == text.bytes else {
            result.left.append(
                "\(file.path): nothing was written, since it has changed or is not encoded in UTF-8")
            continue
        }
        guard
            var writer = SuppressionWriter(
                text.bytes, language: language, reason: reason, rules: report.rules, reader: reader)
        else { continue }
        let count = writer.add(wanted)
        result.left += writer.left.map {
            "\(file.path):\($0): no comment fits here without a change of the code"
        }
        reader = writer.reader
        guard count > 0 else { continue }
        do throws(WriteRefusal) {
            try writeFile(writer.bytes, to: path)
            result.count += count
            result.fileCount += 1
        } catch {
            result.problems.append(
                InputProblem(
                    "it cannot be written: \(error.phrase)", file: InputProblem.File(path: file.path)))
        }
    }
    return result
}

/// Whether a comment with a reason is read as just that, in every language.
func isWritable(_ reason: String) -> Bool {
    guard terminalSafe(reason) == reason else { return false }
    return Language.all.allSatisfy { language in
        let bytes = Array("\(language.comment) sessionlint: allow(a): \(reason)".utf8)
        let whole = ByteRange(0, UInt32(clamping: bytes.count))
        guard case .suppression(let suppression) = Directive(in: bytes, comment: whole) else { return false }
        return !reason.isEmpty && suppression.reason == reason
    }
}
