import SourceText

/// Which findings of one file each of its directives covers, whatever the rule.
struct Coverage {
    let directives: [(comment: ByteRange, directive: Directive)]
    private let file: FileDirectives
    /// Sorted; a finding of several lines stands here with its first and with its last one.
    private let lines: [(line: Int, finding: Int)]
    private let all: [Int]
    /// The next line of code below each comment that stands alone, by the comment's offset.
    private let nextLines: [UInt32: Int]
    /// The longest block to whose head a line belongs.
    private let blocks: [Int: ByteRange]

    init(of file: FileDirectives, findings: [Finding], at indices: [Int]) {
        self.file = file
        all = indices
        directives = file.comments.compactMap { comment in
            Directive(in: file.text.bytes, comment: comment).map { (comment, $0) }
        }
        let table = file.text.lines
        var lines: [(line: Int, finding: Int)] = []
        for index in indices {
            let range = findings[index].place.range
            let first = table.line(at: range.start)
            let last = table.line(at: range.isEmpty ? range.start : range.end - 1)
            lines.append((first, index))
            if last != first { lines.append((last, index)) }
        }
        self.lines = lines.sorted { ($0.line, $0.finding) < ($1.line, $1.finding) }
        var finder = CodeLineFinder(text: file.text)
        var nextLines: [UInt32: Int] = [:]
        for (comment, _) in directives.reversed() {
            nextLines[comment.start] = finder.nextLine(below: comment)
        }
        self.nextLines = nextLines
        var blocks: [Int: ByteRange] = [:]
        for block in file.blocks {
            let first = table.line(at: block.range.start)
            for line in first...max(first, table.line(at: block.header)) {
                if block.range.count > blocks[line]?.count ?? 0 { blocks[line] = block.range }
            }
        }
        self.blocks = blocks
    }

    /// Indices into the findings, ascending.
    func findings(coveredBy suppression: Suppression, in comment: ByteRange) -> [Int] {
        guard suppression.scope == .line else { return all }
        let covered = lines(coveredFrom: comment)
        let first = lines.partitioningIndex { $0.line >= covered.lowerBound }
        let found = lines[first...].prefix { covered.contains($0.line) }.map(\.finding)
        return Set(found).sorted()
    }

    private func lines(coveredFrom comment: ByteRange) -> ClosedRange<Int> {
        let table = file.text.lines
        guard let next = nextLines[comment.start] else {
            let first = table.line(at: comment.start)
            return
                first...max(first, table.line(at: max(comment.start, comment.end == 0 ? 0 : comment.end - 1)))
        }
        guard let block = blocks[next] else { return next...next }
        let first = table.line(at: block.start)
        return first...max(first, table.line(at: block.isEmpty ? block.start : block.end - 1))
    }
}

/// Finds the line of code below a comment that has its lines to itself.
///
/// Comments must be asked for from the last to the first: what lies between two of them is then read once.
private struct CodeLineFinder {
    let text: Report.Text
    /// The next line of code at or below a line that begins outside of any comment.
    private var known: [Int: Int] = [:]

    init(text: Report.Text) {
        self.text = text
    }

    /// Nil where the comment shares a line with code. Where only comments follow, the line behind the last one.
    mutating func nextLine(below comment: ByteRange) -> Int? {
        let lines = text.lines
        let comment = comment.clamped(to: text.bytes.count)
        let before = lines.range(ofLine: lines.line(at: comment.start), in: text.bytes)
        guard isBlank(Int(before.start)..<Int(comment.start)) else { return nil }
        let lastLine = lines.line(at: comment.isEmpty ? comment.start : comment.end - 1)
        let behind = lines.range(ofLine: lastLine, in: text.bytes)
        guard isBlank(Int(comment.end)..<max(Int(comment.end), Int(behind.end))) else { return nil }
        let isHash = comment.isEmpty || text.bytes[Int(comment.start)] == UInt8(ascii: "#")
        var line = lastLine + 1
        let asked = line
        while line <= lines.starts.count, known[line] == nil {
            guard let next = lineBehindComment(at: line, isHash: isHash) else { break }
            line = next
        }
        let found = known[line] ?? line
        known[asked] = found
        return found
    }

    /// The first line below what begins on `line`, which is nothing but blanks and comments; nil for code.
    private func lineBehindComment(at line: Int, isHash: Bool) -> Int? {
        let bytes = text.bytes
        var line = line
        var index = Int(text.lines.range(ofLine: line, in: bytes).start)
        while true {
            let end = Int(text.lines.range(ofLine: line, in: bytes).end)
            while index < end, isBlank(bytes[index]) { index += 1 }
            guard index < end else { return line + 1 }
            if isHash { return bytes[index] == UInt8(ascii: "#") ? line + 1 : nil }
            guard bytes[index] == UInt8(ascii: "/"), index + 1 < end else { return nil }
            if bytes[index + 1] == UInt8(ascii: "/") { return line + 1 }
            guard bytes[index + 1] == UInt8(ascii: "*") else { return nil }
            index = endOfBlockComment(at: index)
            line = text.lines.line(at: UInt32(clamping: index))
        }
    }

    /// Swift's block comments nest.
    private func endOfBlockComment(at start: Int) -> Int {
        let bytes = text.bytes
        var depth = 0
        var index = start
        while index + 1 < bytes.count {
            switch (bytes[index], bytes[index + 1]) {
            case (UInt8(ascii: "/"), UInt8(ascii: "*")):
                depth += 1
                index += 2
            case (UInt8(ascii: "*"), UInt8(ascii: "/")):
                depth -= 1
                index += 2
                if depth == 0 { return index }
            default: index += 1
            }
        }
        return bytes.count
    }

    private func isBlank(_ indices: Range<Int>) -> Bool {
        text.bytes[indices].allSatisfy { isBlank($0) }
    }

    /// A byte order mark counts as blank: it may stand before the first comment.
    private func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0C || byte == 0xEF || byte == 0xBB || byte == 0xBF
    }
}
