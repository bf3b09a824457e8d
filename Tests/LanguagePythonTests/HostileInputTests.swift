import Facts
import LanguagePython
import Testing

/// Input made to break a parser: deep, long or hostile. Each is read, in linear time and bounded stack.
struct HostileInputTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var source: String
        var testDescription: String { name }
    }

    static let deep = 20_000

    static let cases = [
        Case(name: "open brackets", source: "x = " + String(repeating: "([{", count: deep) + "\nf()\n"),
        Case(
            name: "closed brackets",
            source: "x = " + String(repeating: "(", count: deep) + String(repeating: ")", count: deep)
                + "\nf()\n"),
        Case(name: "attributes", source: "x = a" + String(repeating: ".b", count: deep) + "\nf()\n"),
        Case(name: "calls", source: "x = a" + String(repeating: "()", count: deep) + "\nf()\n"),
        Case(name: "subscripts", source: "x = a" + String(repeating: "[0]", count: deep) + "\nf()\n"),
        Case(name: "sums", source: "x = a" + String(repeating: " + b", count: deep) + "\nf()\n"),
        Case(name: "powers", source: "x = a" + String(repeating: " ** b", count: deep) + "\nf()\n"),
        Case(name: "not", source: "x = " + String(repeating: "not ", count: deep) + "a\nf()\n"),
        Case(name: "minus", source: "x = " + String(repeating: "-", count: deep) + "a\nf()\n"),
        Case(name: "await", source: "x = " + String(repeating: "await ", count: deep) + "a\nf()\n"),
        Case(name: "lambda", source: "x = " + String(repeating: "lambda: ", count: deep) + "a\nf()\n"),
        Case(
            name: "conditionals", source: "x = " + String(repeating: "a if b else ", count: deep) + "c\nf()\n"
        ),
        Case(
            name: "elif", source: "if a: pass\n" + String(repeating: "elif b: pass\n", count: deep) + "f()\n"),
        Case(name: "decorators", source: String(repeating: "@d\n", count: deep) + "def g(): pass\nf()\n"),
        Case(name: "fields", source: "x = " + String(repeating: "f'{", count: 500) + "\nf()\n"),
        Case(name: "formats", source: "x = f'{a" + String(repeating: ":{b", count: deep) + "\nf()\n"),
        Case(
            name: "indents",
            source: (0..<2_000).map { String(repeating: " ", count: $0) + "if x:\n" }.joined()
                + String(repeating: " ", count: 2_000) + "pass\nf()\n"),
    ]

    @Test(arguments: cases) func isRead(_ input: Case) {
        var frontEnd = PythonFrontEnd()
        let bytes = Array(input.source.utf8)
        #expect(frontEnd.violations(in: bytes) == [])
        let facts = frontEnd.facts(of: bytes)
        let callees = (0..<facts.functionCount).flatMap { id in
            let body = Body(facts, function: id)
            return (0..<body.count).filter { body.kind($0) == .call && body.kind(Int(body.a($0))) == .name }
                .map { facts.string(body[body[$0].value].symbol) }
        }
        // What stands behind the trap is still seen, except in a string that is never closed.
        if input.name != "formats", input.name != "fields", input.name != "open brackets" {
            #expect(callees.contains("f"))
        }
    }

    @Test("bytes that are no text") func randomBytes() {
        var frontEnd = PythonFrontEnd()
        var state: UInt64 = 42
        for _ in 0..<300 {
            let bytes = (0..<200).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
            #expect(frontEnd.violations(in: bytes) == [])
        }
    }
}
