/// Hashes of names, with open addressing and a quick look before the exact one.
public struct NameSet: Sendable {
    /// The names by their low bits; 0 where there is none.
    private var slots: [UInt32] = []
    private var hasZero = false
    private var count = 0
    /// One bit for the low bits of each.
    private var bits: [UInt64]
    private let mask: UInt32

    /// - Parameter width: how many low bits of a hash the quick look takes.
    public init(width: UInt32 = 12) {
        bits = [UInt64](repeating: 0, count: 1 << Int(width - 6))
        mask = 1 << width - 1
    }

    /// Whether there is none.
    public var isEmpty: Bool { count == 0 && !hasZero }

    /// Of a few names.
    public init(_ names: [UInt32]) {
        self.init()
        for name in names { insert(name) }
    }

    /// Adds a name, which may be there.
    public mutating func insert(_ name: UInt32) {
        let place = name & mask
        bits[Int(place >> 6)] |= UInt64(1) << UInt64(place & 63)
        guard name != 0 else {
            hasZero = true
            return
        }
        if count * 2 >= slots.count { grow(to: max(16, slots.count * 2)) }
        let slot = slot(of: name)
        if slots[slot] == 0 { count += 1 }
        slots[slot] = name
    }

    /// Whether a name is among them.
    public func contains(_ name: UInt32) -> Bool {
        let place = name & mask
        guard bits[Int(place >> 6)] & UInt64(1) << UInt64(place & 63) != 0 else { return false }
        guard name != 0 else { return hasZero }
        return !slots.isEmpty && slots[slot(of: name)] != 0
    }

    /// The place of a name, or that where it would stand.
    private func slot(of name: UInt32) -> Int {
        Linking.slot(of: UInt64(name), among: slots.count) { slots[$0] == 0 || slots[$0] == name }
    }

    /// Makes room for so many names in all.
    mutating func reserve(_ wanted: Int) {
        var size = 16
        while size < wanted * 2 { size *= 2 }
        if size > slots.count { grow(to: size) }
    }

    private mutating func grow(to size: Int) {
        let old = slots
        slots = [UInt32](repeating: 0, count: size)
        for name in old where name != 0 { slots[slot(of: name)] = name }
    }
}
