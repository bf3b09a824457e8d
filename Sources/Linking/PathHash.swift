/// The hash of a dotted path such as `sqlalchemy.orm.Session`, built component by component, so that an attribute of
/// an imported module is looked up without making a string.
///
/// FNV-1a with 64 bits; paths are told apart by it alone.
public struct PathHash: Hashable, Sendable {
    public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The empty path.
    public init() {}

    public init(_ path: some StringProtocol) {
        for byte in path.utf8 { add(byte) }
    }

    /// Adds a component, with the dot before it where the path is not empty.
    public mutating func append(_ bytes: some Sequence<UInt8>) {
        if self != PathHash() { add(0x2E) }
        for byte in bytes { add(byte) }
    }

    /// Adds one byte as it is.
    public mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}
