import SourceText
import TOML
import Testing

/// Broken and extreme documents are read or refused, and nothing worse.
@Suite struct RobustnessTests {
    private static let everything = """
        \u{FEFF}# é 😀
        title = "x \\u00e9 \\\\ \\"y\\"" # c
        'lit' . "k\\t" = '\\'\r
        many = \"\"\"
        a ""b \\
           c\"\"\"\"\"
        raw = '''
        'x' '''''
        n = [ +1_0, -0, 0xFf, 0o7, 0b1, # c
          1.5e-3, -inf, nan, true, false, ]
        [t . 'u']
        d = [1979-05-27 07:32:00.25-07:30, 1979-05-27T07:32:00Z, 1979-05-27, 07:32:00.1]
        i = { a.b = [ { } ], "c" = {d = ''} }
        [[l]]
        [l.m]
        x.y = 1
        [[l]]
        """

    /// Parses, and looks at every range in the result or in the error.
    private func probe(_ bytes: [UInt8]) {
        let document = ByteRange(0, UInt32(bytes.count))
        do {
            #expect(isInside(try parseTOML(bytes), document))
        } catch {
            #expect(document.contains(error.range) && error.range.start <= error.range.end)
            #expect(!error.message.isEmpty)
        }
    }

    private func isInside(_ table: TOMLTable, _ document: ByteRange) -> Bool {
        document.contains(table.range)
            && table.entries.allSatisfy { document.contains($0.keyRange) && isInside($0.value, document) }
    }

    private func isInside(_ value: TOMLValue, _ document: ByteRange) -> Bool {
        guard document.contains(value.range) else { return false }
        switch value.kind {
        case .table(let table): return isInside(table, document)
        case .array(let elements): return elements.allSatisfy { isInside($0, document) }
        default: return true
        }
    }

    @Test func theWholeIsRead() throws {
        let table = try parseTOML([UInt8](Self.everything.utf8))
        #expect(table.entries.map(\.key) == ["title", "lit", "many", "raw", "n", "t", "l"])
    }

    @Test func everyBeginning() {
        let bytes = [UInt8](Self.everything.utf8)
        for count in bytes.indices { probe(Array(bytes[..<count])) }
    }

    @Test func everyByteLeftOut() {
        let bytes = [UInt8](Self.everything.utf8)
        for index in bytes.indices { probe(Array(bytes[..<index] + bytes[(index + 1)...])) }
    }

    @Test func everyByteReplaced() {
        let bytes = [UInt8](Self.everything.utf8)
        for index in bytes.indices {
            for replacement in "\0\r\n\"'\\[]{}=.,#0_-".utf8 + [0x80, 0xC3, 0xE2, 0xF0, 0xFF] {
                var changed = bytes
                changed[index] = replacement
                probe(changed)
            }
        }
    }

    @Test func aValueIsItsOwnBytes() throws {
        let bytes = [UInt8](Self.everything.utf8)
        let table = try parseTOML(bytes)
        for entry in table.entries where entry.value.table == nil && entry.key != "l" {
            let copy = [UInt8]("copy = ".utf8) + bytes[entry.value.range.indices]
            let value = try #require(try parseTOML(copy)["copy"])
            let one = TOMLTable(
                entries: [.init(key: "v", keyRange: entry.keyRange, value: value)], range: table.range)
            let two = TOMLTable(
                entries: [.init(key: "v", keyRange: entry.keyRange, value: entry.value)], range: table.range)
            #expect(renderTaggedJSON(one) == renderTaggedJSON(two))
        }
    }

    @Test(arguments: [
        ("a = ", "[", "", "]"), ("a = ", "{a=", "{}", "}"), ("a = [", "{a=[", "", "]}"),
        ("", "a.", "a = 1", ""),
        ("[", "a.", "a]", ""), ("[[", "a.", "a]]", ""),
    ])
    func deepNesting(head: String, opening: String, middle: String, closing: String) throws {
        func document(_ count: Int) -> [UInt8] {
            let inside =
                String(repeating: opening, count: count) + middle + String(repeating: closing, count: count)
            return [UInt8]((head + inside + (head.hasSuffix("= [") ? "]" : "")).utf8)
        }
        _ = try parseTOML(document(60))
        for count in [129, 1000, 200_000] {
            let error = try #require(throws: TOMLError.self) { try parseTOML(document(count)) }
            #expect(error.message == "tables and arrays nest deeper than 128 levels here; flatten them")
        }
    }

    @Test func depthCountsEverythingAround() throws {
        let header = "[" + String(repeating: "a.", count: 99) + "a]\n"
        let array = { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }
        _ = try parseTOML([UInt8]("\(header)b = \(array(28))".utf8))
        #expect(throws: TOMLError.self) { try parseTOML([UInt8]("\(header)b = \(array(29))".utf8)) }
        _ = try parseTOML([UInt8]("\(header)b.c = {d.e = \(array(25))}".utf8))
        #expect(throws: TOMLError.self) { try parseTOML([UInt8]("\(header)b.c = {d.e = \(array(26))}".utf8)) }
    }
}
