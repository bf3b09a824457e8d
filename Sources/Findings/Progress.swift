/// How far a migration has come: what the metrics count in one state of a workspace, and in earlier ones.
///
/// A metric counts things of one kind, such as the operations of tools, and those among them that are over. The only
/// thing that reporters of progress see; no text in it is escaped.
public struct Progress: Sendable {
    /// The product's version.
    public var version: String
    /// Absolute path of the workspace.
    public var workspace: String
    /// Which state this is; nil for files as they lie in the work tree.
    public var revision: Revision?
    /// In the order of their packs; those that count nothing here come last.
    public var metrics: [Metric]
    /// What has to hold before a phase may begin, in the order of the configuration.
    public var gates: [Gate]
    /// Earlier states, the oldest first; empty where none were asked for.
    public var history: [Point]

    public init(
        version: String, workspace: String, revision: Revision? = nil, metrics: [Metric] = [],
        gates: [Gate] = [], history: [Point] = []
    ) {
        self.version = version
        self.workspace = workspace
        self.revision = revision
        self.metrics = metrics
        self.gates = gates
        self.history = history
    }

    /// A commit.
    public struct Revision: Hashable, Sendable {
        /// The whole hash, in hexadecimal digits.
        public var hash: String
        /// When it was committed, in seconds since 1970-01-01 UTC.
        public var time: Int64
        /// The first line of its message.
        public var subject: String
        /// The tag by which it was chosen; nil for none.
        public var tag: String?

        public init(hash: String, time: Int64, subject: String, tag: String? = nil) {
            self.hash = hash
            self.time = time
            self.subject = subject
            self.tag = tag
        }
    }

    /// What one metric counts.
    public struct Metric: Sendable {
        /// Such as `session-ownership`.
        public var id: String
        /// In a few words, such as "Tool operations on the orchestrator's session".
        public var title: String
        /// One sentence: of all what, the share that does what.
        public var summary: String
        public var goal: Goal
        /// How many things there are, and how many of them are over; a metric that counts down has none that are.
        public var count: Count
        /// What is left, the easiest first and, of those, what most depends on.
        public var left: [Item]
        /// By folder, role and owner; sorted by name.
        public var folders: [Group]
        public var roles: [Group]
        public var owners: [Group]

        public init(
            id: String, title: String, summary: String, goal: Goal, count: Count, left: [Item] = [],
            folders: [Group] = [], roles: [Group] = [], owners: [Group] = []
        ) {
            self.id = id
            self.title = title
            self.summary = summary
            self.goal = goal
            self.count = count
            self.left = left
            self.folders = folders
            self.roles = roles
            self.owners = owners
        }
    }

    /// Where a metric is meant to go.
    public enum Goal: String, Hashable, Sendable {
        /// All of what there is.
        case all
        /// Nothing left.
        case none
    }

    public struct Count: Hashable, Sendable {
        public var total: Int
        public var done: Int

        public init(total: Int, done: Int) {
            self.total = total
            self.done = done
        }

        public var left: Int { total - done }
        /// From 0 to 1; nil where there is nothing to count.
        public var share: Double? { total > 0 ? Double(done) / Double(total) : nil }

        /// How many things may be left under a condition, of as many as there are; not a whole number for a share.
        /// - Parameter target: as a `Condition` has it.
        public func leftAllowed(by target: Double, _ goal: Goal) -> Double {
            // A share is written by hand, and 0.9 is no binary number.
            goal == .all ? Double(total) * (1 - target) + 1e-9 : target
        }
    }

    /// The part of a metric that is in one folder, of one role or of one owner.
    public struct Group: Hashable, Sendable {
        public var name: String
        public var count: Count

        public init(name: String, count: Count) {
            self.name = name
            self.count = count
        }
    }

    /// Something that is left to do.
    public struct Item: Hashable, Sendable {
        /// Relative to the workspace, with `/`.
        public var file: String
        /// 1-based; the column in code points.
        public var line: Int
        public var column: Int
        /// Dotted path in the file; empty for a module's own code.
        public var function: String
        /// The role of the declaration; empty for none.
        public var role: String
        /// Owners of the file by `CODEOWNERS`; empty where nobody is named.
        public var owners: [String]
        /// What to do, in one sentence.
        public var todo: String
        /// Ids of the rules that say so.
        public var rules: [String]
        /// How many findings stand in the way.
        public var findings: Int
        /// How many functions of the program call it, as far as calls are resolved.
        public var callers: Int

        public init(
            file: String, line: Int, column: Int, function: String, role: String, owners: [String],
            todo: String,
            rules: [String], findings: Int, callers: Int
        ) {
            self.file = file
            self.line = line
            self.column = column
            self.function = function
            self.role = role
            self.owners = owners
            self.todo = todo
            self.rules = rules
            self.findings = findings
            self.callers = callers
        }
    }

    /// A phase that may begin when its conditions hold.
    public struct Gate: Hashable, Sendable {
        public var name: String
        /// The day by which it is meant to; nil for none.
        public var due: CalendarDate?
        public var conditions: [Condition]

        public init(name: String, due: CalendarDate? = nil, conditions: [Condition]) {
            self.name = name
            self.due = due
            self.conditions = conditions
        }

        public var isOpen: Bool { conditions.allSatisfy(\.holds) }
    }

    public struct Condition: Hashable, Sendable {
        /// The id of a metric.
        public var metric: String
        /// At least this share, from 0 to 1, of a metric whose goal is all; at most this count of the others.
        public var target: Double
        /// What is there now; nil where there is nothing to count, which holds.
        public var actual: Double?
        public var holds: Bool

        public init(metric: String, target: Double, actual: Double?, holds: Bool) {
            self.metric = metric
            self.target = target
            self.actual = actual
            self.holds = holds
        }
    }

    /// What the metrics counted at an earlier state.
    public struct Point: Hashable, Sendable {
        public var revision: Revision
        /// By the id of the metric; one that is missing was not counted then.
        public var counts: [String: Count]

        public init(revision: Revision, counts: [String: Count]) {
            self.revision = revision
            self.counts = counts
        }
    }
}
