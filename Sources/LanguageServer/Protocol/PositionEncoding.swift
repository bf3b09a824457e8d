import SourceText

/// What `character` in a position counts.
enum PositionEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
    case utf32 = "utf-32"

    /// The first that both sides know, as the client has them in order; what every client knows where it names none.
    init(offered: [String]?) {
        self = (offered ?? []).lazy.compactMap(PositionEncoding.init).first ?? .utf16
    }

    var unit: ColumnUnit {
        switch self {
        case .utf8: .bytes
        case .utf16: .utf16
        case .utf32: .codePoints
        }
    }

    /// Where an offset stands.
    func position(of offset: UInt32, in text: LineTable, _ bytes: [UInt8]) -> Position {
        let position = text.position(at: offset, in: bytes, unit: unit, countsMark: true)
        return Position(line: position.line - 1, character: position.column - 1)
    }

    func range(of range: ByteRange, in text: LineTable, _ bytes: [UInt8]) -> Range {
        Range(
            start: position(of: range.start, in: text, bytes), end: position(of: range.end, in: text, bytes))
    }

    /// Which byte a position means; behind the end of a line it means that end, and behind the last line the end of the
    /// text.
    func offset(of position: Position, in text: LineTable, _ bytes: [UInt8]) -> UInt32 {
        guard position.line >= 0 else { return 0 }
        guard position.line < text.starts.count else { return text.byteCount }
        return text.offset(
            ofLine: position.line + 1, column: max(0, position.character) + 1, in: bytes, unit: unit)
    }
}
