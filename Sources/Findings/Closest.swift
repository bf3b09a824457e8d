/// The candidate that a misspelt word most probably stands for, for "did you mean"; nil where none is near
/// enough to be worth naming.
///
/// Near is at most one edit for every three bytes of the word: a byte too many, missing or wrong, or two
/// neighbours exchanged. Of equally near ones the first in the order given wins.
public func closest(to word: String, among candidates: some Sequence<String>) -> String? {
    let word = Array(word.utf8)
    guard !word.isEmpty, word.count <= 80 else { return nil }
    var best: (candidate: String, edits: Int)?
    for candidate in candidates {
        let other = Array(candidate.utf8)
        let limit = max(1, min(word.count, other.count) / 3)
        guard abs(other.count - word.count) <= limit else { continue }
        let edits = distance(word, other)
        if edits <= limit, edits < best?.edits ?? .max { best = (candidate, edits) }
    }
    return best?.candidate
}

/// Optimal string alignment, three rows at a time.
private func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var above = Array(0...right.count)
    for (row, byte) in left.enumerated() {
        var current = [row + 1]
        current.reserveCapacity(right.count + 1)
        for (column, other) in right.enumerated() {
            var edits = min(
                above[column + 1] + 1, current[column] + 1, above[column] + (byte == other ? 0 : 1))
            if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
                edits = min(edits, before[column - 1] + 1)
            }
            current.append(edits)
        }
        before = above
        above = current
    }
    return above[right.count]
}
