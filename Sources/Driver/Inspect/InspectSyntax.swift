import Reporting
import SourceText

/// `inspect tokens`: every token of a file, one JSON object a line.
public func printTokens(_ reader: inout SourceReader, _ input: SourceInput) -> [UInt8] {
    var json = JSONWriter()
    var cursor = PositionCursor(reader.bytes)
    let tokens = reader.withFrontEnd(input.language) { $0.tokens(of: $1) }
    for token in tokens {
        json.object { json in
            json.field("file", input.path)
            json.place(token.range, &cursor)
            json.field("kind", token.kind)
            json.key("text")
            json.value(bytes: reader.bytes[token.range.clamped(to: reader.bytes.count).indices])
        }
        json.newline()
    }
    return json.bytes
}

/// `inspect tokens --compact`: `# path`, then `KIND line column endLine endColumn` for each token.
public func printCompactTokens(_ reader: inout SourceReader, _ input: SourceInput) -> [UInt8] {
    var output = Array("# \(terminalSafe(input.path))\n".utf8)
    var cursor = PositionCursor(reader.bytes)
    for token in reader.withFrontEnd(input.language, { $0.tokens(of: $1) }) {
        let start = cursor.position(token.range.start)
        let end = cursor.position(token.range.end)
        output += "\(token.kind) \(start.line) \(start.column) \(end.line) \(end.column)\n".utf8
    }
    return output
}

/// `inspect tree`: every node of a file's tree, each before its children, one JSON object a line.
public func printTree(_ reader: inout SourceReader, _ input: SourceInput) -> [UInt8] {
    var json = JSONWriter()
    let lines = LineTable(reader.bytes)
    for node in reader.withFrontEnd(input.language, { $0.nodes(of: $1) }) {
        json.object { json in
            json.field("file", input.path)
            let start = lines.position(at: node.range.start, in: reader.bytes)
            let end = lines.position(at: node.range.end, in: reader.bytes)
            json.field("line", start.line)
            json.field("column", start.column)
            json.field("endLine", end.line)
            json.field("endColumn", end.column)
            json.field("depth", node.depth)
            json.field("kind", node.kind)
        }
        json.newline()
    }
    return json.bytes
}

extension JSONWriter {
    /// `line`, `column`, `endLine`, `endColumn`.
    mutating func place(_ range: ByteRange, _ cursor: inout PositionCursor) {
        let start = cursor.position(range.start)
        let end = cursor.position(range.end)
        field("line", start.line)
        field("column", start.column)
        field("endLine", end.line)
        field("endColumn", end.column)
    }
}
