import Findings

/// Format `junit`: a test report, which nearly every build service shows. A file is a suite, a finding a test case
/// that failed; a run without findings has one that passed, since some readers refuse a report without any.
func renderJUnit(_ report: Report, options: RenderOptions) -> [UInt8] {
    let locator = Locator(report: report, unit: .codePoints)
    let paths = RepositoryPaths(options)
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    let count = max(report.findings.count, 1)
    let failures = report.findings.count
    text += "<testsuites name=\"sessionlint\" tests=\"\(count)\" failures=\"\(failures)\" errors=\"0\">\n"
    if report.findings.isEmpty {
        text += """
              <testsuite name="sessionlint" tests="1" failures="0" errors="0">
                <testcase classname="sessionlint" name="no findings"/>
              </testsuite>

            """
    }
    for (file, own) in Dictionary(grouping: report.findings, by: \.place.file).sorted(by: { $0.key < $1.key })
    {
        let path = paths.path(ofFile: file, locator)
        text += "  <testsuite name=\"\(attribute(path))\" tests=\"\(own.count)\""
        text += " failures=\"\(own.count)\" errors=\"0\">\n"
        for finding in own {
            let span = locator.span(finding.place)
            let name = "\(finding.rule) at \(span.start.line):\(span.start.column)"
            text += "    <testcase classname=\"\(attribute(path))\" name=\"\(attribute(name))\""
            text += " file=\"\(attribute(path))\" line=\"\(span.start.line)\">\n"
            text +=
                "      <failure type=\"\(finding.severity.name)\" message=\"\(attribute(finding.message))\">"
            text += content("\(path):\(span.start.line):\(span.start.column): \(finding.message)\n")
            for (number, place) in finding.trace.enumerated() {
                let position = locator.span(place).start
                let file = paths.path(ofFile: place.file, locator)
                text += content("  \(number + 1). \(file):\(position.line): \(place.message)\n")
            }
            if !finding.help.isEmpty { text += content("help: \(finding.help)") }
            text += "</failure>\n    </testcase>\n"
        }
        text += "  </testsuite>\n"
    }
    return Array((text + "</testsuites>\n").utf8)
}

private func attribute(_ text: String) -> String { markup(text, lineEnd: "&#10;") }

private func content(_ text: String) -> String { markup(text, lineEnd: "\n", quote: "\"") }
