import Findings
import SourceText

/// Format `json`: one object, keys in a fixed order. It is an interface: keys may be added, none changes its
/// meaning or goes away.
///
/// Lines and columns are 1-based, columns count code points, ends are exclusive; a byte order mark takes no
/// column. `file` is relative to the working directory, with `/`. A place of `trace` or `related` whose range goes
/// on over several lines ends with its first one. `function` and `role` are null where there is none, `fix` is
/// left out. With `--since` and `--staged` the summary has `scope`, what the findings are new against, and
/// `unchanged`, how many were there before; a finding has `cameBy` where its own line was not changed. Where a file changed while the run went on, its places are line 1, column 1, the finding's
/// message says so, and there is no fix. `fixes` is there where fixes were asked for: `applied` and
/// `refused`, the latter with a `reason`, the number of `files` changed, and of findings that only an `unsafe` fix removes.
func renderJSON(_ report: Report) -> [UInt8] {
    var json = JSONWriter(layout: .indented)
    let locator = Locator(report: report, unit: .codePoints)
    json.object { json in
        writeHead(of: report, to: &json)
        json.object("summary", inline: true) { write(report.summary, report.comparison, to: &$0) }
        json.array("findings") { json in
            for finding in report.findings { json.object { write(finding, locator, to: &$0) } }
        }
        writeTail(of: locator, to: &json)
    }
    json.newline()
    return json.bytes
}

/// Format `jsonl`: each finding of `json` as one line, then one line with everything else. That last line is
/// the only one with the key `summary`, its first; without it the output is cut short.
func renderJSONLines(_ report: Report) -> [UInt8] {
    var json = JSONWriter(layout: .compact)
    let locator = Locator(report: report, unit: .codePoints)
    for finding in report.findings {
        json.object { write(finding, locator, to: &$0) }
        json.newline()
    }
    json.object { json in
        json.object("summary") { write(report.summary, report.comparison, to: &$0) }
        writeHead(of: report, to: &json)
        writeTail(of: locator, to: &json)
    }
    json.newline()
    return json.bytes
}

private func writeHead(of report: Report, to json: inout JSONWriter) {
    json.field("version", report.version)
    json.field("tool", "sessionlint")
    json.field("workspace", report.workspace)
}

private func writeTail(of locator: Locator, to json: inout JSONWriter) {
    json.array("problems") { json in
        for problem in locator.report.problems {
            let span = locator.span(problem.place)
            json.object(inline: true) { json in
                json.field("file", locator.path(problem.place.file))
                json.field("line", span.start.line)
                json.field("column", span.start.column)
                json.field("message", problem.message)
            }
        }
    }
    json.array("skipped") { json in
        for skip in locator.report.skipped {
            json.object(inline: true) { json in
                json.field("file", skip.path)
                json.field("reason", skip.reason)
            }
        }
    }
    if let fixes = locator.report.fixes {
        json.object("fixes") { writeFixes(fixes, to: &$0) }
    }
}

private func write(_ summary: Report.Summary, _ comparison: Report.Comparison?, to json: inout JSONWriter) {
    json.field("checked", summary.checked)
    json.field("partial", summary.partial)
    json.field("skipped", summary.skipped)
    json.field("suppressed", summary.suppressed)
    json.field("baselined", summary.baselined)
    json.field("errors", summary.errors)
    json.field("warnings", summary.warnings)
    json.field("notes", summary.notes)
    json.field("seconds", Double(parts(of: summary.seconds, 1000)) / 1000)
    if let comparison {
        json.field("scope", comparison.title)
        json.field("unchanged", comparison.unchanged)
    }
}

private func write(_ finding: Finding, _ locator: Locator, to json: inout JSONWriter) {
    let span = locator.span(finding.place)
    json.field("rule", finding.rule.description)
    json.field("severity", finding.severity.name)
    json.field("confidence", finding.confidence.rawValue)
    json.field("message", span.isKnown ? finding.message : "\(finding.message) (\(staleNote))")
    json.field("help", finding.help)
    json.field("file", locator.path(finding.place.file))
    json.field("line", span.start.line)
    json.field("column", span.start.column)
    json.field("endLine", span.end.line)
    json.field("endColumn", span.end.column)
    json.field("function", finding.function)
    json.field("role", finding.role)
    json.field("fingerprint", finding.fingerprint.description)
    json.field("cause", finding.cause)
    if let reason = finding.cameBy { json.field("cameBy", reason) }
    json.array("trace") { json in for place in finding.trace { write(place, locator, to: &json) } }
    json.array("related") { json in for place in finding.related { write(place, locator, to: &json) } }
    if let fix = finding.fix, fix.edits.allSatisfy({ locator.text($0.file) != nil }) {
        json.object("fix") { write(fix, locator, to: &$0) }
    }
}

private func write(_ place: Finding.Place, _ locator: Locator, to json: inout JSONWriter) {
    let span = locator.span(place)
    json.object(inline: true) { json in
        json.field("file", locator.path(place.file))
        json.field("line", span.start.line)
        json.field("column", span.start.column)
        json.field("endColumn", span.firstLineEndColumn)
        json.field("message", place.message)
    }
}

private func write(_ fix: Finding.Fix, _ locator: Locator, to json: inout JSONWriter) {
    json.field("safety", fix.safety.rawValue)
    json.field("title", fix.title)
    json.array("edits") { json in
        for edit in fix.edits {
            let span = locator.span(edit.range, inFile: edit.file)
            json.object(inline: true) { json in
                json.field("file", locator.path(edit.file))
                json.field("line", span.start.line)
                json.field("column", span.start.column)
                json.field("endLine", span.end.line)
                json.field("endColumn", span.end.column)
                json.field("text", edit.text)
            }
        }
    }
}
