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
    var tokens: [String] { lexer.tokens.dropLast().map { "\($0.kind) \(text(of: $0))" } }
    var kinds: [SwiftTokenKind] { lexer.tokens.dropLast().map(\.kind) }
    var texts: [String] { lexer.tokens.dropLast().map(text(of:)) }
    var trivia: [String] { lexer.trivia.map { "\($0.kind) \(text(of: $0))" } }
    var problems: [String] { lexer.problems.map(\.message.description) }
    var directives: [String] { lexer.directives.map { text(of: $0) } }

    func text(of token: SwiftToken) -> String { text(of: token.range) }

    func text(of range: ByteRange) -> String { String(decoding: lexer.bytes[range.indices], as: UTF8.self) }
}

@Suite("Swift tokens")
struct SwiftLexerTests {
    @Test("Words are names, contextual keywords or keywords, whatever stands around them")
    func words() {
        #expect(
            Lexed("let x = foo.default, Self, Any, _, _x, precedencegroup, nonisolated, précis").tokens == [
                "kwLet let", "identifier x", "equal =", "identifier foo", "dot .", "kwDefault default",
                "comma ,", "kwSelfType Self", "comma ,", "kwAnyType Any", "comma ,", "underscore _",
                "comma ,",
                "identifier _x", "comma ,", "kwPrecedencegroup precedencegroup", "comma ,",
                "wordNonisolated nonisolated", "comma ,", "identifier précis",
            ])
    }
}
