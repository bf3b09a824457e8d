import Findings

/// Escapes text for a command in the log of a build service.
///
/// What a terminal would obey, and what begins another command, is made visible first, since the log shows it, too.
/// - Parameters:
///   - percent: what a percent sign becomes.
///   - marks: what else may not stand in it, each with what it becomes.
func commandText(_ text: String, percent: String, marks: [Unicode.Scalar: String] = [:]) -> String {
    let lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" }
    var result = ""
    for line in lines {
        // The place of each line end is looked up in the text itself: it may be either, or both.
        if line.startIndex > text.unicodeScalars.startIndex {
            let before = text.unicodeScalars.index(before: line.startIndex)
            result += text.unicodeScalars[before] == "\r" ? "%0D" : "%0A"
        }
        for scalar in terminalSafe(String(line)).unicodeScalars {
            if scalar == "%" {
                result += percent
            } else if let escaped = marks[scalar] {
                result += escaped
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }
    return result
}

extension Finding {
    /// The message, and what to do instead where something is known.
    func told(separator: String) -> String { help.isEmpty ? message : message + separator + help }

    /// The finding as it stands in the log, where no annotation shows it: as in `concise`.
    func logLine(_ locator: Locator, _ options: RenderOptions) -> [UInt8] {
        var log = TerminalWriter(isColored: false)
        FindingText(finding: self, locator: locator, options: options).writeHeadline(to: &log)
        return log.bytes
    }
}

extension [Finding] {
    /// The most severe first, otherwise in their order.
    var bySeverity: [Finding] {
        Severity.allCases.sorted(by: >).flatMap { severity in filter { $0.severity == severity } }
    }
}
