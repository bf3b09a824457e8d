import Findings

/// Format `azure`: logging commands of Azure Pipelines, which become the issues of a task. It knows errors and
/// warnings; notes stand in the log as they do in `concise`.
func renderAzure(_ report: Report, options: RenderOptions) -> [UInt8] {
    var bytes: [UInt8] = []
    let locator = Locator(report: report, unit: .codePoints)
    let paths = RepositoryPaths(options)
    for finding in report.findings.bySeverity {
        guard finding.severity > .note else {
            bytes += finding.logLine(locator, options)
            continue
        }
        let span = locator.span(finding.place)
        let fields = [
            ("type", finding.severity == .error ? "error" : "warning"),
            ("sourcepath", paths.path(ofFile: finding.place.file, locator)),
            ("linenumber", String(span.start.line)), ("columnnumber", String(span.start.column)),
            ("code", finding.rule.description),
        ].map { "\($0)=\(escaped($1, isField: true));" }.joined()
        let text = escaped(finding.told(separator: "; "), isField: false)
        bytes += Array("##vso[task.logissue \(fields)]\(text)\n".utf8)
    }
    if options.showsClosingLine { bytes += renderClosingLine(report, color: false) }
    return bytes
}

/// As the agent unescapes it.
private func escaped(_ text: String, isField: Bool) -> String {
    commandText(text, percent: "%AZP25", marks: isField ? [";": "%3B", "]": "%5D"] : [:])
}
