import Findings
import SourceText

extension StoredOutcome {
    /// The digest of the tree alone, which stands first.
    static func content(of bytes: [UInt8]) -> ContentHash? {
        var reader = CacheReader(bytes)
        return try? reader.hash()
    }

    var bytes: [UInt8] {
        var writer = CacheWriter()
        writer.add(content)
        writer.add(holdsByTree)
        writer.add(failOn.rawValue)
        writer.add(rules) { $0.add($1) }
        writer.add(part)
        writer.add(texts) { $0.add($1) }
        return writer.bytes
    }

    /// Nil where the bytes are not those of an outcome.
    init?(_ bytes: [UInt8]) {
        var reader = CacheReader(bytes)
        do throws(CacheReader.Unsound) {
            content = try reader.hash()
            holdsByTree = try reader.flag()
            failOn = try reader.severity()
            rules = try reader.list { (reader) throws(CacheReader.Unsound) in try reader.rule() }
            part = try reader.part()
            texts = try reader.list { (reader) throws(CacheReader.Unsound) in try reader.hash() }
        } catch {
            return nil
        }
        guard reader.isAtEnd, texts.count == part.files.count else { return nil }
    }
}

// MARK: - Writing

extension CacheWriter {
    fileprivate mutating func add(_ rule: RuleInfo) {
        add(rule.id.description)
        add(rule.family)
        add(rule.summary)
        add(rule.severity.rawValue)
        add(rule.languages) { $0.add($1) }
        add(rule.since)
        add(rule.help)
        for text in [rule.page.finds, rule.page.why, rule.page.exceptions] { add(text) }
        for codes in [rule.page.example, rule.page.instead] {
            add(codes) { writer, code in
                writer.add(code.language)
                writer.add(code.code)
            }
        }
        add(rule.page.references) { $0.add($1) }
        add(rule.fix?.rawValue) { $0.add($1) }
    }

    fileprivate mutating func add(_ part: ReportBuilder.Part) {
        add(part.files) { writer, file in
            writer.add(file.path)
            writer.add(file.workspacePath)
            writer.add(file.language)
        }
        add(part.findings) { $0.add($1) }
        add(part.problems) { writer, problem in
            writer.add(problem.place)
            writer.add(problem.message)
        }
        add(part.skipped) { writer, skip in
            writer.add(skip.path)
            writer.add(skip.reason)
            writer.add(skip.isIncomplete)
        }
        for count in [part.checked, part.partial, part.suppressed] { add(UInt32(truncatingIfNeeded: count)) }
        add(part.notices) { $0.add($1) }
    }

    private mutating func add(_ finding: Finding) {
        add(finding.rule.description)
        add(finding.severity.rawValue)
        add(finding.confidence.rawValue)
        add(finding.message)
        add(finding.help)
        add(finding.place)
        add(finding.function) { $0.add($1) }
        add(finding.role) { $0.add($1) }
        add(finding.fingerprint.value)
        add(finding.fingerprint.shape)
        add(UInt32(truncatingIfNeeded: finding.fingerprint.ordinal))
        add(finding.cause)
        add(finding.trace) { $0.add($1) }
        add(finding.related) { $0.add($1) }
        add(finding.fix) { writer, fix in
            writer.add(fix.safety.rawValue)
            writer.add(fix.title)
            writer.add(fix.edits) { writer, edit in
                writer.add(UInt32(truncatingIfNeeded: edit.file))
                writer.add(edit.range)
                writer.add(edit.text)
            }
        }
    }

    private mutating func add(_ place: Finding.Place) {
        add(UInt32(truncatingIfNeeded: place.file))
        add(place.range)
        add(place.message)
    }
}

// MARK: - Reading

extension CacheReader {
    fileprivate mutating func severity() throws(Unsound) -> Severity {
        guard let severity = Severity(rawValue: try number(UInt8.self)) else { throw Unsound() }
        return severity
    }

    private mutating func texts() throws(Unsound) -> [String] {
        try list { (reader) throws(Unsound) in try reader.text() }
    }

    private mutating func optionalText() throws(Unsound) -> String? {
        try optional { (reader) throws(Unsound) in try reader.text() }
    }

    private mutating func count() throws(Unsound) -> Int { Int(try number(UInt32.self)) }

    private mutating func ruleID() throws(Unsound) -> RuleID {
        guard let id = RuleID(try text()) else { throw Unsound() }
        return id
    }

    private mutating func safety() throws(Unsound) -> FixSafety {
        guard let safety = FixSafety(rawValue: try text()) else { throw Unsound() }
        return safety
    }

    private mutating func codes() throws(Unsound) -> [(language: String, code: String)] {
        try list { (reader) throws(Unsound) in (try reader.text(), try reader.text()) }
    }

    fileprivate mutating func rule() throws(Unsound) -> RuleInfo {
        let (id, family, summary) = (try ruleID(), try text(), try text())
        let (severity, languages, since, help) = (try severity(), try texts(), try text(), try text())
        let (finds, why, exceptions) = (try text(), try text(), try text())
        let (example, instead) = (try codes(), try codes())
        let references = try texts()
        let page = RuleInfo.Page(
            finds: finds, why: why, example: example, instead: instead, exceptions: exceptions,
            references: references)
        return RuleInfo(
            id: id, family: family, summary: summary, severity: severity, languages: languages, since: since,
            help: help, page: page, fix: try optional { (reader) throws(Unsound) in try reader.safety() })
    }

    fileprivate mutating func part() throws(Unsound) -> ReportBuilder.Part {
        var part = ReportBuilder.Part()
        part.files = try list { (reader) throws(Unsound) in
            Report.File(
                path: try reader.text(), workspacePath: try reader.text(), language: try reader.text(),
                text: nil)
        }
        part.findings = try list { (reader) throws(Unsound) in try reader.finding() }
        part.problems = try list { (reader) throws(Unsound) in
            Report.Problem(place: try reader.place(), message: try reader.text())
        }
        part.skipped = try list { (reader) throws(Unsound) in
            Skip(path: try reader.text(), reason: try reader.text(), isIncomplete: try reader.flag())
        }
        part.checked = try count()
        part.partial = try count()
        part.suppressed = try count()
        part.notices = try texts()
        return part
    }

    private mutating func finding() throws(Unsound) -> Finding {
        let (rule, severity) = (try ruleID(), try severity())
        guard let confidence = Confidence(rawValue: try text()) else { throw Unsound() }
        let (message, help, place) = (try text(), try text(), try place())
        let (function, role) = (try optionalText(), try optionalText())
        let fingerprint = Fingerprint(value: try number(), shape: try number(), ordinal: try count())
        let cause = try text()
        let (trace, related) = (try places(), try places())
        return Finding(
            rule: rule, severity: severity, confidence: confidence, message: message, help: help,
            place: place, function: function, role: role, fingerprint: fingerprint, cause: cause,
            trace: trace, related: related, fix: try optional { (reader) throws(Unsound) in try reader.fix() }
        )
    }

    private mutating func place() throws(Unsound) -> Finding.Place {
        Finding.Place(file: try count(), range: try range(), message: try text())
    }

    private mutating func places() throws(Unsound) -> [Finding.Place] {
        try list { (reader) throws(Unsound) in try reader.place() }
    }

    private mutating func fix() throws(Unsound) -> Finding.Fix {
        let (safety, title) = (try safety(), try text())
        let edits = try list { (reader) throws(Unsound) in
            Finding.Fix.Edit(file: try reader.count(), range: try reader.range(), text: try reader.text())
        }
        return Finding.Fix(safety: safety, title: title, edits: edits)
    }
}
