import Findings
import SourceText

/// Makes the report of one workspace from its analysis: what is reported of it, with the text of the files
/// that something points at, and without what suppressions cover.
struct ReportBuilder {
    let inputs: [SourceInput]
    let analysis: SourceAnalysis
    let settings: EffectiveSettings
    let languages: [Language]
    /// Absolute, without links: paths in the report are relative to it.
    let workingFolder: String
    /// By the index of an input: whether it is reported.
    let isReported: [Bool]

    /// What goes into the report of the run.
    struct Part: Sendable {
        var files: [Report.File] = []
        var findings: [Finding] = []
        /// What a baseline has taken out of `findings`.
        var baselined: [Finding] = []
        /// Nil where all that was found is reported.
        var news: News?
        var problems: [Report.Problem] = []
        var skipped: [Skip] = []
        var checked = 0
        var partial = 0
        var suppressed = 0
        var notices: [String] = []
        var refusals: [InputProblem] = []
    }

    func build(jobs: Int) -> Part {
        var part = Part()
        var needed: Set<Int> = []
        let directives = inputs.indices.filter { isReported[$0] && !facts($0).directives.isEmpty }
        let rules = settings.rulesInForce
        part.findings = analysis.result.findings.map(withInputNumbers).filter { isReported[$0.place.file] }
        part.notices = analysis.result.notices
        for index in inputs.indices where isReported[index] { add(index, to: &part) }
        part.partial = Set(part.problems.map(\.place.file)).count
        needed.formUnion(directives)
        needed.formUnion(part.problems.map(\.place.file))
        for finding in part.findings { needed.formUnion(finding.files) }
        let texts = readTexts(needed.sorted(), jobs: jobs)
        part.files = inputs.indices.map { file($0, text: texts[$0]) }
        for index in needed.sorted() where texts[index] == nil {
            part.notices.append("\(part.files[index].path) changed while it was being checked")
        }
        if let rule = rules.first(where: { $0.id == MetaRule.filePartlyUnderstood.id }) {
            part.findings += findingsOfPartialFiles(part.problems, in: part.files, severity: rule.severity)
        }
        settleFixes(&part)
        triage(&part, directives: directives, rules: rules)
        keep(only: Set(part.findings.flatMap(\.files) + part.problems.map(\.place.file)), in: &part)
        return part
    }
}

extension ReportBuilder {
    private func facts(_ index: Int) -> FileSummary { FileSummary(analysis.outcomes[index]) }

    private func add(_ index: Int, to part: inout Part) {
        let outcome = analysis.outcomes[index]
        if let refusal = outcome.refusal {
            part.skipped.append(Skip(path: inputs[index].path, reason: refusal.reason, isIncomplete: true))
            return
        }
        part.checked += 1
        for problem in facts(index).problems {
            part.problems.append(
                Report.Problem(
                    place: Finding.Place(file: index, range: problem.range), message: problem.message))
        }
    }

    /// The engine numbers the files that were analysed; here all inputs are numbered.
    private func withInputNumbers(_ finding: Finding) -> Finding {
        finding.renumbered { analysis.indices.indices.contains($0) ? analysis.indices[$0] : 0 }
    }

    private func shownPath(_ input: SourceInput) -> String {
        relative(input.location, to: workingFolder) ?? input.location
    }

    private func file(_ index: Int, text: Report.Text?) -> Report.File {
        Report.File(
            path: shownPath(inputs[index]), workspacePath: inputs[index].path,
            language: languages[inputs[index].language].name, text: text)
    }

    /// The texts of some files, read a second time; none for one that is no longer what was analysed.
    private func readTexts(_ indices: [Int], jobs: Int) -> [Int: Report.Text] {
        let texts = inParallel(
            count: indices.count, jobs: indices.count < 8 ? 1 : jobs, state: SourceReader([])
        ) { [inputs, analysis, languages] reader, place -> Report.Text? in
            let index = indices[place]
            guard let hash = analysis.outcomes[index].analysed?.facts.contentHash else { return nil }
            let language = languages[inputs[index].language]
            guard reader.reads(inputs[index], as: language) else { return nil }
            return ContentHash(reader.bytes) == hash ? Report.Text(reader.bytes) : nil
        }
        var byIndex: [Int: Report.Text] = [:]
        for (index, text) in zip(indices, texts) { byIndex[index] = text }
        return byIndex
    }

    /// A fix is for the text that was analysed, in the file's own bytes and with its indentation and line ends.
    private func settleFixes(_ part: inout Part) {
        for index in part.findings.indices {
            guard let fix = part.findings[index].fix else { continue }
            let edits = fix.edits.compactMap { edit in
                part.files[edit.file].text.map { edit.fitted(to: $0) }
            }
            if edits.count == fix.edits.count {
                part.findings[index].fix?.edits = edits
            } else {
                part.findings[index].fix = nil
            }
        }
    }

    private func triage(_ part: inout Part, directives: [Int], rules: [RuleInfo]) {
        guard let today = today() else { return }
        let overrides = settings.configuration.overrides.map { override in
            (paths: PathPatterns(override.paths.value), disabled: settings.disabled(override))
        }
        let files = directives.compactMap { index -> FileDirectives? in
            guard let text = part.files[index].text, let facts = analysis.outcomes[index].analysed?.facts
            else {
                return nil
            }
            let switchedOff = overrides.filter { $0.paths.matches(inputs[index].path) }.map(\.disabled)
            return FileDirectives(
                file: index, path: inputs[index].path, text: text, comments: facts.directives,
                blocks: suppressibleBlocks(facts, text.lines),
                switchedOff: switchedOff.reduce([]) { $0.union($1) })
        }
        let outcome = Findings.triage(
            part.findings, directives: files, inForce: rules, known: settings.catalogue.ids, today: today)
        part.findings = outcome.kept
        part.suppressed = outcome.suppressed
    }

    /// Drops the files that nothing points at.
    private func keep(only used: Set<Int>, in part: inout Part) {
        let order = used.sorted()
        let numbers = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        part.files = order.map { part.files[$0] }
        part.findings = part.findings.map { $0.renumbered { numbers[$0] ?? 0 } }
        part.problems = part.problems.map { problem in
            var problem = problem
            problem.place.file = numbers[problem.place.file] ?? 0
            return problem
        }
    }
}

/// What the report needs of a file's facts.
private struct FileSummary {
    var directives: [ByteRange] = []
    var problems: [(range: ByteRange, message: String)] = []

    init(_ outcome: SourceOutcome) {
        guard let facts = outcome.analysed?.facts else { return }
        directives = facts.directives
        problems = facts.problems
        if let invalid = outcome.invalidBytes { problems.append((invalid.first, invalid.message)) }
    }
}

extension Finding {
    /// Every file that it points at.
    var files: [Int] {
        [place.file] + trace.map(\.file) + related.map(\.file) + (fix?.edits.map(\.file) ?? [])
    }

    /// The same with other numbers for its files.
    func renumbered(_ number: (Int) -> Int) -> Finding {
        var finding = self
        finding.place.file = number(place.file)
        for index in trace.indices { finding.trace[index].file = number(trace[index].file) }
        for index in related.indices { finding.related[index].file = number(related[index].file) }
        for index in (fix?.edits ?? []).indices {
            finding.fix?.edits[index].file = number(fix?.edits[index].file ?? 0)
        }
        return finding
    }
}
