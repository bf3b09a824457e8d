import Facts
import Findings
import Linking
import SourceText

/// `forbid` an effect in what is run again where it has failed.
extension ReachJudge {
    mutating func hold(_ retried: RetriedCheck, _ check: Check, rule: Int) {
        for id in 0..<facts.functionCount {
            guard let role = entry(check, function: id) else { continue }
            let function = FunctionRef(file: index, function: id)
            let isEntryRetried = isRetried(function, retried)
            var told: Set<FunctionRef> = []
            for call in ownership.callRefs(of: function) {
                guard let target = ownership.target(of: call) else { continue }
                let sight = ownership.nearest(through: [call]) { other in
                    creation(in: other, retried) != nil && isInto(other, retried)
                } enters: { other in
                    !isGuarded(other, retried)
                }
                guard let sight, !isGuarded(function, retried),
                    isEntryRetried || isRetried(target, retried)
                        || sight.steps.contains(where: { isRetried($0.function, retried) }),
                    let deed = creation(in: sight.function, retried), told.insert(sight.function).inserted
                else { continue }
                let last = WitnessStep(function: sight.function, range: deed.range, target: nil)
                let body = Body(facts, function: id)
                let op = body[Int(ownership.op(of: call))]
                guard op.kind == .call, let first = sight.steps.first else { continue }
                let other = program.files[Int(sight.function.file)].file.facts
                let made = Body(other, function: Int(sight.function.function))
                candidates.append(
                    Candidate(
                        rule: rule, range: first.range, function: id, role: role,
                        isCertain: sight.isCertain && deed.isCertain && role.isCertain,
                        shape: body.call(op).shape,
                        fills: [
                            .callee: body.shown(op.value), .target: name(sight.function),
                            .name: made.shown(made[Int(deed.op)].value),
                            .class: facts.path(ofType: facts.function(id).type) ?? "",
                        ],
                        key: .reach(
                            function: id, file: Int(sight.function.file), start: deed.range.start),
                        trace: trace(sight.steps + [last], deed.effect)))
            }
        }
    }

    private func isInto(_ function: FunctionRef, _ retried: RetriedCheck) -> Bool {
        guard !retried.into.isEmpty else { return true }
        let place = PlacedFile(engine, program, Int(function.file))
        return place.role(ofFunction: Int(function.function))?.role.map(retried.into.contains) ?? false
    }

    /// The place where a function adds a row, where nothing in it tells a second run from the first.
    private func creation(in function: FunctionRef, _ retried: RetriedCheck) -> Ownership.Deed? {
        guard ownership.does(retried.effects, function), !isGuarded(function, retried) else { return nil }
        let other = program.files[Int(function.file)].file.facts
        let body = Body(other, function: Int(function.function))
        return ownership.deeds(of: function).first { deed in
            guard retried.effects.contains(deed.effect) else { return false }
            let op = body[Int(deed.op)]
            guard op.kind == .call, !op.value.isNone else { return false }
            if retried.creates.contains(other.string(body[op.value].lastName)) { return true }
            return body.call(op).arguments.prefix(1).contains { argument in
                guard !argument.value.isNone else { return false }
                let parts = body.spelling(argument.value).split { $0 == "." || $0 == "(" || $0 == ")" }
                return parts.first.map { retried.creates.contains(String($0)) } ?? false
            }
        }
    }

    /// Whether a function is told apart from a second run of it: it looks whether the row is there, or takes a key.
    private func isGuarded(_ function: FunctionRef, _ retried: RetriedCheck) -> Bool {
        let other = program.files[Int(function.file)].file.facts
        let fact = other.function(Int(function.function))
        let isKeyed = fact.parameters.contains { number in
            matches(other.parameter(number).name, other, retried.guards)
        }
        if isKeyed || matches(fact.name, other, retried.guards) { return true }
        let body = Body(other, function: Int(function.function))
        return (0..<body.count).contains { index in
            switch body.kind(index) {
            case .name, .attribute:
                return matches(body[index].lastName, other, retried.guards)
            case .call where body.a(index) != UInt32.max:
                let name = body[Value(body.a(index))].lastName
                return !name.isNone && retried.looks.contains(other.string(name))
            case .string: return matches(body[index].symbol, other, retried.guards)
            default: return false
            }
        }
    }

    /// Whether a function is run again where it fails: a decorator says so, or it runs what it calls in such a way.
    private func isRetried(_ function: FunctionRef, _ retried: RetriedCheck) -> Bool {
        let other = program.files[Int(function.file)].file.facts
        let fact = other.function(Int(function.function))
        if fact.decorators != .max, let parent = fact.parent {
            let outer = Body(other, function: parent)
            let isDecorated = other.list(fact.decorators).contains { value in
                let op = outer[Value(value)]
                let name = op.kind == .call && !op.value.isNone ? outer[op.value].lastName : op.lastName
                return matches(name, other, retried.retries)
            }
            if isDecorated { return true }
        }
        let body = Body(other, function: Int(function.function))
        return (0..<body.count).contains { index in
            guard body.kind(index) == .call, body.a(index) != UInt32.max else { return false }
            return matches(body[Value(body.a(index))].lastName, other, retried.retries)
        }
    }

    private func matches(_ symbol: Symbol, _ facts: FileFacts, _ patterns: [NamePattern]) -> Bool {
        guard !symbol.isNone else { return false }
        return facts.withBytes(of: symbol) { bytes in patterns.contains { $0.matches(bytes) } }
    }
}
