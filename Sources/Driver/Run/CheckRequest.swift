import Findings
import SourceText

/// What a user asks of a run: the command line, understood.
public struct CheckRequest: Sendable {
    /// As written; empty for the working directory.
    public var paths: [String] = []
    /// Nil where the configuration decides.
    public var select: [String]?
    public var ignore: [String]?
    public var failOn: Severity?
    /// Whether the places of one cause make one finding.
    public var isGrouped = true
    /// Whether ignore files, defaults and the configuration's `exclude` hold.
    public var honoursExcludes = true
    public var configuration = ConfigurationChoice.found
    /// Bytes that stand in for a file on disk.
    public var overlay: Overlay?
    /// Texts that files of the tree would have, by absolute path.
    var drafts: [String: [UInt8]] = [:]
    /// Whether what earlier runs kept in the workspace's folder is used, and what this one learns is kept there.
    public var usesCache = true
    /// Files with facts that other runs have written; files whose facts are there are not parsed.
    public var facts: [String] = []
    /// Digest of the program that must have written them; nil for this one.
    var factsBuild: ContentHash?
    /// What is known already and not reported.
    public var baseline = BaselineChoice.found
    /// Whether an entry of the baseline that is fixed fails the run.
    public var isRatchet = false
    /// What is reported of what is found.
    public var scope = Scope.everything
    /// Threads; nil for one a processor.
    public var jobs: Int?
    /// Called now and then, from one thread at a time, with the number of files done and of all files.
    public var progress: (@Sendable (Int, Int) -> Void)?

    public init() {}

    /// Whether all is read as it lies on disk, so that what comes of it holds for a later run.
    var readsDisk: Bool { overlay == nil && drafts.isEmpty }

    public enum ConfigurationChoice: Hashable, Sendable {
        /// The nearest one above each path.
        case found
        case file(String)
        /// `REV:PATH`: the file as a commit has it, with its path from the top of the repository.
        case committed(String)
        case none

        /// What a user means by the name of a configuration: a file, or `REV:PATH`. The text alone decides: no file that
        /// somebody adds makes a name mean something else.
        public static func named(_ text: String) -> ConfigurationChoice {
            CommittedTree.Name(text) == nil ? .file(text) : .committed(text)
        }
    }

    /// What is reported of what is found.
    public enum Scope: Hashable, Sendable {
        case everything
        /// What the work tree has and the merge base of this revision and HEAD has not.
        case since(String)
        /// What the index has and HEAD has not. The index is what is analysed.
        case staged
    }

    public enum BaselineChoice: Hashable, Sendable {
        /// The one that the configuration names, or the one in its usual place.
        case found
        case file(String)
        case none
    }

    /// Bytes in the place of a file's own.
    public struct Overlay: Sendable {
        /// The file's path as written; it need not exist.
        public var path: String
        public var bytes: [UInt8]

        public init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }
}
