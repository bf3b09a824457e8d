/// Values by the hash of a dotted path: a table that takes the hash as it is.
struct PathTable<Value: Sendable>: Sendable {
    private var slots: [UInt32]
    private var keys: [UInt64] = []
    private(set) var values: [Value] = []

    init() {
        slots = [UInt32](repeating: 0, count: 64)
    }

    var isEmpty: Bool { keys.isEmpty }

    subscript(path: PathHash) -> Value? {
        get {
            let slot = find(path.value)
            return slots[slot] == 0 ? nil : values[Int(slots[slot]) - 1]
        }
        set {
            guard let newValue else { return }
            let slot = find(path.value)
            if slots[slot] != 0 {
                values[Int(slots[slot]) - 1] = newValue
                return
            }
            keys.append(path.value)
            values.append(newValue)
            slots[slot] = UInt32(keys.count)
            if keys.count * 2 > slots.count { grow() }
        }
    }

    func contains(_ path: PathHash) -> Bool { slots[find(path.value)] != 0 }

    /// The slot of a key, or the free one where it belongs.
    private func find(_ key: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: key ^ key >> 29) & mask
        while slots[slot] != 0, keys[Int(slots[slot]) - 1] != key { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for (index, key) in keys.enumerated() { slots[find(key)] = UInt32(index + 1) }
    }
}
