import Facts
import LanguageSwift
import Testing

/// What rules ask of Swift facts, each asked once.
struct SwiftCollectorTests {
    private func facts(_ source: String) -> FileFacts {
        var frontEnd = SwiftFrontEnd()
        let facts = frontEnd.facts(of: Array(source.utf8))
        #expect(facts.violations() == [])
        return facts
    }

    private func function(_ path: String, _ facts: FileFacts) throws -> FunctionFact {
        let found = (0..<facts.functionCount).map { facts.function($0) }.first { function in
            facts.string(function.path) == path && function.kind != .typeBody && function.kind != .closure
        }
        return try #require(found)
    }

    @Test("a property has its wrapper and its type") func wrappedProperty() throws {
        let facts = facts("struct V { @Environment(\\.modelContext) private var context: ModelContext }")
        let body = Body(facts, function: facts.type(0).body)
        let property = try #require(body.bindings.first)
        #expect(facts.string(property.name) == "context")
        #expect(facts.string(body[property.annotation].symbol) == "ModelContext")
        let wrapper = body[try #require(property.decorators.first)]
        #expect(wrapper.kind == .call && wrapper.has(OpFlag.attribute))
        #expect(body.spelling(wrapper.value) == "Environment")
        let path = body[try #require(body.call(wrapper).arguments.first).value]
        #expect(path.has(OpFlag.keyPath) && facts.string(path.member) == "modelContext")
    }

    @Test("a member of an assignment is one of something")
    func memberOfAssignment() {
        let body = Body(facts("(a = b).c()"), function: 0)
        let calls = (0..<body.count).map { body[$0] }.filter { $0.kind == .call }
        #expect(calls.map { body.spelling($0.value) } == ["?.c"])
    }

    @Test("the value of a condition is evaluated behind a type too", arguments: ["let a: A", "case .a: A"])
    func conditionWithType(condition: String) throws {
        let facts = facts("if \(condition) = make() { use() }")
        let body = Body(facts, function: 0)
        let calls = (0..<body.count).map { body[$0] }.filter { $0.kind == .call }
        #expect(calls.map { body.spelling($0.value) } == ["make", "use"])
    }

    @Test("a computed property is bound to its getter and has no declared value") func computedProperty()
        throws
    {
        let facts = facts("struct V { var store: Store { get { a } set { a = newValue } } }")
        let body = Body(facts, function: facts.type(0).body)
        #expect(body.bindings.count == 1)
        let property = try #require(body.bindings.first)
        #expect(property.annotation.isNone)
        let getter = facts.function(Int(body[property.value].a))
        #expect(getter.kind == .accessor && getter.flags & FunctionFact.Flag.isGetter != 0)
        #expect(facts.string(body[getter.returns].symbol) == "Store")
    }

    @Test(
        "an optional type is what Python's `X | None` is",
        arguments: ["Database?", "(any Database)?", "Database!"])
    func optionalType(type: String) throws {
        let facts = facts("func f(db: \(type)) {}")
        let body = Body(facts, function: 0)
        let annotation = body[facts.parameter(0).annotation]
        #expect(annotation.kind == .operation && annotation.a == Operator.other.rawValue)
        #expect(body.operands(of: annotation).map { body[$0].kind } == [.name, .none])
    }

    @Test(
        "what stands around a type leaves it",
        arguments: [
            "Database", "any Database", "some Database", "inout Database", "(Database)", "sending Database",
            "borrowing any Database",
        ])
    func plainType(type: String) {
        let facts = facts("func f(db: \(type)) {}")
        let annotation = Body(facts, function: 0)[facts.parameter(0).annotation]
        #expect(annotation.kind == .name && facts.string(annotation.symbol) == "Database")
    }

    @Test("members begin with `self`, other functions do not")
    func selfParameter() throws {
        let facts = facts(
            "struct A { init() {}; static func s() {}; func m() { func n() {} }; var p: Int { 1 } }\nfunc f() {}"
        )
        for path in ["A.init", "A.s", "A.m", "A.p"] {
            let member = try function(path, facts)
            let first = facts.parameter(try #require(member.parameters.first))
            #expect(facts.string(first.name) == "self" && first.flags & ParameterFlag.isImplicit != 0)
        }
        for path in ["A.m.n", "f"] { #expect(try function(path, facts).parameters.isEmpty) }
    }

    @Test("an assignment to a bare name goes to a variable where there is one, else to `self`")
    func implicitSelf() throws {
        let facts = facts(
            """
            var global = 0
            struct A {
                mutating func m(given: Int) {
                    var own = 1
                    own = 2; given = 3; global = 4; property = 5
                    run { own = 6; property = 7 }
                }
            }
            func free() { other = 8 }
            """)
        var stored: [String] = []
        var bound: [String] = []
        for id in 0..<facts.functionCount {
            let body = Body(facts, function: id)
            for index in 0..<body.count {
                let op = body[index]
                if op.kind == .store { stored.append(body.spelling(op.value)) }
                if op.kind == .bind, op.has(OpFlag.outer) { bound.append(facts.string(op.symbol)) }
            }
        }
        #expect(stored == ["self.property", "self.property"])
        #expect(bound == ["own", "given", "global", "own", "other"])
    }

    @Test("an extension's first base is what it extends") func extensions() {
        let facts = facts("extension A.B<Int>: C {}\nclass D: E {}")
        let bases = facts.bases(of: facts.type(0))
        let body = Body(facts, function: 0)
        #expect(facts.string(facts.type(0).path) == "A.B" && facts.type(0).kind == .extension)
        #expect(bases.map { $0.flags } == [ArgumentFlag.extended, 0])
        #expect(bases.map { body.spelling($0.value) } == ["A.B[]", "C"])
        #expect(facts.bases(of: facts.type(1)).map(\.flags) == [0])
        #expect(body.bindings.map { facts.string($0.name) } == ["D"])
    }

    @Test("the branches of one `#if` share its number") func conditions() {
        let facts = facts("#if A\na()\n#elseif B\nb()\n#else\nc()\n#endif\n#if D\nd()\n#endif")
        let body = Body(facts, function: 0)
        let numbers = (0..<body.count).filter { body.kind($0) == .conditionBegin }.map { body.a($0) }
        #expect(numbers == [256, 257, 258, 512])
    }

    @Test("a call covered by `await` is marked, one in a closure inside is not") func awaited() {
        let facts = facts("await a(b()) { c() }\nd()")
        let marked = (0..<facts.functionCount).flatMap { id in
            let body = Body(facts, function: id)
            return (0..<body.count).filter { body.kind($0) == .call && body[$0].has(OpFlag.isAsync) }
                .map { body.spelling(body[$0].value) }
        }
        #expect(marked == ["b", "a"])
    }

    @Test(
        "strings have their value",
        arguments: [
            (#""a\tb\\\u{41}""#, "a\tb\\?"), (##"#"a\n\#n"#"##, "a\\n\n"),
            ("\"\"\"\n  one\n    two\n  \"\"\"", "one\n  two"),
            ("\"\"\"\n  one \\\n  two\n  \"\"\"", "one two"),
            ("\"\"\"\n\"\"\"", ""), (#""""#, ""), ("#\"\"\"#", "\""),
        ])
    func strings(literal: String, value: String) {
        let facts = facts("let x = \(literal)")
        let body = Body(facts, function: 0)
        #expect(body.kind(0) == .string)
        #expect(facts.string(body[0].symbol) == value)
    }
}
