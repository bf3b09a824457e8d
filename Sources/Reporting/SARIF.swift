import Findings
import SourceText

/// Format `sarif`: SARIF 2.1.0 as its consumers really read it, which is less, and stricter, than the standard.
///
/// GitHub code scanning
/// - demands `$schema`, rules with non-empty `shortDescription`, `fullDescription` (at most 1,024 characters each)
///   and `help`, and all four numbers of a region, counted from 1;
/// - shows a finding in a pull request only if every line of its region is in the diff, so regions are one line;
/// - resolves relative URIs against the root of the repository, whatever base they name;
/// - tells alerts apart by `partialFingerprints.primaryLocationLineHash` alone (`LineHash.swift`); its uploading
///   action computes the hash where it is missing, its upload API does not;
/// - takes a rule with `security-severity` for a security rule, so there is none;
/// - opens alerts for suppressed and baselined results too, so these are left out;
/// - shows related locations only where the message links to them, as in `[opened here](1)`;
/// - rejects a run with more than 25,000 results and keeps 5,000 of them, 1,000 steps of a code flow;
/// - takes everything before the last `/` of `automationDetails.id` for the category. Two uploads of one category
///   in a workflow fail, and the action's `category` input counts only where the id is missing.
///
/// The SARIF viewers for editors find files through `uriBaseId` only if `originalUriBaseIds` defines it with a
/// trailing slash. Columns count UTF-16 units, and `columnKind` says so, since others assume either way.
func renderSARIF(_ report: Report, options: RenderOptions) -> [UInt8] {
    var json = JSONWriter(layout: .indented)
    SARIFLog(report: report, options: options).write(to: &json)
    json.newline()
    return json.bytes
}

/// What the limits of SARIF's consumers do to this report, as sentences for its notices; empty where it fits.
public func sarifNotices(for report: Report) -> [String] {
    let count = report.findings.count
    if count > SARIFLog.mostResults {
        return [
            "the SARIF output leaves \(count - SARIFLog.mostResults) of \(count) findings out, the least severe "
                + "ones: code scanning takes at most \(SARIFLog.mostResults)"
        ]
    }
    if count > SARIFLog.mostResultsShown {
        return ["of the \(count) findings GitHub shows the \(SARIFLog.mostResultsShown) most severe ones"]
    }
    return []
}

/// One log with one run.
struct SARIFLog {
    let report: Report
    let options: RenderOptions
    let locator: Locator
    /// Every rule in force, and those that only findings name.
    let rules: [RuleInfo]
    let ruleIndices: [RuleID: Int]
    /// The most severe ones, in the report's order, and behind them what a baseline holds back.
    let findings: [Finding]
    /// How many of them are in no baseline.
    let newCount: Int
    /// By file and line.
    let hashes: [Int: [Int: String]]

    static let mostResults = 25_000
    static let mostResultsShown = 5_000
    static let mostSteps = 1_000
    static let mostRelated = 100
    static let mostNotifications = 1_000

