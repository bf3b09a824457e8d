import Facts
import Linking
import SourceText

/// What a session is set to: `autocommit`, which has to be true, or `isolation_level=autocommit`, with what its value
/// has to be called.
struct SessionSetting: Sendable {
    var name: String
    /// In lower case; nil where the value is a truth value.
    var value: NamePattern?

    init(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1)
        name = parts.first.map(String.init) ?? text
        value = parts.count == 2 ? NamePattern(parts[1]) : nil
    }

    /// How sure it is that a session is set so.
    enum State: Comparable {
        case off, unclear, on
    }
}

/// How the session of an event is set: by an argument of the call that opens it or of one of its methods, by an
/// attribute, by a method of that name, or by an entry of a dictionary from which arguments are taken.
extension FileJudge {
    func state(of settings: [SessionSetting], at event: Event) -> SessionSetting.State {
        if settings.isEmpty { return .off }
        var functions = [event.function]
        let opener = Int(event.origin.function)
        if opener != event.function, opener < facts.functionCount { functions.append(opener) }
        return functions.map { state(of: settings, event.origin, in: $0) }.max() ?? .off
    }

    private func state(of settings: [SessionSetting], _ origin: Origin, in function: Int)
        -> SessionSetting.State
    {
        let body = Body(facts, function: function)
        var result = SessionSetting.State.off
        for index in 0..<body.count {
            let op = body[index]
            switch op.kind {
            case .store where !op.value.isNone:
                let target = body[op.value]
                guard target.kind == .attribute, isSession(target.value, of: origin, function) else {
                    continue
                }
                result = max(result, state(target.member, op.second, settings, body))
            case .call where !op.value.isNone:
                let callee = body[op.value]
                let isOpener = origin.function == UInt32(function) && origin.op == UInt32(index)
                let isOn = callee.kind == .attribute && isSession(callee.value, of: origin, function)
                guard isOpener || isOn else { continue }
                let arguments = body.call(op).arguments
                for argument in arguments {
                    if argument.flags & ArgumentFlag.doubleStar != 0 {
                        result = max(
                            result, entries(argument.value, before: index, settings, body))
                    } else if !argument.label.isNone {
                        result = max(result, state(argument.label, argument.value, settings, body))
                    }
                }
                if isOn, let first = arguments.first, first.label.isNone, first.flags == 0 {
                    result = max(result, state(callee.member, first.value, settings, body))
                }
            default: continue
            }
        }
        return result
    }

    /// Whether a value is the session that came in at a place.
    private func isSession(_ value: Value, of origin: Origin, _ function: Int) -> Bool {
        guard !value.isNone else { return false }
        return sessions(value, function).contains { SessionKey(evaluation[$0].origin) == SessionKey(origin) }
    }

    private func state(_ name: Symbol, _ value: Value, _ settings: [SessionSetting], _ body: Body)
        -> SessionSetting.State
    {
        guard !name.isNone, !value.isNone else { return .off }
        let text = facts.string(name)
        guard let setting = settings.first(where: { $0.name == text }) else { return .off }
        let op = body[value]
        guard let wanted = setting.value else {
            switch op.kind {
            case .boolean: return op.a == 1 ? .on : .off
            case .none: return .off
            default: return .unclear
            }
        }
        let known = evaluation[evaluation.evaluated(value, in: body.function)]
        let symbol =
            known.kind == .text && known.a != UInt32.max ? Symbol(rawValue: known.a) : op.lastName
        return !symbol.isNone && wanted.matches(facts.string(symbol).lowercased()) ? .on : .off
    }

    // MARK: Dictionaries of arguments

    /// What a dictionary says that is written out, called by its type, or filled by keys before it is used.
    private func entries(_ value: Value, before end: Int, _ settings: [SessionSetting], _ body: Body)
        -> SessionSetting.State
    {
        guard !value.isNone else { return .off }
        let op = body[value]
        guard op.kind == .name else { return written(op, settings, body) }
        var result = SessionSetting.State.off
        for source in evaluation.sources(of: value, in: body.function) where source < body.count {
            result = max(result, written(body[Value(source)], settings, body))
        }
        for index in 0..<min(end, body.count) where body.kind(index) == .store {
            let store = body[index]
            guard !store.value.isNone, body[store.value].kind == .subscripted else { continue }
            let target = body[store.value]
            guard !target.value.isNone, body[target.value].kind == .name,
                body[target.value].symbol == op.symbol, let key = facts.list(target.b).first
            else { continue }
            result = max(result, keyed(Value(key), store.second, settings, body))
        }
        return result
    }

    private func written(_ op: Op, _ settings: [SessionSetting], _ body: Body) -> SessionSetting.State {
        var result = SessionSetting.State.off
        switch op.kind {
        case .collection where op.has(OpFlag.mapping):
            let items = Array(facts.list(op.a))
            for place in stride(from: 0, to: items.count - 1, by: 2) {
                result = max(result, keyed(Value(items[place]), Value(items[place + 1]), settings, body))
            }
        case .call:
            for argument in body.call(op).arguments where !argument.label.isNone && argument.flags == 0 {
                result = max(result, state(argument.label, argument.value, settings, body))
            }
        default: break
        }
        return result
    }

    private func keyed(_ key: Value, _ value: Value, _ settings: [SessionSetting], _ body: Body)
        -> SessionSetting.State
    {
        guard !key.isNone, body[key].kind == .string else { return .off }
        return state(body[key].symbol, value, settings, body)
    }
}
