import Facts
import Findings
import Linking
import SourceText

/// `require` that what is made is given to somebody, and `forbid` a decorator above the one that takes the function as
/// it is.
extension FileJudge {
    mutating func hold(_ handed: HandedCheck, _ check: Check) {
        let callees = Set(handed.callees.compactMap { facts.symbol($0) })
        // What is missing in a file that cannot be read may be there.
        guard !callees.isEmpty, facts.problems.isEmpty else { return }
        for id in 0..<facts.functionCount {
            guard case .some(let role) = scope(check, function: id) else { continue }
            let body = Body(facts, function: id)
            for place in 0..<body.count where body.kind(place) == .call && body.a(place) != UInt32.max {
                guard callees.contains(body[Value(body.a(place))].lastName),
                    let problem = problem(Value(UInt32(place)), body, id)
                else { continue }
                let called = body.spelling(body[place].value)
                tell(
                    body.shownRange(body[place]), id, role, "what `\(called)` makes \(problem)",
                    cure: "hand it to `\(handed.into)`, or take its routes away")
            }
        }
    }

    /// Why nobody gets what a call makes; nil where somebody may.
    private func problem(_ value: Value, _ body: Body, _ id: Int) -> String? {
        let bound = body.bindings.filter { $0.value == value }
        let name = bound.first?.name
        if id == 0, let name {
            let uses = NameUses(of: name, boundIn: 0, of: index, program, ignoresMakers: true)
            return uses.isHandedOn ? nil : "is kept as `\(facts.string(name))`, and never registered"
        }
        guard facts.function(id).kind == .function, facts.function(id).type == nil else { return nil }
        if NameUses.isGiven(value, body, byReturn: false) { return nil }
        guard returns(value, name, body) else { return "is never registered" }
        let own = facts.function(id)
        guard own.parent == 0 else { return nil }
        let uses = NameUses(of: own.name, boundIn: 0, of: index, program)
        let path = facts.string(own.path)
        if uses.isHandedOn || uses.isResultHandedOn { return nil }
        return uses.isCalled
            ? "is returned by `\(path)`, and no caller registers it"
            : "is returned by `\(path)`, which nobody calls"
    }

    private func returns(_ value: Value, _ name: Symbol?, _ body: Body) -> Bool {
        (0..<body.count).contains { index in
            guard body.kind(index) == .return, body.a(index) != UInt32.max else { return false }
            let op = body[Value(body.a(index))]
            return Value(body.a(index)) == value || op.kind == .name && op.symbol == name
        }
    }

    // MARK: Decorators

    mutating func hold(_ decorator: DecoratorCheck, _ check: Check) {
        guard decorator.known.isEmpty || !program.known.isDisjoint(with: decorator.known) else { return }
        for id in 0..<facts.functionCount {
            let fact = facts.function(id)
            guard fact.kind == .function, fact.decorators != UInt32.max, let parent = fact.parent,
                case .some(let role) = scope(check, function: id)
            else { continue }
            let body = Body(facts, function: parent)
            let values = facts.list(fact.decorators).map { Value($0) }
            guard let taking = values.lastIndex(where: { decorator.taking.contains(last($0, body)) }) else {
                continue
            }
            for value in values[..<taking] {
                let op = body[value]
                let written = body.spelling(op.kind == .call ? op.value : value)
                guard decorator.decorators.contains(where: { $0.matches(written) }) else { continue }
                let under = body.spelling(body[values[taking]].value)
                tell(
                    op.range, id, role,
                    "`@\(written)` stands above `@\(under)`, which has taken the function without it",
                    cure: "move `@\(written)` below `@\(under)(…)`")
            }
        }
    }

    /// The last name of a decorator that is called.
    private func last(_ value: Value, _ body: Body) -> String {
        let op = body[value]
        guard op.kind == .call, !op.value.isNone, body[op.value].kind == .attribute else { return "" }
        return facts.string(body[op.value].member)
    }
}
