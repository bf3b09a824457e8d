import Facts
import Linking
import SourceText

/// Functions that a library calls when something happens, such as `begin` of an engine.
extension FileJudge {
    /// Whether a function is registered for the event that its statement is about: what listens to `begin` and sends
    /// `BEGIN` does what its library has left to it.
    func isListener(_ site: CallSite, _ check: CallCheck) -> Bool {
        let body = Body(facts, function: site.function)
        guard let first = statement(body.call(body[site.op]), site.function, check)?.first else {
            return false
        }
        let event = first == "start" ? "begin" : first
        let fact = facts.function(site.function)
        if fact.decorators != .max, let parent = fact.parent {
            let outer = Body(facts, function: parent)
            for value in facts.list(fact.decorators) {
                if names(Value(value), event, by: "listens_for", outer) { return true }
            }
        }
        guard let listen = facts.symbol("listen") else { return false }
        return (0..<facts.functionCount).contains { id in
            let other = Body(facts, function: id)
            return (0..<other.count).contains { index in
                guard other.kind(index) == .attribute || other.kind(index) == .name,
                    other[index].kind == .attribute
                        ? other[index].member == listen : other[index].symbol == listen
                else { return false }
                return registers(fact.name, for: event, behind: index, other)
            }
        }
    }

    /// Whether the call of the function at a place registers a function of this name.
    private func registers(_ name: Symbol, for event: String, behind place: Int, _ body: Body) -> Bool {
        for index in place + 1..<max(place + 1, min(place + 24, body.count))
        where body.kind(index) == .call && body.a(index) == UInt32(place) {
            return names(Value(UInt32(index)), event, by: "listen", body)
                && body.call(body[index]).arguments.contains { argument in
                    guard !argument.value.isNone else { return false }
                    let op = body[argument.value]
                    return op.kind == .name ? op.symbol == name : op.kind == .attribute && op.member == name
                }
        }
        return false
    }

    /// Whether a call of `word` names an event: `begin`, also `begin_twophase`.
    private func names(_ call: Value, _ event: String, by word: String, _ body: Body) -> Bool {
        let op = body[call]
        guard op.kind == .call, !op.value.isNone else { return false }
        let callee = body[op.value]
        let symbol = callee.lastName
        guard !symbol.isNone, facts.string(symbol) == word else { return false }
        return body.call(op).arguments.contains { argument in
            guard !argument.value.isNone else { return false }
            let op = body[argument.value]
            guard op.kind == .string, !op.symbol.isNone else { return false }
            let text = facts.string(op.symbol)
            return text == event || text.hasPrefix(event + "_")
        }
    }
}
