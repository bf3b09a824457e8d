import SourceText
import Testing

/// Interning: equal strings, equal symbols, at any number of strings.
struct SymbolTableTests {
    @Test func equalStringsShareASymbol() {
        var table = SymbolTable()
        let first = table.intern("session")
        #expect(table.intern("session") == first)
        #expect(table.intern("sessions") != first)
        #expect(table[first] == "session")
        #expect(table[.none] == "")
        #expect(table.find("session") == first)
        #expect(table.find("absent") == nil)
    }

    @Test("the empty string is a string") func empty() {
        var table = SymbolTable()
        #expect(!table.intern("").isNone)
    }

    @Test("growth keeps every symbol, and clearing forgets them") func growth() {
        var table = SymbolTable()
        let symbols = (0..<5_000).map { table.intern("name\($0)") }
        for (index, symbol) in symbols.enumerated() { #expect(table.intern("name\(index)") == symbol) }
        table.removeAll()
        #expect(table.count == 0)
        #expect(table.find("name1") == nil)
        #expect(table.intern("fresh").rawValue == 0)
    }

    @Test("a range outside the source is cut to it") func outside() {
        var table = SymbolTable()
        let symbol = table.intern(Array("abc".utf8), ByteRange(1, 99))
        #expect(table[symbol] == "bc")
    }
}

/// Content hashes tell contents apart.
struct ContentHashTests {
    @Test func differentBytesDiffer() {
        var seen: Set<ContentHash> = []
        for length in 0..<200 { seen.insert(ContentHash([UInt8](repeating: 0x61, count: length))) }
        var bytes = [UInt8](repeating: 0, count: 64)
        for index in bytes.indices {
            bytes[index] = 1
            seen.insert(ContentHash(bytes))
            bytes[index] = 0
        }
        #expect(seen.count == 264)
        #expect(ContentHash(Array("abc".utf8)) == ContentHash(Array("abc".utf8)))
        #expect(ContentHash([]).description.count == 32)
    }
}
