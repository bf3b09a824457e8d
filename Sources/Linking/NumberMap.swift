/// The slot of a number in a table with open addressing, or that where it would stand.
/// - Parameters:
///   - count: of the slots; a power of two, and one of them is free.
///   - isEnd: whether a slot is free or holds the number.
@inline(__always)
func slot(of key: UInt64, among count: Int, _ isEnd: (Int) -> Bool) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
    while !isEnd(slot) { slot = (slot + 1) & (count - 1) }
    return slot
}

/// Values by numbers, with open addressing: what is asked for all the time is not hashed with care.
struct NumberMap<Value: Sendable>: Sendable {
    private var keys: [UInt64] = []
    private var values: [Value?] = []
    private var count = 0

    init() {}

    /// The place of a number, or that where it would stand.
    private func place(_ key: UInt64) -> Int {
        slot(of: key, among: keys.count) { values[$0] == nil || keys[$0] == key }
    }

    subscript(key: UInt64) -> Value? {
        get { keys.isEmpty ? nil : values[place(key)] }
        set {
            guard let newValue else { return }
            if count * 2 >= keys.count { grow(to: max(32, keys.count * 2)) }
            let place = place(key)
            if values[place] == nil { count += 1 }
            keys[place] = key
            values[place] = newValue
        }
    }

    /// Makes room for so many numbers in all.
    mutating func reserve(_ wanted: Int) {
        var size = 4
        while size < wanted * 2 { size *= 2 }
        if wanted > 0, size > keys.count { grow(to: size) }
    }

    private mutating func grow(to size: Int) {
        let old = (keys, values)
        keys = [UInt64](repeating: 0, count: size)
        values = [Value?](repeating: nil, count: size)
        for (key, value) in zip(old.0, old.1) where value != nil {
            let place = place(key)
            keys[place] = key
            values[place] = value
        }
    }

    /// All numbers that have a value, the smallest first.
    var sortedKeys: [UInt64] { zip(keys, values).compactMap { $1 == nil ? nil : $0 }.sorted() }
}
