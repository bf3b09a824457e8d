/// A number that stands for a string in one `SymbolTable`: equal numbers, equal strings.
@frozen
public struct Symbol: Hashable, Sendable {
    public var rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// No string at all; different from the symbol of the empty string.
    @inlinable public static var none: Symbol { Symbol(rawValue: .max) }
    @inlinable public var isNone: Bool { rawValue == .max }
}

/// Strings, each kept once, in the order in which they were first seen.
///
/// Open addressing over one byte buffer: interning allocates nothing per string.
public struct SymbolTable: Sendable {
    /// One interned string: where its bytes stand in `bytes`, and the hash it was found by.
    @frozen
    public struct Entry: Sendable {
        public var offset: UInt32
        public var count: UInt32
        public var hash: UInt32

        @inlinable
        init(offset: UInt32, count: UInt32, hash: UInt32) {
            self.offset = offset
            self.count = count
            self.hash = hash
        }
    }

    public private(set) var bytes: [UInt8] = []
    public private(set) var entries: [Entry] = []
    /// 0 is a free slot, otherwise the entry's index plus one. The count is a power of two.
    private var slots: [UInt32]

    public init() {
        slots = [UInt32](repeating: 0, count: 1024)
    }

    public var count: Int { entries.count }

    /// Forgets every string but keeps the memory, for the next file of the same worker.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
        for index in slots.indices { slots[index] = 0 }
    }

    /// The symbol of the bytes of `source` in `range`, which must lie inside it.
    public mutating func intern(_ source: [UInt8], _ range: ByteRange) -> Symbol {
        source.withUnsafeBufferPointer { buffer in
            intern(UnsafeBufferPointer(rebasing: buffer[range.clamped(to: buffer.count).indices]))
        }
    }

    public mutating func intern(_ string: some StringProtocol) -> Symbol {
        var copy = String(string)
        return copy.withUTF8 { intern($0) }
    }

    public mutating func intern(_ string: UnsafeBufferPointer<UInt8>) -> Symbol {
        let hash = Self.hash(string)
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] != 0 {
            let index = slots[slot] - 1
            let entry = entries[Int(index)]
            if entry.hash == hash, entry.count == string.count, equal(entry, string) {
                return Symbol(rawValue: index)
            }
            slot = (slot + 1) & mask
        }
        let symbol = UInt32(truncatingIfNeeded: entries.count)
        slots[slot] = symbol + 1
        entries.append(
            Entry(
                offset: UInt32(truncatingIfNeeded: bytes.count),
                count: UInt32(truncatingIfNeeded: string.count),
                hash: hash))
        bytes.append(contentsOf: string)
        if entries.count * 2 > slots.count { grow() }
        return Symbol(rawValue: symbol)
    }

    /// The symbol of a string that is already here.
    public func find(_ string: some StringProtocol) -> Symbol? {
        var copy = String(string)
        return copy.withUTF8 { buffer in
            let hash = Self.hash(buffer)
            let mask = slots.count - 1
            var slot = Int(hash) & mask
            while slots[slot] != 0 {
                let index = slots[slot] - 1
                let entry = entries[Int(index)]
                if entry.hash == hash, entry.count == buffer.count, equal(entry, buffer) {
                    return Symbol(rawValue: index)
                }
                slot = (slot + 1) & mask
            }
            return nil
        }
    }

    /// The string of a symbol; empty for `.none` and for a symbol of another table.
    public subscript(symbol: Symbol) -> String {
        guard symbol.rawValue < entries.count else { return "" }
        let entry = entries[Int(symbol.rawValue)]
        return String(decoding: bytes[Int(entry.offset)..<Int(entry.offset + entry.count)], as: UTF8.self)
    }

    /// The hash every table uses: eight bytes at a time, multiplied and folded. It is part of the flat form of facts,
    /// so changing it changes the facts version.
    @inlinable
    public static func hash(_ string: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let count = string.count
        var hash = UInt64(truncatingIfNeeded: count) ^ 0x9E37_79B9_7F4A_7C15
        var index = 0
        while index + 8 <= count {
            hash = fold(hash ^ word(string, index, 8))
            index += 8
        }
        if index < count { hash = fold(hash ^ word(string, index, count - index)) }
        return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }

    @inlinable
    static func fold(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }

    /// Up to eight bytes as a number, the first one lowest.
    @inlinable
    static func word(_ string: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> UInt64 {
        if count == 8 {
            return UInt64(
                littleEndian: UnsafeRawBufferPointer(string).loadUnaligned(
                    fromByteOffset: start, as: UInt64.self))
        }
        var result: UInt64 = 0
        for index in 0..<count { result |= UInt64(string[start + index]) << UInt64(index * 8) }
        return result
    }

    private func equal(_ entry: Entry, _ string: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            let start = Int(entry.offset)
            for index in 0..<string.count where buffer[start + index] != string[index] { return false }
            return true
        }
    }

    private mutating func grow() {
        let mask = slots.count * 2 - 1
        var larger = [UInt32](repeating: 0, count: slots.count * 2)
        for index in entries.indices {
            var slot = Int(entries[index].hash) & mask
            while larger[slot] != 0 { slot = (slot + 1) & mask }
            larger[slot] = UInt32(truncatingIfNeeded: index) + 1
        }
        slots = larger
    }
}
