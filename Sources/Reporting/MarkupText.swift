/// Text as content, or in an attribute between double quotes, of XML 1.0, SVG and HTML. What XML cannot hold, and what
/// hides or reorders text, is made visible.
/// - Parameters:
///   - lineEnd: what stands for the end of a line; shown as other controls are, unless the reader wants it.
///   - quote: what stands for a double quote; content may hold it as it is.
func markup(_ text: String, lineEnd: String = "\\u{a}", quote: String = "&quot;") -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += quote
        case "\n": result += lineEnd
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

/// A sentence in HTML: what stands between two backquotes is code, as our messages mean it.
func markupSentence(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return markup(text) }
    return parts.enumerated().map { index, part in
        index % 2 == 0 || part.isEmpty ? markup(String(part)) : "<code>\(markup(String(part)))</code>"
    }.joined()
}

/// A path in HTML, which may go on in the next line behind each slash.
func markupPath(_ path: String) -> String {
    markup(path).split(separator: "/", omittingEmptySubsequences: false).joined(separator: "/<wbr>")
}
