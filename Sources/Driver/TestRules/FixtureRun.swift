import Findings
import RuleEngine
import SourceText

/// One folder of fixtures, analysed as a workspace and held against the claims in its files.
struct FixtureRun: Sendable {
    /// The rules that are claimed to be found.
    var expected: [String] = []
    var failures: [InputProblem] = []
    var problems: [InputProblem] = []

    /// - Parameters:
    ///   - root: absolute.
    ///   - shown: the same, as the user would write it.
    ///   - own: the rules of the pack.
    init(
        _ root: String, shown: String, _ own: Set<RuleID>, _ rules: RuleSet, _ reader: inout SourceReader
    ) {
        var files: [AnalysedFile] = []
        var texts: [Report.Text] = []
        var comments: [String] = []
        let languages = Language.all
        for path in (try? filesBelow(root)) ?? [] {
            guard let number = languages.firstIndex(where: { $0.endings.contains(ending(of: path)) }) else {
                continue
            }
            let input = SourceInput(path: path, location: joined(root, path), language: number)
            guard reader.reads(input, as: languages[number]) else {
                problems.append(
                    InputProblem("it cannot be read", file: InputProblem.File(path: joined(shown, path))))
                continue
            }
            files.append(
                AnalysedFile(
                    path: path, language: languages[number].name, facts: reader.facts(language: number)))
            texts.append(Report.Text(Array(reader.bytes[...])))
            comments.append(languages[number].comment)
        }
        var settings = AnalysisSettings()
        // A rule that is off is tried in its own fixtures.
        let folders = shown.split(separator: "/")
        if rules.infos.contains(where: { $0.isOff && folders.contains(Substring($0.id.description)) }) {
            settings.selected = Set(rules.infos.map(\.id))
        }
        let found = analyse(files, rules: rules, settings: settings).findings
        for index in files.indices {
            let text = texts[index]
            let claims = Expectations(text.bytes, comment: comments[index])
            let claimed = Set(claims.all.map(\.rule))
            let findings = found.filter { finding in
                finding.place.file == index
                    && (own.contains(finding.rule) || claimed.contains(finding.rule.description))
            }
            let lines = findings.map { (line: text.lines.line(at: $0.place.range.start), finding: $0) }
            expected += claims.all.filter { $0.kind == .found }.map(\.rule)
            let path = joined(shown, files[index].path)
            failures += claims.failures(lines).map { failure in
                InputProblem(
                    failure.message, help: failure.help,
                    file: InputProblem.File(path: path, text: text, range: failure.range))
            }
            problems += claims.unreadable.map {
                InputProblem(
                    "this is no expectation",
                    help: "write it as `\(comments[index]) expect: rule-id \"part of the message\"`",
                    file: InputProblem.File(path: path, text: text, range: $0))
            }
        }
    }
}

extension ExpectationFailure {
    /// What differs, without a full stop.
    var message: String {
        switch kind {
        case .notFound(let expectation):
            let part = expectation.part.map { " with \"\($0)\" in its message" } ?? ""
            return "\(expectation.rule) is expected in line \(expectation.line)\(part), and is not found"
        case .foundByNow(let expectation): return "\(expectation.rule) is found by now"
        case .goneByNow(let expectation): return "\(expectation.rule) is not found any more"
        case .notExpected(let finding): return "\(finding.rule) is not expected: \(finding.message)"
        }
    }

    var help: String? {
        switch kind {
        case .notFound: nil
        case .foundByNow: "drop the word `missing`"
        case .goneByNow: "drop the comment"
        case .notExpected(let finding): "if it is right, add `expect: \(finding.rule)` to the line"
        }
    }
}
