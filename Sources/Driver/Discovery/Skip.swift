/// A file or folder that was found or named, and not analysed.
struct Skip: Hashable, Sendable {
    /// Relative to the workspace.
    var path: String
    /// A phrase in lower case without a full stop.
    var reason: String
    /// Whether something was left unread that should have been read: what `--strict` fails on. What a rule
    /// leaves out is not missing.
    var isIncomplete = false
}
