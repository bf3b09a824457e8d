/// Hashes of names, with a quick look before the exact one.
public struct NameSet: Sendable {
    private var names: Set<UInt32> = []
    /// One bit for the low bits of each.
    private var bits: [UInt64]
    private let mask: UInt32

    /// - Parameter width: how many low bits of a hash the quick look takes.
    public init(width: UInt32 = 12) {
        bits = [UInt64](repeating: 0, count: 1 << Int(width - 6))
        mask = 1 << width - 1
    }

    /// Whether there is none.
    public var isEmpty: Bool { names.isEmpty }

    /// Of a few names.
    public init(_ names: [UInt32]) {
        self.init()
        for name in names { insert(name) }
    }

    /// Adds a name, which may be there.
    public mutating func insert(_ name: UInt32) {
        let place = name & mask
        let bit = UInt64(1) << UInt64(place & 63)
        if bits[Int(place >> 6)] & bit == 0 {
            bits[Int(place >> 6)] |= bit
        } else if names.contains(name) {
            return
        }
        names.insert(name)
    }

    /// Whether a name is among them.
    public func contains(_ name: UInt32) -> Bool {
        let place = name & mask
        return bits[Int(place >> 6)] & UInt64(1) << UInt64(place & 63) != 0 && names.contains(name)
    }
}
