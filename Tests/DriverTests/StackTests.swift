import SourceText
import Testing

@testable import Driver

/// The depth bound of the parsers and the stack of the workers belong together. These tests run without
/// optimisation, where a call takes several times the stack that it takes in a release.
@Suite struct StackTests {
    /// An expression in which `|` stands for as many of what precedes it, of what it holds, of what follows it.
    @Test(arguments: [
        "(|a|)", "[|a|]", "{|a|}", "{a: |a|}", "f(|a|)", "a[|a|]", "not |a|", "-|a|", "await |a|",
        "lambda: |a|",
        "lambda a=|1|: 1", "a if b else |c|", "a if |b| else c", "*|a|", "a ** |a|", "a + |a|", "a.b|.c|",
        "a|()|",
        "[a for a in |b|]", "f'{|a|}'", "f'{a:{|a|}}'", "x: List[|a|]", "@f(|a|)", "a = |a|", "(a := |a|)",
        "yield |a|", "match a:\n  case [|a|]: pass", "match a:\n  case A(b=|a|): pass", "del (|a|)",
        "for (|a|) in b: pass", "def f[T: (|a|)](): pass", "a, |a|", "a < |b|", "a and |b|", "a or not |b|",
    ])
    func deepExpressionsFit(pattern: String) throws {
        let parts = pattern.split(separator: "|", omittingEmptySubsequences: false)
        let open = String(repeating: String(parts[0].split(separator: "\n").last ?? ""), count: 20_000)
        let head = parts[0].split(separator: "\n").dropLast().map { "\($0)\n" }.joined()
        let close = String(repeating: String(parts[2]), count: 20_000)
        #expect(try facts(of: "\(head)\(open)\(parts[1])\(close)\n"))
    }

    @Test(arguments: [
        "if a:", "def f():", "class A:", "with a() as b:", "try:", "for a in b:", "while a:", "match a:",
        "async def f():", "case a:",
    ])
    func deepBlocksFit(head: String) throws {
        var text = ""
        for level in 0..<3000 { text += String(repeating: " ", count: level) + head + "\n" }
        #expect(try facts(of: text + String(repeating: " ", count: 3000) + "pass\n"))
    }

    /// Reads a text as a worker does; it comes back at all.
    private func facts(of text: String) throws -> Bool {
        let input = SourceInput(path: "a.py", location: "", language: 0, overlay: Array(text.utf8))
        let results = inParallel(count: 1, jobs: 1, state: SourceReader(Language.all)) { reader, _ in
            reader.reads(input, as: Language.python) && reader.facts(language: 0).functionCount > 0
        }
        return results == [true]
    }
}
