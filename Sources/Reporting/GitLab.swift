import Findings

/// Format `gitlab`: the list that GitLab's code quality widget reads.
///
/// It shows only the first of several entries with one fingerprint; ours tell all findings of a run apart.
func renderGitLab(_ report: Report, options: RenderOptions) -> [UInt8] {
    var json = JSONWriter(layout: .indented)
    let locator = Locator(report: report, unit: .codePoints)
    let paths = RepositoryPaths(options)
    json.array { json in
        for finding in report.findings {
            json.object { json in
                let span = locator.span(finding.place)
                json.field("description", finding.told(separator: "; "))
                json.field("check_name", finding.rule.description)
                json.field("fingerprint", finding.fingerprint.description)
                json.field("severity", severity(finding.severity))
                json.object("location") { json in
                    json.field("path", paths.path(ofFile: finding.place.file, locator))
                    json.object("lines") { json in
                        json.field("begin", span.start.line)
                        json.field("end", span.end.line)
                    }
                }
            }
        }
    }
    json.newline()
    return json.bytes
}

private func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "major"
    case .note: "info"
    }
}
