import Findings

/// One metric as a badge, a small picture in SVG for a README: its id, and its share or how many are left. Nil where
/// there is no such metric.
///
/// Letters are as wide as the badge says wherever it is shown, since nobody can know the reader's fonts.
/// - Parameter id: the id of a metric.
public func progressBadge(_ progress: Progress, metric id: String) -> [UInt8]? {
    guard let metric = progress.metrics.first(where: { $0.id == id }) else { return nil }
    let value =
        switch metric.goal {
        case .all: ProgressWords.percent(metric.count) ?? "nothing to count"
        case .none: metric.count.left == 0 ? "none left" : "\(ProgressWords.number(metric.count.left)) left"
        }
    let isEmpty = metric.goal == .all && metric.count.total == 0
    // White letters stand out from all of them by 4.5 to 1 or more.
    let color = isEmpty ? "#6b6b6b" : metric.count.left == 0 ? "#217a3c" : "#0b5cad"
    let (name, told) = (terminalSafe(id), terminalSafe(value))
    let (nameWidth, valueWidth) = (width(name), width(told))
    let (left, right) = (nameWidth + 12, valueWidth + 12)
    let whole = left + right
    let title = markup("\(name): \(told)")
    let text = { (text: String, x: Int, width: Int) in
        "<text x=\"\(x)\" y=\"14\" textLength=\"\(width)\" lengthAdjust=\"spacingAndGlyphs\">\(markup(text))</text>"
    }
    return Array(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="\(whole)" height="20" viewBox="0 0 \(whole) 20" role="img" aria-label="\(title)">
        <title>\(title)</title>
        <clipPath id="r"><rect width="\(whole)" height="20" rx="3"/></clipPath>
        <g clip-path="url(#r)"><rect width="\(left)" height="20" fill="#555"/>\
        <rect x="\(left)" width="\(right)" height="20" fill="\(color)"/></g>
        <g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11" aria-hidden="true">
        \(text(name, 6, nameWidth))
        \(text(told, left + 6, valueWidth))
        </g>
        </svg>

        """.utf8)
}

/// About how many pixels a text takes in Verdana of 11 pixels.
private func width(_ text: String) -> Int {
    let tenths = text.unicodeScalars.reduce(0) { sum, scalar in
        switch scalar {
        case "i", "l", "j", "I", "'", "|": sum + 31
        case " ", ".", ",", ":", ";", "!", "f", "r", "t", "/", "(", ")": sum + 43
        case "-": sum + 50
        case "m", "w", "M", "W", "@", "%": sum + 105
        default: sum + 70 * max(scalar.terminalWidth, 0)
        }
    }
    return max(1, (tenths + 9) / 10)
}
