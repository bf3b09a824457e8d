/// A marked stretch of one line in the columns of a terminal.
struct Underline {
    var columns: Range<Int>
    var label: String
    var isMain: Bool
}

/// Writes the rows below a line of code: the marks, the label of one that reaches to their end behind them, and the other
/// labels hung below their marks, so that none covers another:
///
///        |     -------                 ^^^^^^ committed here
///        |     |
///        |     opened here
func writeUnderlines(
    _ underlines: [Underline], gutter: Int, mainStyle: TerminalWriter.Style, to writer: inout TerminalWriter
) {
    let sorted = underlines.sorted {
        ($0.columns.lowerBound, $0.columns.upperBound) < ($1.columns.lowerBound, $1.columns.upperBound)
    }
    let end = sorted.map(\.columns.upperBound).max() ?? 0
    var hanging = sorted.filter { !$0.label.isEmpty }
    writer.gutter(width: gutter)
    writer.spaces(1)
    writeMarks(sorted, upTo: end, mainStyle: mainStyle, to: &writer)
    if let index = hanging.lastIndex(where: { $0.columns.upperBound == end }) {
        let last = hanging.remove(at: index)
        writer.spaces(1)
        writer.show(last.label, last.isMain ? mainStyle : .secondary)
    }
    writer.newline()
    guard !hanging.isEmpty else { return }
    writeBars(hanging, mainStyle: mainStyle, gutter: gutter, to: &writer)
    writer.newline()
    while let last = hanging.popLast() {
        let before = hanging.filter { $0.columns.lowerBound < last.columns.lowerBound }
        let column = writeBars(before, mainStyle: mainStyle, gutter: gutter, to: &writer)
        writer.spaces(last.columns.lowerBound - column)
        writer.show(last.label, last.isMain ? mainStyle : .secondary)
        writer.newline()
    }
}

/// The row of `^` and `-`; where marks overlap the main one is seen.
private func writeMarks(
    _ underlines: [Underline], upTo end: Int, mainStyle: TerminalWriter.Style, to writer: inout TerminalWriter
) {
    var column = 0
    while column < end {
        let kind = mark(underlines, at: column)
        var next = column + 1
        while next < end, mark(underlines, at: next) == kind { next += 1 }
        switch kind {
        case true: writer.repeated("^", next - column, mainStyle)
        case false: writer.repeated("-", next - column, .secondary)
        case nil: writer.spaces(next - column)
        }
        column = next
    }
}

/// Whether a main mark covers the column; nil for no mark.
private func mark(_ underlines: [Underline], at column: Int) -> Bool? {
    var kind: Bool?
    for underline in underlines where underline.columns.contains(column) {
        kind = kind ?? false || underline.isMain
    }
    return kind
}

/// One `|` below each mark; returns the column behind the last one.
@discardableResult
private func writeBars(
    _ underlines: [Underline], mainStyle: TerminalWriter.Style, gutter: Int, to writer: inout TerminalWriter
) -> Int {
    writer.gutter(width: gutter)
    writer.spaces(1)
    var column = 0
    for underline in underlines where underline.columns.lowerBound >= column {
        writer.spaces(underline.columns.lowerBound - column)
        writer.put("|", underline.isMain ? mainStyle : .secondary)
        column = underline.columns.lowerBound + 1
    }
    return column
}
