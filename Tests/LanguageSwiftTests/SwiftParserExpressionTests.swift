import Syntax
import Testing

@testable import LanguageSwift

@Suite("Swift expressions")
struct SwiftParserExpressionTests {
    @Test("Operators bind as tightly as their kinds")
    func precedence() {
        #expect(
            Parsed("a = b ? c : d || e && f == g ?? h as H + i").outline.hasPrefix(
                "assignment(name a, conditional("))
        #expect(Parsed("a || b && c || d").outline == "or(name a, and(name b, name c), name d)")
        #expect(Parsed("a + b * c - d").outline == "binary(name a, name b, name c, name d)")
        #expect(Parsed("a == b + c").outline == "comparison(name a, binary(name b, name c))")
        #expect(Parsed("a ?? b == c").outline == "comparison(coalescing(name a, name b), name c)")
        #expect(Parsed("a ?? b as? B").outline == "coalescing(name a, cast/2(name b, nameType B))")
        #expect(Parsed("a ... b as C").outline == "cast/1(binary(name a, name b), nameType C)")
        #expect(Parsed("a = b = c").outline == "assignment(name a, assignment(name b, name c))")
        #expect(
            Parsed("a += b ? c : d").outline
                == "compoundAssignment(name a, conditional(name b, name c, name d))")
        #expect(
            Parsed("a ? b : c ? d : e").outline
                == "conditional(name a, name b, conditional(name c, name d, name e))")
        #expect(Parsed("a is A && b").outline == "and(cast(name a, nameType A), name b)")
        #expect(Parsed("a >= b").outline == "comparison(name a, name b)")
        #expect(Parsed("a >> b").outline == "binary(name a, name b)")
        #expect(Parsed("a >>= b").outline == "compoundAssignment(name a, name b)")
        #expect(Parsed("\\.$a == b").outline == "comparison(keyPath \\.$a, name b)")
        #expect(Parsed("(a<b>++ as C)").problems == [])
        #expect(Parsed("a<(some A::B)>()").nodes(.specialization).count == 1)
    }

    @Test(
        "What is read again as a type ends behind its arrow",
        arguments: [
            "().s->H", "(a).s -> H {}", "(a)? -> H", "(a).s & T -> H", "(a)! throws -> H",
            "(a).s -> (b).c -> D",
        ])
    func arrows(_ source: String) {
        let parsed = Parsed("x = \(source)")
        #expect(parsed.nodes(.typeExpression).count == 1)
        #expect(!parsed.nodes(.functionType).isEmpty)
    }

    @Test("try and await cover what stands to their right in the sequence")
    func cover() {
        #expect(
            Parsed("a = try b + c").outline == "assignment(name a, tryExpression(binary(name b, name c)))")
        #expect(Parsed("try a = b").outline == "tryExpression(assignment(name a, name b))")
        #expect(Parsed("try? a ?? b").outline == "tryExpression/1(coalescing(name a, name b))")
        #expect(Parsed("try! a.b").outline == "tryExpression/2(member(name a))")
        #expect(Parsed("try await a + b").outline == "tryExpression(awaitExpression(binary(name a, name b)))")
        #expect(Parsed("a + (try b) + c").outline == "binary(name a, group(tryExpression(name b)), name c)")
        #expect(Parsed("f(try a, b)").all(.tryExpression) == ["try a"])
        #expect(Parsed("a ? try b : c").all(.tryExpression) == ["try b"])
        #expect(Parsed("a ? b : try c").all(.tryExpression) == ["try c"])
        #expect(Parsed("try a ? b : c").all(.tryExpression) == ["try a ? b : c"])
        #expect(Parsed("let a = try b { c }").all(.tryExpression) == ["try b { c }"])
        #expect(Parsed("try a\nb").all(.tryExpression) == ["try a"])
        #expect(Parsed("!unsafe (a)").outline == "prefix/1(call(name unsafe, arguments(argument(name a))))")
        #expect(Parsed("consume a + b").outline == "binary(wordExpression(name a), name b)")
    }

    @Test(
        "What follows the closing bracket tells generic arguments from comparisons",
        arguments: [
            ("A<B>()", 1), ("A<B>.c", 1), ("A<B, C?>(d)", 1), ("f(A<B>, c)", 1), ("[A<B>]", 1),
            ("A<B> { }", 1),
            ("A<[B: C]>.d", 1), ("A<(B) -> C>()", 1), ("A<B<C>>()", 1), ("A<some P>()", 1), ("a.b<C>()", 1),
            ("A<3, -1>()", 1), ("A<@Sendable () async -> B>()", 1), ("A<B & C>()", 1), ("A<B>?.c", 1),
            ("A<B.C>!", 1),
            ("a < b", 0), ("a < b > c", 0), ("f(a < b, c > d)", 0), ("a<b && c>d", 0), ("a < b, c", 0),
            ("a<b>\n(c)", 0), ("if a < b { c }", 0), ("a < 3 ? b : c", 0), ("a<b + c>(d)", 0),
        ])
    func specialization(_ text: String, count: Int) {
        let parsed = Parsed(text)
        #expect(parsed.nodes(.specialization).count == count)
        #expect(parsed.violations == [])
    }

    @Test("Names, constants and brackets")
    func atoms() {
        #expect(Parsed("(a)").outline == "group(name a)")
        #expect(Parsed("(a,)").outline == "tuple(argument(name a))")
        #expect(Parsed("(a: b)").outline == "tuple(argument/1(name b))")
        #expect(Parsed("[:]").outline == "dictionary [:]")
        #expect(Parsed("[a: b, c: d,]").outline == "dictionary(name a, name b, name c, name d)")
        #expect(Parsed("[a, b,]").outline == "array(name a, name b)")
        #expect(Parsed("f(_:b:)").outline == "name f(_:b:)")
        #expect(Parsed("a.f(b:)(c)").outline == "call(member(name a), arguments(argument(name c)))")
        #expect(Parsed("a.sorted(by: >=)").all(.name) == ["a", ">="])
        #expect(Parsed("t.0.1").outline == "member(member(name t))")
        #expect(Parsed("_ = a").outline == "assignment(wildcard _, name a)")
        #expect(Parsed("Swift::min(a)").outline == "call(member(name Swift), arguments(argument(name a)))")
        #expect(Parsed("a ? b::c : d").outline == "conditional(name a, member(name b), name d)")
        #expect(Parsed("`class`.`a b`()").nodes(.member).count == 1)
    }

    @Test("Interpolations are arguments")
    func strings() {
        #expect(Parsed(#""a""#).outline == #"string "a""#)
        #expect(
            Parsed(#""\(a) \(b, c: d)""#).outline
                == "string/1(argument(name a), argument(name b), argument/1(name d))")
        #expect(Parsed(##"#"\(a) \#(b { "}" })"#"##).all(.closure) == [#"{ "}" }"#])
    }

    @Test("Key paths keep their path as tokens")
    func keyPaths() {
        #expect(Parsed(#"\A.b?.c![0].d"#).outline == "keyPath(nameType A, integer 0)")
        #expect(Parsed(#"a.map(\.b.c)"#).all(.keyPath) == [#"\.b.c"#])
        #expect(Parsed(#"\[A].count"#).outline == "keyPath(arrayType(nameType A))")
        #expect(Parsed(#"\A<B>.?.c"#).problems == [])
        #expect(Parsed(#"\.self"#).problems == [])
        #expect(Parsed(#"\.A::b = c"#).outline == #"assignment(keyPath \.A::b, name c)"#)
        #expect(Parsed(#"\A::B.C::d<E>.f"#).outline == "keyPath(memberType(nameType A))")
    }

    @Test("Types stand in the place of expressions")
    func types() {
        #expect(
            Parsed("(any P).self").outline == "member(group(typeExpression(constrainedType(nameType P))))")
        #expect(
            Parsed("a = ((B) async throws -> C).self").outline
                == "assignment(name a, member(group(typeExpression(functionType/3(nameType B, nameType C)))))"
        )
        #expect(Parsed("f((A, B) -> C)").nodes(.functionType).count == 1)
        // Only a name has arguments.
        #expect(Parsed("a is Any < b").outline == "comparison(cast(name a, nameType Any), name b)")
        #expect(Parsed("a is _<b").outline == "comparison(cast(name a, nameType _), name b)")
        #expect(Parsed("[3 of Int](repeating: 0)").nodes(.arrayType).count == 1)
        #expect(Parsed("[Int]()").outline == "call(array(name Int), arguments ())")
        #expect(Parsed("nonisolated(nonsending) () async -> Void").nodes(.attributedType).count == 1)
    }

    @Test("Chains and sequences as long as a file are loops")
    func long() {
        for link in [".b", "()", "[0]", "!", " + b", " && b", " ?? b", " as B", " == b", ".c { }"] {
            let parsed = Parsed("a" + String(repeating: link, count: 2_000) + "\nf()")
            #expect(parsed.problems == [], "\(link)")
            #expect(parsed.violations == [], "\(link)")
        }
    }
}
