import SourceText
import TOML
import Testing

/// What is refused, the bytes that are blamed (between `«` and `»`), and a part of the message.
@Suite struct ErrorTests {
    private func check(_ marked: String, _ part: String) {
        let document = MarkedDocument(marked)
        do {
            _ = try parseTOML(document.bytes)
            Issue.record("accepted: \(marked)")
        } catch {
            #expect(error.range == document.range, "\(marked): \(error.message)")
            #expect(error.message.contains(part), "\(marked): \(error.message)")
        }
    }

    @Test(arguments: [
        ("a«»", "the document ends too early; write = and a value"),
        ("a«»\n= 1", "the line ends too early; write = and a value"),
        ("a =«»\n1", "the line ends too early; write a value"),
        ("a = «#»", "write a value"),
        ("«=» 1", "a key is missing before it"),
        ("a.«.»b = 1", "a key is missing before it"),
        ("a.«»\nb = 1", "write a key"),
        ("«é» = 1", "put it in quotes"),
        ("na«ï»ve = 1", "put it in quotes"),
        ("a «b» = 1", "write = and a value"),
        ("«'''»a''' = 1", "a key cannot be a multi-line string"),
        ("a = 1 «b» = 2", "begin a new line"),
        ("[a] «b» = 1", "begin a new line"),
        ("[a«»\n]", "close the table header with ]"),
        ("[«]»", "a key is missing before it"),
        ("[[a]«»", "close the header of an array of tables with ]]"),
        ("[[a]« »]", "close the header of an array of tables with ]]"),
        ("a = 1«\r»b = 2", "a carriage return must be followed by a line feed"),
        ("# «\0»", "control characters are not allowed"),
        ("# «\u{7F}»", "control characters are not allowed"),
        ("a = 1\n«\u{FEFF}»b = 2", "write a key"),
    ])
    func statements(marked: String, message: String) {
        check(marked, message)
    }

