import Facts
import Findings
import Linking
import SourceText

/// Transactions that are begun through a call inside one of the same database.
extension ReachJudge {
    mutating func holdNested(_ reach: ReachCheck, _ check: Check, rule: Int) {
        guard index < lives.count else { return }
        for id in lives[index].nested.keys.sorted() {
            guard let role = scope(check, function: id), let all = lives[index].nested[id] else { continue }
            for outer in all { holdNested(reach, inside: outer, id, role, rule) }
        }
    }

    private mutating func holdNested(
        _ reach: ReachCheck, inside outer: Transaction, _ id: Int, _ role: FoundRole?, _ rule: Int
    ) {
        let function = FunctionRef(file: index, function: id)
        var best: [CallRef: (reach: Ownership.ReachThroughCall, route: [Ownership.Stop], Nesting)] = [:]
        for found in reaches(from: function) {
            guard reach.effects.contains(found.effect), !found.isConditional,
                outer.contains(ownership.op(of: found.call))
            else { continue }
            let witness = ownership.witness(of: found)
            guard let last = witness.last, last.target == nil,
                let nesting = lives[Int(last.function.file)].nestings[Int(last.function.function)]?[
                    last.range],
                isInside(outer, found, nesting), !isNearer(witness), !witness.contains(where: asksFirst)
            else { continue }
            let route = ownership.route(of: found)
            guard !route.isEmpty else { continue }
            if let other = best[found.call], !isBetter(found, route, other.reach, other.route) {
                continue
            }
            best[found.call] = (found, route, nesting)
        }
        for entry in best.values.sorted(by: { $0.reach.call.number < $1.reach.call.number }) {
            tell(entry.reach, entry.2, inside: outer, id, role, rule)
        }
    }

    /// Whether what is begun is begun on the session of the transaction, or, where the library does not stand that, on
    /// what the transaction was begun on.
    private mutating func isInside(
        _ outer: Transaction, _ found: Ownership.ReachThroughCall, _ nesting: Nesting
    ) -> Bool {
        if outer.handed.contains(ownership.op(of: found.call)), let first = ownership.route(of: found).first,
            first.access.root == .parameter, first.access.path.isEmpty
        {
            return true
        }
        guard nesting == .fails else { return false }
        if outer.ops != nil { return isSession(of: outer, found.access) }
        let around = FunctionRef(file: index, function: outer.function)
        return ownership.own(of: around).contains { own in
            guard own.op == outer.call, own.effect == .begins else { return false }
            switch own.access.root {
            case .ambient: return own.access == found.access
            // The object of a method is a parameter there, and captured in its closures.
            case .parameter:
                return own.access.number == 0 && !own.access.path.isEmpty && found.access.root == .captured
                    && own.access.path == found.access.path && isMethod(around)
            case .captured: return own.access == found.access
            case .opened, .unknown: return false
            }
        }
    }

    /// Whether what is begun on is the session of a block.
    private func isSession(of outer: Transaction, _ access: Access) -> Bool {
        guard access.root != .unknown, access.root != .opened || access.number > 0 else { return false }
        if let own = outer.access { return own == access }
        return ownership.deeds(of: FunctionRef(file: index, function: outer.function)).contains { deed in
            deed.op == outer.call && deed.effect == .begins && deed.accesses == [access]
        }
    }

    /// Whether what is called in a block of a transaction begins another one on the session: that fails.
    mutating func beginsAgain(_ found: Ownership.ReachThroughCall, in function: FunctionRef) -> Bool {
        guard index < lives.count, let all = lives[index].nested[Int(function.function)] else { return false }
        let op = ownership.op(of: found.call)
        let around = all.filter { $0.ops?.contains(op) ?? false && isSession(of: $0, found.access) }
        guard !around.isEmpty else { return false }
        return reaches(from: function).contains { other in
            other.effect == .begins && other.access == found.access && other.call == found.call
        }
    }

    private func isMethod(_ function: FunctionRef) -> Bool {
        facts.function(Int(function.function)).type != nil
    }

    /// Whether a function on the way makes its call in a transaction itself.
    private func isNearer(_ witness: [WitnessStep]) -> Bool {
        witness.dropFirst().contains { step in
            lives[Int(step.function.file)].nested[Int(step.function.function)]?.contains { inner in
                inner.ops == nil || !step.op.isNone && inner.contains(step.op.index)
            } ?? false
        }
    }

    /// Whether a function asks whether there is a transaction already.
    private func asksFirst(_ step: WitnessStep) -> Bool {
        let facts = program.files[Int(step.function.file)].file.facts
        let body = Body(facts, function: Int(step.function.function))
        return (0..<body.count).contains { index in
            guard body.kind(index) == .attribute else { return false }
            let name = facts.string(body[index].member).lowercased()
            guard name.contains("transaction") else { return false }
            return ["isin", "is_in_", "in_", "get_"].contains { name.hasPrefix($0) }
        }
    }

    private mutating func tell(
        _ reach: Ownership.ReachThroughCall, _ nesting: Nesting, inside outer: Transaction, _ id: Int,
        _ role: FoundRole?, _ rule: Int
    ) {
        let witness = ownership.witness(of: reach)
        let body = Body(facts, function: id)
        let op = body[Int(ownership.op(of: reach.call))]
        guard let first = witness.first, let last = witness.last, op.kind == .call else { return }
        var fills: [Template.Placeholder: String] = [.consequence: phrase(nesting)]
        fills[.callee] = body.shown(op.value)
        fills[.receiver] = outer.name
        fills[.target] = name(last.function)
        fills[.class] = facts.path(ofType: facts.function(id).type)
        candidates.append(
            Candidate(
                rule: rule, range: first.range, function: id, role: role,
                isCertain: reach.isCertain && outer.isCertain && role?.isCertain ?? true,
                isWarning: nesting == .merges, shape: body.call(op).shape, fills: fills,
                related: [
                    Finding.Place(
                        file: index, range: outer.range, message: "the outer transaction begins here")
                ],
                key: .reach(function: id, file: Int(last.function.file), start: last.range.start),
                trace: trace(witness, reach.effect)))
    }
}
