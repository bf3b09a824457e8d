import Syntax
import Testing

@testable import LanguageSwift

/// What the parser makes of a text, as a reader would write it down.
struct Parsed {
    let parser: SwiftParser
    let bytes: [UInt8]

    init(_ text: String) {
        self.init(Array(text.utf8))
    }

    init(_ bytes: [UInt8]) {
        var lexer = SwiftLexer()
        lexer.lex(bytes)
        var parser = SwiftParser()
        parser.parse(lexer.tokens, bytes: bytes)
        self.parser = parser
        self.bytes = bytes
    }

    var problems: [String] { parser.tree.problems.map(\.message.description) }

    /// The statements as `kind(child, child)`. What has no children has its text; flags stand behind a `/`.
    var outline: String { children(of: parser.tree.root).map(outline(of:)).joined(separator: "\n") }

    func children(of node: NodeIndex) -> [NodeIndex] {
        Array(
            sequence(first: parser.tree[node].firstChild) { parser.tree[$0].nextSibling }.prefix {
                !$0.isNone
            })
    }

    func kind(of node: NodeIndex) -> SwiftKind { SwiftKind(rawValue: parser.tree[node].kindByte) ?? .opaque }

    func text(of node: NodeIndex) -> String {
        let node = parser.tree[node]
        guard node.firstToken < node.endToken else { return "" }
        let start = Int(parser.tokens[Int(node.firstToken)].start)
        return String(decoding: bytes[start..<Int(parser.tokens[Int(node.endToken) - 1].end)], as: UTF8.self)
    }

    private func outline(of node: NodeIndex) -> String {
        let children = children(of: node)
        let kind = kind(of: node)
        if kind == .expressionStatement, let only = children.first { return outline(of: only) }
        let flags = parser.tree[node].flags
        let head = flags == 0 ? "\(kind)" : "\(kind)/\(flags)"
        if !children.isEmpty { return head + "(" + children.map(outline(of:)).joined(separator: ", ") + ")" }
        let text = text(of: node)
        return text.isEmpty ? head : head + " " + text
    }

    /// Every node of a kind, in source order, as its text.
    func all(_ wanted: SwiftKind) -> [String] { nodes(wanted).map(text(of:)) }

    func nodes(_ wanted: SwiftKind) -> [NodeIndex] {
        var found: [NodeIndex] = []
        var stack = [parser.tree.root]
        while let node = stack.popLast() {
            if kind(of: node) == wanted { found.append(node) }
            stack += children(of: node).reversed()
        }
        return found
    }

    /// What breaks the promise that children lie in their parent, in order, and that each node stands once.
    var violations: [String] {
        var found: [String] = []
        var stack = [parser.tree.root]
        var seen = 0
        while let index = stack.popLast() {
            seen += 1
            guard seen <= parser.tree.nodes.count else { return found + ["a node stands twice"] }
            let node = parser.tree[index]
            if node.endToken > parser.tokens.count { found.append("\(kind(of: index)) ends behind the file") }
            var end = node.firstToken
            for child in children(of: index) {
                if parser.tree[child].firstToken < end {
                    found.append("\(kind(of: child)) begins before its place")
                }
                end = parser.tree[child].endToken
                stack.append(child)
            }
            if end > node.endToken { found.append("a child sticks out of \(kind(of: index))") }
        }
        return found
    }
}

@Suite("Swift statements")
struct SwiftParserTests {
    @Test("A call and a subscript begin on the line of their base, a member may follow on the next")
    func lines() {
        #expect(Parsed("a\n(b)").outline == "name a\ngroup(name b)")
        #expect(Parsed("a\n[b]").outline == "name a\narray(name b)")
        #expect(Parsed("a\n.b\n.c()").outline == "call(member(member(name a)), arguments ())")
        #expect(Parsed("let x = a\n+ b").outline.contains("binary(name a, name b)"))
        #expect(Parsed("a\n-b").outline == "name a\nprefix(name b)")
        #expect(Parsed("f()\n{ }").all(.call) == ["f()\n{ }"])
    }

    @Test("Statements on one line need a semicolon")
    func semicolons() {
        #expect(Parsed("a; b;").problems == [])
        #expect(Parsed("a b").problems == ["two statements on one line need a semicolon between them"])
        #expect(Parsed("a b").outline == "name a\nname b")
    }

