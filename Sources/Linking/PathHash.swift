/// The hash of a dotted path such as `sqlalchemy.orm.Session`, built component by component, so that an attribute of
/// an imported module is looked up without making a string.
///
/// A polynomial of the bytes with 64 bits, so that the hash of a path behind a folder comes from the two hashes alone;
/// paths are told apart by it alone.
public struct PathHash: Hashable, Sendable {
    public private(set) var value: UInt64 = 0
    /// What a hash is multiplied by when these bytes follow it.
    private var shift: UInt64 = 1

    private static let base: UInt64 = 0x9E6D_62D0_6F6A_02CB

    /// The empty path.
    public init() {}

    public init(_ path: some StringProtocol) {
        for byte in path.utf8 { add(byte) }
    }

    public var isEmpty: Bool { shift == 1 }

    /// Adds a component, with the dot before it where the path is not empty.
    public mutating func append(_ bytes: some Sequence<UInt8>) {
        if !isEmpty { add(0x2E) }
        for byte in bytes { add(byte) }
    }

    /// Adds one byte as it is.
    public mutating func add(_ byte: UInt8) {
        value = value &* Self.base &+ UInt64(byte) &+ 1
        shift = shift &* Self.base
    }

    /// The path of what has another path below this one; either may be empty.
    func appending(_ path: PathHash) -> PathHash {
        guard !isEmpty else { return path }
        guard !path.isEmpty else { return self }
        var result = self
        result.add(0x2E)
        result.value = result.value &* path.shift &+ path.value
        result.shift = result.shift &* path.shift
        return result
    }

    public static func == (left: PathHash, right: PathHash) -> Bool { left.value == right.value }

    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
