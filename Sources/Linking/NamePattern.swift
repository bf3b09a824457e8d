/// A name in which `*` stands for any characters, such as `create_*_tools`. Upper and lower case are two things.
public struct NamePattern: Hashable, Sendable {
    /// The text before the first star, or all of it.
    private let prefix: [UInt8]
    /// What stands between stars.
    private let middle: [[UInt8]]
    /// The text behind the last star.
    private let suffix: [UInt8]
    /// Whether the pattern is a plain name.
    public let isExact: Bool
    /// The first and last byte that a match has, 0 where any will do.
    private let first: UInt8
    private let last: UInt8

    public init(_ text: some StringProtocol) {
        let pieces = text.utf8.split(separator: 0x2A, omittingEmptySubsequences: false).map { Array($0) }
        isExact = pieces.count == 1
        prefix = pieces[0]
        suffix = isExact ? [] : pieces[pieces.count - 1]
        middle = Array(pieces.dropFirst().dropLast())
        first = prefix.first ?? 0
        last = isExact ? prefix.last ?? 0 : suffix.last ?? 0
    }

    /// The name, where the pattern is a plain one.
    public var exactName: String? { isExact ? String(decoding: prefix, as: UTF8.self) : nil }

    public func matches(_ text: some StringProtocol) -> Bool {
        var copy = String(text)
        return copy.withUTF8 { matches($0) }
    }

    public func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if last != 0, bytes.last != last { return false }
        if first != 0, bytes.first != first { return false }
        if isExact { return bytes.count == prefix.count && has(bytes, prefix, at: 0) }
        guard bytes.count >= prefix.count + suffix.count, has(bytes, prefix, at: 0),
            has(bytes, suffix, at: bytes.count - suffix.count)
        else { return false }
        var start = prefix.count
        let end = bytes.count - suffix.count
        for piece in middle {
            while start + piece.count <= end, !has(bytes, piece, at: start) { start += 1 }
            guard start + piece.count <= end else { return false }
            start += piece.count
        }
        return true
    }

    private func has(_ bytes: UnsafeBufferPointer<UInt8>, _ piece: [UInt8], at start: Int) -> Bool {
        for index in piece.indices where bytes[start + index] != piece[index] { return false }
        return true
    }
}
