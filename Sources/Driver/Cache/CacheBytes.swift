import SourceText

/// Lays values out as bytes, one behind the other: numbers in the byte order of the machine, texts behind their
/// length. What is laid out so is either stored or digested.
struct CacheWriter {
    private(set) var bytes: [UInt8] = []

    /// Of everything laid out so far.
    var digest: ContentHash { ContentHash(bytes) }

    mutating func add<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    mutating func add(_ text: String) {
        add(UInt32(truncatingIfNeeded: text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func add(_ text: some Collection<UInt8>) {
        add(UInt32(truncatingIfNeeded: text.count))
        bytes.append(contentsOf: text)
    }

    mutating func add(_ hash: ContentHash) {
        add(hash.high)
        add(hash.low)
    }

    mutating func add(_ range: ByteRange) {
        add(range.start)
        add(range.end)
    }

    mutating func add<Element>(_ list: [Element], _ body: (inout CacheWriter, Element) -> Void) {
        add(UInt32(truncatingIfNeeded: list.count))
        for element in list { body(&self, element) }
    }

    mutating func add<Value>(_ value: Value?, _ body: (inout CacheWriter, Value) -> Void) {
        add(value != nil)
        if let value { body(&self, value) }
    }
}

/// Reads what a `CacheWriter` laid out. The bytes may be anybody's: whatever does not fit throws, and nothing is
/// allocated by a length that they claim.
struct CacheReader {
    private let bytes: [UInt8]
    private(set) var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The bytes are not what a writer lays out.
    struct Unsound: Error {}

    var isAtEnd: Bool { index == bytes.count }

    mutating func number<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) throws(Unsound)
        -> Number
    {
        let size = MemoryLayout<Number>.size
        guard bytes.count - index >= size else { throw Unsound() }
        defer { index += size }
        return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: index, as: Number.self) }
    }

    mutating func flag() throws(Unsound) -> Bool {
        switch try number(UInt8.self) {
        case 0: return false
        case 1: return true
        default: throw Unsound()
        }
    }

    mutating func slice() throws(Unsound) -> ArraySlice<UInt8> {
        let count = Int(try number(UInt32.self))
        guard bytes.count - index >= count else { throw Unsound() }
        defer { index += count }
        return bytes[index..<index + count]
    }

    mutating func text() throws(Unsound) -> String {
        guard let text = String(validating: try slice(), as: UTF8.self) else { throw Unsound() }
        return text
    }

    mutating func hash() throws(Unsound) -> ContentHash {
        ContentHash(high: try number(), low: try number())
    }

    /// A range whose end is not before its start.
    mutating func range() throws(Unsound) -> ByteRange {
        let (start, end) = (try number(UInt32.self), try number(UInt32.self))
        guard start <= end else { throw Unsound() }
        return ByteRange(start, end)
    }

    mutating func list<Element>(
        _ body: (inout CacheReader) throws(Unsound) -> Element
    ) throws(Unsound) -> [Element] {
        let count = Int(try number(UInt32.self))
        var result: [Element] = []
        for _ in 0..<count { result.append(try body(&self)) }
        return result
    }

    mutating func optional<Value>(
        _ body: (inout CacheReader) throws(Unsound) -> Value
    ) throws(Unsound) -> Value? {
        try flag() ? try body(&self) : nil
    }
}
