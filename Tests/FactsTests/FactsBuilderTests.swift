import SourceText
import Testing

@testable import Facts

/// What is written is what is read, also in the words another language would use.
struct FactsBuilderTests {
    private func range(_ start: UInt32, _ end: UInt32) -> ByteRange { ByteRange(start, end) }

    /// A file as a collector would write it: `body` runs inside the function of the file.
    private func build(_ body: (inout FactsBuilder) -> Void) -> FileFacts {
        var builder = FactsBuilder()
        let empty = builder.symbols.intern("")
        builder.beginFunction(
            FunctionFact(name: empty, path: empty, kind: .file, range: range(0, 100_000)), parameters: [])
        body(&builder)
        return builder.finish(language: 9, byteCount: 100_000, contentHash: ContentHash(high: 1, low: 2))
    }

    @Test func headerIsKept() {
        let facts = build { _ in }
        #expect(facts.language == 9)
        #expect(facts.byteCount == 100_000)
        #expect(facts.contentHash == ContentHash(high: 1, low: 2))
        #expect(facts.violations() == [])
    }

    @Test("the first word of an operation names its kind") func kindsOfWords() {
        for kind in OpKind.allCases { #expect(OpKind(word: UInt32(kind.rawValue) | 0xABCD_EF00) == kind) }
        let none = UInt32(OpKind.allCases.count)
        for byte in none..<256 { #expect(OpKind(word: byte) == .opaque) }
    }

    @Test("functions nest, and each body has its own numbers") func nesting() {
        let facts = build { builder in
            let outer = builder.symbols.intern("outer")
            let inner = builder.symbols.intern("inner")
            let before = builder.emit(.name, range(0, 1), symbol: outer)
            let id = builder.beginFunction(
                FunctionFact(name: inner, path: inner, kind: .function, range: range(2, 9)), parameters: [])
            let inside = builder.emit(.name, range(3, 4), symbol: inner)
            builder.endFunction()
            let after = builder.emit(.function, range(2, 9), a: UInt32(id))
            #expect(before == Value(0))
            #expect(inside == Value(0))
            #expect(after == Value(1))
        }
        #expect(facts.functionCount == 2)
        #expect(facts.function(1).parent == 0)
        #expect(Body(facts, function: 0).count == 2)
        #expect(Body(facts, function: 1)[0].range == range(3, 4))
        #expect(facts.violations() == [])
    }

    @Test("a closure knows the call and the label it belongs to") func closures() {
        let facts = build { builder in
            let name = builder.symbols.intern("write")
            let label = builder.symbols.intern("updates")
            let callee = builder.emit(.name, range(0, 5), symbol: name)
            let id = builder.beginFunction(
                FunctionFact(name: name, path: name, kind: .closure, range: range(6, 20)), parameters: [])
            builder.endFunction()
            let closure = builder.emit(.closure, range(6, 20), a: UInt32(id))
            let argument = Argument(value: closure, label: label, flags: ArgumentFlag.trailing)
            _ = builder.call(callee, [argument], argumentsEnd: 5, hasTrailingComma: false, range(0, 20))
        }
        #expect(facts.function(1).call == Value(2))
        #expect(facts.string(facts.function(1).callLabel) == "updates")
        #expect(facts.violations() == [])
    }

    @Test("the shape of a call does not know where it stands") func shapes() {
        func call(_ start: UInt32, _ names: [String]) -> (inout FactsBuilder) -> Void {
            { builder in
                var values: [Argument] = []
                let callee = builder.emit(
                    .name, range(start, start + 1), symbol: builder.symbols.intern(names[0]))
                for name in names.dropFirst() {
                    let value = builder.emit(
                        .name, range(start, start + 1), symbol: builder.symbols.intern(name))
                    values.append(Argument(value: value, label: .none, flags: 0))
                }
                _ = builder.call(
                    callee, values[...], argumentsEnd: 0, hasTrailingComma: false, range(start, start + 9))
            }
        }
        func shape(_ facts: FileFacts) -> UInt32 {
            let body = Body(facts, function: 0)
            return body.call(body[body.count - 1]).shape
        }
        #expect(shape(build(call(0, ["f", "a"]))) == shape(build(call(500, ["f", "a"]))))
        #expect(shape(build(call(0, ["f", "a"]))) != shape(build(call(0, ["f", "b"]))))
        #expect(shape(build(call(0, ["f", "a"]))) != shape(build(call(0, ["f", "a", "a"]))))
    }

    @Test("an operation may be longer than its length field") func longRanges() {
        let facts = build { builder in
            for start: UInt32 in [0, 5, 9] { builder.mark(.opaque, range(start, 90_000 + start)) }
            builder.mark(.none, range(7, 8))
        }
        let body = Body(facts, function: 0)
        #expect(body[0].range == range(0, 90_000))
        #expect(body[2].range == range(9, 90_009))
        #expect(body[3].range == range(7, 8))
    }

    @Test("a builder that is reset has forgotten the last file") func reset() {
        var builder = FactsBuilder()
        for _ in 0..<2 {
            builder.reset()
            let empty = builder.symbols.intern("")
            builder.beginFunction(
                FunctionFact(name: empty, path: empty, kind: .file, range: range(0, 4)), parameters: [])
            builder.mark(.none, range(0, 4))
            let facts = builder.finish(language: 1, byteCount: 4, contentHash: ContentHash(high: 0, low: 0))
            #expect(facts.functionCount == 1)
            #expect(facts.symbolCount == 1)
        }
    }

    @Test("facts with any word changed are sound or told to be unsound, never read out of bounds")
    func damage() {
        let facts = build { builder in
            let name = builder.symbols.intern("db")
            let value = builder.emit(.name, range(0, 2), symbol: name)
            let member = builder.attribute(value, builder.symbols.intern("commit"), range(0, 9))
            _ = builder.call(member, [], argumentsEnd: 10, hasTrailingComma: false, range(0, 11))
            builder.addImport(
                module: name, name: .none, alias: .none, flags: 0, range: range(0, 2), statement: range(0, 2))
        }
        for index in facts.words.indices {
            for change: UInt32 in [0, 1, 77, 0x7FFF_FFFF, .max] {
                var words = facts.words
                words[index] = change
                _ = FileFacts(words: words).violations()
            }
        }
    }

    @Test("a binding has what is said behind it") func bindings() {
        let facts = build { builder in
            let names = ["context", "Context", "Wrapper", "Other"].map { builder.symbols.intern($0) }
            let type = builder.emit(.name, range(10, 12), symbol: names[1])
            let wrappers = [
                builder.emit(.name, range(0, 2), symbol: names[2]),
                builder.emit(.name, range(3, 5), symbol: names[3]),
            ]
            let decorators = builder.list(wrappers[...]).offset
            builder.bind(names[0], .none, flags: OpFlag.isWeak, range(6, 8))
            builder.emit(.annotate, range(10, 12), a: type.index)
            builder.decorate(decorators)
            builder.bind(names[3], type, range(14, 16))
        }
        #expect(facts.violations() == [])
        let bindings = Body(facts, function: 0).bindings
        #expect(bindings.map { facts.string($0.name) } == ["context", "Other"])
        #expect(bindings.map(\.annotation) == [Value(0), .none])
        #expect(bindings.map(\.decorators) == [[Value(1), Value(2)], []])
        #expect(bindings.map(\.value) == [.none, Value(0)])
        #expect(bindings.map(\.flags) == [OpFlag.isWeak, 0])
        #expect(Body(facts, function: 0)[5].range == range(0, 0))
    }

    @Test("what a cast and a list of names hold is read again") func castsAndNames() {
        let facts = build { builder in
            let names = ["a", "T"].map { builder.symbols.intern($0) }
            let value = builder.emit(.name, range(0, 1), symbol: names[0])
            let type = builder.emit(.name, range(5, 6), symbol: names[1])
            builder.emit(.cast, range(0, 6), a: value.index, b: type.index)
            var closure = FunctionFact(name: names[0], path: names[0], kind: .closure, range: range(7, 9))
            closure.captures = builder.list(names)
            let parameter = ParameterFact(
                name: names[0], label: .none, kind: .normal,
                flags: ParameterFlag.isImplicit | ParameterFlag.isCapture,
                annotation: .none, defaultValue: value, range: range(7, 8))
            builder.beginFunction(closure, parameters: [parameter])
            builder.endFunction()
        }
        #expect(facts.violations() == [])
        let body = Body(facts, function: 0)
        #expect(body.operands(of: body[2]) == [Value(0), Value(1)])
        #expect(
            facts.list(facts.function(1).captures).map { facts.string(Symbol(rawValue: $0)) } == ["a", "T"])
        #expect(facts.parameter(0).flags == ParameterFlag.isImplicit | ParameterFlag.isCapture)
        #expect(facts.parameter(0).defaultValue == Value(0))
    }
}
