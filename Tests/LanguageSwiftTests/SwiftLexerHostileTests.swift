import Testing

@testable import LanguageSwift

/// Input made to break a lexer. Its promises hold for every one, and looking ahead never adds up: read again and
/// again, a megabyte would take hours.
@Suite("Swift tokens: hostile input", .timeLimit(.minutes(2)))
struct SwiftLexerHostileTests {
    static let repeated = [
        "\"\\(", "/*", "#", "<", "`", "\"", "#\"\"\"\\#(", "#\"\"\"\\#(##\"\"\"\\##(", "\"\"\"\n\\(", "#/\n",
        "#/",
        " /a", "(/", " =/a)", "/ [", "<#", "=<#", "<<<<<<< a\n", ">>>> a\n", "(", ")", "\"\\()", "*/", "+/*",
        ">?",
        "try? /", " \\/", "\u{301}", "→", "'\\(", "1.", "?", "$", "“", ".!",
    ]

    @Test("one thing a megabyte long", arguments: repeated)
    func long(part: String) {
        var bytes: [UInt8] = []
        while bytes.count < 1_000_000 { bytes += part.utf8 }
        var lexer = SwiftLexer()
        #expect(broken(&lexer, bytes) == nil)
        #expect(lexer.tokens.last?.end == UInt32(bytes.count))
    }

    @Test("delimiters with ever fewer #")
    func fewerPounds() {
        var bytes: [UInt8] = []
        for count in (1...1_000).reversed() {
            bytes += [UInt8](repeating: 0x23, count: count) + Array("/\n".utf8)
        }
        var lexer = SwiftLexer()
        #expect(broken(&lexer, bytes) == nil)
        #expect(lexer.tokens.count { $0.kind == .regex } == 1_000)
    }

    @Test("every file cut at every byte, from both sides")
    func cuts() {
        let source = """
            #!/bin/swift
            // sessionlint: allow(a): b
            import A; let x = "a\\(f("b\\(c)", #"d\\#(e)"#))g", y = \"""
              \\(h /* i /* j */ */) \\
              \"""
            func ==<T>(l: A<B<T>>?, `r s`: Int...) -> Bool { l! >>= /a(b)[/]/ ?? #/c/# }
            #if os(Linux) && !x
            let z = \\A.?.b + 0x1.8p3 - 1_0.5e-7 / t.0.1 → é
            <<<<<<< a
            =======
            >>>>>>> b
            #endif <#p#> 'q' $0 _
            """
        let bytes = Array(source.utf8)
        var lexer = SwiftLexer()
        for index in bytes.indices {
            #expect(broken(&lexer, Array(bytes[..<index])) == nil)
            #expect(broken(&lexer, Array(bytes[index...])) == nil)
        }
    }

    @Test("bytes at random")
    func random() {
        var state: UInt64 = 42
        func next() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: state >> 40)
        }
        let parts = [
            "\"", "\\(", "#", "/", "*", "`", "\n", "\"\"\"", ")", "(", "a", " ", "<", ">", "?", "é", "'", ".",
        ]
        var lexer = SwiftLexer()
        for round in 0..<2_000 {
            var bytes: [UInt8] = []
            for _ in 0..<60 {
                if round % 2 == 0 {
                    bytes.append(UInt8(truncatingIfNeeded: next()))
                } else {
                    bytes += parts[next() % parts.count].utf8
                }
            }
            #expect(broken(&lexer, bytes) == nil)
        }
    }

    /// The first promise that does not hold for some bytes.
    private func broken(_ lexer: inout SwiftLexer, _ bytes: [UInt8]) -> String? {
        lexer.keepsTrivia = true
        lexer.lex(bytes)
        var end = 0
        var depth = 0
        var trivia = lexer.trivia[...]
        let hasConflict = lexer.problems.contains { $0.message.description.contains("merge conflict") }
        for token in lexer.tokens {
            let (start, tokenEnd) = (Int(token.start), Int(token.end))
            guard start >= end, tokenEnd >= start, tokenEnd <= bytes.count else { return "\(token) overlaps" }
            var index = end
            while index < start {
                if let first = trivia.first, Int(first.start) == index {
                    index = Int(first.end)
                    trivia.removeFirst()
                } else {
                    guard
                        [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0xC2, 0xA0, 0xEF, 0xBB, 0xBF].contains(
                            bytes[index]) || hasConflict
                    else { return "byte \(index) is in no token" }
                    index += 1
                }
            }
            if start == tokenEnd, token.kind != .stringEnd, token.kind != .endOfFile {
                return "\(token) is empty"
            }
            if token.kind == .stringStart { depth += 1 }
            if token.kind == .stringEnd { depth -= 1 }
            if depth < 0 || token.kind == .stringMiddle && depth == 0 { return "\(token) is in no string" }
            end = tokenEnd
        }
        guard depth == 0, trivia.isEmpty, lexer.tokens.last?.kind == .endOfFile, end == bytes.count else {
            return "the end"
        }
        let starts = lexer.problems.map(\.range.start)
        guard starts == starts.sorted(), starts.count <= SwiftLexer.problemLimit else {
            return "the problems"
        }
        return lexer.problems.contains { Int($0.range.end) > bytes.count } ? "a problem's range" : nil
    }
}
