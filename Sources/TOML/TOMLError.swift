import SourceText

/// Why a document is not TOML, and where.
public struct TOMLError: Error, Sendable, Hashable {
    /// The bytes at fault, inside the document; empty where something is missing.
    public var range: ByteRange
    /// A sentence in lower case without a full stop that says what is wrong and what to do. It quotes nothing of
    /// the document but bare keys, so it holds no control characters.
    public var message: String

    /// An error about the bytes in `range`.
    public init(range: ByteRange, message: String) {
        self.range = range
        self.message = message
    }
}
