import SourceText
import TOML
import Testing

/// What documents of several lines are read as: keys, headers, and tables that are written in several places.
@Suite struct DocumentTests {
    @Test(arguments: [
        ("", "{}"),
        ("\n \t\r\n# c\n#", "{}"),
        ("a = 1\r\nb=2#c\n\tc\t=\t3", "{a: 1, b: 2, c: 3}"),
        (
            #"a-b_1 = 1 \#n"c d" = 2\#n'\' = 3\#n"" = 4\#n"\u0065" = 5"#,
            #"{a-b_1: 1, c d: 2, \: 3, : 4, e: 5}"#
        ),
        ("a.b = 1\nc = 2\na . 'd' . \"e\" = 3", "{a: {b: 1, d: {e: 3}}, c: 2}"),
        ("3.14 = 'pi'", #"{3: {14: "pi"}}"#),
        ("[a]\nb = 1\n[ c . d ]\ne = 2", "{a: {b: 1}, c: {d: {e: 2}}}"),
        ("[a.b.c]\nd = 1\n[a]\ne = 2\n[a.b]\nf = 3", "{a: {b: {c: {d: 1}, f: 3}, e: 2}}"),
        ("[a]\nb.c = 1\n[a.b.d]\n[[a.b.e]]", "{a: {b: {c: 1, d: {}, e: [{}]}}}"),
        ("[a.b.c]\n[a]\nb.d = 1", "{a: {b: {c: {}, d: 1}}}"),
        ("[[a]]\nb = 1\n[a.c]\n[[a]]\n[a.c]\nd = 2", "{a: [{b: 1, c: {}}, {c: {d: 2}}]}"),
        ("[[a.b]]\n[[a.b.c]]\n[[a.b.c]]\n[[a.b]]\n[a]\nd = 1", "{a: {b: [{c: [{}, {}]}, {}], d: 1}}"),
        ("[[a]]\nb.c = 1\n[[a]]\nb.c = 2", "{a: [{b: {c: 1}}, {b: {c: 2}}]}"),
    ])
    func documents(written: String, value: String) throws {
        #expect(try read(written) == value)
    }

    @Test func aByteOrderMarkIsSkipped() throws {
        #expect(try read([0xEF, 0xBB, 0xBF] + [UInt8]("a = 1".utf8)) == "{a: 1}")
        #expect(try read([0xEF, 0xBB, 0xBF]) == "{}")
    }

    @Test func keysThatOnlyLookTheSameAreTwo() throws {
        let composed = "\u{E9}"
        let decomposed = "e\u{301}"
        let table = try parseTOML([UInt8]("'\(composed)' = 1\n'\(decomposed)' = 2".utf8))
        #expect(table[composed]?.integer == 1)
        #expect(table[decomposed]?.integer == 2)
        #expect(
            try readValue("{'\(composed)' = 1, '\(decomposed)' = 2}") == "{\(composed): 1, \(decomposed): 2}")
    }

    @Test(arguments: [1, 8, 9, 10_000])
    func everyKeyIsFound(count: Int) throws {
        let names = (0..<count).map { "k\($0)" }
        let lines = names.enumerated().map { "\($1) = \($0)\n" }.joined()
        let inside = names.enumerated().map { "\($1) = \($0)" }.joined(separator: ",")
        let table = try parseTOML([UInt8]("\(lines)\ninline = {\(inside)}\n[header]\n\(lines)".utf8))
        for place in [table, table["inline"]?.table, table["header"]?.table] {
            #expect(names.indices.allSatisfy { place?[names[$0]]?.integer == Int64($0) })
            #expect(place?["k"] == nil && place?["k\(count)"] == nil)
        }
        #expect(throws: TOMLError.self) { try parseTOML([UInt8]("\(lines)\(names[count / 2]) = 1".utf8)) }
    }

    @Test func tenThousandTables() throws {
        let headers = (0..<10_000).map { "[t.t\($0)]\na = \($0)\n[[l]]\na = \($0)\n[l.m]\n" }.joined()
        let table = try parseTOML([UInt8](headers.utf8))
        #expect(table["t"]?.table?.entries.count == 10_000)
        #expect(table["t"]?.table?["t9999"]?.table?["a"]?.integer == 9999)
        #expect(table["l"]?.array?.count == 10_000)
        #expect(table["l"]?.array?.last?.table?["a"]?.integer == 9999)
    }

    @Test func taggedJSON() throws {
        let source = """
            s = "q\\"\\\\\\n\\u001b\\u202e\\U0001F600"
            i = -1
            f = [1.5, -0.0, inf, -inf, nan]
            t = { b = true, d = 1979-05-27, h = 07:32:00, l = 1979-05-27T07:32:00, o = 1979-05-27T07:32:00Z }
            "k\\"\\t" = []
            """
        let expected = #"""
            {"s":{"type":"string","value":"q\"\\\u000a\u001b\u202e\ud83d\ude00"},
            "i":{"type":"integer","value":"-1"},
            "f":[{"type":"float","value":"1.5"},{"type":"float","value":"-0.0"},{"type":"float","value":"inf"},
            {"type":"float","value":"-inf"},{"type":"float","value":"nan"}],
            "t":{"b":{"type":"bool","value":"true"},"d":{"type":"date-local","value":"1979-05-27"},
            "h":{"type":"time-local","value":"07:32:00"},
            "l":{"type":"datetime-local","value":"1979-05-27T07:32:00"},
            "o":{"type":"datetime","value":"1979-05-27T07:32:00Z"}},
            "k\"\u0009":[]}
            """#
        let json = String(decoding: renderTaggedJSON(try parseTOML([UInt8](source.utf8))), as: UTF8.self)
        #expect(json == expected.replacing("\n", with: ""))
    }
}
