import SourceText
import TOML
import Testing

/// Every key and every value points at its own bytes.
@Suite struct RangeTests {
    private static let source = """
        top = 1 # c
        'a' . "b" . c = "x\\n"
        [ h . 'i' ]
        list = [ 1, { z . y = 2 } ,
          '''
        m''' ]
        date = 1979-05-27 07:32:00
        [[ e ]]
        n = +0.5
        [[e]]
        [h]
        'é' = 0
        """

    /// The bytes a path's key and value point at.
    private func texts(_ path: String...) throws -> [String] {
        let bytes = [UInt8](Self.source.utf8)
        var table = try parseTOML(bytes)
        for part in path.dropLast() {
            let value = table[part]
            table = try #require(value?.table ?? value?.array?.last?.table)
        }
        let last = try #require(path.last.flatMap { table.entry($0) })
        return [last.keyRange, last.value.range].map { String(decoding: bytes[$0.indices], as: UTF8.self) }
    }

    @Test func scalars() throws {
        #expect(try texts("top") == ["top", "1"])
        #expect(try texts("h", "i", "date") == ["date", "1979-05-27 07:32:00"])
        #expect(try texts("h", "é") == ["'é'", "0"])
    }

    @Test func dottedKeys() throws {
        #expect(try texts("a") == ["'a'", "'a'"])
        #expect(try texts("a", "b") == ["\"b\"", "\"b\""])
        #expect(try texts("a", "b", "c") == ["c", "\"x\\n\""])
    }

    @Test func headers() throws {
        #expect(try texts("h", "i") == ["'i'", "[ h . 'i' ]"])
        // It is implied first, and has its own header later.
        #expect(try texts("h") == ["h", "[h]"])
    }

    @Test func containers() throws {
        #expect(try texts("h", "i", "list") == ["list", "[ 1, { z . y = 2 } ,\n  '''\nm''' ]"])
        let list = try #require(
            try parseTOML([UInt8](Self.source.utf8))["h"]?.table?["i"]?.table?["list"]?.array)
        let texts = list.map { String(decoding: [UInt8](Self.source.utf8)[$0.range.indices], as: UTF8.self) }
        #expect(texts == ["1", "{ z . y = 2 }", "'''\nm'''"])
        #expect(list[1].table?.range == list[1].range)
    }

    @Test func arraysOfTables() throws {
        #expect(try texts("e") == ["e", "[[ e ]]"])
        let elements = try #require(try parseTOML([UInt8](Self.source.utf8))["e"]?.array)
        let texts = elements.map {
            String(decoding: [UInt8](Self.source.utf8)[$0.range.indices], as: UTF8.self)
        }
        #expect(texts == ["[[ e ]]", "[[e]]"])
    }

    @Test func theRootIsTheDocument() throws {
        #expect(
            try parseTOML([UInt8](Self.source.utf8)).range == ByteRange(0, UInt32(Self.source.utf8.count)))
    }

    @Test func aByteOrderMarkCounts() throws {
        let entry = try #require(try parseTOML([UInt8]("\u{FEFF}a = 1".utf8)).entry("a"))
        #expect(entry.keyRange == ByteRange(3, 4))
        #expect(entry.value.range == ByteRange(7, 8))
    }
}
