import SourceText

/// Which names are declared in the functions around a place, as far as a collector has to know it: whether an
/// assignment to a bare name means a variable of theirs.
///
/// Declaring and leaving cost what was declared; asking costs nothing, however many names there are.
struct SwiftScopes: Sendable {
    /// By symbol: one more than the place of its latest declaration in the log, 0 for none.
    private var latest: [UInt32] = []
    private var log: [(symbol: UInt32, before: UInt32)] = []
    /// Variables of the file itself.
    private var globals: Set<Symbol> = []
    /// What was declared before belongs to code around a type, which its members do not see.
    private var boundary: UInt32 = 0

    mutating func reset() {
        latest.removeAll(keepingCapacity: true)
        log.removeAll(keepingCapacity: true)
        globals.removeAll(keepingCapacity: true)
        boundary = 0
    }

    mutating func declare(_ symbol: Symbol) {
        let index = Int(symbol.rawValue)
        guard !symbol.isNone else { return }
        while latest.count <= index { latest.append(0) }
        log.append((symbol.rawValue, latest[index]))
        latest[index] = UInt32(truncatingIfNeeded: log.count)
    }

    mutating func declareGlobal(_ symbol: Symbol) { globals.insert(symbol) }

    func isDeclared(_ symbol: Symbol) -> Bool {
        let index = Int(symbol.rawValue)
        return index < latest.count && latest[index] > boundary
    }

    func isGlobal(_ symbol: Symbol) -> Bool { globals.contains(symbol) }

    /// Where a scope begins, for `leave`.
    var mark: Int { log.count }

    /// Forgets what was declared since a mark.
    mutating func leave(_ mark: Int) {
        while log.count > mark, let entry = log.popLast() { latest[Int(entry.symbol)] = entry.before }
    }

    /// Begins a type; the caller gives the result back to `leaveType`.
    mutating func enterType() -> UInt32 {
        let outer = boundary
        boundary = UInt32(truncatingIfNeeded: log.count)
        return outer
    }

    mutating func leaveType(_ outer: UInt32) { boundary = outer }
}
