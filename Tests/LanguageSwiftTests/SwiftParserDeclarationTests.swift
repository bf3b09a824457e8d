import Syntax
import Testing

@testable import LanguageSwift

@Suite("Swift declarations and types")
struct SwiftParserDeclarationTests {
    @Test("Functions have names, parameters, effects, results and bodies")
    func functions() {
        #expect(
            Parsed("@A public func f<T: P>(_ a: inout B, c d: C... = e) async throws(E) -> R where T: Q { }")
                .outline
                == "functionDeclaration/3(attribute(nameType A), modifier public, declarationName f, "
                + "genericParameters(nameType P), parameters(parameter/2(attributedType(nameType B)), "
                + "parameter/7(nameType C, name e)), thrownType(nameType E), returnType(nameType R), "
                + "whereClause(nameType T, nameType Q), block { })")
        #expect(Parsed("static func < (a: A, b: A) -> Bool { }").all(.declarationName) == ["<"])
        #expect(Parsed("func ==<T>(a: T, b: T) -> Bool").all(.declarationName) == ["=="])
        #expect(Parsed("func ==<T>(a: T, b: T) -> Bool").problems == [])
        #expect(Parsed("func >>=<T>(a: T)\nfunc ><T>(a: T)").all(.declarationName) == [">>=", ">"])
        #expect(Parsed("prefix func ! (a: A) -> A").all(.declarationName) == ["!"])
        #expect(Parsed("func >= (a: A, b: A) -> Bool").all(.declarationName) == [">="])
        #expect(Parsed("func f(_: A, isolated b: B, for in: C, d: sending D)").nodes(.parameter).count == 4)
        #expect(Parsed("func f() rethrows").outline.hasPrefix("functionDeclaration/4("))
    }

    @Test("Initializers, subscripts and deinitializers")
    func others() {
        let parsed = Parsed(
            "class A { convenience init?<T>(a: T) throws { } ; deinit { } ; subscript(i: Int) -> B { get set } }"
        )
        #expect(parsed.problems == [])
        #expect(parsed.nodes(.initializerDeclaration).map { parsed.parser.tree[$0].flags } == [10])
        #expect(parsed.nodes(.accessor).count == 2)
    }

    @Test("Variables have accessors, or a getter's statements")
    func variables() {
        #expect(
            Parsed("var a: A { b }").outline
                == "variableDeclaration/1(binding/5(namePattern a, nameType A, accessors/1(block(name b))))")
        #expect(
            Parsed("var a: A { mutating get async throws(E) { b } set(c) { d } }").outline
                == "variableDeclaration/1(binding/5(namePattern a, nameType A, accessors("
                + "accessor/3(modifier mutating, declarationName get, thrownType(nameType E), block(name b)), "
                + "accessor(declarationName set, namePattern c, block(name d)))))")
        #expect(Parsed("let a = 1, (b, c): (B, C) = d").nodes(.binding).count == 2)
        #expect(Parsed("lazy var a: A = { b }()").nodes(.accessors).count == 0)
        #expect(Parsed("var a: A = b\n{ c }").nodes(.accessors).count == 0)
        for accessor in [
            "_read", "_modify", "borrow", "mutate", "unsafeAddress", "@inlinable get", "nonmutating set",
        ] {
            #expect(Parsed("var a: A { \(accessor) { yield b } }").nodes(.accessor).count == 1, "\(accessor)")
        }
        // Functions of these names are called.
        for call in ["read { $0 }", "get(a)", "set.insert(b)", "modify { }", "get.a"] {
            #expect(Parsed("var a: A { \(call) }").nodes(.accessor).count == 0, "\(call)")
        }
    }

    @Test("Types have bases, requirements and members")
    func types() {
        #expect(
            Parsed("final class A<T>: B<T>, @unchecked Sendable, ~Copyable where T: P { }").outline
                == "classDeclaration(modifier final, declarationName A, genericParameters <T>, "
                + "inheritance(genericType(nameType B, nameType T), attributedType(attribute(nameType unchecked), "
                + "nameType Sendable), constrainedType(nameType Copyable)), whereClause(nameType T, nameType P), block { })"
        )
        #expect(
            Parsed("extension A.B<C>: P { static let a = 1 }").outline.hasPrefix(
                "extensionDeclaration(genericType(memberType(nameType A), nameType C), inheritance(nameType P), block("
            ))
        #expect(
            Parsed("protocol P<A, B> { associatedtype A: Q = R where A: S }").nodes(.genericParameters).count
                == 1)
        #expect(
            Parsed("enum E { indirect case a(x: A = b, B), c = 1 }").nodes(.enumElement).count == 2)
        #expect(Parsed("struct A<let n: Int, each T> { }").problems == [])
        #expect(Parsed("class func f() { }").outline.hasPrefix("functionDeclaration(modifier class"))
        #expect(
            Parsed("typealias A<B> = C where B: D").outline.hasPrefix(
                "typealiasDeclaration(declarationName A"))
    }

    @Test("Imports, operators and macros")
    func rest() {
        #expect(
            Parsed("@testable import struct A.B\nf()").all(.importDeclaration) == [
                "@testable import struct A.B"
            ])
        #expect(
            Parsed("infix operator +++: P\nprefix operator ~~~\nf()").nodes(.operatorDeclaration).count == 2)
        #expect(Parsed("postfix operator\n<\nf()").problems == [])
        #expect(Parsed("precedencegroup P { higherThan: Q }\nf()").problems == [])
        #expect(
            Parsed("macro m<T>(a: T) -> R = #externalMacro(module: \"A\", type: \"B\")").outline.hasPrefix(
                "macroDeclaration(declarationName m, genericParameters <T>, parameters("))
        #expect(
            Parsed("struct A { #m { }\n@B #n(c) }").outline.contains(
                "macroExpansion(macroName #m, closure(block)), macroExpansion(attribute(nameType B), macroName #n"
            ))
    }

    @Test("Arguments of attributes are expressions where they can be")
    func attributes() {
        #expect(Parsed("@A<B>.C(d: e) var f: F").nodes(.argument).count == 1)
        #expect(Parsed("@available(iOS 13.0, *) func f()").outline.contains("arguments(opaque iOS 13.0, *)"))
        #expect(Parsed("@objc(a:b:) func f()").problems == [])
        #expect(Parsed("@attached(extension, names: named(init)) macro m()").problems == [])
        #expect(Parsed("func f(_ a: @escaping (A) -> B)").nodes(.attribute).count == 1)
        #expect(Parsed("func f(_ a: @escaping (A) -> B)").nodes(.arguments).count == 0)
        #expect(Parsed("@MainActor\n(a)").nodes(.arguments).count == 0)
    }

    @Test(
        "Types",
        arguments: [
            ("A.B.Type", "memberType(memberType(nameType A))"),
            ("[A: B]?", "optionalType(dictionaryType(nameType A, nameType B))"),
            ("[3 of A]", "arrayType(integer 3, nameType A)"),
            ("(a: A, B...)", "tupleType(nameType A, nameType B)"),
            ("() -> ()", "functionType(tupleType ())"),
            ("(A) async throws(E) -> B", "functionType/3(nameType A, thrownType(nameType E), nameType B)"),
            ("any A & B", "constrainedType(compositionType(nameType A, nameType B))"),
            ("some P<A>", "constrainedType(genericType(nameType P, nameType A))"),
            ("(repeat each A)", "tupleType(constrainedType(constrainedType(nameType A)))"),
            ("@Sendable () -> A", "attributedType(attribute(nameType Sendable), functionType(nameType A))"),
            ("nonisolated(nonsending) () async -> A", "attributedType(functionType/1(nameType A))"),
            ("borrowing A", "attributedType(nameType A)"), ("borrowing", "nameType borrowing"),
            ("A<B<C>>", "genericType(nameType A, genericType(nameType B, nameType C))"),
            ("M::A", "memberType(nameType M)"), ("_", "nameType _"),
        ])
    func type(_ text: String, outline: String) {
        let parsed = Parsed("let a: \(text) = b")
        #expect(parsed.problems == [])
        #expect(parsed.violations == [])
        #expect(parsed.outline == "variableDeclaration(binding/3(namePattern a, \(outline), name b))")
    }
}
