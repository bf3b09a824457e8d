import Testing

@testable import LanguageSwift

@Suite("Swift tokens: operators and regexes")
struct SwiftLexerOperatorTests {
    @Test(
        "an operator is what its bounds make it",
        arguments: [
            ("a + b", "infixOperator +"), ("a+b", "infixOperator +"), ("(+b)", "prefixOperator +"),
            ("a +b", "prefixOperator +"), ("a+ b", "postfixOperator +"), ("a+)", "postfixOperator +"),
            ("a... ", "postfixOperator ..."), ("a...b", "infixOperator ..."),
            ("x ..<b", "prefixOperator ..<"),
            ("(&a)", "ampersandPrefix &"), ("a & b", "infixOperator &"), ("A&B", "infixOperator &"),
            ("a = b", "equal ="), ("a->b", "arrow ->"), ("a && b", "andAnd &&"), ("a||b", "orOr ||"),
            ("a ?? b", "questionQuestion ??"), ("a ? b", "questionInfix ?"), ("a? ", "questionPostfix ?"),
            ("a!.b", "exclamationPostfix !"), ("(!b)", "prefixOperator !"), ("a < b", "less <"),
            ("a<b", "less <"), ("a > b", "greater >"), ("a == b", "comparison =="), ("a<=b", "comparison <="),
            ("a !== b", "comparison !=="), ("a ~= b", "comparison ~="), ("a .<= b", "comparison .<="),
            ("a += b", "compoundAssignment +="), ("a <<= b", "compoundAssignment <<="),
            ("a &>>= b", "compoundAssignment &>>="), ("a → b", "infixOperator →"),
            ("a ≠̃ b", "infixOperator ≠̃"),
            ("a /* */+ b", "infixOperator +"), ("a +/* */ b", "infixOperator +"),
        ])
    func kinds(source: String, token: String) {
        #expect(Lexed(source).tokens.contains(token))
    }

    @Test("bounds are those of the compiler")
    func bounds() {
        let lexed = Lexed("a+b -c d* e^.f ^.g")
        #expect(lexed.texts(with: SwiftToken.Flag.leftBound) == ["+", "*", "^", ".", "."])
        #expect(lexed.texts(with: SwiftToken.Flag.rightBound) == ["+", "-", ".", "^", "."])
    }

    @Test("a run that begins with > comes in pieces with the bounds of the whole")
    func pieces() {
        let type = Lexed("let a: A<B<C>>? = b >>= c")
        #expect(
            type.tokens.suffix(9) == [
                "greater >", "greater >", "questionPostfix ?", "equal =", "identifier b", "greater >",
                "greater >", "equal =", "identifier c",
            ])
        #expect(type.texts(with: SwiftToken.Flag.joined) == [">", ">", ">", ">"])
        #expect(type.texts(with: SwiftToken.Flag.leftBound) == ["<", "<", ">", ">", "?"])
        #expect(Lexed("(A<B>)->C").tokens.suffix(2) == ["arrow ->", "identifier C"])
        #expect(Lexed("A<B>->C").tokens.suffix(3) == ["greater >", "arrow ->", "identifier C"])
        #expect(Lexed("a >= b").tokens[1...2] == ["greater >", "equal ="])
    }

    @Test("other runs are split where a type or a key path goes on in them")
    func splits() {
        #expect(Lexed("func ==<T>(a: T)").texts == ["func", "==", "<", "T", ">", "(", "a", ":", "T", ")"])
        #expect(Lexed("func &<`is`>()").texts == ["func", "&", "<", "`is`", ">", "(", ")"])
        #expect(Lexed("func <<T>()").tokens[1...2] == ["less <", "less <"])
        #expect(Lexed("func < (a: T)").tokens[1] == "less <")
        #expect(Lexed("A<~Copyable>").texts == ["A", "<", "~", "Copyable", ">"])
        #expect(Lexed(#"\A.?.b.!.c"#).texts == ["\\", "A", ".", "?", ".", "b", ".", "!", ".", "c"])
        #expect(Lexed("a .!= b").tokens[1] == "comparison .!=")
    }

    @Test("a comment ends the operator before it")
    func comments() {
        #expect(Lexed("a +// b\nc").tokens == ["identifier a", "infixOperator +", "identifier c"])
        #expect(Lexed("a+/* b */c").tokens == ["identifier a", "postfixOperator +", "identifier c"])
        #expect(Lexed("a ?? b //?").tokens.count == 3)
    }

    @Test(
        "a regex stands where an expression can begin and closes on its line",
        arguments: [
            (#"let a = /b "\/ {/"#, #"regex /b "\/ {/"#), ("f(/a(b)/)", "regex /a(b)/"),
            ("a ?? /b/", "regex /b/"),
            ("try? /^ x/.m()", "regex /^ x/"), ("return /[/", "regex /[/"), ("!/a/", "regex /a/"),
            ("{ /a/ }", "regex /a/"), (##"#/a/b/#"##, ##"regex #/a/b/#"##), ("\"\\(/a\"/)\"", "regex /a\"/"),
            ("#/\n a / b \" # c\n/#", "regex #/\n a / b \" # c\n/#"), ("a /b/ c", "regex /b/"),
        ])
    func regexes(source: String, token: String) {
        let lexed = Lexed(source)
        #expect(lexed.tokens.contains(token))
        #expect(lexed.problems.isEmpty)
    }

    @Test(
        "any other slash divides or names the operator",
        arguments: [
            "a / b / c", "a/b/c", "(a) / b / c", "a.default / b / c", "x[0] / y / z", "reduce(1, /) + f(/)",
            "func /(a: A) -> B { a / b }", "a /b)/ c", "operator /^/", "1 / 2 / 3", "a\n/ b /\nc",
            "self / a / b",
            "x! / y / z", "f(/, /)", "a / (b) // c/",
        ])
    func divisions(source: String) {
        let lexed = Lexed(source)
        #expect(!lexed.kinds.contains(.regex))
        #expect(lexed.problems.isEmpty)
    }

    @Test("a regex that is never closed ends with its line")
    func unclosedRegex() {
        for source in ["#/ a\nb", "#/\n a\nb", "x = / a\nb"] {
            let lexed = Lexed(source)
            #expect(lexed.kinds.contains(.regex))
            #expect(lexed.tokens.last == "identifier b")
            #expect(lexed.problems == ["this regex is never closed"])
        }
    }
}
