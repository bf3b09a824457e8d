import Facts
import LanguageSwift
import Testing

/// Input made to break a parser: deep, long or hostile. Each is read, in linear time and bounded stack.
struct SwiftHostileInputTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var source: String
        /// Whether what stands behind the trap is still to be seen.
        var seesEnd = true
        var testDescription: String { name }
    }

    static let deep = 20_000

    private static func many(_ text: String, _ count: Int = deep) -> String {
        String(repeating: text, count: count)
    }

    static let cases = [
        Case(name: "open brackets", source: "x = " + many("([{") + "\nf()\n", seesEnd: false),
        Case(name: "closed brackets", source: "x = " + many("(") + "a" + many(")") + "\nf()\n"),
        Case(name: "members", source: "x = a" + many(".b") + "\nf()\n"),
        Case(name: "calls", source: "x = a" + many("()") + "\nf()\n"),
        Case(name: "subscripts", source: "x = a" + many("[0]") + "\nf()\n"),
        Case(name: "marks", source: "x = a" + many("!") + "\nf()\n"),
        Case(name: "trailing closures", source: "x = a" + many(".b {}") + "\nf()\n"),
        Case(name: "nested closures", source: many("a { ") + "$0" + many("}") + "\nf()\n"),
        Case(name: "sums", source: "x = a" + many(" + b") + "\nf()\n"),
        Case(name: "casts", source: "x = a" + many(" as B") + "\nf()\n"),
        Case(name: "conditionals", source: "x = " + many("a ? b : ") + "c\nf()\n"),
        Case(name: "inner conditionals", source: "x = " + many("a ? ") + "b" + many(" : c") + "\nf()\n"),
        Case(name: "assignments", source: many("a = ") + "b\nf()\n"),
        Case(name: "coalescing", source: "x = a" + many(" ?? b") + "\nf()\n"),
        Case(name: "tries", source: "x = " + many("try ") + "a\nf()\n"),
        Case(name: "signs", source: "x = " + many("- ") + "a\nf()\n"),
        Case(name: "else if", source: "if a {}" + many(" else if b {}") + "\nf()\n"),
        Case(name: "conditions", source: "if a" + many(", let b = a") + " {}\nf()\n"),
        Case(name: "cases", source: "switch a {" + many("case .b(let c): d\n") + "}\nf()\n"),
        Case(name: "catches", source: "do {}" + many(" catch A {}") + "\nf()\n"),
        Case(name: "optional types", source: "let x: A" + many("?") + "\nf()\n"),
        Case(name: "member types", source: "let x: A" + many(".B") + "\nf()\n"),
        Case(name: "nested types", source: "let x: " + many("[") + "A" + many("]") + "\nf()\n"),
        Case(name: "generic types", source: "let x: " + many("A<") + "B" + many(">") + "\nf()\n"),
        Case(name: "functions", source: "let x: " + many("() -> ") + "B\nf()\n"),
        Case(name: "attributes", source: many("@a ") + "func g() {}\nf()\n"),
        Case(name: "pattern calls", source: "if case .a" + many("(let x)") + " = b {}\nf()\n"),
        Case(name: "pattern tuples", source: "if case " + many("(") + "let x" + many(")") + " = b {}\nf()\n"),
        Case(name: "key path", source: "x = \\A" + many(".b[0]") + "\nf()\n"),
        Case(
            name: "directives", source: many("#if A\n", 2_000) + "a()\n" + many("#endif\n", 2_000) + "f()\n"),
        Case(
            name: "chains in directives",
            source: "a\n" + many("#if A\n.b()\n", 200) + many("#endif\n", 200) + "\nf()\n"),
        Case(name: "interpolations", source: "x = " + many("\"\\(", 500) + "\nf()\n", seesEnd: false),
        Case(name: "blocks", source: many("do { ", 2_000) + many("}", 2_000) + "\nf()\n"),
        Case(name: "types", source: many("struct A { ", 2_000) + many("}", 2_000) + "\nf()\n"),
    ]

    @Test(arguments: cases) func isRead(_ input: Case) {
        var frontEnd = SwiftFrontEnd()
        let bytes = Array(input.source.utf8)
        #expect(frontEnd.violations(in: bytes) == [])
        let facts = frontEnd.facts(of: bytes)
        let isSeen = (0..<facts.functionCount).contains { id in
            let body = Body(facts, function: id)
            return (0..<body.count).contains { index in
                guard body.kind(index) == .call else { return false }
                let callee = body[body[index].value]
                return callee.kind == .name && facts.string(callee.symbol) == "f"
            }
        }
        if input.seesEnd { #expect(isSeen) }
    }

    @Test("bytes that are no text") func randomBytes() {
        var frontEnd = SwiftFrontEnd()
        var state: UInt64 = 42
        for _ in 0..<300 {
            let bytes = (0..<200).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
            #expect(frontEnd.violations(in: bytes) == [])
        }
    }

    @Test("tokens of Swift in any order") func shuffledTokens() {
        let words = Array(
            "func struct if let var = { } ( ) [ ] < > , : ; . ? ! & @ # \\ -> $0 x 1 \"a\" case switch where in for try await init subscript get set extension #if #endif some any import guard else do catch default _ ?? == as is"
                .split(separator: " "))
        var frontEnd = SwiftFrontEnd()
        var state: UInt64 = 7
        for _ in 0..<400 {
            let source = (0..<60).map { _ -> String in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let word = words[Int((state >> 33) % UInt64(words.count))]
                return word + (state >> 62 == 0 ? "\n" : state >> 62 == 1 ? "" : " ")
            }.joined()
            #expect(frontEnd.violations(in: Array(source.utf8)) == [], "\(source)")
        }
    }
}
