import Facts
import Findings
import Linking
import SourceText

/// `require` that what works for a tenant is made with the context that says for which.
extension FileJudge {
    mutating func hold(_ context: ContextCheck, _ check: Check) {
        for id in 0..<facts.functionCount {
            guard facts.function(id).kind != .typeBody, case .some(let role) = scope(check, function: id)
            else {
                continue
            }
            let body = Body(facts, function: id)
            for index in 0..<body.count where body.kind(index) == .call && body.a(index) != UInt32.max {
                let callee = body[Value(body.a(index))]
                guard !callee.lastName.isNone, program.contexts.isName(callee.lastName, facts) else {
                    continue
                }
                evaluation.evaluate(id)
                let types = evaluation.types(namedBy: body[index].value, in: id)
                guard let type = types.first, types.count == 1,
                    let trouble = context.isLiteral
                        ? literal(type, index, body) : missing(type, index, body)
                else { continue }
                let op = body[index]
                candidates.append(
                    Candidate(
                        rule: rule, range: trouble.range ?? body.shownRange(op), function: id, role: role,
                        isCertain: trouble.isCertain && role?.isCertain ?? true, shape: body.call(op).shape,
                        fills: [
                            .callee: body.shown(op.value), .name: facts.string(callee.lastName),
                            .value: trouble.cure, .consequence: trouble.phrase,
                        ], related: [trouble.place],
                        key: .place(rule: rule, start: op.range.start, end: op.range.end)))
            }
        }
    }

    private struct ContextTrouble {
        var phrase: String
        var cure: String
        var place: Finding.Place
        var range: ByteRange?
        var isCertain: Bool
    }

    /// The argument for a parameter; a value that is none where there is no such argument, nil where it may be among
    /// those that are unpacked there.
    private func argument(for entry: ContextTakers.Entry, _ record: CallRecord) -> Value? {
        var place = 1
        for argument in record.arguments {
            if argument.flags & (ArgumentFlag.star | ArgumentFlag.doubleStar) != 0 { return nil }
            if argument.label.isNone {
                if place == entry.place { return argument.value }
                place += 1
            } else if facts.string(argument.label) == entry.name {
                return argument.value
            }
        }
        return Value.none
    }

    private func missing(_ type: TypeRef, _ index: Int, _ body: Body) -> ContextTrouble? {
        guard let entry = program.contexts.contexts[type],
            let given = argument(for: entry, body.call(body[index]))
        else { return nil }
        let isNone = !given.isNone && body.kind(Int(given.index)) == .none
        guard given.isNone || isNone else { return nil }
        return ContextTrouble(
            phrase: isNone
                ? "is given `None` for its `\(entry.name)`" : "is made without its `\(entry.name)`",
            cure: "pass the context of the operation: `\(entry.name)=…`", place: entry.range,
            isCertain: entry.isTyped)
    }

    /// A tenant that is written down where somebody's own is asked for.
    private func literal(_ type: TypeRef, _ index: Int, _ body: Body) -> ContextTrouble? {
        for entry in program.contexts.tenants[type] ?? [] {
            guard let given = argument(for: entry, body.call(body[index])), !given.isNone else { continue }
            let known = evaluation[evaluation.evaluated(given, in: body.function)]
            let op = body[given]
            let isText =
                known.kind == .text && known.a != UInt32.max
                && !facts.string(Symbol(rawValue: known.a)).isEmpty
            guard isText || op.kind == .number else { continue }
            return ContextTrouble(
                phrase: "works for the tenant \(written(given, body)) whoever asks",
                cure: "take `\(entry.name)` from the request", place: entry.range, range: op.range,
                isCertain: op.kind != .name)
        }
        return nil
    }
}
