/// What moved between two commits: of each metric how much was over before and after, and which things changed.
public struct ProgressComparison: Sendable {
    /// The product's version.
    public var version: String
    /// Absolute path of the workspace.
    public var workspace: String
    public var before: Progress.Revision
    public var after: Progress.Revision
    /// How many commits the later one has that the earlier one has not.
    public var commits: Int
    /// In the order of their packs.
    public var metrics: [Metric]
    /// Whether anybody says who owns what.
    public var hasOwners: Bool

    public init(
        version: String, workspace: String, before: Progress.Revision, after: Progress.Revision, commits: Int,
        metrics: [Metric] = [], hasOwners: Bool = false
    ) {
        self.version = version
        self.workspace = workspace
        self.before = before
        self.after = after
        self.commits = commits
        self.metrics = metrics
        self.hasOwners = hasOwners
    }

    public struct Metric: Sendable {
        public var id: String
        public var title: String
        public var goal: Progress.Goal
        public var before: Progress.Count
        public var after: Progress.Count
        /// By kind, in the order of the kinds, and by place.
        public var moves: [Move]

        public init(
            id: String, title: String, goal: Progress.Goal, before: Progress.Count, after: Progress.Count,
            moves: [Move]
        ) {
            self.id = id
            self.title = title
            self.goal = goal
            self.before = before
            self.after = after
            self.moves = moves
        }
    }

    /// What became of a thing.
    public enum Kind: String, CaseIterable, Sendable {
        /// It was over, and is not any more.
        case fellBack = "fell-back"
        /// It came new, and is left to do.
        case newLeft = "new-left"
        /// It was left, and is over.
        case wentOver = "went-over"
        /// It was left, and is not there any more.
        case goneLeft = "gone-left"
        /// It came new, and is over.
        case newOver = "new-over"
        /// It was over, and is not there any more.
        case goneOver = "gone-over"
    }

    public struct Move: Hashable, Sendable {
        public var kind: Kind
        /// As it is in the later commit, or was in the earlier one where it is gone.
        public var item: Progress.Item
        /// Who wrote the commits in between that touch its file, by name; sorted.
        public var authors: [String]

        public init(kind: Kind, item: Progress.Item, authors: [String] = []) {
            self.kind = kind
            self.item = item
            self.authors = authors
        }
    }

    /// What one owner or author has moved, by kind.
    public struct Party: Hashable, Sendable {
        public var name: String
        public var moves: [Kind: Int]

        public init(name: String, moves: [Kind: Int]) {
            self.name = name
            self.moves = moves
        }
    }

    /// Sums over all metrics. A thing of several counts for each of them.
    /// - Parameter names: of whom a move is; nobody for none.
    public func parties(_ names: (Move) -> [String]) -> [Party] {
        var sums: [String: [Kind: Int]] = [:]
        for move in metrics.flatMap(\.moves) {
            for name in Set(names(move)) { sums[name, default: [:]][move.kind, default: 0] += 1 }
        }
        return sums.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { Party(name: $0.key, moves: $0.value) }
    }
}
