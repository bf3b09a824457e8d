import Syntax
import Testing

@testable import LanguageSwift

@Suite("Swift closures and the calls that own them")
struct SwiftParserClosureTests {
    @Test("A trailing closure belongs to the call before it")
    func trailing() {
        #expect(Parsed("f { }").outline == "call(name f, closure(block))")
        #expect(Parsed("f(a) { }").outline == "call(name f, arguments(argument(name a)), closure(block))")
        #expect(Parsed("a.f { }.g { }").all(.call) == ["a.f { }.g { }", "a.f { }"])
        #expect(
            Parsed("a[b] { }").outline.hasPrefix("subscripted(name a, arguments(argument(name b)), closure"))
        #expect(Parsed("A<B> { }").outline == "call(specialization(name A, nameType B), closure(block))")
        #expect(Parsed("a? { }").outline == "call(optionalChain(name a), closure(block))")
        #expect(Parsed(".f { }").outline == "call(implicitMember .f, closure(block))")
        #expect(Parsed("#m { }").outline == "macroExpansion(macroName #m, closure(block))")
        #expect(Parsed("#m<A>(b) { } c: { }").nodes(.labeledClosure).count == 1)
    }

    @Test("Each labelled closure belongs to the call of the first")
    func labelled() {
        #expect(
            Parsed("f { } a: { } _: { }").outline
                == "call(name f, closure(block), labeledClosure(closure(block)), labeledClosure(closure(block)))"
        )
        #expect(Parsed("f { }\na: { }").all(.labeledClosure) == ["a: { }"])
        // A case is no label, and a second closure without one calls what the first call returns.
        #expect(Parsed("switch a { case b: f { }\ndefault: { }() }").nodes(.labeledClosure).count == 0)
        #expect(Parsed("f(a) { } { }").all(.call) == ["f(a) { } { }", "f(a) { }"])
        #expect(Parsed("f { g { } a: { } }").all(.call) == ["f { g { } a: { } }", "g { } a: { }"])
    }

    @Test("Constants take no closure")
    func constants() {
        for text in ["1", "1.5", #""a""#, #""\(a)""#, "[a]", "[a: b]", "nil", "true", "(a, b)", "()"] {
            #expect(Parsed("\(text) { }").nodes(.call).count == 0, "\(text)")
        }
        #expect(Parsed("(a) { }").nodes(.call).count == 1)
        #expect(Parsed("[a]() { }").nodes(.call).count == 1)
    }

    @Test("A head has attributes, captures, parameters, effects and a result")
    func heads() {
        #expect(
            Parsed("{ @A [weak a, b = c, self] (d: D, e) async throws(E) -> R in f }").outline
                == "closure/7(attribute(nameType A), "
                + "captures(capture weak a, capture(name c), capture self), "
                + "closureParameters(parameter/2(nameType D), parameter e), "
                + "thrownType(nameType E), returnType(nameType R), block(name f))")
        #expect(
            Parsed("{ a, _ in }").outline == "closure/4(closureParameters(parameter a, parameter _), block)")
        #expect(Parsed("{ () in }").outline == "closure/4(closureParameters (), block)")
        #expect(Parsed("{ [a] in }").outline == "closure(captures(capture a), block)")
        #expect(Parsed("{ [unowned(unsafe) a] in }").all(.capture) == ["unowned(unsafe) a"])
        #expect(Parsed("{ a async throws in }").outline.hasPrefix("closure/7("))
        #expect(Parsed("{ @Sendable (a: inout A) -> Void in a.b() }").nodes(.closureParameters).count == 1)
        #expect(
            Parsed("{ (a) throws\n(E) in }").outline
                == "closure/6(closureParameters(parameter a), thrownType(nameType E), block)")
    }

    @Test("Without brackets the first name is a parameter, also if it is async", arguments: ["", "[a] "])
    func parameterCalledAsync(captures: String) {
        for effects in ["throws ", "-> A ", ""] {
            #expect(Parsed("{ \(captures)async \(effects)in }").all(.parameter) == ["async"])
        }
    }

    @Test("What only looks like a head is the first statement")
    func noHeads() {
        #expect(Parsed("{ a }").outline == "closure(block(name a))")
        #expect(Parsed("{ (a).b() }").nodes(.closureParameters).count == 0)
        #expect(Parsed("{ [a].b() }").nodes(.captures).count == 0)
        #expect(Parsed("{ (a, b) = c\nfor d in e { } }").nodes(.closureParameters).count == 0)
        #expect(Parsed("{ a\nfor b in c { } }").nodes(.closureParameters).count == 0)
        #expect(Parsed("{ $0 }").outline == "closure(block(name $0))")
    }

    @Test("A block ends where the statements do, and braces belong to the closure")
    func blocks() {
        let parsed = Parsed("f { a in b; c }")
        #expect(parsed.all(.block) == ["b; c"])
        #expect(parsed.all(.closure) == ["{ a in b; c }"])
    }

    @Test("Closures in interpolations, defaults, captures and attributes are shown")
    func everywhere() {
        let parsed = Parsed(
            #"""
            @Test("a { b", arguments: [1].map { $0 }) func f(a: () -> Int = { 1 }) {
                print("\(a.map { $0 }) }")
                g { [b = { 2 }()] in b }
                if let c = d.first(where: { $0 }) { }
            }
            """#)
        #expect(parsed.problems == [])
        #expect(
            parsed.all(.closure) == [
                "{ $0 }", "{ 1 }", "{ $0 }", "{ [b = { 2 }()] in b }", "{ 2 }", "{ $0 }",
            ])
    }

    @Test("Braces behind a value hold observers where a word of theirs begins them")
    func observers() {
        #expect(Parsed("var a = b { didSet { } }").nodes(.call).count == 0)
        #expect(Parsed("var a = b { @A willSet { } }").nodes(.accessor).count == 1)
        #expect(Parsed("var a = b { c }").nodes(.call).count == 1)
        #expect(Parsed("var a = 1 { didSet { } }").nodes(.accessor).count == 1)
        #expect(Parsed("var a: A = .b { c } { didSet { } }").nodes(.accessor).count == 1)
    }
}
