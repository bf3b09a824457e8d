import SourceText

/// One of several parts of a workspace's files, which are read apart from each other.
///
/// A file belongs to a part by its path alone: who looks at the same tree comes to the same parts, and a file that is
/// added moves no other one.
public struct Shard: Hashable, Sendable {
    /// 1-based.
    public let number: Int
    public let count: Int

    /// The only one.
    public static let whole = Shard(number: 1, count: 1)

    private init(number: Int, count: Int) {
        self.number = number
        self.count = count
    }

    /// - Parameter text: `I/N`, such as `2/8`; nil where it is no such thing.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }),
            let number = Int(parts[0]), let count = Int(parts[1]), 1...Self.most ~= count,
            1...count ~= number
        else { return nil }
        self.init(number: number, count: count)
    }

    /// So many parts there may be.
    public static let most = 65_536

    /// Whether a file belongs to this part.
    /// - Parameter path: relative to the workspace, with `/`.
    func has(_ path: String) -> Bool {
        count == 1 || Int(ContentHash(Array(path.utf8)).low % UInt64(count)) == number - 1
    }
}
