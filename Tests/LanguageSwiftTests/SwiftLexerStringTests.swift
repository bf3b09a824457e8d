import Testing

@testable import LanguageSwift

@Suite("Swift tokens: strings")
struct SwiftLexerStringTests {
    @Test(
        "a string without interpolation is one token with its delimiters",
        arguments: [
            #""""#, #""a""#, #""\"\\""#, #""{ // /* `""#, ##"#"a "b" \(c)"#"##, ##"#"""#"##, ##"#"\#""#"##,
            "\"\"\"\na \"b\" \"\"c\n\"\"\"", "\"\"\"\na \\\"\"\"\n\"\"\"", "#\"\"\"\n\"\"\"\\(a)\n\"\"\"#",
            "##\"a\"#b\"##", "\"\"\"\n\\\n\"\"\"",
        ])
    func whole(source: String) {
        let lexed = Lexed(source + " x")
        #expect(lexed.tokens == ["string \(source)", "identifier x"])
        #expect(lexed.problems.isEmpty)
    }

    @Test("interpolations are tokens between the pieces of their string")
    func interpolation() {
        #expect(
            Lexed(#""a\(b)c\(f(d))e" g"#).tokens == [
                #"stringStart "a\("#, "identifier b", #"stringMiddle )c\("#, "identifier f",
                "leftParenthesis (", "identifier d", "rightParenthesis )", #"stringEnd )e""#, "identifier g",
            ])
    }

    @Test("strings nest in interpolations at will")
    func nested() {
        let lexed = Lexed(#""\(f("\(g("x)"))"))""#)
        #expect(
            lexed.tokens == [
                #"stringStart "\("#, "identifier f", "leftParenthesis (", #"stringStart "\("#, "identifier g",
                "leftParenthesis (", #"string "x)""#, "rightParenthesis )", #"stringEnd )""#,
                "rightParenthesis )", #"stringEnd )""#,
            ])
        #expect(lexed.problems.isEmpty)
    }

    @Test("a raw string interpolates and escapes only with its own number of #")
    func raw() {
        #expect(
            Lexed(##"#"\(a)\#(b)"\"#"##).tokens == [
                ##"stringStart #"\(a)\#("##, "identifier b", ##"stringEnd )"\"#"##,
            ])
        #expect(
            Lexed("#\"\"\"\n\"\"\" \\#(a) \"\"\n\"\"\"#").tokens == [
                "stringStart #\"\"\"\n\"\"\" \\#(", "identifier a", "stringEnd ) \"\"\n\"\"\"#",
            ])
    }

    @Test("a string of several lines may hold lines in its interpolations")
    func multiline() {
        let lexed = Lexed("\"\"\"\n\\(a\n+ \"b\")\n\"\"\"")
        #expect(
            lexed.kinds == [.stringStart, .identifier, .infixOperator, .string, .stringEnd])
        #expect(lexed.texts(with: SwiftToken.Flag.lineBefore) == ["\"\"\"\n\\(", "+"])
        #expect(lexed.problems.isEmpty)
    }

    @Test("a string on one line ends with the line")
    func unclosedLine() {
        let plain = Lexed("\"a\nb")
        #expect(plain.tokens == ["string \"a", "identifier b"])
        #expect(plain.problems == ["this string is never closed"])
        let text = Lexed("\"a\\(b)c\nd")
        #expect(text.tokens == ["stringStart \"a\\(", "identifier b", "stringEnd )c", "identifier d"])
        #expect(text.problems == ["this string is never closed"])
        let code = Lexed("\"a\\(b(\nc)")
        #expect(
            code.tokens == [
                "stringStart \"a\\(", "identifier b", "leftParenthesis (", "stringEnd ", "identifier c",
                "rightParenthesis )",
            ])
        #expect(code.problems == ["this string is never closed"])
        #expect(
            Lexed("\"\"\"\n\\(\"\\(a\n)\"\"\"").kinds == [
                .stringStart, .stringStart, .identifier, .stringEnd, .stringEnd,
            ])
    }

    @Test(
        "every start has an end, also at the end of the file",
        arguments: ["\"\\(", "\"\"\"\n\\(\"\\(a", "#\"\\#(\"\"\"\\(", "'\\("])
    func unclosedFile(source: String) {
        let lexed = Lexed(source)
        #expect(
            lexed.kinds.count { $0 == .stringStart } == lexed.kinds.count { $0 == .stringEnd })
        #expect(lexed.problems.contains("this string is never closed"))
        #expect(Lexed("\"\"\"\na").kinds == [.string])
    }

    @Test("brackets and braces of an interpolation do not end it")
    func brackets() {
        #expect(
            Lexed(#""\(a { [$0] })" b"#).kinds == [
                .stringStart, .identifier, .leftBrace, .leftBracket, .dollar, .rightBracket, .rightBrace,
                .stringEnd, .identifier,
            ])
    }

    @Test("single quotes are told")
    func singleQuotes() {
        let lexed = Lexed("'a \"b' c")
        #expect(lexed.tokens == ["string 'a \"b'", "identifier c"])
        #expect(lexed.problems == ["Swift writes strings in double quotes"])
    }
}
