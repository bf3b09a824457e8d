import Facts
import Findings
import Linking
import SourceText

/// `forbid` a generator that hands out a session to be driven by its caller.
extension FileJudge {
    mutating func hold(_ generators: GeneratorCheck, _ check: Check) {
        for event in evaluation.events
        where event.effect == .opens && !event.isImplicit && isLent(event)
            // Who lends it on is a dependency himself.
            && !facts.function(event.function).isGenerator
        {
            let found = evaluation.declared(at: event.op, in: event.function)
            let declared = found.all.first.map { generator($0, generators) } ?? generatorByName(event)
            guard let generator = declared,
                let role = scope(check, function: event.function)
            else { continue }
            let body = Body(facts, function: event.function)
            guard !isWrapped(body[event.op], generator, body) else { continue }
            let aliases = Aliases(of: event.op, in: body, uses(in: body))
            let isEnded = (0..<body.count).contains { isEnd($0, of: aliases, body, generators) }
            var told = false
            for index in Int(event.op.index) + 1..<max(body.count, Int(event.op.index) + 1) where !told {
                guard let use = use(index, aliases, generator, body, generators) else { continue }
                told = true
                let range = body[index].kind == .element ? body[event.op].range : body[index].range
                var fills: [Template.Placeholder: String] = [
                    .callee: body.shown(body[event.op].value), .consequence: use.phrase,
                ]
                fills[.class] = facts.path(ofType: facts.function(event.function).type)
                candidates.append(
                    Candidate(
                        rule: rule, range: range, function: event.function, role: role,
                        isCertain: generator.place != nil && found.isCertain && role?.isCertain ?? true,
                        isNote: isEnded && !use.fails, shape: body.call(body[event.op]).shape, fills: fills,
                        related: generator.place.map { [$0] } ?? [],
                        key: .opening(function: event.function, op: event.op.index)))
            }
        }
    }

    /// A function that yields, and what its own words say of it.
    private struct Generator {
        var name: String
        /// Nil where it is not known.
        var isAsync: Bool?
        /// Nil where it is declared outside of the program.
        var place: Finding.Place?
    }

    /// What is only known to hand out sessions by its name: what a step is taken of is a generator.
    private func generatorByName(_ event: Event) -> Generator? {
        guard evaluation.meansByName(event.session) else { return nil }
        let body = Body(facts, function: event.function)
        let callee = body[body[event.op].value]
        return callee.lastName.isNone ? nil : Generator(name: facts.string(callee.lastName))
    }

    /// Whether what a call gives has to be entered or iterated for a session.
    private func isLent(_ event: Event) -> Bool {
        guard Body(facts, function: event.function).kind(Int(event.op.index)) == .call else { return false }
        let id = evaluation.evaluated(event.op, in: event.function)
        return evaluation.alternatives(of: id).contains { evaluation.kind(of: $0) == .scope }
    }

    /// The function itself, where nothing has made a context manager of it.
    private func generator(_ function: FunctionRef, _ check: GeneratorCheck) -> Generator? {
        let file = Int(function.file)
        let facts = program.files[file].file.facts
        let fact = facts.function(Int(function.function))
        guard fact.isGenerator, let parent = fact.parent else { return nil }
        let body = Body(facts, function: parent)
        for decorator in facts.list(fact.decorators) {
            let op = body[Value(decorator)]
            let name = body.spelling(op.kind == .call ? op.value : Value(decorator))
            guard name.split(separator: ".").last.map({ !check.managers.contains(String($0)) }) ?? false
            else {
                return nil
            }
        }
        return Generator(
            name: facts.string(fact.name), isAsync: fact.isAsync,
            place: Finding.Place(file: file, range: fact.nameRange, message: "the generator is declared here")
        )
    }

    /// Whether what is called is something that was made of the function, and not the function itself.
    private func isWrapped(_ call: Op, _ generator: Generator, _ body: Body) -> Bool {
        let callee = body[call.value]
        switch callee.kind {
        case .attribute: return facts.string(callee.member) != generator.name
        case .name where generator.place == nil: return false
        case .name:
            if facts.string(callee.symbol) == generator.name { return false }
            return evaluation.importing(evaluation.evaluated(call.value, in: body.function)) == nil
                || evaluation.source(of: call.value, in: body.function).map {
                    body.kind(Int($0.index)) == .call
                } ?? false
        default: return true
        }
    }

    // MARK: Uses

    private func use(
        _ index: Int, _ aliases: Aliases, _ generator: Generator, _ body: Body, _ check: GeneratorCheck
    ) -> (phrase: String, fails: Bool)? {
        let op = body[index]
        if generator.isAsync == nil, op.kind != .call { return nil }
        switch op.kind {
        case .entered where aliases.contains(op.value):
            let word = op.has(OpFlag.isAsync) ? "async with" : "with"
            return ("`\(word)` fails at run time, since a generator is no context manager", true)
        case .element where aliases.contains(op.value): return loop(index, generator, body)
        case .call: return step(op, aliases, generator, body, check)
        default: return nil
        }
    }

    private func step(
        _ call: Op, _ aliases: Aliases, _ generator: Generator, _ body: Body, _ check: GeneratorCheck
    ) -> (phrase: String, fails: Bool)? {
        guard !call.value.isNone else { return nil }
        let callee = body[call.value]
        let name: String
        switch callee.kind {
        case .name:
            guard let first = body.call(call).arguments.first, aliases.contains(first.value) else {
                return nil
            }
            name = facts.string(callee.symbol)
        case .attribute where aliases.contains(callee.value): name = facts.string(callee.member)
        default: return nil
        }
        let isAsync = check.asyncSteps.contains(name)
        guard isAsync || check.steps.contains(name) else { return nil }
        if let known = generator.isAsync, isAsync != known {
            let kind = known ? "an asynchronous" : "a synchronous"
            return ("`\(name)` fails at run time, since it is \(kind) generator", true)
        }
        return ("`\(name)` takes the session and leaves the code behind the `yield` to chance", false)
    }

    private func loop(_ element: Int, _ generator: Generator, _ body: Body) -> (phrase: String, fails: Bool)?
    {
        guard let start = loops(around: element, body).last else { return nil }
        if let known = generator.isAsync, body[start].has(OpFlag.isAsync) != known {
            return known
                ? ("`for` fails at run time, since it is an asynchronous generator", true)
                : ("`async for` fails at run time, since it is a synchronous generator", true)
        }
        var depth = 0
        for index in start..<body.count {
            switch body.kind(index) {
            case .loopBegin: depth += 1
            case .loopEnd:
                depth -= 1
                if depth == 0 { return nil }
            case .break where depth == 1:
                return ("`break` leaves it before the code behind its `yield` has run", false)
            case .return:
                return ("`return` leaves it before the code behind its `yield` has run", false)
            default: continue
            }
        }
        return nil
    }

    private func isEnd(_ index: Int, of aliases: Aliases, _ body: Body, _ check: GeneratorCheck) -> Bool {
        guard body.kind(index) == .call, body.a(index) != UInt32.max else { return false }
        let callee = body[Value(body.a(index))]
        return callee.kind == .attribute && aliases.contains(callee.value)
            && check.ends.contains(facts.string(callee.member))
    }
}
