import Facts
import SourceText
import Syntax

/// Bytes of Python in, facts out. One value per worker: it keeps its memory from file to file.
public struct PythonFrontEnd: Sendable {
    /// The number under which facts remember their language.
    public static let language: UInt32 = 1

    private var lexer = PythonLexer()
    private var parser = PythonParser()
    private var collector = PythonCollector()

    public init() {}

    /// The facts of one file.
    /// - Parameter bytes: UTF-8, with or without a byte order mark, shorter than 2 GiB. Anything else in them is
    ///   told as a problem; nothing fails.
    public mutating func facts(of bytes: [UInt8]) -> FileFacts {
        lexer.keepsTrivia = false
        lexer.lex(bytes)
        parser.parse(lexer.tokens)
        return collector.collect(parser, lexer, contentHash: ContentHash(bytes), language: Self.language)
    }

    /// Lexes only; the number of tokens, for measurements.
    public mutating func lex(_ bytes: [UInt8]) -> Int {
        lexer.keepsTrivia = false
        lexer.lex(bytes)
        return lexer.tokens.count
    }

    /// Every token with comments and insignificant line breaks among them, in source order.
    public mutating func allTokens(of bytes: [UInt8]) -> [PythonToken] {
        lexer.keepsTrivia = true
        lexer.lex(bytes)
        // Stable: a dedent stands at the place of the token behind it, and both lists are in order already.
        var result: [PythonToken] = []
        result.reserveCapacity(lexer.tokens.count + lexer.trivia.count)
        var trivia = lexer.trivia[...]
        for token in lexer.tokens {
            while let first = trivia.first,
                first.start < token.start || first.end <= token.start && first.start != first.end
            {
                result.append(first)
                trivia.removeFirst()
            }
            result.append(token)
        }
        result.append(contentsOf: trivia)
        return result
    }

    /// The tree of one file, with its tokens; for looking at, not for analysis.
    public mutating func tree(of bytes: [UInt8]) -> (tree: SyntaxTree<PythonKind>, tokens: [PythonToken]) {
        lexer.keepsTrivia = false
        lexer.lex(bytes)
        parser.parse(lexer.tokens)
        return (parser.tree, lexer.tokens)
    }
}
