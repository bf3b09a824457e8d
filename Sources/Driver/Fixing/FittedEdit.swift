import Findings
import SourceText

/// Edits as the text around them wants them: whoever makes them knows places, not lines.
extension Finding.Fix.Edit {
    /// The edit with the indentation and the line end of the line that it is made in. A line that is to be put behind a
    /// statement goes behind the comment that follows that.
    func fitted(to text: Report.Text) -> Finding.Fix.Edit {
        guard self.text.utf8.contains(0x0A) else { return self }
        let lines = text.lines
        let line = lines.line(at: range.start)
        let whole = lines.range(ofLine: line, in: text.bytes)
        var edit = self
        if range.isEmpty, self.text.utf8.first == 0x0A, whole.end > range.start {
            let rest = text.bytes[Int(range.start)..<Int(whole.end)].drop { $0 == 0x20 || $0 == 0x09 }
            if rest.isEmpty || rest.starts(with: [0x2F, 0x2F]) || rest.first == UInt8(ascii: "#") {
                edit.range = ByteRange(at: whole.end)
            }
        }
        let indent = text.bytes[whole.indices].prefix { $0 == 0x20 || $0 == 0x09 }
        // The last line may have no end; then the one before it shows.
        let shown = min(line, max(1, lines.starts.count - 1))
        var end: [UInt8] = [0x0A]
        if shown < lines.starts.count {
            let start = Int(lines.range(ofLine: shown, in: text.bytes).end)
            end = Array(text.bytes[start..<Int(lines.starts[shown])].prefix(2))
            // Behind the last line there may be empty ones.
            if end.isEmpty { end = [0x0A] }
            if end.first == 0x0A { end = [0x0A] } else if end == [0x0D, 0x0D] { end = [0x0D] }
        }
        var bytes: [UInt8] = []
        let source = Array(self.text.utf8)
        for (index, byte) in source.enumerated() {
            guard byte == 0x0A else {
                bytes.append(byte)
                continue
            }
            bytes += end
            let isBlank = index + 1 < source.count && source[index + 1] == 0x0A
            if !isBlank { bytes += indent }
        }
        edit.text = String(decoding: bytes, as: UTF8.self)
        return edit
    }
}
