import SourceText

/// A table: its entries in the order in which their keys first appear in the document.
///
/// Keys are the same when their code points are; unlike `String` equality, composed and decomposed letters
/// differ, as TOML has it.
public struct TOMLTable: Sendable {
    /// The keys and values; every key occurs once in a table that was parsed.
    public let entries: [Entry]
    /// The header with its brackets, the inline table with its braces, the key part that first mentions a table
    /// which has neither, and for the root the whole document.
    public let range: ByteRange
    /// Where the entry of a key stands; empty for a small table, which is searched.
    private let positions: [ExactKey: Int]

    /// If a key occurs twice in `entries`, looking it up finds the first.
    public init(entries: [Entry], range: ByteRange) {
        self.entries = entries
        self.range = range
        let isLarge = entries.count > smallTableCount
        positions =
            isLarge
            ? Dictionary(
                zip(entries.lazy.map { ExactKey($0.key) }, entries.indices),
                uniquingKeysWith: { first, _ in first })
            : [:]
    }

    /// The value under a key of this table; a dot in `key` has no meaning.
    public subscript(key: String) -> TOMLValue? {
        entry(key)?.value
    }

    /// The whole entry under a key, for those who want to point at the key.
    public func entry(_ key: String) -> Entry? {
        let key = ExactKey(key)
        if positions.isEmpty {
            return entries.first { ExactKey($0.key) == key }
        }
        return positions[key].map { entries[$0] }
    }

    /// One key with its value.
    public struct Entry: Sendable {
        /// The key without quotes and with its escapes resolved.
        public var key: String
        /// The one part of a dotted key or header that names this entry, quotes included. For a table it is the
        /// part in the table's own header, if it has one.
        public var keyRange: ByteRange
        /// What the key stands for.
        public var value: TOMLValue

        /// An entry; `keyRange` is not compared with anything.
        public init(key: String, keyRange: ByteRange, value: TOMLValue) {
            self.key = key
            self.keyRange = keyRange
            self.value = value
        }
    }
}

/// Up to how many entries a table is searched one by one, which costs less than hashing.
let smallTableCount = 8

/// A key that equals another only byte for byte: `String` takes canonically equivalent texts for equal.
struct ExactKey: Hashable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: ExactKey, right: ExactKey) -> Bool {
        // Most keys differ in every sense, and `String` is quick to say so.
        left.text == right.text && left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
