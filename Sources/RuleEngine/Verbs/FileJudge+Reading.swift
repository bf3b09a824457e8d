import Facts
import Linking
import SourceText

/// Transactions in which nothing is written, so that no commit of them divides an operation.
extension FileJudge {
    /// Whether the block at whose end a transaction is committed only asks the database: `async with session.begin():`
    /// around statements that select.
    func onlyReads(_ end: Event) -> Bool {
        guard end.isImplicit, end.effect == .commits else { return false }
        let body = Body(facts, function: end.function)
        guard let block = block(of: end.op, body) else { return false }
        var queries: Set<UInt32> = []
        for event in evaluation.events
        where event.function == end.function && block.contains(Int(event.op.index)) {
            switch event.effect {
            case .queries where selects(event.op, body): queries.insert(event.op.index)
            case .queries, .writes, .flushes, .passes, .escapes: return false
            case .opens, .begins, .commits, .rollsBack, .closes: continue
            }
        }
        return !queries.isEmpty && block.allSatisfy { staysReading($0, body, queries) }
    }

    /// Whether an operation beside the queries cannot write either: it sets nothing of an object, asks no method of the
    /// own object, and waits for nothing else.
    private func staysReading(_ index: Int, _ body: Body, _ queries: Set<UInt32>) -> Bool {
        let op = body[index]
        switch op.kind {
        case .store: return body[op.value].kind != .attribute
        case .await: return queries.contains(op.a)
        case .call where !op.value.isNone:
            let name = facts.string(body[op.value].lastName)
            return !["delete", "insert", "update"].contains(name) && !isOwn(op.value, body)
        default: return true
        }
    }

    private func isOwn(_ callee: Value, _ body: Body) -> Bool {
        var current = body[callee]
        while current.kind == .attribute, !current.value.isNone { current = body[current.value] }
        return current.kind == .name && ["cls", "self"].contains(facts.string(current.symbol))
    }

    /// Whether a call on a session only asks: by its name, or by the statement that it is given.
    private func selects(_ call: Value, _ body: Body) -> Bool {
        let op = body[call]
        guard op.kind == .call, !op.value.isNone else { return false }
        if ["get", "get_one", "query", "refresh"].contains(facts.string(body[op.value].lastName)) {
            return true
        }
        guard let statement = body.call(op).arguments.first?.value else { return false }
        return isSelect(statement, body, depth: 0)
    }

    private func isSelect(_ value: Value, _ body: Body, depth: Int) -> Bool {
        guard !value.isNone, depth < 32 else { return false }
        let known = evaluation[evaluation.evaluated(value, in: body.function)]
        if known.kind == .text, known.a != UInt32.max {
            return words(of: known).first.map { ["select", "show"].contains($0.lowercased()) } ?? false
        }
        let op = body[value]
        switch op.kind {
        case .name:
            guard let source = evaluation.source(of: value, in: body.function) else { return false }
            let bound = body[source].kind == .bind ? body[source].second : source
            return isSelect(bound, body, depth: depth + 1)
        case .call where !op.value.isNone:
            let callee = body[op.value]
            switch facts.string(callee.lastName) {
            case "select": return true
            case "text":
                return isSelect(body.call(op).arguments.first?.value ?? .none, body, depth: depth + 1)
            default: return callee.kind == .attribute && isSelect(callee.value, body, depth: depth + 1)
            }
        default: return false
        }
    }
}
