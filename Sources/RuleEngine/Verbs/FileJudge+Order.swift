import Facts
import Linking
import SourceText

/// `order`: nothing is done with a session after it has ended.
extension FileJudge {
    mutating func hold(_ order: OrderCheck, _ check: Check) {
        let all = order.effects.union(order.ends).union(EffectSet(.opens))
        for events in grouped({ all.contains($0.effect) && $0.landings.count == 1 }) {
            let ends = events.filter { order.ends.contains($0.effect) }
            let uses = events.filter { order.effects.contains($0.effect) && !$0.isImplicit }
            guard let first = ends.first, !uses.isEmpty, let role = scope(check, function: first.function)
            else { continue }
            // A session that belongs to everybody is made anew by its next use: closing it puts it back.
            if first.origin.kind == .ambient, !first.isImplicit { continue }
            let body = Body(facts, function: first.function)
            let anew = events.filter { $0.effect == .opens }.map(pathMark) + entries(ends, body)
            let late = paths(body).late(uses.map(pathMark), after: ends.map(pathMark), anew: anew)
            guard let found = late.first(where: \.always) else { continue }
            let event = uses[found.place]
            let before = ends.filter { $0.range.start < event.range.start }.last ?? first
            var fills = fills(event)
            fills[.consequence] = before.isImplicit ? "the end of its block" : "it was closed"
            candidates.append(
                Candidate(
                    rule: rule, range: event.range, function: event.function, role: role,
                    isCertain: events.allSatisfy { $0.basis == .certain } && role?.isCertain ?? true,
                    shape: shape(event, body), fills: fills,
                    related: [place(before.range, before.isImplicit ? "its block ends" : "closed here")],
                    key: .place(rule: rule, start: event.range.start, end: event.range.end)))
        }
    }

    /// Where blocks of the session begin: it may be used again from there on.
    private func entries(_ ends: [Event], _ body: Body) -> [PathQuery.Mark] {
        ends.filter { $0.isImplicit }.map { PathQuery.Mark(at: $0.op.index) }
    }
}
