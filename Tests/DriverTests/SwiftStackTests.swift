import Facts
import SourceText
import Testing

@testable import Driver

/// As `StackTests`: the depth bound of the parser, the collector's frames and the stack of the workers belong
/// together. These tests run without optimisation, where a call takes several times the stack that it takes in a
/// release.
@Suite struct SwiftStackTests {
    /// Code in which `|` stands for as many of what precedes it, of what it holds, of what follows it. What stands
    /// behind all of it is still read.
    @Test(arguments: [
        #"(|a|)"#,
        #"[|a|]"#,
        #"[a: |a|]"#,
        #"f(|a|)"#,
        #"a[|a|]"#,
        #"!|a|"#,
        #"- |a|"#,
        #"try |a|"#,
        #"await |a|"#,
        #"{ |a| }"#,
        #"a { |a| }"#,
        #"a { b in |a| }"#,
        #"a ? |b| : c"#,
        #"a = |a|"#,
        #"a + (|b|)"#,
        #""\(|a|)""#,
        #"let x: [|A|]"#,
        #"let x: (|A|) -> B"#,
        #"let x: A<|B|>"#,
        #"let x: any |A|"#,
        #"if case (|let a|) = b {}"#,
        #"if case .a(|let a|) = b {}"#,
        #"if case let (|a|) = b {}"#,
        #"switch a { case .b: |c| }"#,
        #"do { |a| }"#,
        #"do { |a| } catch {}"#,
        #"do {} catch { |a| }"#,
        #"if a { |b| }"#,
        #"if let a = b { |b| }"#,
        #"if let a = b, let c = a { |b| }"#,
        #"if a {} else { |b| }"#,
        #"for a in b { |c| }"#,
        #"for a in b where c { |d| }"#,
        #"while a { |b| }"#,
        #"while let a = b { |c| }"#,
        #"repeat { |a| } while b"#,
        #"defer { |a| }"#,
        #"guard a else { |b| }"#,
        #"func f() { |a| }"#,
        #"struct A { |let a = 1| }"#,
        #"class A { func f() { |let a = 1| } }"#,
        #"extension A { |let a = 1| }"#,
        #"var a: A { |b| }"#,
        #"var a: A { get { |b| } }"#,
        #"var a = 1 { didSet { |b| } }"#,
        #"subscript(a: B) -> C { get { |b| } }"#,
        #"let a = if b { |c| } else { d }"#,
        #"let a = switch b { case c: |d| default: e }"#,
        "#if A\n|a\n|#endif\n",
        #"#m(|a|)"#,
        #"#m { |a| }"#,
        #"@A(|b|) func f() {}"#,
        #"x: do { |a| }"#,
        #"f(a: |b|)"#,
        #"f() { } b: { |a| }"#,
        #"\.a[|b|]"#,
        #"case |a|"#,
        #"enum A { |case a| }"#,
        #"a as [|B|]"#,
        #"a is (|B|)"#,
        #"[a] { [b = |c|] in d }"#,
        #"let a = { (x: [|A|]) in b }"#,
        #"if a { } else if b { |c| }"#,
        #"return { |a| }"#,
        #"throw { |a| }"#,
        #"[{ |a| }]"#,
        #"(a, |b|)"#,
        #"a ?? (|b|)"#,
        #"a && (|b|)"#,
    ])
    func deepCodeFits(pattern: String) throws {
        let parts = pattern.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let count = 5_000
        let text =
            String(repeating: parts[0], count: count) + parts[1] + String(repeating: parts[2], count: count)
        let input = SourceInput(
            path: "a.swift", location: "", language: 0, overlay: Array("\(text)\nlast()\n".utf8))
        let callees = inParallel(count: 1, jobs: 1, state: SourceReader([.swift])) {
            reader, _ -> Set<String> in
            guard reader.reads(input, as: Language.swift) else { return [] }
            let facts = reader.facts(language: 0)
            var callees: Set<String> = []
            for id in 0..<facts.functionCount {
                let body = Body(facts, function: id)
                for index in 0..<body.count where body.kind(index) == .call {
                    let callee = body[body[index].value]
                    if callee.kind == .name { callees.insert(facts.string(callee.symbol)) }
                }
            }
            return callees
        }
        #expect(callees.first?.contains("last") == true)
    }
}
