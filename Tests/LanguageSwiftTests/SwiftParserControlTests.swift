import Syntax
import Testing

@testable import LanguageSwift

@Suite("Swift statements with a body")
struct SwiftParserControlTests {
    @Test(
        "A brace in a header begins the body",
        arguments: [
            "if a { b }", "if a.b { }", "if f(x) { g() }", "guard a else { b }", "while a { b }",
            "for a in b { c }", "for a in b where c { d }", "if let a { b }", "if let a = b { c }",
            "if case .a = b { c }", "if a == b { c }", "if a, b { c }", "if #available(iOS 17, *) { a }",
            "if a\n{ b }", "for await a in b { c }", "if !a { b } else if c { d } else { e }",
            "if x { $0 }\n.map { }",
        ])
    func body(_ text: String) {
        let parsed = Parsed(text)
        #expect(parsed.problems == [])
        #expect(parsed.all(.closure).filter { $0 != "{ }" } == [])
        #expect(parsed.nodes(.block).count >= 1)
    }

    @Test("A switch has cases in its braces")
    func switchBody() {
        #expect(Parsed("switch a { case b: c }").nodes(.closure).count == 0)
        #expect(Parsed("switch a { case b: c }").nodes(.switchCase).count == 1)
        #expect(Parsed("switch f(a) { $0 } { case b: c }").all(.closure) == ["{ $0 }"])
    }

    @Test("What follows a closure on its line tells it from the body")
    func closuresInHeaders() {
        #expect(Parsed("if a.contains { $0 } { b }").all(.closure) == ["{ $0 }"])
        #expect(Parsed("if a.contains { $0 }, b { c }").all(.closure) == ["{ $0 }"])
        #expect(Parsed("if a.first { $0 } != nil { c }").all(.closure) == ["{ $0 }"])
        #expect(Parsed("for a in b.filter { $0 > 4 } { }").all(.closure) == ["{ $0 > 4 }"])
        #expect(Parsed("for a in b.filter { $0 } where c { }").all(.closure) == ["{ $0 }"])
        #expect(Parsed("while a.b { $0 }.c { }").all(.closure) == ["{ $0 }"])
        // Where the text in the braces begins a line they are the body.
        #expect(Parsed("if a {\n$0 }.b").nodes(.closure).count == 0)
        #expect(Parsed("if a { b }\n{ }").all(.closure) == ["{ b }"])
    }

    @Test("The closure in a header is an argument of the call with the parentheses")
    func callsInHeaders() {
        #expect(Parsed("if f(x) { $0 } { g() }").all(.call) == ["f(x) { $0 }", "g()"])
        #expect(Parsed("if a[x] { $0 } { }").all(.subscripted) == ["a[x] { $0 }"])
        #expect(Parsed("if #m(x) { $0 } { }").all(.macroExpansion) == ["#m(x) { $0 }"])
    }

    @Test("Inside brackets a header is over")
    func brackets() {
        #expect(Parsed("if f({ a }) { b }").all(.closure) == ["{ a }"])
        #expect(Parsed("if (f { a }) { b }").all(.closure) == ["{ a }"])
        #expect(Parsed("if f[g { a }] { b }").all(.closure) == ["{ a }"])
        #expect(Parsed("if [f { a }] == b { c }").all(.closure) == ["{ a }"])
        #expect(Parsed(#"if "\(f { a })" == b { c }"#).all(.closure) == ["{ a }"])
        #expect(Parsed("if let a = { b }() { c }").all(.closure) == ["{ b }"])
        #expect(Parsed("if if a { b } else { c } { d }").nodes(.ifExpression).count == 2)
    }

