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
    /// Some that need not be read again, by the digest of their bytes.
    var texts: [ContentHash: Report.Text] = [:]

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
        /// All that something was looked for in, by the digest of their bytes.
        var texts: [ContentHash: Report.Text] = [:]
    }

    func build(jobs: Int) -> Part {
        var part = Part()
        part.findings = analysis.result.findings.map(withInputNumbers).filter { isReported[$0.place.file] }
        part.notices = analysis.result.notices
        var needed: Set<Int> = []
        for index in inputs.indices where isReported[index] {
            if add(index, to: &part) { needed.insert(index) }
        }
        part.partial = Set(part.problems.map(\.place.file)).count
        needed.formUnion(part.problems.map(\.place.file))
        for finding in part.findings { needed.formUnion(finding.files) }
        // From here on the files are numbered that something points at.
        let indices = needed.sorted()
        renumber(indices, &part)
        let texts = readTexts(indices, jobs: jobs)
        part.files = zip(indices, texts).map { file($0, text: $1) }
        for (index, text) in zip(indices, texts) {
            if let text, let hash = hash(index) { part.texts[hash] = text }
        }
        for file in part.files where file.text == nil {
            part.notices.append("\(file.path) changed while it was being checked")
        }
        let rules = settings.rulesInForce
        if let rule = rules.first(where: { $0.id == MetaRule.filePartlyUnderstood.id }) {
            part.findings += findingsOfPartialFiles(part.problems, in: part.files, severity: rule.severity)
        }
        settleFixes(&part)
        triage(&part, indices, rules: rules)
        let used = Set(part.findings.flatMap(\.files) + part.problems.map(\.place.file)).sorted()
        renumber(used, &part)
        part.files = used.map { part.files[$0] }
        return part
    }
}

extension ReportBuilder {
    /// - Returns: whether there are comments in the file that speak to us.
    private func add(_ index: Int, to part: inout Part) -> Bool {
        if let refusal = analysis.outcomes[index].refusal {
            part.skipped.append(Skip(path: inputs[index].path, reason: refusal.reason, isIncomplete: true))
            return false
        }
        part.checked += 1
        guard let facts = analysis.outcomes[index].analysed?.facts else { return false }
        var problems = facts.problems
        if let invalid = analysis.outcomes[index].invalidBytes {
            problems.append((invalid.first, invalid.message))
        }
        for problem in problems {
            part.problems.append(
                Report.Problem(
                    place: Finding.Place(file: index, range: problem.range), message: problem.message))
        }
        return !facts.directives.isEmpty
    }

    private func hash(_ index: Int) -> ContentHash? { analysis.outcomes[index].analysed?.facts.contentHash }

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

    /// The texts of some files, read a second time; nil for one that is no longer what was analysed.
    private func readTexts(_ indices: [Int], jobs: Int) -> [Report.Text?] {
        var result = indices.map { index in hash(index).flatMap { texts[$0] } }
        let unread = result.indices.filter { result[$0] == nil }
        let found = inParallel(
            count: unread.count, jobs: unread.count < 8 ? 1 : jobs, state: SourceReader([])
        ) { [inputs, analysis, languages] reader, place -> Report.Text? in
            let index = indices[unread[place]]
            guard let hash = analysis.outcomes[index].analysed?.facts.contentHash else { return nil }
            let language = languages[inputs[index].language]
            guard reader.reads(inputs[index], as: language) else { return nil }
            return ContentHash(reader.bytes) == hash ? Report.Text(reader.bytes) : nil
        }
        for (place, text) in zip(unread, found) { result[place] = text }
        return result
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

    /// - Parameter indices: by file of the part: the index of its input.
    private func triage(_ part: inout Part, _ indices: [Int], rules: [RuleInfo]) {
        guard let today = today() else { return }
        let overrides = settings.configuration.overrides.map { override in
            (paths: PathPatterns(override.paths.value), disabled: settings.disabled(override))
        }
        let files = indices.enumerated().compactMap { file, index -> FileDirectives? in
            guard isReported[index], let text = part.files[file].text,
                let facts = analysis.outcomes[index].analysed?.facts, !facts.directives.isEmpty
            else { return nil }
            let switchedOff = overrides.filter { $0.paths.matches(inputs[index].path) }.map(\.disabled)
            return FileDirectives(
                file: file, path: inputs[index].path, text: text, comments: facts.directives,
                blocks: suppressibleBlocks(facts, text.lines),
                switchedOff: switchedOff.reduce([]) { $0.union($1) })
        }
        let outcome = Findings.triage(
            part.findings, directives: files, inForce: rules, known: settings.catalogue.ids, today: today)
        part.findings = outcome.kept
        part.suppressed = outcome.suppressed
    }

    /// Goes over to numbers among some of the files, which are all that something points at.
    private func renumber(_ used: [Int], _ part: inout Part) {
        let numbers = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
        for index in part.findings.indices {
            part.findings[index] = part.findings[index].renumbered { numbers[$0] ?? 0 }
        }
        for index in part.problems.indices {
            part.problems[index].place.file = numbers[part.problems[index].place.file] ?? 0
        }
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
