/// What one operation does to a session.
public enum Effect: UInt8, Sendable, CaseIterable {
    /// A session comes into being.
    case opens
    /// A transaction begins.
    case begins
    case commits
    case rollsBack
    case flushes
    case closes
    /// The session is captured by something that outlives its scope.
    case escapes
    /// A statement that reads, or of which nothing more is known.
    case queries
    /// A statement or a call that changes data.
    case writes
    /// The session is handed to a call as an argument.
    case passes

    /// The word in packs and in reports.
    public var name: String {
        switch self {
        case .opens: "opens"
        case .begins: "begins"
        case .commits: "commits"
        case .rollsBack: "rollsBack"
        case .flushes: "flushes"
        case .closes: "closes"
        case .escapes: "escapes"
        case .queries: "queries"
        case .writes: "writes"
        case .passes: "passes"
        }
    }

    /// Whether callers are told of it. Statements that only read are too many, and no rule blames a caller for them.
    var isTold: Bool { self != .queries && self != .flushes }

    public init?(name: some StringProtocol) {
        guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }
}

/// Several effects.
public struct EffectSet: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    public init(_ effect: Effect) {
        rawValue = 1 << UInt16(effect.rawValue)
    }

    public func contains(_ effect: Effect) -> Bool { rawValue & (1 << UInt16(effect.rawValue)) != 0 }
}
