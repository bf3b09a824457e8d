import Syntax
import Testing

@testable import LanguageSwift

@Suite("Swift made to break a parser")
struct SwiftParserHostileTests {
    static let pieces = [
        "(", "[", "{", "([{", "a(", "a[", "a{", "f(x: ", "{ (a) in", "{ [a = ", "if x {", "if x { } else ",
        "if a { $0 ",
        "guard x else {", "while x {", "switch x { case a: ", "func f() {", "func f(a: ", "func f<",
        "class A {",
        "struct A: B<", "a<", "a<b,", "A<B<", "x as (", "x as [", "x as A<", "a ? b : ", "a ? ", "a = ", "a ",
        "-", "& ",
        "try ", "await ", "unsafe ", "any ", "some ", "repeat ", "repeat { ", "inout ", "@A ", "@A(", "@A<",
        "{ @A<",
        ".a", "a?.", "a { } ", "f { } a: { } ", "\\.a[", "\\A<", "\"\\(", "#if a\n", "#if a ", "#if a\n@A\n",
        "a\n#if a\n.b",
        "#else\n", "#endif\n", "#m(", "#m { ", "case ", "let ", "let (", "case let (", "var a: A { ",
        "var a: A { get { ",
        "var a = b { didSet {", "(A) -> ", "async throws ", "f(async throws -> ", "A & ", "do { } catch ",
        "do { ",
        "for a in b { ", "defer { ", "return ", "l: ", "a::", ">", "?", " ? ", "init(", "enum A { case a(",
        "extension A { ",
        "public ", "final ", "open ", "private(set) ", "nonisolated(", "}", ")", "]", "a }", "if case ",
        "if let a = b, ",
        "switch x { #if a\n", "= ", ": ", "throws(", "where ", "x as [3 of ",
    ]

    @Test("However often a piece is repeated, it is read in bounded stack and linear time", arguments: pieces)
    func repeated(_ piece: String) {
        for (prefix, count) in [("", 2_000), ("class A { func f() { f { ", 500)] {
            let parsed = Parsed(prefix + String(repeating: piece, count: count))
            #expect(parsed.violations == [])
            #expect(parsed.parser.tree.problems.count <= SwiftParser.problemLimit)
        }
    }

    @Test(
        "What is closed again leaves what follows as it is",
        arguments: [("(", ")"), ("[", "]"), ("{", "}"), ("f(", ")")])
    func closed(open: String, close: String) {
        let parsed = Parsed(
            "x = " + String(repeating: open, count: 1_000) + String(repeating: close, count: 1_000) + "\ng()")
        #expect(parsed.problems == ["this is nested too deeply to be analysed"])
        #expect(parsed.all(.call).last == "g()")
    }

    static let sample = #"""
        @Test("a { b", arguments: [1].map { $0 }) public func f<T: P>(_ a: inout [T] = [], b: @escaping (T) -> Void) async throws(E) {
            guard let c = try? await a.first(where: { $0 == 1 }), case .d(let e)? = c else { return }
            for await g in h where i { j: while k { break j } }
            let m = if n { "\(o { p }) q" } else { switch r { case .s where t > 1: u; default: v } }
            #if os(Linux)
            w.x { [weak self] y in self?.z(\.a[0], #b { $0 }) } label: { _ in }
                #if A
                .b()
                #endif
            #endif
            do { try c() } catch let error as E { throw error }
        }
        struct A<B: ~Copyable>: C where B: D { var e: F { get { 1 } set(g) { } }; static func < (a: A, b: A) -> Bool { a < b } }
        """#

    @Test("Cut anywhere, or with a token less or twice, a file is read")
    func mutated() {
        let bytes = Array(Self.sample.utf8)
        #expect(Parsed(bytes).problems == [])
        for token in Parsed(bytes).parser.tokens {
            let (start, end) = (Int(token.start), Int(token.end))
            for mutant in [
                Array(bytes[..<start]), Array(bytes[..<start] + bytes[end...]),
                Array(bytes[..<end] + [0x20] + bytes[start...]),
            ] {
                #expect(Parsed(mutant).violations == [])
            }
        }
    }

    @Test("Bytes that are no text")
    func randomBytes() {
        var state: UInt64 = 42
        for _ in 0..<200 {
            let bytes = (0..<200).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
            #expect(Parsed(bytes).violations == [])
        }
    }

    @Test("Words and signs in any order")
    func randomTokens() {
        let words =
            Self.pieces + [
                "}", ")", "]", ">", "in ", "else ", "\n", "b", ", ", ": ", "->", "#endif\n", "\")", "1 ",
            ]
        var state: UInt64 = 7
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += words[Int(state >> 33) % words.count]
            }
            #expect(Parsed(text).violations == [], "\(text)")
        }
    }

    @Test("No tokens are no file, and an empty file is one")
    func empty() {
        var parser = SwiftParser()
        parser.parse([], bytes: [])
        #expect(!parser.tree.root.isNone)
        #expect(Parsed("").outline == "")
    }
}
