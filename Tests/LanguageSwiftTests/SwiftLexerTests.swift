import SourceText
import Testing

@testable import LanguageSwift

/// What the lexer makes of a text, as a reader would write it down.
struct Lexed {
    let lexer: SwiftLexer

    init(_ text: String) {
        self.init(Array(text.utf8))
    }

    init(_ bytes: [UInt8]) {
        var lexer = SwiftLexer()
        lexer.keepsTrivia = true
        lexer.lex(bytes)
        self.lexer = lexer
    }

    /// Every token but the last as `kind text`.
    var tokens: [String] { lexer.tokens.dropLast().map { "\($0.kind) \(text(of: $0.range))" } }
    var texts: [String] { lexer.tokens.dropLast().map { text(of: $0.range) } }
    var kinds: [SwiftTokenKind] { lexer.tokens.dropLast().map(\.kind) }
    var trivia: [String] { lexer.trivia.map { "\($0.kind) \(text(of: $0.range))" } }
    var problems: [String] { lexer.problems.map(\.message.description) }
    var directives: [String] { lexer.directives.map(text) }

    /// The texts of the tokens that have a flag.
    func texts(with flag: UInt8) -> [String] {
        lexer.tokens.dropLast().filter { $0.has(flag) }.map { text(of: $0.range) }
    }

    func text(of range: ByteRange) -> String { String(decoding: lexer.bytes[range.indices], as: UTF8.self) }
}

