import SourceText
import TOML

/// The document in one line for the eye: `{a: 1, b: "x"}`.
func read(_ source: String) throws(TOMLError) -> String {
    try read([UInt8](source.utf8))
}

func read(_ bytes: [UInt8]) throws(TOMLError) -> String {
    plain(try parseTOML(bytes))
}

/// What the value of `a = value` is read as.
func readValue(_ value: String) throws(TOMLError) -> String {
    let table = try parseTOML([UInt8]("a = \(value)".utf8))
    return table["a"].map(plain) ?? "nothing"
}

private func plain(_ table: TOMLTable) -> String {
    "{" + table.entries.map { "\($0.key): \(plain($0.value))" }.joined(separator: ", ") + "}"
}

private func plain(_ value: TOMLValue) -> String {
    switch value.kind {
    case .string(let text): text.debugDescription.replacing("\\'", with: "'")
    case .integer(let number): String(number)
    case .float(let number): "\(number)"
    case .boolean(let truth): String(truth)
    case .dateTime(let moment): "\(moment.typeName) \(moment)"
    case .array(let elements): "[" + elements.map(plain).joined(separator: ", ") + "]"
    case .table(let table): plain(table)
    }
}

/// A document in which `«»` shows the bytes an error must point at.
struct MarkedDocument {
    var bytes: [UInt8]
    var range: ByteRange

    init(_ text: String) {
        let parts = text.split(separator: /[«»]/, omittingEmptySubsequences: false).map { [UInt8]($0.utf8) }
        precondition(parts.count == 3, "one « and one » in \(text)")
        bytes = Array(parts.joined())
        let start = UInt32(parts[0].count)
        range = ByteRange(start, start + UInt32(parts[1].count))
    }
}
