import SourceText

/// Findings that were there before, and that are not reported again.
///
/// An entry says what a finding is by its rule, its file, the declaration around it and the shape of the code it points
/// at. There is no line number and no message text in it, so that it survives everything but a change of that code.
public struct Baseline: Hashable, Sendable {
    /// Sorted; those of one likeness are numbered from 1 without a gap.
    public let entries: [Entry]

    /// - Parameter entries: in any order; their ordinals are not looked at.
    public init(_ entries: [Entry]) {
        var numbers: [Entry: Int] = [:]
        self.entries = entries.map { entry in
            var entry = entry
            entry.ordinal = 1
            let number = numbers[entry, default: 0] + 1
            numbers[entry] = number
            entry.ordinal = number
            return entry
        }.sorted()
    }

    /// One finding.
    public struct Entry: Hashable, Sendable, Comparable {
        /// Of the file, relative to the workspace, with `/`.
        public var path: String
        public var rule: RuleID
        /// Dotted path of the enclosing declaration in its file; empty at module level.
        public var declaration: String
        /// Of the code that the finding points at; comments and white space do not count.
        public var shape: UInt32
        /// 1 for the first of several alike.
        public var ordinal: Int

        public init(path: String, rule: RuleID, declaration: String, shape: UInt32, ordinal: Int = 1) {
            self.path = path
            self.rule = rule
            self.declaration = declaration
            self.shape = shape
            self.ordinal = ordinal
        }

        /// - Parameter files: what the finding's place numbers, with paths relative to the workspace.
        public init(_ finding: Finding, in files: [Report.File]) {
            let isKnown = files.indices.contains(finding.place.file)
            self.init(
                path: isKnown ? files[finding.place.file].workspacePath : "", rule: finding.rule,
                declaration: finding.function ?? "", shape: finding.fingerprint.shape)
        }

        /// By path, rule, declaration, shape and ordinal; texts by their bytes.
        public static func < (left: Entry, right: Entry) -> Bool {
            if !left.path.utf8.elementsEqual(right.path.utf8) {
                return left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
            }
            if left.rule != right.rule { return left.rule < right.rule }
            if !left.declaration.utf8.elementsEqual(right.declaration.utf8) {
                return left.declaration.utf8.lexicographicallyPrecedes(right.declaration.utf8)
            }
            return (left.shape, left.ordinal) < (right.shape, right.ordinal)
        }

        /// The same without what tells it from others alike.
        var likeness: Entry {
            var entry = self
            entry.ordinal = 1
            return entry
        }
    }
}
