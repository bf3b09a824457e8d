import Facts
import Findings
import Linking
import SourceText

/// `forbid` to set something on one session that another one is then worked with.
extension FileJudge {
    mutating func hold(_ setting: SettingCheck, _ check: Check) {
        let settings = evaluation.events.filter { isSetting($0, setting) }
        var told: Set<UInt32> = []
        for event in settings {
            guard event.landings.count == 1, told.insert(event.range.start).inserted,
                case .some(let role) = scope(check, function: event.function)
            else { continue }
            let key = SessionKey(event.origin)
            let works = evaluation.events.filter { other in
                other.function == event.function && other.op.index > event.op.index
                    && setting.effects.contains(other.effect) && !other.isImplicit
                    && !settings.contains { $0.op == other.op && $0.function == other.function }
            }
            if works.isEmpty, isIdle(event, settings) {
                candidates.append(idleSetting(event, role))
                continue
            }
            guard let work = works.first, work.landings.count == 1, SessionKey(work.origin) != key,
                !works.contains(where: { $0.landings.contains { SessionKey($0.origin) == key } }),
                !isHandedOn(event)
            else { continue }
            // Who works is told for itself where the tenant is set there, too.
            let isSetThere = settings.contains { other in
                other.function == event.function && SessionKey(other.origin) == SessionKey(work.origin)
            }
            if isSetThere { continue }
            let body = Body(facts, function: event.function)
            let isKnown = event.origin.kind != .unknown && work.origin.kind != .unknown
            candidates.append(
                Candidate(
                    rule: rule, range: event.range, function: event.function, role: role,
                    isCertain: isKnown && event.basis == .certain && work.basis == .certain,
                    shape: shape(event, body),
                    fills: [
                        .callee: written(body[event.op].value, body), .outer: written(event.receiver, body),
                        .consequence: "and `\(written(work.receiver, body))` does the work",
                    ], related: [place(work.range, "the work is done here, on another session")],
                    key: .place(rule: rule, start: event.range.start, end: event.range.end)))
        }
    }

    /// Whether a session is opened for a setting, and closed or left without anything that the setting would be for.
    private func isIdle(_ event: Event, _ settings: [Event]) -> Bool {
        guard event.origin.kind == .opened, event.origin.function == UInt32(event.function) else {
            return false
        }
        let key = SessionKey(event.origin)
        let isUsed = evaluation.events.contains { other in
            [.queries, .writes, .passes, .flushes, .escapes].contains(other.effect)
                && other.landings.contains { SessionKey($0.origin) == key }
                && !settings.contains { $0.op == other.op && $0.function == other.function }
        }
        return !isUsed && !isHandedOn(event)
    }

    private func idleSetting(_ event: Event, _ role: FoundRole?) -> Candidate {
        let body = Body(facts, function: event.function)
        return Candidate(
            rule: rule, range: event.range, function: event.function, role: role,
            isCertain: event.basis == .certain && role?.isCertain ?? true, shape: shape(event, body),
            fills: [
                .callee: written(body[event.op].value, body), .outer: written(event.receiver, body),
                .consequence: "which is opened for that alone and does no work",
            ], key: .place(rule: rule, start: event.range.start, end: event.range.end))
    }

    /// Whether the session of an event is returned, or kept, with what was set on it.
    private func isHandedOn(_ event: Event) -> Bool {
        let body = Body(facts, function: event.function)
        let key = SessionKey(event.origin)
        return (Int(event.op.index)..<body.count).contains { index in
            let op = body[index]
            guard op.kind == .return || op.kind == .yield || op.kind == .store else { return false }
            let value = op.kind == .store ? op.second : op.value
            guard !value.isNone else { return false }
            let known = evaluation[evaluation.evaluated(value, in: event.function)]
            return evaluation.isSession(known) && SessionKey(known.origin) == key
        }
    }

    private func isSetting(_ event: Event, _ setting: SettingCheck) -> Bool {
        let body = Body(facts, function: event.function)
        let op = body[event.op]
        guard op.kind == .call, !op.value.isNone else { return false }
        if event.effect == .passes {
            let name = facts.string(body[op.value].lastName)
            return setting.callees.contains { $0.matches(name) }
        }
        guard event.effect == .queries, let first = body.call(op).arguments.first, !first.value.isNone,
            let text = statement(at: first.value, body, event.function)
        else { return false }
        return setting.statements.contains { $0.matches(text) }
    }

    /// The text of a statement, also where a function stands around it, in lower case.
    private func statement(at value: Value, _ body: Body, _ function: Int) -> String? {
        var value = value
        let op = body[value]
        if op.kind == .call {
            guard let inner = body.call(op).arguments.first, inner.flags == 0, inner.label.isNone else {
                // `text(…).bindparams(…)`
                guard !op.value.isNone, body[op.value].kind == .attribute else { return nil }
                return statement(at: body[op.value].value, body, function)
            }
            value = inner.value
        }
        let known = evaluation[evaluation.evaluated(value, in: function)]
        guard known.kind == .text, known.a != UInt32.max else { return nil }
        return facts.string(Symbol(rawValue: known.a)).split { $0.isWhitespace }.joined(separator: " ")
            .lowercased()
    }
}