    @Test("return takes an expression of the next line, but no statement and no declaration")
    func returned() {
        #expect(Parsed("return\nf()").outline == "returnStatement(call(name f, arguments ()))")
        #expect(Parsed("return\nlet a = b").nodes(.variableDeclaration).count == 1)
        #expect(Parsed("return\nfor a in b { }").outline.hasPrefix("returnStatement return\nforStatement"))
        #expect(Parsed("return if a { b } else { c }").outline.hasPrefix("returnStatement(ifExpression("))
        #expect(Parsed("{ return }").outline == "closure(block(returnStatement return))")
    }

    @Test("Contextual keywords are names wherever their form does not follow")
    func contextualKeywords() {
        for word in [
            "actor", "any", "async", "borrow", "consume", "copy", "discard", "each", "final", "get", "lazy",
            "macro",
            "open", "package", "prefix", "set", "some", "yield",
        ] {
            let parsed = Parsed("\(word) = 1\n\(word)(a)\n\(word).b\nf(\(word): \(word))\n\(word) { }")
            #expect(parsed.problems == [], "\(word)")
            #expect(parsed.nodes(.call).count == 3, "\(word)")
            #expect(parsed.nodes(.name).count == 7, "\(word)")
        }
        #expect(Parsed("yield &a").outline == "yieldStatement(prefix/2(name a))")
        #expect(Parsed("discard self").outline == "discardStatement(name self)")
        #expect(Parsed("async let a = b").outline.hasPrefix("variableDeclaration(modifier async, binding/2("))
        #expect(Parsed("final actor A { }").nodes(.actorDeclaration).count == 1)
        #expect(Parsed("unsafe { a }()").outline.hasPrefix("wordExpression(call(closure"))
    }

    @Test("Keywords are labels and members")
    func keywordsAsNames() {
        let parsed = Parsed(
            "f(for: a, in: .b, where: c, default: d)\nx.default.init.self.in.func()\n.some(.none)")
        #expect(parsed.problems == [])
        #expect(parsed.nodes(.member).count == 6)
        #expect(parsed.nodes(.implicitMember).count == 2)
    }

    @Test("Labels name loops")
    func labels() {
        #expect(
            Parsed("a: while b { continue a }").outline
                == "labeledStatement(whileStatement(name b, block(continueStatement continue a)))")
    }

    @Test("repeat begins a loop before a block and an expansion before anything else")
    func repeats() {
        #expect(Parsed("repeat { f() } while a").outline.hasPrefix("repeatStatement(block("))
        #expect(Parsed("repeat (each a).b()").outline.hasPrefix("wordExpression(call("))
        #expect(Parsed("repeat f(each a)").outline.hasPrefix("wordExpression(call("))
    }

    @Test("Directives stand around statements, members, cases, accessors, attributes and in chains")
    func directives() {
        let parsed = Parsed(
            """
            #if os(Linux) && swift(>=6.0)
            f()
            #elseif canImport(Darwin)
            #else
            g()
            #endif
            struct A {
                #if DEBUG
                var a = 1
                #endif
                #if B
                @available(*, deprecated)
                #endif
                func b() { }
                var c: Int {
                    #if C
                    get { 1 }
                    #endif
                }
            }
            switch x {
            #if D
            case .d: f()
            #endif
            default:
                #if E
                g()
                #endif
            }
            a
                .b()
                #if F
                .c { }
                #else
                .d
                #endif
                .e()
            """)
        #expect(parsed.problems == [])
        #expect(parsed.violations == [])
        #expect(parsed.nodes(.conditionalCompilation).count == 6)
        #expect(parsed.nodes(.conditionalChain).count == 1)
        #expect(parsed.nodes(.conditionalClause).count == 10)
        #expect(parsed.nodes(.conditionalBase).count == 2)
        #expect(Parsed("#if hasAttribute(a)\n{ f() }()\n#endif").nodes(.call).count == 3)
        #expect(parsed.nodes(.functionDeclaration).map { parsed.children(of: $0).count } == [4])
        #expect(parsed.all(.call).contains(".c { }"))
    }

    @Test("What is missing is told, and what follows is still read")
    func recovery() {
        let unclosed = Parsed("func f() {\n    g(a, b\n    let c = 1\n}\nfunc h() { }")
        #expect(unclosed.problems == ["a closing bracket is missing"])
        #expect(unclosed.nodes(.functionDeclaration).count == 2)
        #expect(Parsed("}\nf()").outline == "opaque }\ncall(name f, arguments ())")
        #expect(Parsed("if { }").problems == ["a condition is missing here"])
        #expect(Parsed("let = 1").problems == ["a name is missing here"])
        #expect(Parsed("class A { f() }").problems == ["only a declaration can stand here"])
        #expect(Parsed("case a: f()").problems == ["a case belongs in a switch or an enum"])
    }
}
