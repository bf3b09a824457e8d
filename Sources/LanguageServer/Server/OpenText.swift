import SourceText

/// A document as the client has it.
struct OpenText: Sendable {
    /// As the client wrote it.
    var uri: String
    /// Absolute, without links.
    var path: String
    var version: Int
    private(set) var bytes: [UInt8]
    private(set) var lines: LineTable

    init(uri: String, path: String, version: Int, text: String) {
        self.uri = uri
        self.path = path
        self.version = version
        bytes = Array(text.utf8)
        lines = LineTable(bytes)
    }

    /// Makes the changes one after the other, each in the text that the one before has left.
    mutating func apply(_ changes: [Params.Change.Part], _ encoding: PositionEncoding) {
        for change in changes {
            if let range = change.range {
                let start = Int(encoding.offset(of: range.start, in: lines, bytes))
                let end = Int(encoding.offset(of: range.end, in: lines, bytes))
                bytes.replaceSubrange(min(start, end)..<max(start, end), with: change.text.utf8)
            } else {
                bytes = Array(change.text.utf8)
            }
            lines = LineTable(bytes)
        }
    }
}
