import Findings
import SourceText

/// What came of fixing: what is left of the findings, and how files changed.
public struct FixOutcome: Sendable {
    /// The run after the fixes; its report says what they came to.
    public var check: CheckOutcome
    /// Files that were changed, or would be, by path.
    public var changes: [Change] = []

    /// A file before and after.
    public struct Change: Sendable {
        /// Relative to the working directory, with `/`; absolute where it is not below it. Not escaped.
        public var path: String
        public var old: [UInt8]
        public var new: [UInt8]
    }
}

/// Applies the fixes of what a run would report, until none is left that can be.
///
/// Everything is tried in memory first: a fix that makes a file harder to read, or leaves its finding where it is, is
/// taken back. Then each file is replaced as a whole, if it still is what was read; files that one fix ties together
/// are all replaced or none. Where something is wrong with what the program was given, nothing is fixed.
/// - Parameters:
///   - includesUnsafe: whether fixes count that may change what the code does.
///   - writes: whether files are replaced; if not, the outcome is what it would be.
public func fix(_ request: CheckRequest, includesUnsafe: Bool, writes: Bool) -> FixOutcome {
    let first = check(request)
    guard first.problems.isEmpty, let report = first.report else { return FixOutcome(check: first) }
    var rounds = FixRounds(request, first, includesUnsafe: includesUnsafe, workspace: report.workspace)
    rounds.run()
    var outcome = FixOutcome(check: rounds.outcome, changes: rounds.changes)
    if writes, !outcome.changes.isEmpty {
        let refused = rounds.write()
        if !refused.isEmpty {
            let others = outcome.changes.filter { refused[$0.path] == nil }
            // What was reckoned with is not so: the files that stayed have their findings still.
            outcome = FixOutcome(check: check(request), changes: others)
        }
    }
    let summary = rounds.summary(of: outcome, isTrial: !writes)
    outcome.check.report?.fixes = summary
    return outcome
}

/// The rounds of applying fixes to texts in memory.
struct FixRounds {
    /// More than these never settle.
    private static let most = 20

    private var request: CheckRequest
    let includesUnsafe: Bool
    private let workspace: String
    private let workingFolder: String
    private let languages = Language.all
    private var reader: SourceReader
    /// What is left now.
    private(set) var outcome: CheckOutcome
    /// By absolute path; a file that cannot be fixed has its reason.
    var files: [String: Result<FixableFile, FixableFile.Refusal>] = [:]
    /// What was fixed so far, with the absolute paths that its edits are in.
    var fixed: [(item: AppliedFixes.Item, paths: Set<String>)] = []
    /// Why fixes were not applied or were taken back: by finding, and by rule and file.
    private var refusedFindings: [FindingKey: String] = [:]
    private var refusedRules: [RuleInFile: String] = [:]
    private var seen: Set<ContentHash> = []

    /// The findings of one rule in one file.
    struct RuleInFile: Hashable {
        var rule: RuleID
        var path: String
    }

    /// A finding as it is known from one round to the next.
    struct FindingKey: Hashable {
        var rule: RuleID
        var path: String
        var fingerprint: Fingerprint
    }

    init(_ request: CheckRequest, _ outcome: CheckOutcome, includesUnsafe: Bool, workspace: String) {
        self.request = request
        self.outcome = outcome
        self.includesUnsafe = includesUnsafe
        self.workspace = workspace
        workingFolder = (try? workingDirectory()) ?? "/"
        reader = SourceReader(languages)
        seen = [state]
    }

    func location(_ file: Report.File) -> String { absolute(file.path, from: workingFolder) }

    /// Applies fixes until none is left, or they do not come to an end.
    mutating func run() {
        var only: Set<RuleInFile>?
        for _ in 0..<Self.most {
            guard let report = outcome.report else { return }
            let batch = batch(of: report, only: only)
            guard !batch.findings.isEmpty else {
                if only == nil { return }
                only = nil
                continue
            }
            let (files, fixed) = (self.files, self.fixed)
            apply(batch, report)
            let keys = Set(batch.findings.map { key(report.findings[$0], report) })
            let state = state
            guard !seen.contains(state) else {
                (self.files, self.fixed) = (files, fixed)
                refuse(keys, "its fix and another one undo each other")
                continue
            }
            request.drafts = drafts
            let next = check(request)
            let idle = next.report.map { unmoved(batch, report, $0) } ?? keys
            guard idle.isEmpty else {
                (self.files, self.fixed) = (files, fixed)
                // What others of the round brought may hide that a fix did help: it is tried without them.
                if idle == keys { refuse(keys, "the fix does not remove it") }
                only = idle == keys ? nil : idle
                continue
            }
            only = nil
            seen.insert(state)
            outcome = next
        }
    }

    private mutating func refuse(_ keys: Set<RuleInFile>, _ reason: String) {
        for key in keys { refusedRules[key] = reason }
    }

    private func key(_ finding: Finding, _ report: Report) -> RuleInFile {
        RuleInFile(rule: finding.rule, path: location(report.files[finding.place.file]))
    }

    private func fullKey(_ finding: Finding, _ report: Report) -> FindingKey {
        FindingKey(
            rule: finding.rule, path: location(report.files[finding.place.file]),
            fingerprint: finding.fingerprint)
    }

    /// The texts that are not what they were, by absolute path.
    private var drafts: [String: [UInt8]] {
        files.compactMapValues { file in
            guard case .success(let file) = file, file.isChanged else { return nil }
            return file.bytes
        }
    }

    /// What all texts together are.
    private var state: ContentHash {
        ContentHash(
            drafts.sorted { $0.key < $1.key }.flatMap { path, bytes in
                Array("\(path)\u{0}\(ContentHash(bytes))\u{0}".utf8)
            })
    }

