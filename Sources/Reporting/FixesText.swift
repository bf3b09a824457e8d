import Findings

/// What came of fixes, for the closing lines and the documents.

/// What could not be fixed, and why: at most ten.
func writeRefused(_ fixes: AppliedFixes, to writer: inout TerminalWriter) {
    guard !fixes.refused.isEmpty else { return }
    writer.put("not fixed:", .bold)
    writer.newline()
    for item in fixes.refused.prefix(mostNamed) {
        writer.put("  ")
        writer.show(item.path)
        writer.putPosition(item.line, item.column)
        writer.put(": ")
        writer.show(item.rule.description)
        writer.put(": ")
        writer.show(item.reason)
        writer.newline()
    }
    writeMore(than: fixes.refused.count, to: &writer)
}

/// The counts, such as `3 fixed in 2 files (1 more with --unsafe-fixes), 2 not fixed`.
func writeTotal(_ fixes: AppliedFixes, to writer: inout TerminalWriter) {
    writer.put(fixes.fixed.count)
    writer.put(fixes.isTrial ? " would be fixed" : " fixed")
    if fixes.fileCount > 0 {
        writer.put(" in ")
        writer.put(fixes.fileCount)
        writer.put(fixes.fileCount == 1 ? " file" : " files")
    }
    if fixes.unsafeCount > 0 {
        writer.put(" (")
        writer.put(fixes.unsafeCount)
        writer.put(" more with --unsafe-fixes)")
    }
    guard !fixes.refused.isEmpty else { return }
    writer.put(", ")
    writer.put(fixes.refused.count, .warning)
    writer.put(" not fixed", .warning)
}

/// The members of `fixes` in JSON.
func writeFixes(_ fixes: AppliedFixes, to json: inout JSONWriter) {
    json.field("files", fixes.fileCount)
    json.field("unsafe", fixes.unsafeCount)
    for (name, items) in [("applied", fixes.fixed), ("refused", fixes.refused)] {
        json.array(name) { json in
            for item in items {
                json.object { json in
                    json.field("rule", item.rule.description)
                    json.field("file", item.path)
                    json.field("line", item.line)
                    json.field("column", item.column)
                    json.field("message", item.message)
                    json.field("safety", item.safety.rawValue)
                    json.field("title", item.title)
                    if !item.reason.isEmpty { json.field("reason", item.reason) }
                }
            }
        }
    }
}

/// What a trial of fixes came to, as the last words of a run that prints a patch.
public func renderFixes(_ fixes: AppliedFixes, color: Bool) -> [UInt8] {
    var writer = TerminalWriter(isColored: color)
    writeRefused(fixes, to: &writer)
    writeTotal(fixes, to: &writer)
    writer.newline()
    return writer.bytes
}
