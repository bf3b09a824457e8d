import SourceText

/// What is left of the findings once the suppressions in the files have had their say.
public struct Triage: Sendable {
    /// Findings that no suppression covers, and those about the suppressions themselves; sorted by file number,
    /// offset and rule.
    public var kept: [Finding]
    /// How many findings a suppression covers.
    public var suppressed: Int

    public init(kept: [Finding], suppressed: Int) {
        self.kept = kept
        self.suppressed = suppressed
    }
}

/// The comments of one file that address SessionLint, with what is needed to know which lines they cover.
public struct FileDirectives: Sendable {
    /// Index into `Report.files`.
    public var file: Int
    /// Relative to the workspace, with `/`: part of the fingerprints of findings about suppressions.
    public var path: String
    public var text: Report.Text
    /// Every comment that holds the word `sessionlint`, introducers and ends included, in source order.
    public var comments: [ByteRange]
    /// What a directive alone on the line above covers as a whole.
    public var blocks: [Block]
    /// Rules that are off in this file although they are in force elsewhere.
    public var switchedOff: Set<RuleID>

    public init(
        file: Int, path: String, text: Report.Text, comments: [ByteRange], blocks: [Block],
        switchedOff: Set<RuleID> = []
    ) {
        self.file = file
        self.path = path
        self.text = text
        self.comments = comments
        self.blocks = blocks
        self.switchedOff = switchedOff
    }

    /// A declaration, or a statement of several lines.
    public struct Block: Hashable, Sendable {
        /// All of it, decorators and attributes included.
        public var range: ByteRange
        /// Offset of the word that declares, such as `def`; `range.start` where nothing stands before it. A
        /// directive between the decorators and this word covers the block too.
        public var header: UInt32

        public init(range: ByteRange, header: UInt32) {
            self.range = range
            self.header = header
        }
    }
}

/// Takes the suppressed findings out, and reports suppressions that are malformed, unused, expired, without a
/// reason or for an unknown rule; only the latter's other rules still hold.
///
/// A directive at the end of a line covers findings whose range begins or ends on that line. One that stands
/// alone covers the next line of code in the same way and, where that line belongs to the head of a block, the
/// whole block. `allow-file` covers the file. Where several cover a finding, each of them counts as used.
///
/// - Parameters:
///   - findings: in any order; of files in `directives` or of others.
///   - directives: at most one entry for each file.
///   - inForce: the rules of this run, those about suppressions included, with the severities they are to have.
///   - known: the ids of all rules there are.
///   - today: expiry is judged by it.
public func triage(
    _ findings: [Finding], directives: [FileDirectives], inForce: [RuleInfo], known: Set<RuleID>,
    today: CalendarDate
) -> Triage {
    var places: [Int: [Int]] = [:]
    for (index, finding) in findings.enumerated() { places[finding.place.file, default: []].append(index) }
    let severities = Dictionary(inForce.map { ($0.id, $0.severity) }, uniquingKeysWith: { first, _ in first })
    var isCovered = [Bool](repeating: false, count: findings.count)
    var meta: [Finding] = []
    for file in directives {
        let coverage = Coverage(of: file, findings: findings, at: places[file.file] ?? [])
        var auditor = SuppressionAuditor(file: file, severities: severities, known: known, today: today)
        for (comment, directive) in coverage.directives {
            switch directive {
            case .malformed(let problem): auditor.report(problem)
            case .suppression(let suppression):
                let covered = coverage.findings(coveredBy: suppression, in: comment)
                for index in auditor.judge(suppression, in: comment, covers: covered, of: findings) {
                    isCovered[index] = true
                }
            }
        }
        meta += auditor.findings
    }
    let kept = findings.indices.filter { !isCovered[$0] }.map { findings[$0] } + meta
    return Triage(kept: kept.sorted(by: isBefore), suppressed: findings.count - (kept.count - meta.count))
}

private func isBefore(_ left: Finding, _ right: Finding) -> Bool {
    if left.place.file != right.place.file { return left.place.file < right.place.file }
    if left.place.range.start != right.place.range.start {
        return left.place.range.start < right.place.range.start
    }
    if left.rule != right.rule { return left.rule < right.rule }
    return left.place.range.end < right.place.range.end
}
