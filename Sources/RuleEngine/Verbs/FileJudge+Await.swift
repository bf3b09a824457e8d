import Facts
import Findings
import Linking
import SourceText

/// Sessions of two kinds: those whose methods are awaited, and those whose methods are not.
extension FileJudge {
    mutating func hold(_ awaiting: AwaitCheck, _ check: Check) {
        let types = modelTypes(awaiting.types)
        var last: (function: Int, op: Value)?
        for event in evaluation.events where !event.isImplicit && !event.receiver.isNone {
            if let last, last == (event.function, event.op) { continue }
            last = (event.function, event.op)
            let body = Body(facts, function: event.function)
            let op = body[event.op]
            guard op.kind == .call, !op.value.isNone,
                awaiting.methods.contains(method(op.value, body)),
                let found = evaluation.modelTypes(
                    of: evaluation.evaluated(event.receiver, in: event.function)),
                found.basis < .name, found.types.isSubset(of: types),
                awaiting.isRequired ? isForgotten(event.op, body) : isAwaited(event.op, body),
                let role = scope(check, function: event.function)
            else { continue }
            // What is declared for nothing but synchronous sessions, and awaited, works where the declaration is wrong.
            let declared = awaiting.isRequired ? nil : declaration(of: event)
            let place = declared ?? event.range
            let key = CauseKey.place(rule: rule, start: place.start, end: place.end)
            let edits = awaitEdits(event.op, body, isMissing: awaiting.isRequired)
            var fills = fills(event)
            fills[.consequence] =
                awaiting.isRequired
                ? "is a coroutine, since the session is asynchronous, and nobody awaits it: nothing is done"
                : declared == nil
                    ? "is awaited, but the session is synchronous, and `await` fails on what it gives"
                    : "is awaited, but `\(fills[.receiver] ?? "")` is declared as a synchronous session: one of the two is wrong"
            candidates.append(
                Candidate(
                    rule: rule, range: event.range, function: event.function, role: role,
                    isCertain: found.basis == .certain && role?.isCertain ?? true, isWarning: declared != nil,
                    shape: shape(event, body), fills: fills,
                    related: declared.map { [self.place($0, "it is declared here")] } ?? [],
                    edits: edits, key: key,
                    isSecondary: declared != nil && candidates.contains { $0.rule == rule && $0.key == key }))
        }
    }

    /// Where somebody says what the session is, without having made it.
    private func declaration(of event: Event) -> ByteRange? {
        guard event.origin.root == .given, event.origin.op != .max,
            event.origin.function < facts.functionCount
        else { return nil }
        let body = Body(facts, function: Int(event.origin.function))
        return body.kind(Int(event.origin.op)) == .parameter ? body[Int(event.origin.op)].range : nil
    }

    mutating func hold(_ passing: PassingCheck, _ check: Check) {
        let (given, declared) = (modelTypes(passing.types), modelTypes(passing.declared))
        for event in evaluation.events where event.effect == .passes && !event.receiver.isNone {
            guard
                let found = evaluation.modelTypes(
                    of: evaluation.evaluated(event.receiver, in: event.function)),
                found.basis < .name, found.types.isSubset(of: given),
                let role = scope(check, function: event.function)
            else { continue }
            let body = Body(facts, function: event.function)
            let op = body[event.op]
            let targets = evaluation.declared(at: event.op, in: event.function)
            guard targets.isCertain, targets.all.count == 1, let target = targets.all.first,
                let place = place(of: event.receiver, among: body.call(op).arguments, of: target),
                let wanted = declaredTypes(place, of: target), wanted.basis < .name,
                wanted.types.isSubset(of: declared)
            else { continue }
            let (other, fact) = fact(target)
            let parameter = other.parameter(fact.parameters.lowerBound + place)
            var fills = fills(event)
            fills[.callee] = body.shown(op.value)
            fills[.consequence] =
                "is given the asynchronous session `\(written(event.receiver, body))`, and declares `\(other.string(parameter.name))` as a synchronous one"
            candidates.append(
                Candidate(
                    rule: rule, range: event.range, function: event.function, role: role,
                    isCertain: found.basis == .certain && wanted.basis == .certain && role?.isCertain ?? true,
                    shape: body.call(op).shape, fills: fills,
                    related: [
                        Finding.Place(
                            file: Int(target.file), range: parameter.range, message: "it is declared here")
                    ],
                    key: .place(rule: rule, start: event.range.start, end: event.range.end)))
        }
    }