    init(report: Report, options: RenderOptions) {
        self.report = report
        self.options = options
        locator = Locator(report: report, unit: .utf16)
        let new = Self.mostSevere(report.findings, atMost: Self.mostResults)
        newCount = new.count
        findings =
            options.includesBaselined
            ? new + Self.mostSevere(report.baselined, atMost: Self.mostResults - newCount) : new
        var rules = report.rules
        var indices = Dictionary(
            rules.indices.map { (rules[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        for finding in findings where indices[finding.rule] == nil {
            indices[finding.rule] = rules.count
            rules.append(Self.stand(in: finding))
        }
        self.rules = rules
        ruleIndices = indices
        var lines: [Int: Set<Int>] = [:]
        for finding in findings {
            guard let text = locator.text(finding.place.file) else { continue }
            lines[finding.place.file, default: []].insert(text.lines.line(at: finding.place.range.start))
        }
        let texts = locator
        hashes = Dictionary(
            uniqueKeysWithValues: lines.compactMap { file, lines in
                texts.text(file).map { (file, lineHashes(of: $0, lines: lines)) }
            })
    }

    private static func mostSevere(_ findings: [Finding], atMost limit: Int) -> [Finding] {
        guard findings.count > limit else { return findings }
        let ranked = findings.indices.sorted {
            findings[$0].severity != findings[$1].severity
                ? findings[$0].severity > findings[$1].severity : $0 < $1
        }
        return ranked.prefix(limit).sorted().map { findings[$0] }
    }

    /// What can be said of a rule that the report does not list.
    private static func stand(in finding: Finding) -> RuleInfo {
        if let meta = MetaRule(finding.rule) { return meta.info }
        let page = RuleInfo.Page(finds: "", why: "", example: [], instead: [], exceptions: "", references: [])
        return RuleInfo(
            id: finding.rule, family: "", summary: finding.rule.description, severity: finding.severity,
            languages: [], since: "", help: finding.help, page: page, fix: nil)
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field(
                "$schema",
                "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
            json.field("version", "2.1.0")
            json.array("runs") { json in json.object { writeRun(to: &$0) } }
        }
    }

    private func writeRun(to json: inout JSONWriter) {
        json.object("tool") { json in
            json.object("driver") { json in
                json.field("name", "SessionLint")
                json.field("version", report.version)
                json.field("semanticVersion", report.version)
                json.array("rules") { json in
                    for rule in rules { json.object { writeSARIFRule(rule, to: &$0) } }
                }
                json.array("notifications") { json in
                    for kind in Notification.allCases where report.fixes != nil || !kind.isOfFixes {
                        json.object(inline: true) { json in
                            json.field("id", kind.rawValue)
                            json.object("shortDescription") { $0.field("text", kind.summary) }
                        }
                    }
                }
            }
        }
        if !options.category.isEmpty {
            json.object("automationDetails", inline: true) { $0.field("id", "\(options.category)/") }
        }
        json.object("originalUriBaseIds", inline: true) { json in
            json.object(SARIFPaths.baseID) { json in
                if let root = SARIFPaths(options).rootURI(ofWorkspace: report.workspace) {
                    json.field("uri", root)
                }
                json.object("description") { $0.field("text", "The root of the repository.") }
            }
        }
        json.field("columnKind", "utf16CodeUnits")
        json.array("invocations") { json in
            json.object { json in
                json.field("executionSuccessful", true)
                json.array("toolExecutionNotifications") { writeNotifications(to: &$0) }
            }
        }
        json.array("results") { json in
            for (index, finding) in findings.enumerated() {
                json.object { write(finding, isNew: index < newCount, to: &$0) }
            }
        }
    }
}

extension SARIFLog {
    /// The kinds of what is to be said about the run itself.
    enum Notification: String, CaseIterable {
        case notUnderstood = "not-understood"
        case skipped = "skipped"
        case leftOut = "left-out"
        case notice = "notice"
        case fixed = "fixed"
        case notFixed = "not-fixed"

        /// Whether it is only said where fixes were asked for.
        var isOfFixes: Bool { self == .fixed || self == .notFixed }

        var summary: String {
            switch self {
            case .notUnderstood: "A part of a file was not understood; the rest of it was analysed."
            case .skipped: "A file or folder was not analysed."
            case .leftOut: "A limit of SARIF's consumers was reached."
            case .notice: "Something about the run that the reader should know."
            case .fixed: "A finding that was removed by its fix."
            case .notFixed: "A finding whose fix could not be applied."
            }
        }
    }

    private func writeNotifications(to json: inout JSONWriter) {
        for problem in report.problems.prefix(Self.mostNotifications) {
            write(.notUnderstood, "warning", problem.message, at: problem.place, to: &json)
        }
        writeRest(.notUnderstood, of: report.problems.count, to: &json)
        for skip in report.skipped.prefix(Self.mostNotifications) {
            write(.skipped, "note", "\(skip.path): \(skip.reason)", to: &json)
        }
        writeRest(.skipped, of: report.skipped.count, to: &json)
        let limits = sarifNotices(for: report)
        for sentence in limits { write(.leftOut, "warning", sentence, to: &json) }
        if let comparison = report.comparison {
            write(.notice, "note", sentence(comparison, findings: report.findings.count), to: &json)
        }
        for notice in report.notices where !limits.contains(notice) {
            write(.notice, "note", notice, to: &json)
        }
        guard let fixes = report.fixes else { return }
        for item in fixes.fixed.prefix(Self.mostNotifications) {
            write(.fixed, "note", told(item, item.title), to: &json)
        }
        writeRest(.fixed, of: fixes.fixed.count, to: &json)
        for item in fixes.refused.prefix(Self.mostNotifications) {
            write(.notFixed, "warning", told(item, item.reason), to: &json)
        }
        writeRest(.notFixed, of: fixes.refused.count, to: &json)
    }

    private func told(_ item: AppliedFixes.Item, _ text: String) -> String {
        "\(item.path):\(item.line):\(item.column): \(item.rule): \(text)"
    }

    private func writeRest(_ kind: Notification, of count: Int, to json: inout JSONWriter) {
        guard count > Self.mostNotifications else { return }
        write(kind, "note", "And \(count - Self.mostNotifications) more.", to: &json)
    }

    private func write(
        _ kind: Notification, _ level: String, _ message: String, at place: Finding.Place? = nil,
        to json: inout JSONWriter
    ) {
        json.object { json in
            json.object("descriptor", inline: true) { json in
                json.field("id", kind.rawValue)
                json.field("index", Notification.allCases.firstIndex(of: kind) ?? 0)
            }
            json.field("level", level)
            json.object("message", inline: true) { $0.field("text", message) }
            guard let place else { return }
            json.array("locations") { json in
                json.object(inline: true) { json in writePhysicalLocation(of: place, to: &json) }
            }
        }
    }
}
