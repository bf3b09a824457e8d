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

private func attribute(_ text: String) -> String { escaped(text, isAttribute: true) }

private func content(_ text: String) -> String { escaped(text, isAttribute: false) }

/// What XML 1.0 can hold; what it cannot, and what hides or reorders text, is made visible.
private func escaped(_ text: String, isAttribute: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"" where isAttribute: result += "&quot;"
        case "\n" where !isAttribute: result += "\n"
        case "\n": result += "&#10;"
        default:
            if isUnsafeForTerminals(scalar) || scalar.value == 0xFFFE || scalar.value == 0xFFFF {
                result += String(decoding: escapeForTerminals(scalar), as: UTF8.self)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }
    return result
}