    private func modelTypes(_ names: [String]) -> Set<ModelTypeID> {
        Set(names.compactMap { language.models.type(named: $0) })
    }

    /// The name of the method that is called, by whatever name.
    private func method(_ callee: Value, _ body: Body) -> String {
        let known = evaluation[evaluation.evaluated(callee, in: body.function)]
        return known.kind == .member
            ? facts.string(Symbol(rawValue: known.b)) : facts.string(body[callee].lastName)
    }

    // MARK: Awaiting

    private mutating func isAwaited(_ value: Value, _ body: Body) -> Bool {
        uses(in: body).users(of: value).contains { body.kind($0) == .await }
    }

    /// Whether what should be awaited is dropped, or used as if it had been.
    private mutating func isForgotten(_ value: Value, _ body: Body) -> Bool {
        let all = uses(in: body)
        let uses = all.users(of: value)
        guard let use = uses.first else { return body[value].has(OpFlag.dropped) }
        guard uses.count == 1 else { return false }
        guard body.kind(use) == .bind else { return isTakenApart(use, body) }
        let reads = all.readers(of: value).filter {
            $0 > use && evaluation.source(of: Value(UInt32($0)), in: body.function) == value
        }
        // Another name for it may be awaited anywhere.
        guard !reads.isEmpty else { return false }
        return reads.allSatisfy { read in
            let further = all.users(of: Value(UInt32(read)))
            return !further.isEmpty && further.allSatisfy { isTakenApart($0, body) }
        }
    }

    /// Whether an operation takes its operand for something that a coroutine is not.
    private func isTakenApart(_ index: Int, _ body: Body) -> Bool {
        let op = body[index]
        switch op.kind {
        case .attribute: return !["close", "send", "throw", "__await__"].contains(facts.string(op.member))
        case .element, .subscripted, .part: return true
        default: return false
        }
    }

    private mutating func awaitEdits(_ value: Value, _ body: Body, isMissing: Bool) -> [Finding.Fix.Edit] {
        guard let recipe = engine.rules[rule].fix(language.name), case .setAwait = recipe.kind else {
            return []
        }
        let start = body[value].range.start
        if isMissing {
            guard body[value].has(OpFlag.dropped), facts.function(body.function).isAsync else { return [] }
            return [Finding.Fix.Edit(file: index, range: ByteRange(at: start), text: "await ")]
        }
        let use = uses(in: body).users(of: value).first { body.kind($0) == .await }
        return use.map {
            [Finding.Fix.Edit(file: index, range: ByteRange(body[$0].range.start, start), text: "")]
        } ?? []
    }

    // MARK: Passing

    /// Which parameter of a function an argument is for.
    func place(of value: Value, among arguments: [Argument], of target: FunctionRef) -> Int? {
        let (other, fact) = fact(target)
        let isBound = fact.type != nil && !other.isDecorated(fact, by: "staticmethod")
        var place = isBound ? 1 : 0
        for argument in arguments {
            if argument.flags != 0 { return nil }
            if argument.value == value {
                guard !argument.label.isNone else { return place < fact.parameters.count ? place : nil }
                let name = facts.string(argument.label)
                return fact.parameters.firstIndex { other.string(other.parameter($0).name) == name }.map {
                    $0 - fact.parameters.lowerBound
                }
            }
            if argument.label.isNone { place += 1 }
        }
        return nil
    }

    private mutating func declaredTypes(_ place: Int, of target: FunctionRef)
        -> (types: Set<ModelTypeID>, basis: Basis)?
    {
        ask(Int(target.file)) { file in
            let known = file.known(Value(UInt32(place)), in: Int(target.function))
            return file.modelTypes(of: known)
        }
    }
}