    @Test("Conditions bind, match and ask for platforms")
    func conditions() {
        #expect(
            Parsed("guard let a, var b: B = c, case .d(let e)? = f, #available(iOS 17, *) else { }").outline
                == "guardStatement(optionalBinding(namePattern a), "
                + "optionalBinding/1(namePattern b, nameType B, name c), "
                + "matchingCondition(expressionPattern(optionalChain(call(implicitMember .d, "
                + "arguments(argument(bindingPattern(namePattern e)))))), name f), "
                + "availability #available(iOS 17, *), block { })")
        #expect(Parsed("if let self = self { }").all(.namePattern) == ["self"])
        #expect(Parsed("if let (a, b) = c { }").nodes(.tuplePattern).count == 1)
    }

    @Test("Loops")
    func loops() {
        #expect(
            Parsed("for try await case let (a, b)? in c where d { }").outline
                == "forStatement/7(bindingPattern(optionalChain(tuple(argument(name a), argument(name b)))), "
                + "name c, name d, block { })")
        #expect(
            Parsed("for a: A in b { }").outline
                == "forStatement(namePattern a, nameType A, name b, block { })")
        #expect(Parsed("for (a, (_, b: c)) in d { }").nodes(.tuplePattern).count == 2)
    }

    @Test("Cases have patterns, guards and statements")
    func cases() {
        let parsed = Parsed(
            """
            switch a {
            case .b(let c, _) where c > 1, is D: f()
            case let e as E: break
            case 1...2, (_, nil): fallthrough
            @unknown default: g()
            }
            """)
        #expect(parsed.problems == [])
        #expect(
            parsed.outline
                == "switchExpression(name a, "
                + "switchCase(caseItem/1(expressionPattern(call(implicitMember .b, arguments(argument(bindingPattern("
                + "namePattern c)), argument(wildcard _)))), comparison(name c, integer 1)), caseItem(isPattern("
                + "nameType D)), block(call(name f, arguments ()))), "
                + "switchCase(caseItem(bindingPattern(cast/1(name e, nameType E))), block(breakStatement break)), "
                + "switchCase(caseItem(expressionPattern(binary(integer 1, integer 2))), caseItem(expressionPattern("
                + "tuple(argument(wildcard _), argument(nilLiteral nil)))), block(fallthroughStatement fallthrough)), "
                + "switchCase/3(block(call(name g, arguments ()))))")
        #expect(Parsed("switch a { case b ? c : d: e }").nodes(.conditional).count == 1)
    }

    @Test("do catches, throws a type, and is an expression")
    func errors() {
        #expect(
            Parsed("do throws(E) { f() } catch let e as E where e.a { } catch .b, .c { } catch { }").outline
                == "doStatement(nameType E, block(call(name f, arguments ())), "
                + "catchClause(caseItem/1(bindingPattern(cast/1(name e, nameType E)), member(name e)), block { }), "
                + "catchClause(caseItem(expressionPattern(implicitMember .b)), caseItem(expressionPattern("
                + "implicitMember .c)), block { }), catchClause(block { }))")
        #expect(Parsed("let a = do { b } catch { c }").nodes(.doStatement).count == 1)
    }

    @Test("if and switch are values")
    func values() {
        #expect(Parsed("let a = if b { c } else { d }").nodes(.ifExpression).count == 1)
        #expect(Parsed("let a = try await switch b { default: c }").nodes(.switchExpression).count == 1)
        #expect(Parsed("if a { b } else { c } as D").outline.hasPrefix("cast/1(ifExpression("))
        // A statement ends with its braces.
        #expect(Parsed("if a { b }\n.c").outline == "ifExpression(name a, block(name b))\nimplicitMember .c")
        #expect(Parsed("if a { b } else { c }\n-d").nodes(.prefix).count == 1)
    }

    @Test("A chain of else if ends at the limit of depth")
    func elseIf() {
        let parsed = Parsed("if a { }" + String(repeating: " else if a { }", count: 1_000) + "\nf()")
        #expect(Set(parsed.problems) == ["this is nested too deeply to be analysed"])
        #expect(parsed.all(.call) == ["f()"])
    }
}
