import Facts
import Findings
import Linking
import SourceText

/// `require` that of two functions of one name the one is called that takes what is at hand.
extension FileJudge {
    mutating func hold(_ overload: OverloadCheck, _ check: Check) {
        for id in 1..<max(facts.functionCount, 1) {
            let kind = facts.function(id).kind
            guard kind == .function || kind == .closure || kind == .initializer,
                case .some(let role) = scope(check, function: id)
            else { continue }
            guard let session = session(overload.kinds, id) else { continue }
            let body = Body(facts, function: id)
            for index in 0..<body.count where body.kind(index) == .call && body.a(index) != UInt32.max {
                let callee = body[Int(body.a(index))]
                guard callee.kind == .name || callee.kind == .attribute, !callee.lastName.isNone else {
                    continue
                }
                if overload.methods.contains(facts.string(callee.lastName)) {
                    holdLabel(overload, index, body, role)
                }
                holdOverload(overload, index, body, role, session)
            }
        }
    }

    // MARK: Of the program

    private mutating func holdOverload(
        _ check: OverloadCheck, _ index: Int, _ body: Body, _ role: FoundRole?, _ session: String
    ) {
        let call = Value(UInt32(index))
        let overloads = evaluation.overloads(at: call, in: body.function)
        guard overloads.count > 1 else { return }
        let found = evaluation.declared(at: call, in: body.function)
        guard found.all.count == 1, let target = found.all.first, found.isCertain,
            parameters(check.kinds, of: target).isEmpty,
            !passes(session, body.call(body[index]), body)
        else { return }
        let labels = labels(of: target)
        for other in overloads where other != target {
            guard let taken = parameters(check.kinds, of: other).first, !taken.isNamed else { continue }
            var others = self.labels(of: other)
            guard let place = others.firstIndex(where: { $0.place == taken.place }) else { continue }
            let label = others.remove(at: place).label
            // The twin that takes the session may well call the other one.
            guard others.map(\.label) == labels.map(\.label),
                other != FunctionRef(file: self.index, function: body.function)
            else {
                continue
            }
            tell(index, body, role, session, label.isEmpty ? taken.name : label, takenBy: other)
            return
        }
    }

    /// The labels of a function's arguments, the object left out.
    private func labels(of function: FunctionRef) -> [(place: Int, label: String)] {
        let (facts, fact) = fact(function)
        return fact.parameters.enumerated().compactMap { place, number in
            let parameter = facts.parameter(number)
            guard parameter.flags & ParameterFlag.isImplicit == 0 else { return nil }
            return (place, parameter.label.isNone ? "" : facts.string(parameter.label))
        }
    }

    // MARK: Of a library

    private mutating func holdLabel(
        _ check: OverloadCheck, _ index: Int, _ body: Body, _ role: FoundRole?
    ) {
        let callee = body[Int(body.a(index))]
        guard callee.kind == .attribute,
            !evaluation.declared(at: Value(UInt32(index)), in: body.function).isCertain,
            let session = session(check.kinds, body.function, type: check.type)
        else { return }
        let record = body.call(body[index])
        let isPassed = record.arguments.contains { argument in
            !argument.label.isNone && facts.string(argument.label) == check.label
        }
        guard !isPassed, !passes(session, record, body) else { return }
        tell(index, body, role, session, check.label, takenBy: nil)
    }

    // MARK: Sessions at hand

    /// The session that the innermost function or closure, or the one that it runs in, was given.
    private mutating func session(_ kinds: Set<ValueKind>, _ function: Int, type: String = "") -> String? {
        var current = function
        while true {
            evaluation.evaluate(current)
            let fact = facts.function(current)
            let body = Body(facts, function: current)
            for (place, number) in fact.parameters.enumerated() {
                let parameter = facts.parameter(number)
                guard parameter.flags & (ParameterFlag.isImplicit | ParameterFlag.isCapture) == 0,
                    place < body.count
                else { continue }
                let known = evaluation.evaluated(Value(UInt32(place)), in: current)
                let isMeant = evaluation.alternatives(of: known).contains { id in
                    let one = evaluation[id]
                    guard one.kind == .model, one.basis == .certain, !one.isOptional,
                        Int(one.a) < language.models.types.count
                    else { return false }
                    let model = language.models.types[Int(one.a)]
                    return kinds.contains(model.kind) && (type.isEmpty || model.name == type)
                }
                if isMeant { return facts.string(parameter.name) }
            }
            guard fact.kind == .closure, let handing = evaluation.handings[current], !handing.isApart else {
                return nil
            }
            current = handing.function
        }
    }

    /// Whether a call is given a session already, or something that may have it.
    private func passes(_ session: String, _ record: CallRecord, _ body: Body) -> Bool {
        record.arguments.contains { argument in
            guard !argument.value.isNone else { return false }
            let value = body[argument.value]
            if value.kind == .name, facts.string(value.symbol) == session { return true }
            let known = evaluation.evaluated(argument.value, in: body.function)
            return evaluation.alternatives(of: known).contains { evaluation.isSession(evaluation[$0]) }
        }
    }

    private mutating func tell(
        _ index: Int, _ body: Body, _ role: FoundRole?, _ session: String, _ label: String,
        takenBy other: FunctionRef?
    ) {
        let op = body[index]
        var fills: [Template.Placeholder: String] = [
            .callee: body.shown(op.value), .name: session, .parameter: label,
        ]
        fills[.class] = facts.path(ofType: facts.type(around: body.function))
        var related: [Finding.Place] = []
        if let other {
            let place = fact(other).function.nameRange
            related.append(Finding.Place(file: Int(other.file), range: place, message: "it is taken here"))
        }
        candidates.append(
            Candidate(
                rule: rule, range: body.shownRange(op), function: body.function, role: role,
                isCertain: role?.isCertain ?? true, shape: body.call(op).shape, fills: fills,
                related: related,
                key: .place(rule: rule, start: op.range.start, end: op.range.end)))
    }
}
