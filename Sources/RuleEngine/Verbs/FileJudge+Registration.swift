import Facts
import Findings
import Linking
import SourceText

/// `forbid` to register a class for longer than what its constructor takes.
extension FileJudge {
    mutating func hold(_ registration: RegistrationCheck, _ check: Check) {
        var call = CallCheck()
        call.callees = registration.callees
        for site in evaluation.calls where isMeant(site, call) {
            guard case .some(let role) = scope(check, function: site.function) else { continue }
            let body = Body(facts, function: site.function)
            let record = body.call(body[site.op])
            guard let lifetime = lifetime(record, body, registration) else { continue }
            for argument in record.arguments {
                guard let found = taken(argument.value, body, registration) else { continue }
                let op = body[argument.value]
                candidates.append(
                    Candidate(
                        rule: rule, range: op.range, function: site.function, role: role,
                        isCertain: found.isCertain && role?.isCertain ?? true, shape: record.shape,
                        fills: [
                            .name: body.shown(argument.value), .value: found.parameter,
                            .consequence:
                                "`\(body.shown(argument.value))` is registered as `\(lifetime)`, and takes `\(found.parameter)`",
                        ], related: [found.place],
                        key: .place(rule: rule, start: op.range.start, end: op.range.end)))
            }
        }
    }

    /// How the lifetime is written that says so.
    private func lifetime(_ record: CallRecord, _ body: Body, _ check: RegistrationCheck) -> String? {
        for argument in record.arguments where !argument.value.isNone {
            let op = body[argument.value]
            let symbol =
                op.kind == .attribute ? op.member : op.kind == .name || op.kind == .string ? op.symbol : .none
            guard !symbol.isNone else { continue }
            let word = facts.string(symbol)
            if check.lifetimes.contains(where: { $0.matches(word) }) { return written(argument.value, body) }
        }
        return nil
    }

    private mutating func taken(_ value: Value, _ body: Body, _ check: RegistrationCheck)
        -> (parameter: String, isCertain: Bool, place: Finding.Place)?
    {
        guard !value.isNone, body[value].kind == .name || body[value].kind == .attribute else { return nil }
        let types = evaluation.types(namedBy: value, in: body.function)
        guard let type = types.first, types.count == 1,
            let constructor = program.program.constructor(of: type),
            let parameter = parameters(check.takes, of: constructor).first
        else { return nil }
        let (facts, function) = fact(constructor)
        let range = facts.parameter(function.parameters.lowerBound + parameter.place).range
        return (
            parameter.name, !parameter.isNamed,
            Finding.Place(file: Int(constructor.file), range: range, message: "it is taken here")
        )
    }
}
