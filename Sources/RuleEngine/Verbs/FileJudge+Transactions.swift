import Facts
import Findings
import Linking
import SourceText

/// Calls that stand in an open transaction.
extension FileJudge {
    /// Why a transaction is open where something is called, and whether it is on every path that comes there; nil where
    /// none is seen.
    func openTransaction(at site: CallSite) -> (phrase: String, isSure: Bool)? {
        guard !waitsForNothing(site) else { return nil }
        for (_, handing) in handings(around: site.function)
        where handing.effects.contains(.begins) && handing.effects.contains(.writes) {
            let body = Body(facts, function: handing.function)
            let isSure = handing.session.map { evaluation[$0].basis == .certain } ?? false
            return ("`\(body.shown(body[handing.call].value))` ends", isSure)
        }
        let body = Body(facts, function: site.function)
        if let ending = transaction(around: site.region, body) { return (ending, true) }
        return openWrite(before: site, body)
    }

    /// When the transaction ends that a block around a place has begun, or a decorator of the function; nil where there
    /// is none.
    func transaction(around region: Int, _ body: Body) -> String? {
        for region in regions(from: region) where region.kind == .with {
            if let opener = transactionBlock(region.value, body) { return "the block of `\(opener)()` ends" }
        }
        let fact = facts.function(body.function)
        guard fact.decorators != .max, let parent = fact.parent else { return nil }
        let isTransaction = facts.list(fact.decorators).contains { value in
            let id = evaluation.evaluated(Value(value), in: parent)
            return evaluation.kind(of: id) == .transaction || evaluation.kind(givenBy: id) == .transaction
        }
        return isTransaction ? "`\(facts.string(fact.name))` ends" : nil
    }

    /// Whether the call is given no time to wait: `sleep(0)` only lets others run.
    private func waitsForNothing(_ site: CallSite) -> Bool {
        let body = Body(facts, function: site.function)
        let arguments = body.call(body[site.op]).arguments
        guard arguments.count == 1, let first = arguments.first, !first.value.isNone else { return false }
        let op = body[first.value]
        return op.kind == .number && facts.string(op.symbol) == "0"
    }

    /// What the `with` of a transaction calls.
    private func transactionBlock(_ entered: Value, _ body: Body) -> String? {
        guard !entered.isNone, !body[entered].value.isNone else { return nil }
        let call = body[body[entered].value]
        guard call.kind == .call, !call.value.isNone else { return nil }
        let kind = evaluation.kind(of: evaluation.evaluated(body[entered].value, in: body.function))
        let isBegun = body.calledName(call.value) == "begin" && (kind == .scope || kind == .connection)
        return kind == .transaction || isBegun ? body.shown(call.value) : nil
    }

    /// A write before the call that is not committed yet where it comes.
    private func openWrite(before site: CallSite, _ body: Body) -> (phrase: String, isSure: Bool)? {
        let events = evaluation.events.filter { $0.function == site.function && $0.basis < .name }
        let queried = Set(events.lazy.filter { $0.effect == .queries }.map(\.op))
        let writes = events.filter { event in
            event.effect == .flushes || event.effect == .writes && queried.contains(event.op)
        }
        guard let first = writes.first, first.op.index < site.op.index else { return nil }
        let ends = events.filter { [.commits, .rollsBack, .closes].contains($0.effect) }
        let late = paths(body).late(
            [PathQuery.Mark(at: site.op.index)], after: writes.map(pathMark), anew: ends.map(pathMark))
        guard let found = late.first else { return nil }
        let before = writes.last { $0.op.index < site.op.index } ?? first
        let callee = body.shown(body[before.op].value)
        return ("what `\(callee)()` has written is committed", found.always && before.basis == .certain)
    }
}
