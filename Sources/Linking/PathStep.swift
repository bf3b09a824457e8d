/// What something that happens makes of each state of a path: a relation over at most eight states.
///
/// Steps compose and join, so that a region of a body, a loop with all its rounds included, is again one step.
public struct PathStep: Hashable, Sendable {
    /// Row `i`, eight bits from bit `8 * i` on: the states that state `i` may become.
    var rows: UInt64

    init(rows: UInt64) {
        self.rows = rows
    }

    /// Every state stays what it is.
    public static let identity = PathStep(rows: 0x8040_2010_0804_0201)
    /// No path goes on here.
    public static let none = PathStep(rows: 0)

    /// - Parameter moves: what states become; those that are not named stay. States from 8 on are left out.
    public init(_ moves: [(from: Int, to: Int)]) {
        var rows = Self.identity.rows
        for move in moves where move.from >= 0 && move.from < 8 && move.to >= 0 && move.to < 8 {
            rows &= ~(0xFF << UInt64(move.from * 8))
            rows |= 1 << UInt64(move.from * 8 + move.to)
        }
        self.rows = rows
    }

    /// Every state becomes one.
    public init(to state: Int) {
        self.init((0..<8).map { ($0, state) })
    }

    /// What one of the states becomes.
    public func row(_ state: Int) -> PathStates {
        PathStates(rawValue: UInt8(truncatingIfNeeded: rows >> UInt64((state & 7) * 8)))
    }

    /// This, and the other one after it.
    public func then(_ other: PathStep) -> PathStep {
        if other == .identity { return self }
        if self == .identity { return other }
        var result: UInt64 = 0
        var middle = 0
        while middle < 8 {
            // The states that lead to the one in the middle, a bit at the start of each row.
            let column = (rows >> UInt64(middle)) & 0x0101_0101_0101_0101
            result |= column &* UInt64(other.row(middle).rawValue)
            middle += 1
        }
        return PathStep(rows: result)
    }

    /// This or the other one.
    public func or(_ other: PathStep) -> PathStep { PathStep(rows: rows | other.rows) }

    /// This any number of times, none included.
    public var repeated: PathStep {
        var result = or(.identity)
        for _ in 0..<3 { result = result.then(result) }
        return result
    }
}

/// Several states of a path, of at most eight.
public struct PathStates: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// One state.
    public init(_ state: Int) {
        rawValue = state >= 0 && state < 8 ? 1 << UInt8(state) : 0
    }

    public func contains(state: Int) -> Bool { !isDisjoint(with: PathStates(state)) }
}
