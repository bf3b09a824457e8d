import Findings
import SourceText

/// Joins what the workspaces of a run have to say into one report. Most runs have one workspace.
struct ReportMerger {
    let roots: [String]
    let parts: [ReportBuilder.Part]
    let workingFolder: String
    let rules: [RuleInfo]
    let seconds: Double

    var report: Report {
        let workspace = commonFolder
        var entries: [(path: [UInt8], part: Int, file: Int)] = []
        for (number, part) in parts.enumerated() {
            let prefix = relative(roots[number], to: workspace) ?? ""
            for (index, file) in part.files.enumerated() {
                entries.append((Array(joined(prefix, file.workspacePath).utf8), number, index))
            }
        }
        entries.sort { isBefore($0.path, $1.path) }
        var numbers = parts.map { [Int](repeating: 0, count: $0.files.count) }
        var files: [Report.File] = []
        for entry in entries {
            numbers[entry.part][entry.file] = files.count
            var file = parts[entry.part].files[entry.file]
            file.workspacePath = String(decoding: entry.path, as: UTF8.self)
            files.append(file)
        }
        var findings: [Finding] = []
        var baselined: [Finding] = []
        var problems: [Report.Problem] = []
        for (part, numbers) in zip(parts, numbers) {
            findings += part.findings.map { $0.renumbered { numbers[$0] } }
            baselined += part.baselined.map { $0.renumbered { numbers[$0] } }
            problems += part.problems.map { problem in
                var problem = problem
                problem.place.file = numbers[problem.place.file]
                return problem
            }
        }
        let isEarlier = { (left: Finding, right: Finding) in
            (left.place.file, left.place.range.start, left.rule)
                < (right.place.file, right.place.range.start, right.rule)
        }
        findings.sort(by: isEarlier)
        baselined.sort(by: isEarlier)
        problems.sort { ($0.place.file, $0.place.range) < ($1.place.file, $1.place.range) }
        let skips = Set(parts.flatMap(\.skipped)).sorted {
            isBefore(Array($0.path.utf8), Array($1.path.utf8))
        }
        var report = Report(
            version: sessionLintVersion, workspace: workspace, files: files, findings: findings,
            problems: problems, skipped: skips.map { Report.Skip(path: $0.path, reason: $0.reason) },
            summary: summary(findings, skipped: skips.count), rules: rules, notices: parts.flatMap(\.notices))
        report.baselined = baselined
        report.summary.baselined = baselined.count
        report.comparison = comparison
        return report
    }

    private var comparison: Report.Comparison? {
        let news = parts.compactMap(\.news)
        var titles: [String] = []
        for title in news.map(\.title) where !titles.contains(title) { titles.append(title) }
        guard !titles.isEmpty else { return nil }
        return Report.Comparison(
            title: titles.joined(separator: ", "), unchanged: news.reduce(0) { $0 + $1.unchanged })
    }

    private func summary(_ findings: [Finding], skipped: Int) -> Report.Summary {
        var summary = Report.Summary()
        summary.checked = parts.reduce(0) { $0 + $1.checked }
        summary.partial = parts.reduce(0) { $0 + $1.partial }
        summary.suppressed = parts.reduce(0) { $0 + $1.suppressed }
        summary.skipped = skipped
        for finding in findings {
            switch finding.severity {
            case .error: summary.errors += 1
            case .warning: summary.warnings += 1
            case .note: summary.notes += 1
            }
        }
        summary.seconds = seconds
        return summary
    }

    /// The innermost folder that holds all workspaces.
    private var commonFolder: String {
        var common = roots.first ?? workingFolder
        for root in roots {
            while relative(root, to: common) == nil, let parent = parentFolder(common) { common = parent }
        }
        return common
    }
}
