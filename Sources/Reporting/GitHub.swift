import Findings

/// Format `github`: workflow commands, which GitHub shows as annotations beside the code.
///
/// It shows ten of each level in a step and drops the rest without a word. So the most severe come first, ten of a
/// level are annotated, the others stand in the log as they do in `concise`, and a last annotation tells how many.
/// Everything is escaped as `actions/toolkit` does it: no name of a file can begin a command of its own.
func renderGitHub(_ report: Report, options: RenderOptions) -> [UInt8] {
    var bytes: [UInt8] = []
    var log: [UInt8] = []
    let locator = Locator(report: report, unit: .codePoints)
    let paths = RepositoryPaths(options)
    var counts: [Severity: Int] = [:]
    for finding in report.findings.bySeverity {
        let count = counts[finding.severity, default: 0] + 1
        counts[finding.severity] = count
        guard count <= mostAnnotations else {
            log += finding.logLine(locator, options)
            continue
        }
        let span = locator.span(finding.place)
        // What lies outside of the repository has no page to stand on.
        let path = paths.path(ofFile: finding.place.file, locator)
        var fields = [("file", path), ("line", String(span.start.line))]
        if span.isKnown {
            fields += [("endLine", String(span.end.line)), ("col", String(span.start.column))]
            if span.end.line == span.start.line { fields.append(("endColumn", String(span.end.column))) }
        }
        fields.append(("title", "SessionLint: \(finding.rule)"))
        bytes += command(command(finding.severity), fields, finding.told(separator: "\n"))
    }
    bytes += log
    let hidden = counts.values.reduce(0) { $0 + max(0, $1 - mostAnnotations) }
    guard options.showsClosingLine else { return bytes }
    let summary = String(decoding: renderClosingLine(report, color: false), as: UTF8.self)
    if hidden > 0 {
        bytes += command(
            "notice", [("title", "SessionLint")],
            "\(hidden) more findings stand in the log of this step, where GitHub shows no annotation: \(summary)"
        )
    } else {
        bytes += Array(summary.utf8)
    }
    return bytes
}

/// How many annotations of one level GitHub shows of a step.
private let mostAnnotations = 10

private func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
}

private func command(_ name: String, _ fields: [(key: String, value: String)], _ text: String) -> [UInt8] {
    let list = fields.map { "\($0.key)=\(escaped($0.value, isField: true))" }.joined(separator: ",")
    return Array("::\(name) \(list)::\(escaped(text, isField: false))\n".utf8)
}

/// As the runner unescapes it.
private func escaped(_ text: String, isField: Bool) -> String {
    commandText(text, percent: "%25", marks: isField ? [":": "%3A", ",": "%2C"] : [:])
}