    // MARK: Choosing

    private func isWanted(_ fix: Finding.Fix) -> Bool {
        !fix.edits.isEmpty && (includesUnsafe || fix.safety == .safe)
    }

    private mutating func batch(of report: Report, only: Set<RuleInFile>?) -> FixBatch {
        var batch = FixBatch()
        for (index, finding) in report.findings.enumerated() {
            guard let fix = finding.fix, isWanted(fix) else { continue }
            if let only, !only.contains(key(finding, report)) { continue }
            for file in Set(fix.edits.map(\.file)).sorted() { open(file, report) }
            guard reason(finding, fix, report) == nil else { continue }
            _ = batch.add(fix, of: index)
        }
        return batch
    }

    private mutating func open(_ number: Int, _ report: Report) {
        let file = report.files[number]
        let path = location(file)
        guard files[path] == nil else { return }
        guard let language = languages.firstIndex(where: { $0.name == file.language }) else { return }
        var reader = reader
        do throws(FixableFile.Refusal) {
            let opened = try FixableFile(
                file, location: path, workspace: workspace, language: language, reader: &reader)
            files[path] = .success(opened)
        } catch {
            files[path] = .failure(error)
        }
        self.reader = reader
    }

    /// Why a fix is not applied, as a phrase; nil where nothing is known against it.
    private func reason(_ finding: Finding, _ fix: Finding.Fix, _ report: Report) -> String? {
        if let reason = refusedRules[key(finding, report)] { return reason }
        if let reason = refusedFindings[fullKey(finding, report)] { return reason }
        for number in Set(fix.edits.map(\.file)).sorted() {
            let file = report.files[number]
            switch files[location(file)] {
            case .success: continue
            case .failure(let refusal):
                return number == finding.place.file ? refusal.reason : "\(file.path): \(refusal.reason)"
            case nil: return "\(file.path): it was not read"
            }
        }
        return nil
    }

    // MARK: Applying

    private mutating func apply(_ batch: FixBatch, _ report: Report) {
        if let texts = texts(of: batch, report) { return keep(texts, batch, report) }
        // One of them makes a file harder to read: which one shows when they are tried one after the other.
        var good = FixBatch()
        for index in batch.findings {
            guard let fix = report.findings[index].fix else { continue }
            var trial = good
            guard trial.add(fix, of: index) else { continue }
            if texts(of: trial, report) != nil {
                good = trial
            } else {
                refusedFindings[fullKey(report.findings[index], report)] =
                    "the file would not be understood as well as before"
            }
        }
        if let texts = texts(of: good, report) { keep(texts, good, report) }
    }

    /// The texts of the files of a batch with its edits; nil where one of them is not understood as well as before.
    private mutating func texts(of batch: FixBatch, _ report: Report) -> [String: [UInt8]]? {
        var result: [String: [UInt8]] = [:]
        for number in batch.edits.keys.sorted() {
            let path = location(report.files[number])
            guard let text = report.files[number].text, case .success(let file) = files[path],
                file.bytes == text.bytes,
                let bytes = batch.understood(text, file: number, language: file.language, &reader)
            else { return nil }
            result[path] = bytes
        }
        return result
    }

    private mutating func keep(_ texts: [String: [UInt8]], _ batch: FixBatch, _ report: Report) {
        for (path, bytes) in texts {
            guard case .success(var file) = files[path] else { continue }
            file.bytes = bytes
            files[path] = .success(file)
        }
        for index in batch.findings {
            guard let item = item(report.findings[index], report) else { continue }
            let edits = report.findings[index].fix?.edits ?? []
            fixed.append((item, Set(edits.map { location(report.files[$0.file]) })))
        }
    }

    /// The rules of files of which no finding went, though fixes for some were applied.
    private func unmoved(_ batch: FixBatch, _ before: Report, _ after: Report) -> Set<RuleInFile> {
        let wanted = Set(batch.findings.map { key(before.findings[$0], before) })
        func counts(_ report: Report) -> [RuleInFile: Int] {
            Dictionary(grouping: report.findings) { key($0, report) }.mapValues(\.count)
        }
        let (old, new) = (counts(before), counts(after))
        return wanted.filter { new[$0, default: 0] >= old[$0, default: 0] }
    }

    // MARK: Telling

    func item(_ finding: Finding, _ report: Report, reason: String = "") -> AppliedFixes.Item? {
        guard let fix = finding.fix else { return nil }
        let file = report.files[finding.place.file]
        let position = file.text.map { $0.lines.position(at: finding.place.range.start, in: $0.bytes) }
        return AppliedFixes.Item(
            rule: finding.rule, path: file.path, line: position?.line ?? 1, column: position?.column ?? 1,
            message: finding.message, safety: fix.safety, title: fix.title, reason: reason)
    }

    /// What was fixed, and why the rest was not.
    func summary(of outcome: FixOutcome, isTrial: Bool) -> AppliedFixes {
        var summary = AppliedFixes()
        summary.isTrial = isTrial
        summary.fileCount = outcome.changes.count
        summary.fixed = fixed.map(\.item).sorted {
            ($0.path, $0.line, $0.column) < ($1.path, $1.line, $1.column)
        }
        guard let report = outcome.check.report else { return summary }
        for finding in report.findings {
            guard let fix = finding.fix, !fix.edits.isEmpty else { continue }
            guard isWanted(fix) else {
                summary.unsafeCount += 1
                continue
            }
            let reason = reason(finding, fix, report) ?? "the fixes did not come to an end"
            summary.refused += [item(finding, report, reason: reason)].compactMap(\.self)
        }
        return summary
    }
}
