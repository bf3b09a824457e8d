/// A name in which `*` stands for any characters, such as `create_*_tools`. Upper and lower case are two things.
public struct NamePattern: Hashable, Sendable {
    /// The pieces between the stars.
    private let pieces: [[UInt8]]

    public init(_ text: some StringProtocol) {
        pieces = text.utf8.split(separator: 0x2A, omittingEmptySubsequences: false).map { Array($0) }
    }

    /// Whether the pattern is a plain name.
    public var isExact: Bool { pieces.count == 1 }

    /// The name, where the pattern is a plain one.
    public var exactName: String? { isExact ? String(decoding: pieces[0], as: UTF8.self) : nil }

    public func matches(_ text: some StringProtocol) -> Bool {
        var copy = String(text)
        return copy.withUTF8 { matches($0) }
    }

    public func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = pieces.first, let last = pieces.last else { return false }
        if pieces.count == 1 { return bytes.elementsEqual(first) }
        guard bytes.count >= first.count + last.count, bytes.starts(with: first),
            bytes[(bytes.count - last.count)...].elementsEqual(last)
        else { return false }
        var start = first.count
        let end = bytes.count - last.count
        for piece in pieces[1..<(pieces.count - 1)] {
            while start + piece.count <= end, !bytes[start..<start + piece.count].elementsEqual(piece) {
                start += 1
            }
            guard start + piece.count <= end else { return false }
            start += piece.count
        }
        return true
    }
}
