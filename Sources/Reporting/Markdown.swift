import Findings

/// Format `markdown`: a comment on a pull request, or the summary of a step. Rules with their counts first, then
/// every finding, folded by rule; what does not fit into a comment of GitHub is left out aloud.
func renderMarkdown(_ report: Report, options: RenderOptions) -> [UInt8] {
    let locator = Locator(report: report, unit: .codePoints)
    let paths = RepositoryPaths(options)
    let closing = String(decoding: renderClosingLine(report, color: false), as: UTF8.self)
    var text = "## SessionLint\n"
    for line in closing.split(separator: "\n") { text += "\n\(markdown(String(line)))\n" }
    let byRule = Dictionary(grouping: report.findings, by: \.rule)
    let rules = byRule.sorted {
        let (left, right) = ($0.value.map(\.severity).max() ?? .note, $1.value.map(\.severity).max() ?? .note)
        return (right, $1.value.count, $0.key.description) < (left, $0.value.count, $1.key.description)
    }
    guard !rules.isEmpty else { return Array(text.utf8) }
    text += "\n| severity | rule | findings |\n|---|---|---:|\n"
    for (rule, findings) in rules {
        let severity = findings.map(\.severity).max() ?? .note
        text += "| \(severity.name) | \(markdownCode(rule.description)) | \(findings.count) |\n"
    }
    var hidden = 0
    for (rule, findings) in rules {
        var section =
            "\n<details>\n<summary>\(markdownCode(rule.description, isHTML: true)): \(findings.count)</summary>\n\n"
        var size = text.utf8.count + section.utf8.count
        for finding in findings {
            let position = locator.span(finding.place).start
            let path = paths.path(ofFile: finding.place.file, locator)
            var entry = "- \(markdownCode("\(path):\(position.line)")) \(markdown(finding.message))\n"
            for place in finding.trace {
                let position = locator.span(place).start
                let path = paths.path(ofFile: place.file, locator)
                entry += "  - \(markdownCode("\(path):\(position.line)")) \(markdown(place.message))\n"
            }
            size += entry.utf8.count
            guard size < largestComment else {
                hidden += 1
                continue
            }
            section += entry
        }
        text += section + "\n</details>\n"
    }
    if hidden > 0 { text += "\n\(hidden) more findings do not fit into a comment.\n" }
    return Array(text.utf8)
}

/// GitHub takes 65,536 characters; some room is left for what others put around it.
private let largestComment = 60_000

/// Text in which nothing is a mark, a tag, a link, a mention or a line end, but what stands between two backquotes is
/// code, as our messages mean it.
func markdown(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return plainMarkdown(text) }
    return parts.enumerated().map { index, part in
        index % 2 == 0 ? plainMarkdown(String(part)) : part.isEmpty ? "" : markdownCode(String(part))
    }.joined()
}

private func plainMarkdown(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "@": result += "&#64;"
        case "#": result += "&#35;"
        case "`": result += "&#96;"
        case "\\", "*", "_", "{", "}", "[", "]", "|", "~", "$", "!": result += "\\\(scalar)"
        case "\n", "\r": result += " "
        default:
            if isUnsafeForTerminals(scalar) {
                result += String(decoding: escapeForTerminals(scalar), as: UTF8.self)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }
    return result
}

/// A word as code. In a cell of a table a bar would end the cell even there.
func markdownCode(_ text: String, isHTML: Bool = false) -> String {
    let safe = terminalSafe(text)
    if isHTML || safe.contains("`") || safe.contains("|") {
        let escaped = safe.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "|": "&#124;"
            case "`": "&#96;"
            default: String(scalar)
            }
        }.joined()
        return "<code>\(escaped)</code>"
    }
    return "`\(safe)`"
}
