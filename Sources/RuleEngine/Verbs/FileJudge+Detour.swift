import Facts
import Linking
import SourceText

/// Effects on a session that was got in another way than it should be.
extension FileJudge {
    /// What an effect's session was asked of, where that was itself asked of a carrier that gives the same:
    /// `request.application.db`, where there is `request.db`.
    func detour(_ event: Event, _ check: EffectCheck) -> Block? {
        // Where a closure is handed a session, that is meant.
        guard !event.receiver.isNone, !runsApart(event.function), otherClosure(event) == nil else {
            return nil
        }
        let body = Body(facts, function: event.function)
        var session = event.receiver
        if body[session].kind == .name, let source = evaluation.source(of: session, in: event.function) {
            session = source
        }
        let asked = body[session].kind == .call ? body[session].value : session
        guard !asked.isNone, body[asked].kind == .attribute, !body[asked].value.isNone,
            body[body[asked].value].kind == .attribute, !body[body[asked].value].value.isNone
        else { return nil }
        let member = body[asked].member
        let between = body[asked].value
        let first = body[between].value
        guard let carrier = carrier(first, event.function), check.carriers.contains(carrier.name),
            let other = self.carrier(between, event.function), other.name != carrier.name
        else { return nil }
        let word = scan.word(member)
        let own = carrier.attributes[word] ?? carrier.methods[word]
        guard let own, case .type(let given) = own.gives, word != 0,
            evaluation.alternatives(of: evaluation.evaluated(session, in: event.function)).contains(where: {
                evaluation[$0].kind == .model && evaluation[$0].a == UInt32(given.rawValue)
            })
        else { return nil }
        var arguments = ""
        if body[session].kind == .call {
            guard let text = argumentText(session, body) else { return nil }
            arguments = text
        }
        return Block(
            key: .place(rule: rule, start: body[session].range.start, end: body[session].range.end),
            inner: body.spelling(first) + "." + facts.string(member) + arguments, isSure: true, nesting: nil,
            outer: (session, body.spelling(asked) + arguments))
    }

    /// The arguments of a call as they are written, where each is a name.
    private func argumentText(_ call: Value, _ body: Body) -> String? {
        var parts: [String] = []
        for argument in body.call(body[call]).arguments {
            guard argument.flags == 0, argument.label.isNone, !argument.value.isNone else { return nil }
            let value = body[argument.value]
            guard value.kind == .attribute, value.value.isNone else { return nil }
            parts.append("." + facts.string(value.member))
        }
        return "(" + parts.joined(separator: ", ") + ")"
    }

    /// The type of a value from which sessions are had.
    private func carrier(_ value: Value, _ function: Int) -> ModelType? {
        for id in evaluation.alternatives(of: evaluation.evaluated(value, in: function)) {
            let known = evaluation[id]
            guard known.kind == .model, Int(known.a) < language.models.types.count else { continue }
            let type = language.models.types[Int(known.a)]
            if type.kind == .carrier { return type }
        }
        return nil
    }

    /// Whether a function is, or stands in, a closure that runs later or beside the code around it.
    func runsApart(_ function: Int) -> Bool {
        var current = function
        while facts.function(current).kind == .closure, let handing = evaluation.handings[current] {
            if handing.isApart { return true }
            current = handing.function
        }
        return false
    }

    /// Whether an effect lands on a session with a queue of its own, in the function that opened it and not on that.
    func outsideQueue(_ event: Event, _ check: EffectCheck) -> Block? {
        guard event.landings.count == 1, event.origin.kind == .opened, !event.isImplicit,
            event.origin.function == UInt32(truncatingIfNeeded: event.function)
        else { return nil }
        let body = Body(facts, function: event.function)
        guard Int(event.origin.op) < body.count, body.kind(Int(event.origin.op)) == .call else { return nil }
        let call = body[Int(event.origin.op)]
        let isQueued =
            !call.value.isNone && check.queued.contains(facts.string(body[call.value].lastName))
            || body.call(call).arguments.contains { argument in
                guard !argument.value.isNone else { return false }
                let value = body[argument.value]
                return value.kind == .attribute && check.queued.contains(facts.string(value.member))
            }
        guard isQueued else { return nil }
        return Block(key: nil, inner: "", isSure: event.basis == .certain, nesting: nil)
    }
}
