import Findings
import Linking

/// What a look at a whole tree tells somebody who is about to configure the program: what was recognised, and what
/// looks like something that only they can know.
public struct Survey: Sendable {
    /// Database libraries that the tree imports, the most used first.
    public var libraries: [Library] = []
    /// What sessions are opened with, the most used first.
    public var openers: [Opener] = []
    /// In the order of `Role`.
    public var roles: [RoleCount] = []
    /// Names that are used like sessions, and that nothing in the tree says are some.
    public var names: [NameProposal] = []
    /// Folders whose code works with sessions and has no role.
    public var folders: [FolderProposal] = []
    /// Files that were looked at, without tests, migrations and what is left behind.
    public var fileCount = 0
    /// Functions that do something with a session.
    public var holderCount = 0

    public struct Library: Sendable {
        /// The id of the model.
        public var id: String
        /// What it is called.
        public var name: String
        /// How many files import it.
        public var fileCount: Int
    }

    public struct Opener: Sendable {
        /// As it is written, such as `AsyncSessionLocal`.
        public var name: String
        public var count: Int
        public var fileCount: Int
        /// The first of them.
        public var place: Finding.Place
    }

    public struct RoleCount: Sendable {
        public var role: Role
        /// Files, and types and functions that have another role than what holds them.
        public var count: Int
        /// What made them so, the most frequent first, such as `name *Service`.
        public var reasons: [(because: String, count: Int)]
    }

    public struct NameProposal: Sendable {
        public var list: NameList
        /// As a configuration writes it: a dotted path where it is imported, else a name.
        public var name: String
        /// The methods of sessions that are called on it.
        public var methods: [String]
        public var functionCount: Int
        public var fileCount: Int
        /// The first use.
        public var place: Finding.Place
    }

    public struct FolderProposal: Sendable {
        /// Relative to the workspace; empty for the workspace itself.
        public var folder: String
        /// What its code seems to be; nil where that cannot be said.
        public var role: Role?
        /// What most of the code beside it is that works with sessions and has a role.
        public var neighbours: Role?
        public var neighbourCount: Int
        /// Functions that work with a session which they were given.
        public var borrowing: Int
        /// Functions that open one.
        public var opening: Int
        public var place: Finding.Place
    }
}
