import Facts
import LanguagePython

/// A language as the driver sees it: how its files are known, and who reads them.
///
/// Adding a language is adding a value to `all`.
public struct Language: Sendable {
    /// The word used in rules and reports.
    public var name: String
    /// Endings of file names without the dot.
    public var endings: [String]
    /// Words that name an interpreter in a script's first line (`#!`), without a version; for files without an
    /// ending that the user names.
    public var interpreters: [String]
    /// Whether a comment in the first two lines may name the file's encoding.
    public var hasEncodingComment: Bool

    public static let all: [Language] = [.python]

    public static let python = Language(
        name: "python", endings: ["py", "pyw"], interpreters: ["python", "pypy"], hasEncodingComment: true)
}
