import Findings
import SourceText

/// What a fix would change, line by line.
struct FixDiff {
    /// Neighbouring lines that change together.
    private struct Hunk {
        var file: Int
        var firstOldLine: Int
        var firstNewLine: Int
        var old: [[UInt8]]
        var new: [[UInt8]]
    }

    private var hunks: [Hunk] = []
    private let locator: Locator
    /// More lines than these are counted, not shown.
    private static let mostLines = 12

    /// Nil where the text of a file is not there.
    init?(_ fix: Finding.Fix, locator: Locator) {
        self.locator = locator
        var index = 0
        var shift = 0
        while index < fix.edits.count {
            let file = fix.edits[index].file
            guard let text = locator.text(file) else { return nil }
            if index > 0, fix.edits[index - 1].file != file { shift = 0 }
            // Edits on one line or on neighbouring lines make one hunk.
            var group = [fix.edits[index]]
            var lastLine = text.lines.line(at: fix.edits[index].range.end)
            index += 1
            while index < fix.edits.count, fix.edits[index].file == file,
                text.lines.line(at: fix.edits[index].range.start) <= lastLine + 1
            {
                group.append(fix.edits[index])
                lastLine = max(lastLine, text.lines.line(at: fix.edits[index].range.end))
                index += 1
            }
            let firstLine = text.lines.line(at: group[0].range.start)
            var hunk = Self.hunk(group, lines: firstLine...max(firstLine, lastLine), of: text, file: file)
            hunk.firstNewLine += shift
            shift += hunk.new.count - hunk.old.count
            hunks.append(hunk)
        }
    }

    private static func hunk(
        _ edits: [Finding.Fix.Edit], lines: ClosedRange<Int>, of text: Report.Text, file: Int
    ) -> Hunk {
        let end = text.lines.range(ofLine: lines.upperBound, in: text.bytes).end
        var position = text.lines.range(ofLine: lines.lowerBound, in: text.bytes).start
        var old = split(text.bytes[Int(position)..<Int(max(position, end))])
        var bytes: [UInt8] = []
        for edit in edits {
            let range = edit.range.clamped(to: text.bytes.count)
            if range.start > position { bytes += text.bytes[Int(position)..<Int(range.start)] }
            bytes += Array(edit.text.utf8)
            position = max(position, range.end)
        }
        if end > position { bytes += text.bytes[Int(position)..<Int(end)] }
        var new = split(bytes[...])
        var first = lines.lowerBound
        while let before = old.first, before == new.first {
            old.removeFirst()
            new.removeFirst()
            first += 1
        }
        while let behind = old.last, behind == new.last {
            old.removeLast()
            new.removeLast()
        }
        return Hunk(file: file, firstOldLine: first, firstNewLine: first, old: old, new: new)
    }

    private static func split(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        let bytes = Array(bytes)
        let lines = LineTable(bytes)
        return lines.starts.indices.map { Array(bytes[lines.range(ofLine: $0 + 1, in: bytes).indices]) }
    }

    /// Writes `-` and `+` lines with the numbers they have before and after; names files other than `mainFile`.
    func write(to writer: inout TerminalWriter, gutter: Int, width: Int, mainFile: Int) {
        var count = 0
        var file = mainFile
        for hunk in hunks {
            if hunk.file != file, count < Self.mostLines {
                file = hunk.file
                writer.spaces(gutter)
                writer.put("--> ", .gutter)
                writer.show(locator.path(file))
                writer.newline()
            }
            let sides: [(lines: [[UInt8]], first: Int, isNew: Bool)] = [
                (hunk.old, hunk.firstOldLine, false), (hunk.new, hunk.firstNewLine, true),
            ]
            for side in sides {
                for (index, line) in side.lines.enumerated() {
                    count += 1
                    guard count <= Self.mostLines else { continue }
                    let display = DisplayLine(line, 0..<line.count, focus: 0..<0, limit: width)
                    writer.gutter(side.first + index, width: gutter, bar: side.isNew ? "+" : "-")
                    writer.spaces(1)
                    writer.show(safe: display.shown, side.isNew ? .added : .removed)
                    writer.newline()
                }
            }
        }
        guard count > Self.mostLines else { return }
        writer.gutter(width: gutter)
        writer.put(" ... ")
        writer.put(count - Self.mostLines)
        writer.put(" more lines")
        writer.newline()
    }
}
