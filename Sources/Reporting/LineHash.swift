import Findings
import SourceText

/// GitHub's `primaryLocationLineHash`, exactly: what code scanning tells alerts apart by.
///
/// The file is read as UTF-16. Blanks and tabs do not count, every line end counts as LF, and 65535 stands for
/// the end of the file, followed by zeros. The hash of a line is that of the hundred units from its first one on,
/// as a number to the base 37 modulo 2⁶⁴, in hexadecimal, with a colon and how many lines with that hash the
/// file has had so far. A line holds as many hundred units as it likes: identical lines hash alike only if what
/// follows them is the same.
///
/// - Returns: the hashes of the lines asked for; the action that uploads computes the same ones and warns of any
///   other.
func lineHashes(of text: Report.Text, lines wanted: Set<Int>) -> [Int: String] {
    var hasher = LineHasher(wanted: wanted)
    let bytes = text.bytes
    var index = 0
    while index < bytes.count {
        if bytes[index] < 0x80 {
            hasher.feed(UInt16(bytes[index]))
            index += 1
        } else {
            let decoded = DecodedScalar(bytes, at: index, end: bytes.count)
            for unit in UTF16.encode(decoded.scalar) ?? UTF16.encodedReplacementCharacter {
                hasher.feed(unit)
            }
            index += decoded.length
        }
    }
    return hasher.finish()
}

private struct LineHasher {
    private static let blockSize = 100
    private static let base: UInt64 = 37
    /// What the unit that leaves the window counts: the base to the power of the window's size.
    private let leaving = (0..<blockSize).reduce(1 as UInt64) { power, _ in power &* base }

    let wanted: Set<Int>
    private var hash: UInt64 = 0
    private var window = [UInt16](repeating: 0, count: blockSize)
    /// The line that begins with the unit at the same index of the window; 0 for none.
    private var lines = [Int](repeating: 0, count: blockSize)
    private var position = 0
    private var line = 0
    private var isLineStart = true
    private var isBehindReturn = false
    private var counts: [UInt64: Int] = [:]
    private var found: [Int: String] = [:]

    init(wanted: Set<Int>) {
        self.wanted = wanted
    }

    mutating func feed(_ unit: UInt16) {
        let isSecondHalf = isBehindReturn && unit == 0x0A
        isBehindReturn = unit == 0x0D
        if unit == 0x20 || unit == 0x09 || isSecondHalf { return }
        emit()
        if isLineStart {
            line += 1
            lines[position] = line
        }
        let unit = isBehindReturn ? 0x0A : unit
        isLineStart = unit == 0x0A
        shift(unit)
    }

    mutating func finish() -> [Int: String] {
        feed(0xFFFF)
        for _ in 0..<Self.blockSize {
            emit()
            shift(0)
        }
        return found
    }

    /// The window is full of what follows the line that began where the next unit goes.
    private mutating func emit() {
        let line = lines[position]
        guard line > 0 else { return }
        lines[position] = 0
        counts[hash, default: 0] += 1
        guard wanted.contains(line) else { return }
        found[line] = "\(String(hash, radix: 16)):\(counts[hash, default: 1])"
    }

    private mutating func shift(_ unit: UInt16) {
        hash = hash &* Self.base &+ UInt64(unit) &- leaving &* UInt64(window[position])
        window[position] = unit
        position = position + 1 == Self.blockSize ? 0 : position + 1
    }
}
