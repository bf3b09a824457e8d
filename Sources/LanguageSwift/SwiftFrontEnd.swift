import Facts
import SourceText
import Syntax

/// Bytes of Swift in, facts out. One value per worker: it keeps its memory from file to file.
public struct SwiftFrontEnd: Sendable {
    /// The number under which facts remember their language.
    public static let language: UInt32 = 2

    private var lexer = SwiftLexer()
    private var parser = SwiftParser()
    private var collector = SwiftCollector()

    public init() {}

    /// The facts of one file.
    /// - Parameter bytes: UTF-8, with or without a byte order mark, shorter than 2 GiB. Anything else in them is
    ///   told as a problem; nothing fails.
    public mutating func facts(of bytes: [UInt8]) -> FileFacts {
        lexer.keepsTrivia = false
        lexer.lex(bytes)
        parser.parse(lexer.tokens, bytes: bytes)
        return collector.collect(parser, lexer, contentHash: ContentHash(bytes), language: Self.language)
    }

    /// Lexes only; the number of tokens, for measurements.
    public mutating func lex(_ bytes: [UInt8]) -> Int {
        lexer.keepsTrivia = false
        lexer.lex(bytes)
        return lexer.tokens.count
    }

    /// Every token with the comments and the shebang among them, in source order.
    public mutating func allTokens(of bytes: [UInt8]) -> [SwiftToken] {
        lexer.keepsTrivia = true
        lexer.lex(bytes)
        var result: [SwiftToken] = []
        result.reserveCapacity(lexer.tokens.count + lexer.trivia.count)
        var trivia = lexer.trivia[...]
        for token in lexer.tokens {
            while let first = trivia.first, first.start < token.start || first.end <= token.start {
                result.append(first)
                trivia.removeFirst()
            }
            result.append(token)
        }
        result.append(contentsOf: trivia)
        return result
    }

    /// The tree of one file, with its tokens; for looking at, not for analysis.
    public mutating func tree(of bytes: [UInt8]) -> (tree: SyntaxTree<SwiftKind>, tokens: [SwiftToken]) {
        lexer.keepsTrivia = false
        lexer.lex(bytes)
        parser.parse(lexer.tokens, bytes: bytes)
        return (parser.tree, lexer.tokens)
    }
}
