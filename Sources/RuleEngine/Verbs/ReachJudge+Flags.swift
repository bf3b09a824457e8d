import Facts
import Findings
import Linking
import SourceText

/// Effects that a call asks for by a flag.
extension ReachJudge {
    mutating func holdFlags(_ reach: ReachCheck, _ check: Check, rule: Int) {
        for id in 0..<facts.functionCount {
            guard let role = scope(check, function: id) else { continue }
            let function = FunctionRef(file: index, function: id)
            var told: Set<CallRef> = []
            for found in reaches(from: function)
            where reach.effects.contains(found.effect) && !found.isConditional
                && isMeant(found.access, in: function, reach) && !told.contains(found.call)
            {
                guard let first = ownership.stop(of: found, where: { _ in true }), let number = first.flag,
                    let flag = flag(number, of: first.function, reach.flags)
                else { continue }
                told.insert(found.call)
                tell(found, flag, first.function, id, role, rule)
            }
        }
    }

    /// Whether the function that is called does it for a flag, so that the call decides.
    func isFlagged(_ route: [Ownership.Stop]) -> Bool {
        guard let first = route.first, let number = first.flag else { return false }
        return program.gates(of: index).contains { gate in
            guard gate.subject == .reach,
                case .reach(let reach) = engine.rules[gate.rule].checks[gate.check].subject
            else { return false }
            return flag(number, of: first.function, reach.flags) != nil
        }
    }

    /// The parameter of a function, where its name is one of some.
    private func flag(_ number: Int, of function: FunctionRef, _ names: [NamePattern]) -> ParameterFact? {
        let facts = program.files[Int(function.file)].file.facts
        let parameters = facts.function(Int(function.function)).parameters
        guard number < parameters.count else { return nil }
        let parameter = facts.parameter(parameters.lowerBound + number)
        return names.contains { name in facts.withBytes(of: parameter.name) { name.matches($0) } }
            ? parameter : nil
    }

    private mutating func tell(
        _ reach: Ownership.ReachThroughCall, _ flag: ParameterFact, _ target: FunctionRef, _ id: Int,
        _ role: FoundRole?, _ rule: Int
    ) {
        let witness = ownership.witness(of: reach)
        let body = Body(facts, function: id)
        let op = body[Int(ownership.op(of: reach.call))]
        guard let first = witness.first, let last = witness.last, op.kind == .call else { return }
        let other = program.files[Int(target.file)].file.facts
        let name = other.string(flag.name)
        var fills: [Template.Placeholder: String] = [.parameter: name]
        fills[.callee] = body.shown(op.value)
        fills[.value] = how(body.call(op), name, body)
        fills[.target] = self.name(last.function)
        fills[.receiver] = AccessSpelling(program, witness.map(\.function)).text(
            reach.access, in: FunctionRef(file: index, function: id))
        fills[.class] = facts.path(ofType: facts.function(id).type)
        candidates.append(
            Candidate(
                rule: rule, range: first.range, function: id, role: role,
                isCertain: reach.isCertain && role?.isCertain ?? true, shape: body.call(op).shape,
                fills: fills,
                related: [
                    Finding.Place(
                        file: Int(target.file), range: flag.range, message: "the flag is declared here")
                ],
                edits: reach.isCertain ? edits(body.call(op), flag, name, body, rule) : [],
                key: .reach(function: id, file: Int(last.function.file), start: last.range.start),
                trace: trace(witness, reach.effect)))
    }

    /// Another value for a flag, where the call shows where that stands.
    private func edits(
        _ record: CallRecord, _ flag: ParameterFact, _ name: String, _ body: Body, _ rule: Int
    ) -> [Finding.Fix.Edit] {
        guard case .setFlag(let text)? = engine.rules[rule].fix(language.name)?.kind,
            record.arguments.allSatisfy({ $0.flags == 0 })
        else { return [] }
        func isTrue(_ argument: Argument) -> Bool {
            body[argument.value].kind == .boolean && body[argument.value].a == 1
        }
        if let argument = record.arguments.first(where: {
            !$0.label.isNone && facts.string($0.label) == name
        }) {
            guard isTrue(argument) else { return [] }
            return [Finding.Fix.Edit(file: index, range: body[argument.value].range, text: text)]
        }
        let yes = record.arguments.filter { $0.label.isNone && isTrue($0) }
        if let argument = yes.first {
            guard yes.count == 1 else { return [] }
            return [Finding.Fix.Edit(file: index, range: body[argument.value].range, text: text)]
        }
        guard flag.kind != .positionalOnly, !body.isLoneGenerator(record) else { return [] }
        return [
            Finding.Fix.Edit(
                file: index, range: ByteRange(at: record.argumentsEnd),
                text: (record.arguments.isEmpty ? "" : ", ") + "\(name)=\(text)")
        ]
    }

    /// How a call comes to say yes to a flag.
    private func how(_ record: CallRecord, _ flag: String, _ body: Body) -> String {
        for argument in record.arguments {
            if argument.flags & ArgumentFlag.doubleStar != 0 { return "is told to by what `**` passes" }
            if !argument.label.isNone, facts.string(argument.label) == flag {
                return body[argument.value].kind == .boolean
                    ? "is told to by `\(flag)=True`" : "is told to by `\(flag)`"
            }
        }
        let isPassed = record.arguments.contains {
            $0.label.isNone && body[$0.value].kind == .boolean && body[$0.value].a == 1
        }
        return isPassed
            ? "is told to by a `True` in the place of `\(flag)`" : "does so where `\(flag)` is left out"
    }
}
