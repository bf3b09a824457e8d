import SourceText
import Synchronization

/// What the evaluation of one file looks at in the others: as long as that stays the same, what came of the
/// evaluation does.
///
/// It belongs to one evaluation and is only ever asked from one thread; the lock makes it a value that a `Program`
/// may carry.
final class Reads: Sendable {
    private struct State {
        var seen = NumberSet()
        var missing = NumberSet()
    }

    private let state = Mutex(State())
    /// The file that is evaluated, which need not be noted.
    private let own: Int

    init(of file: Int) {
        own = file
    }

    /// What a file declares, or imports, is looked at.
    func declarations(of file: Int) {
        guard file != own else { return }
        state.withLock { $0.seen.insert(UInt64(truncatingIfNeeded: file) << 32) }
    }

    /// The operations of a function are looked at.
    func body(of function: Int, in file: Int) {
        guard file != own else { return }
        let place = UInt64(truncatingIfNeeded: file) << 32
        state.withLock {
            $0.seen.insert(place)
            $0.seen.insert(place | UInt64(UInt32(truncatingIfNeeded: function + 1)))
        }
    }

    /// Nothing in the program that can be called has a name.
    func missing(_ name: UInt32) {
        state.withLock { $0.missing.insert(UInt64(name)) }
    }

    /// What was looked at, in order.
    var all: (seen: [Read], missing: [UInt32]) {
        state.withLock { state in
            (
                state.seen.sorted.map {
                    Read(file: Int($0 >> 32), function: Int($0 & 0xFFFF_FFFF) - 1)
                }, state.missing.sorted.map { UInt32(truncatingIfNeeded: $0) }
            )
        }
    }
}

/// One thing that was looked at: the declarations of a file, or the operations of one of its functions.
struct Read: Hashable, Sendable {
    var file: Int
    /// -1 for the declarations.
    var function: Int
}

/// Numbers, with open addressing.
struct NumberSet: Sendable {
    /// Each one more than the number; 0 where there is none.
    private var slots = [UInt64](repeating: 0, count: 64)
    private var count = 0

    mutating func insert(_ number: UInt64) {
        let entry = number &+ 1
        var place = Self.place(entry, slots.count)
        while slots[place] != 0 {
            if slots[place] == entry { return }
            place = (place + 1) & (slots.count - 1)
        }
        slots[place] = entry
        count += 1
        if count * 2 > slots.count { grow() }
    }

    private static func place(_ entry: UInt64, _ size: Int) -> Int {
        let product = entry &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: product >> 32) & (size - 1)
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        for entry in old where entry != 0 {
            var place = Self.place(entry, slots.count)
            while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
            slots[place] = entry
        }
    }

    /// All of them, the smallest first.
    var sorted: [UInt64] { slots.filter { $0 != 0 }.map { $0 &- 1 }.sorted() }
}