@Suite("Swift tokens: words, numbers and gaps")
struct SwiftLexerTests {
    @Test("words are names, contextual keywords or keywords, whatever stands around them")
    func words() {
        let source = "let x = foo.default, Self, Any, _, _x, précis, $0, $path, a$b, isolatedly"
        #expect(
            Lexed(source).tokens.filter { $0 != "comma ," } == [
                "kwLet let", "identifier x", "equal =", "identifier foo", "dot .", "kwDefault default",
                "kwSelfType Self", "kwAnyType Any", "underscore _", "identifier _x", "identifier précis",
                "dollar $0", "dollar $path", "identifier a$b", "identifier isolatedly",
            ])
    }

    @Test("every keyword has the kind that is named after it")
    func keywords() {
        for kind in SwiftTokenKind.allCases {
            let name = "\(kind)"
            var word = String(name.dropFirst(name.hasPrefix("kw") ? 2 : 4))
            guard name.hasPrefix("kw") || name.hasPrefix("word") else { continue }
            switch kind {
            case .kwAnyType, .kwSelfType: word = String(word.dropLast(4))
            case .wordType: break
            default: word = word.prefix(1).lowercased() + word.dropFirst()
            }
            #expect(Lexed(word).tokens == ["\(kind) \(word)"])
            #expect(Lexed(word + "X ").kinds == [.identifier])
        }
        #expect(Lexed("_read _modify").kinds == [.wordRead, .wordModify])
    }

    @Test("a name in backticks holds anything up to the next one on its line")
    func quotedNames() {
        let lexed = Lexed("func `a name (with) \"all\"`() { `self` }")
        #expect(lexed.texts == ["func", "`a name (with) \"all\"`", "(", ")", "{", "`self`", "}"])
        #expect(lexed.texts(with: SwiftToken.Flag.quoted) == ["`a name (with) \"all\"`", "`self`"])
        #expect(lexed.problems.isEmpty)
        #expect(Lexed("``").problems == ["there is no name between these backticks"])
        let open = Lexed("`a\nb")
        #expect(open.tokens == ["error `", "identifier a", "identifier b"])
        #expect(open.problems == ["this backtick is never closed"])
    }

    @Test(
        "a dot belongs to a number only before a digit, and not behind another dot",
        arguments: [
            ("1.foo", ["integer 1", "dot .", "identifier foo"]),
            ("1...2", ["integer 1", "infixOperator ...", "integer 2"]),
            ("t.0.1", ["identifier t", "dot .", "integer 0", "dot .", "integer 1"]),
            ("1_000.5e-3", ["float 1_000.5e-3"]),
            ("1e10", ["float 1e10"]),
            ("0x1.8p3", ["float 0x1.8p3"]),
            ("0x1p-2", ["float 0x1p-2"]),
            ("0xFF.description", ["integer 0xFF", "dot .", "identifier description"]),
            ("0xff.fp", ["integer 0xff", "dot .", "identifier fp"]),
            ("0b10_1 0o17 0x_1", ["integer 0b10_1", "integer 0o17", "integer 0x_1"]),
            (
                "5.0.rounded()",
                ["float 5.0", "dot .", "identifier rounded", "leftParenthesis (", "rightParenthesis )"]
            ),
        ])
    func numbers(source: String, tokens: [String]) {
        #expect(Lexed(source).tokens == tokens)
    }

    @Test(
        "letters that touch a number are told and belong to it",
        arguments: ["1a", "0b12", "0o8", "0xG", "1e", "1ex"])
    func oddNumbers(source: String) {
        let lexed = Lexed(source)
        #expect(lexed.texts == [source])
        #expect(lexed.problems.count == 1)
    }

    @Test("words behind # are those of the compiler; any other is a # and a name")
    func poundWords() {
        let source =
            "#if a\n#elseif b\n#else\n#endif\n#available #unavailable #sourceLocation #Predicate #iff"
        #expect(
            Lexed(source).kinds == [
                .poundIf, .identifier, .poundElseif, .identifier, .poundElse, .poundEndif, .poundAvailable,
                .poundUnavailable, .poundSourceLocation, .pound, .identifier, .pound, .identifier,
            ])
        #expect(Lexed("##if").tokens == ["pound #", "poundIf #if"])
    }

    @Test("what lies before a token is in its flags")
    func gaps() {
        let lexed = Lexed("a b/**/c\n  d/*\n*/e // f\ng(h)")
        #expect(lexed.texts(with: SwiftToken.Flag.lineBefore) == ["a", "d", "e", "g"])
        #expect(lexed.texts(with: SwiftToken.Flag.spaceBefore) == ["a", "b", "c", "d", "e", "g"])
        #expect(lexed.trivia == ["blockComment /**/", "blockComment /*\n*/", "lineComment // f"])
        #expect(Lexed("a\rb\r\nc").texts(with: SwiftToken.Flag.lineBefore) == ["a", "b", "c"])
        #expect(Lexed("a\u{A0}b \u{FEFF}c").texts(with: SwiftToken.Flag.spaceBefore) == ["a", "b", "c"])
    }

    @Test("block comments nest, and /*/ does not close what it opens")
    func nestedComments() {
        #expect(Lexed("a /* b /* c */ d */ e /*/ f */ g").texts == ["a", "e", "g"])
        let open = Lexed("a /* /* */ b")
        #expect(open.texts == ["a"])
        #expect(open.problems == ["this comment is never closed"])
        #expect(Lexed("a */ b").problems == ["this end of a comment ends none"])
    }

    @Test("a shebang stands at offset 0 only; a byte order mark is no token")
    func fileStart() {
        let script = Lexed("#!/usr/bin/swift \"\nlet")
        #expect(script.tokens == ["kwLet let"])
        #expect(script.trivia == ["shebang #!/usr/bin/swift \""])
        #expect(Lexed(" #!").tokens == ["pound #", "exclamationPostfix !"])
        #expect(Lexed("\u{FEFF}let").tokens == ["kwLet let"])
        #expect(Lexed("").kinds.isEmpty)
    }

    @Test("comments that speak to the tool are handed over")
    func directives() {
        let source = """
            f() // sessionlint: allow(rule): because
            /* sessionlint: allow-file(rule): because */
            // about sessionlint, and: nothing else
            let s = "// sessionlint: allow(rule): text"
            /// sessionlint: allow(rule): because
            """
        #expect(
            Lexed(source).directives == [
                "// sessionlint: allow(rule): because", "/* sessionlint: allow-file(rule): because */",
                "/// sessionlint: allow(rule): because",
            ])
    }

    @Test("a merge conflict is skipped with both sides and told; marks without an end are operators")
    func conflicts() {
        let lexed = Lexed("a\n<<<<<<< ours\nb }\n=======\nc }\n>>>>>>> theirs\nd")
        #expect(lexed.texts == ["a", "d"])
        #expect(lexed.problems == ["this is a merge conflict; it is skipped with both its sides"])
        #expect(lexed.texts(with: SwiftToken.Flag.lineBefore) == ["a", "d"])
        #expect(Lexed(">>>> ORIGINAL\nb\n==== THEIRS\nc\n<<<<\nd").texts == ["d"])
        #expect(Lexed("a\n<<<<<<< b").texts == ["a", "<<<<<<<", "b"])
        #expect(Lexed("a <<<<<<< b\n>>>>>>> c").texts.first == "a")
        #expect(Lexed("a <<<<<<< b\n>>>>>>> c").problems.isEmpty)
    }

    @Test("bytes that begin nothing are one token and told")
    func oddBytes() {
        let lexed = Lexed([0x61, 0x00, 0x80, 0xFF, 0x62])
        #expect(lexed.kinds == [.identifier, .error, .identifier])
        #expect(
            lexed.problems == [
                "this is a NUL byte", "this byte is not valid UTF-8", "this byte is not valid UTF-8",
            ])
        #expect(Lexed("“a”").problems.count == 2)
        #expect(Lexed("a \u{7}").problems == ["this control character begins nothing in Swift"])
        #expect(Lexed([0x22, 0xC3, 0x22]).problems == ["this byte is not valid UTF-8"])
        #expect(Lexed([0x22, 0x00, 0x22]).problems == ["this is a NUL byte"])
    }

    @Test("an editor's placeholder is a name that is told")
    func placeholders() {
        let lexed = Lexed("f(<#a value#>, x=<#b#>)")
        #expect(lexed.texts == ["f", "(", "<#a value#>", ",", "x", "=", "<#b#>", ")"])
        #expect(lexed.problems.count == 2)
    }

    @Test("a lexer can be used again")
    func reuse() {
        var lexer = SwiftLexer()
        lexer.lex(Array("\"\\(a // b".utf8))
        lexer.lex(Array("c".utf8))
        #expect(lexer.tokens.map(\.kind) == [.identifier, .endOfFile])
        #expect(lexer.problems.isEmpty && lexer.trivia.isEmpty)
    }
}
