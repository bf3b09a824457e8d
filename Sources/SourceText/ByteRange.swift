/// A half-open range of byte offsets into one source file.
///
/// Every position in the analysis is one of these; lines and columns exist only where a report is rendered.
@frozen
public struct ByteRange: Hashable, Sendable {
    /// Offset of the first byte.
    public var start: UInt32
    /// Offset behind the last byte.
    public var end: UInt32

    @inlinable
    public init(_ start: UInt32, _ end: UInt32) {
        self.start = start
        self.end = end
    }

    /// The empty range at an offset.
    @inlinable
    public init(at offset: UInt32) {
        self.init(offset, offset)
    }

    /// Length in bytes.
    @inlinable public var count: Int { end > start ? Int(end - start) : 0 }
    @inlinable public var isEmpty: Bool { end <= start }
    /// The same range as array indices.
    @inlinable public var indices: Range<Int> { Int(start)..<Int(max(start, end)) }

    @inlinable
    public func contains(_ other: ByteRange) -> Bool {
        start <= other.start && other.end <= end
    }

    /// The smallest range that covers both.
    @inlinable
    public func union(_ other: ByteRange) -> ByteRange {
        ByteRange(min(start, other.start), max(end, other.end))
    }

    /// The part of the range that lies inside `count` bytes.
    @inlinable
    public func clamped(to count: Int) -> ByteRange {
        let limit = UInt32(clamping: count)
        let first = min(start, limit)
        return ByteRange(first, min(max(end, first), limit))
    }
}

extension ByteRange: Comparable {
    /// Source order: by start, the shorter one first.
    @inlinable
    public static func < (left: ByteRange, right: ByteRange) -> Bool {
        left.start != right.start ? left.start < right.start : left.end < right.end
    }
}

extension ByteRange: CustomStringConvertible {
    public var description: String { "\(start)..<\(end)" }
}
