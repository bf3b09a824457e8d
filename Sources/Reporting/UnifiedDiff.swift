/// The difference of two texts as `diff -u` writes it, for `git apply` and `patch -p1`.
///
/// Lines end with LF alone, so that a CR belongs to its line. The bytes of the lines are as they are; a path that git
/// would quote is quoted.
public func unifiedDiff(from old: [UInt8], to new: [UInt8], path: String) -> [UInt8] {
    let (left, right) = (diffLines(old), diffLines(new))
    let runs = changedRuns(left, right)
    guard !runs.isEmpty else { return [] }
    var bytes = Array("--- \(diffPath("a/", path))\n+++ \(diffPath("b/", path))\n".utf8)
    var index = 0
    while index < runs.count {
        var last = index
        while last + 1 < runs.count, runs[last + 1].old.lowerBound - runs[last].old.upperBound <= 2 * context
        {
            last += 1
        }
        appendHunk(Array(runs[index...last]), left, right, to: &bytes)
        index = last + 1
    }
    return bytes
}

/// Lines around a change.
private let context = 3

/// Lines of one text that stand in the place of lines of another.
private struct Run {
    var old: Range<Int>
    var new: Range<Int>
}

private func diffLines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
        lines.append(bytes[start...index])
        start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
}

/// What is replaced by what, by the shortest way (Myers) for what lies between the first and the last difference.
private func changedRuns(_ left: [ArraySlice<UInt8>], _ right: [ArraySlice<UInt8>]) -> [Run] {
    let shorter = min(left.count, right.count)
    let head = (0..<shorter).first { left[$0] != right[$0] } ?? shorter
    let room = shorter - head
    let tail = (0..<room).first { left[left.count - 1 - $0] != right[right.count - 1 - $0] } ?? room
    let difference = Array(right[head..<right.count - tail]).difference(
        from: Array(left[head..<left.count - tail]))
    let gone = Set(
        difference.removals.map { change in
            if case .remove(let offset, _, _) = change { offset + head } else { head }
        })
    let come = Set(
        difference.insertions.map { change in
            if case .insert(let offset, _, _) = change { offset + head } else { head }
        })
    var runs: [Run] = []
    var (old, new) = (head, head)
    while old < left.count - tail || new < right.count - tail {
        let (firstOld, firstNew) = (old, new)
        while gone.contains(old) { old += 1 }
        while come.contains(new) { new += 1 }
        if (old, new) == (firstOld, firstNew) {
            old += 1
            new += 1
        } else {
            runs.append(Run(old: firstOld..<old, new: firstNew..<new))
        }
    }
    return runs
}

private func appendHunk(
    _ runs: [Run], _ left: [ArraySlice<UInt8>], _ right: [ArraySlice<UInt8>], to bytes: inout [UInt8]
) {
    guard let first = runs.first, let last = runs.last else { return }
    let lead = min(context, first.old.lowerBound)
    let trail = min(context, left.count - last.old.upperBound)
    let old = first.old.lowerBound - lead..<last.old.upperBound + trail
    let new = first.new.lowerBound - lead..<last.new.upperBound + trail
    bytes += Array("@@ -\(span(old)) +\(span(new)) @@\n".utf8)
    var position = old.lowerBound
    for run in runs {
        for index in position..<run.old.lowerBound { append(" ", left[index], to: &bytes) }
        for index in run.old { append("-", left[index], to: &bytes) }
        for index in run.new { append("+", right[index], to: &bytes) }
        position = run.old.upperBound
    }
    for index in position..<old.upperBound { append(" ", left[index], to: &bytes) }
}

private func span(_ lines: Range<Int>) -> String {
    // An empty side is named by the line before it.
    let first = lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1
    return lines.count == 1 ? "\(first)" : "\(first),\(lines.count)"
}

private func append(_ mark: Unicode.Scalar, _ line: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: mark))
    bytes += line
    if line.last != 0x0A { bytes += Array("\n\\ No newline at end of file\n".utf8) }
}

/// A path as git writes it in a diff: in quotation marks where it holds what a line cannot show.
private func diffPath(_ side: String, _ path: String) -> String {
    let full = path.utf8.first == UInt8(ascii: "/") ? path : side + path
    let isPlain = full.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
    guard !isPlain else { return full.utf8.contains(0x20) ? full + "\t" : full }
    let quoted = full.utf8.map { byte -> String in
        switch byte {
        case 0x22: return "\\\""
        case 0x5C: return "\\\\"
        case 0x09: return "\\t"
        case 0x0A: return "\\n"
        case 0x0D: return "\\r"
        case 0x20..<0x7F: return String(UnicodeScalar(byte))
        default:
            let digits = String(byte, radix: 8)
            return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
        }
    }
    return "\"" + quoted.joined() + "\""
}
