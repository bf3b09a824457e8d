import Findings
import SourceText

/// Something wrong with what the tool itself was given: an argument, a configuration, a rule pack. It ends a
/// run with exit code 2, after everything that could be done without it was done.
public struct InputProblem: Error, Sendable {
    /// A file with the place at fault; nil for arguments.
    public var file: File?
    /// A sentence in lower case without a full stop. What it quotes is not escaped yet.
    public var message: String
    /// What to do about it.
    public var help: String?

    public init(_ message: String, help: String? = nil, file: File? = nil) {
        self.message = message
        self.help = help
        self.file = file
    }

    public struct File: Sendable {
        /// As the user would write it; not escaped.
        public var path: String
        /// Nil where the file could not be read.
        public var text: Report.Text?
        public var range: ByteRange

        public init(path: String, text: Report.Text? = nil, range: ByteRange = ByteRange(at: 0)) {
            self.path = path
            self.text = text
            self.range = range
        }
    }
}
