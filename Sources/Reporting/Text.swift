import Findings
import SourceText

/// Format `text`: what a person reads in a terminal.
///
/// A finding begins with `path:line:column: severity[rule] message`, which terminals make clickable and `grep`
/// finds. Below stand the code with the place marked, the other places of the same cause (in the same
/// excerpt where they are near), the path to the effect, where the code belongs, help and the fix as a diff.
func renderText(_ report: Report, options: RenderOptions) -> [UInt8] {
    var writer = TerminalWriter(isColored: options.color)
    let locator = Locator(report: report, unit: .codePoints)
    for finding in report.findings {
        FindingText(finding: finding, locator: locator, options: options).write(to: &writer)
        writer.newline()
    }
    guard options.showsClosingLine else { return writer.bytes }
    writeIncomplete(report, locator, to: &writer)
    writeClosing(report, to: &writer)
    return writer.bytes
}

/// Format `concise`: the first lines of `text` and its closing line.
func renderConcise(_ report: Report, options: RenderOptions) -> [UInt8] {
    var writer = TerminalWriter(isColored: options.color)
    let locator = Locator(report: report, unit: .codePoints)
    for finding in report.findings {
        FindingText(finding: finding, locator: locator, options: options).writeHeadline(to: &writer)
    }
    if options.showsClosingLine { writeClosing(report, to: &writer) }
    return writer.bytes
}

extension Severity {
    var label: StaticString {
        switch self {
        case .note: "note"
        case .warning: "warning"
        case .error: "error"
        }
    }
}

extension TerminalWriter.Style {
    init(_ severity: Severity) {
        switch severity {
        case .note: self = .note
        case .warning: self = .warning
        case .error: self = .error
        }
    }
}