    @Test(arguments: [
        ("a = «\"x»\n\"", "not closed on its line"),
        ("a = «'x»\r\n", "not closed on its line"),
        ("a = «\"x»", "not closed on its line"),
        ("a = «\"\"\"»x\"\"\n\nb = 1", "never closed"),
        ("a = «'''»x", "never closed"),
        (#"a = "«\x»41""#, "this escape is unknown"),
        (#"a = "«\é»""#, "this escape is unknown"),
        ("a = \"«\\»\n\"", "this escape is unknown"),
        (#"a = "«\u12»g4""#, "this escape needs 4 hexadecimal digits"),
        (#"a = "«\U0001F60»""#, "this escape needs 8 hexadecimal digits"),
        (#"a = "«\uD800»""#, "no Unicode character"),
        (#"a = "«\U00110000»""#, "no Unicode character"),
        ("a = \"\"\"x«\\» y\"\"\"", "a backslash before a blank must end its line"),
        ("a = \"x«\u{1B}»[31m\"", "write it as an escape"),
        ("a = '«\u{1F}»'", "control characters are not allowed; remove it"),
        ("a = '''x«\r»y'''", "a carriage return must be followed by a line feed"),
        ("a = \"\"\"x\"\"\"\"\"«\"»", "begin a new line"),
    ])
    func strings(marked: String, message: String) {
        check(marked, message)
    }

    @Test(arguments: [
        ("a = «x» y", "put strings in quotes"),
        ("a = [\n«True», 1]", "write booleans as true or false"),
        ("a = [1,\n«b» = 2", "a key where a value should be"),
        ("a = «01»", "cannot begin with 0"),
        ("a = «1__0»", "an underscore must stand between two digits"),
        ("a = [«1_», 2]", "an underscore must stand between two digits"),
        ("a = «-0x1»", "takes no sign"),
        ("a = «0b12»", "not a number"),
        ("a = «1.»", "not a number"),
        ("a = «1.5e»", "not a number"),
        ("a = «12abc» # c", "not a number"),
        ("a = «.5»", "not a value"),
        ("a = «9223372036854775808»", "does not fit in 64 bits"),
        ("a = «-9223372036854775809»", "does not fit in 64 bits"),
        ("a = «0x8000000000000000»", "does not fit in 64 bits"),
        ("a = «1979-13-01»", "months go from 01 to 12"),
        ("a = «2023-02-29»", "from 01 to 28"),
        ("a = «1900-02-29»", "from 01 to 28"),
        ("a = «2023-04-31»", "from 01 to 30"),
        ("a = «2023-01-00»", "from 01 to 31"),
        ("a = «24:00:00»", "hours go from 00 to 23"),
        ("a = «23:60:00»", "minutes go from 00 to 59"),
        ("a = «1979-05-27T23:59:60Z»", "leap seconds are not supported"),
        ("a = «1979-05-27T07:32:00+24:00»", "hours go from 00 to 23"),
        ("a = «1979-05-27 07:32»", "not a date or time"),
        ("a = «1979-5-27»", "not a date or time"),
        ("a = «07:32:00Z»", "not a date or time"),
    ])
    func bareValues(marked: String, message: String) {
        check(marked, message)
    }

    @Test(arguments: [
        ("a = «[»1,\n", "this array is never closed"),
        ("a = [1 «2»]", "write a comma before the next element"),
        ("a = [«,»]", "write a value"),
        ("a = [1]«]»", "begin a new line"),
        ("a = «{» b = 1\n}", "not closed on its line"),
        ("a = «{»", "not closed on its line"),
        ("a = «{» b = 1, # c\n c = 2 }", "not closed on its line"),
        ("a = { b = 1, «}»", "remove the comma before it"),
        ("a = { b = 1 «c» = 2 }", "write a comma before the next key"),
        ("a = { «,» }", "write a key"),
        ("a = { b = 1, «b» = 2 }", "'b' is already defined on line 1"),
    ])
    func containers(marked: String, message: String) {
        check(marked, message)
    }

    @Test(arguments: [
        ("a = 1\n\n«a» = 2", "'a' is already defined on line 1; remove or rename"),
        ("a = 1\n«'a'» = 2", "'a' is already defined on line 1"),
        ("'é' = 1\n«\"\\u00e9\"» = 2", "this key is already defined on line 1"),
        ("[a]\nb = 1\n[«a»]", "'a' already has a header on line 1"),
        ("[a.b]\n[a]\n[ 'a' . «b» ]", "'b' already has a header on line 1"),
        ("[a.b]\n[a]\n[«a»]", "'a' already has a header on line 2"),
        ("[a]\n[[«a»]]", "'a' is already a single table on line 1"),
        ("[[a]]\n[«a»]", "'a' is an array of tables on line 1"),
        ("[[a.b]]\n[[«a»]]", "'a' is already a single table on line 1"),
        ("[[a]]\n[a.b]\n[a.«b»]", "'b' already has a header on line 2"),
        ("a.b = 1\n[«a»]", "'a' is already defined by dotted keys on line 1"),
        ("[t]\na.b.c = 1\n[t.a.«b»]", "'b' is already defined by dotted keys on line 2"),
        ("[a.b]\n[a]\n«b».c = 1", "'b' already has a header on line 1; put this key under that header"),
        ("[[a.b]]\n[a]\n«b».c = 1", "'b' is an array of tables on line 1"),
        ("[a.b]\n[a]\n«b» = 1", "'b' is already defined on line 1"),
        ("a = 1\n«a».b = 1", "'a' is already an integer on line 1"),
        ("a = 07:32:00\n[«a».b]", "'a' is already a local time on line 1"),
        ("a = {}\n[«a»]", "'a' is already an inline table on line 1; put its keys inside the braces"),
        (
            "a = { b = {} }\n«a».b.c = 1",
            "'a' is already an inline table on line 1"
        ),
        ("a = [{}]\n[[«a»]]", "'a' is already an array in brackets on line 1"),
        ("a = [{}]\n[«a».b]", "'a' is already an array in brackets on line 1"),
    ])
    func redefinitions(marked: String, message: String) {
        check(marked, message)
    }

    @Test func utf8() {
        let cases: [(bytes: [UInt8], range: ByteRange)] = [
            ([0x23, 0x80], ByteRange(1, 2)),
            ([0x23, 0xC0, 0xAF], ByteRange(1, 2)),
            ([0x23, 0xE2, 0x82], ByteRange(1, 3)),
            ([0x23, 0xE2, 0x82, 0x0A], ByteRange(1, 3)),
            ([0x23, 0xE0, 0x9F, 0x80], ByteRange(1, 2)),
            ([0x23, 0xED, 0xA0, 0x80], ByteRange(1, 2)),
            ([0x23, 0xF0, 0x9F, 0x98, 0x80, 0xF4, 0x90, 0x80, 0x80], ByteRange(5, 6)),
            ([0xFF, 0xFE, 0x61, 0x00], ByteRange(0, 1)),
        ]
        for (bytes, range) in cases {
            #expect(
                throws: TOMLError(
                    range: range, message: "these bytes are not UTF-8; save the document as UTF-8")
            ) {
                try parseTOML(bytes)
            }
        }
    }

    @Test func whatAMessageQuotesIsHarmless() throws {
        let names = ["a\u{1B}[31m", "a\u{202E}b", "a'b", "", String(repeating: "a", count: 100)]
        for name in names {
            let key = name.unicodeScalars.map { $0.value < 0x20 ? "\\u001B" : String($0) }.joined()
            let error = try #require(throws: TOMLError.self) {
                try parseTOML([UInt8]("\"\(key)\" = 1\n\"\(key)\" = 2".utf8))
            }
            #expect(error.message.hasPrefix("this key is already defined on line 1"))
        }
    }
}
