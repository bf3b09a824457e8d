import Findings
import SourceText

/// The last words of a run, such as
///
///     12 errors, 3 warnings in 9 files · 1902 checked, 0 partial, 4 skipped · 447 baselined, 6 suppressed · 0.31 s
///
/// with the report's notices, one a line, before it. Formats that leave standard output to their document have
/// it on standard error; `text` and `concise` contain it.
public func renderClosingLine(_ report: Report, color: Bool) -> [UInt8] {
    var writer = TerminalWriter(isColored: color)
    writeClosing(report, to: &writer)
    return writer.bytes
}

func writeClosing(_ report: Report, to writer: inout TerminalWriter) {
    for notice in report.notices {
        writer.put("notice", .note)
        writer.put(": ")
        writer.show(notice)
        writer.newline()
    }
    if let comparison = report.comparison {
        writer.show(sentence(comparison, findings: report.findings.count))
        writer.newline()
    }
    if let fixes = report.fixes { writeRefused(fixes, to: &writer) }
    let summary = report.summary
    let found: [(count: Int, one: StaticString, many: StaticString, style: TerminalWriter.Style)] = [
        (summary.errors, "error", "errors", .error), (summary.warnings, "warning", "warnings", .warning),
        (summary.notes, "note", "notes", .note),
    ]
    var isFirst = true
    for kind in found where kind.count > 0 {
        if !isFirst { writer.put(", ") }
        isFirst = false
        writer.put(kind.count, kind.style)
        writer.put(" ", kind.style)
        writer.put(kind.count == 1 ? kind.one : kind.many, kind.style)
    }
    if isFirst {
        writer.put("No findings", .help)
    } else {
        let files = Set(report.findings.map(\.place.file)).count
        writer.put(" in ")
        writer.put(files)
        writer.put(files == 1 ? " file" : " files")
    }
    writer.put(" · ")
    writer.put(summary.checked)
    writer.put(" checked, ")
    writer.put(summary.partial, summary.partial > 0 ? .warning : .plain)
    writer.put(" partial, ")
    writer.put(summary.skipped)
    writer.put(" skipped · ")
    writer.put(summary.baselined)
    writer.put(" baselined, ")
    writer.put(summary.suppressed)
    writer.put(" suppressed")
    if let fixes = report.fixes {
        writer.put(" · ")
        writeTotal(fixes, to: &writer)
    }
    writer.put(" · ")
    let hundredths = parts(of: summary.seconds, 100)
    writer.put(hundredths / 100)
    writer.put(hundredths % 100 < 10 ? ".0" : ".")
    writer.put(hundredths % 100)
    writer.put(" s")
    writer.newline()
}

/// What the findings are new against, such as
/// `since main (merge base 1a2b3c4): 3 new findings; 41 that were there before not shown`.
func sentence(_ comparison: Report.Comparison, findings: Int) -> String {
    let unchanged = comparison.unchanged
    return "\(comparison.title): \(findings == 0 ? "no new findings" : counted(findings, "new finding")); "
        + (unchanged == 0
            ? "none were there before"
            : "\(unchanged) that \(unchanged == 1 ? "was" : "were") there before not shown")
}

/// A time in whole parts of a second, rounded to the nearest one; no time below zero, none beyond 30 years.
func parts(of seconds: Double, _ partsPerSecond: Double) -> Int {
    seconds.isFinite ? Int(max(0, min(seconds, 1e9)) * partsPerSecond + 0.5) : 0
}

/// What was not looked at in full: at most ten files of each kind. A file whose parts are told as a finding is
/// not named twice.
func writeIncomplete(_ report: Report, _ locator: Locator, to writer: inout TerminalWriter) {
    let told = Set(
        report.findings.filter { $0.rule == MetaRule.filePartlyUnderstood.id }.map(\.place.file))
    let problems = report.problems.filter { !told.contains($0.place.file) }
    if !problems.isEmpty {
        writer.put("not understood:", .bold)
        writer.newline()
        for problem in problems.prefix(mostNamed) {
            let span = locator.span(problem.place)
            writer.put("  ")
            writer.show(locator.path(problem.place.file))
            writer.putPosition(span.start.line, span.start.column)
            writer.put(": ")
            writer.show(problem.message)
            writer.newline()
        }
        writeMore(than: problems.count, to: &writer)
    }
    if !report.skipped.isEmpty {
        writer.put("skipped:", .bold)
        writer.newline()
        for skip in report.skipped.prefix(mostNamed) {
            writer.put("  ")
            writer.show(skip.path)
            writer.put(": ")
            writer.show(skip.reason)
            writer.newline()
        }
        writeMore(than: report.skipped.count, to: &writer)
    }
    if !problems.isEmpty || !report.skipped.isEmpty { writer.newline() }
}

let mostNamed = 10

func writeMore(than count: Int, to writer: inout TerminalWriter) {
    guard count > mostNamed else { return }
    writer.put("  and ")
    writer.put(count - mostNamed)
    writer.put(" more")
    writer.newline()
}
