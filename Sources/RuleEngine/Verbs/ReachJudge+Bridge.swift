import Facts
import Findings
import Linking
import SourceText

/// `forbid` to run what works with a session of somebody else on another event loop.
extension ReachJudge {
    mutating func hold(_ bridge: BridgeCheck, _ check: Check, rule: Int) {
        for id in 0..<facts.functionCount {
            let body = Body(facts, function: id)
            let sites = (0..<body.count).filter { body.kind($0) == .call }
            guard !sites.isEmpty, let role = scope(check, function: id) else { continue }
            let function = FunctionRef(file: index, function: id)
            let calledAt = Dictionary(grouping: ownership.callRefs(of: function), by: ownership.op(of:))
            guard !calledAt.isEmpty else { continue }
            for site in sites where runsElsewhere(site, body, bridge, calledAt[UInt32(site)] ?? []) {
                let coroutines = body.call(body[site]).arguments.flatMap { argument in
                    made(argument.value, body).flatMap { calledAt[$0] ?? [] }
                }
                guard let found = borrower(through: coroutines, bridge) else { continue }
                tell(found, at: site, function, role, rule)
            }
        }
    }

    /// A function that waits for something on a session of somebody else.
    struct Borrower {
        var sight: Ownership.Sight
        var deed: Ownership.Deed
    }

    private func borrower(through calls: [CallRef], _ bridge: BridgeCheck) -> Borrower? {
        let sight = ownership.nearest(through: calls) { function in
            waiting(function, bridge) != nil
        } enters: { function in
            // What opens a session there works with that.
            !ownership.does(EffectSet(.opens), function)
        }
        guard let sight, let deed = waiting(sight.function, bridge) else { return nil }
        return Borrower(sight: sight, deed: deed)
    }

    /// Something that a function awaits on a session that it borrows: only such sessions belong to an event loop.
    private func waiting(_ function: FunctionRef, _ bridge: BridgeCheck) -> Ownership.Deed? {
        guard ownership.does(bridge.effects, function), !ownership.does(EffectSet(.opens), function) else {
            return nil
        }
        let other = program.files[Int(function.file)].file.facts
        let body = Body(other, function: Int(function.function))
        return ownership.deeds(of: function).first { deed in
            guard bridge.effects.contains(deed.effect) else { return false }
            let isBorrowed = deed.accesses.contains { access in
                if case .borrowed = ownership.owner(of: access, in: function) { true } else { false }
            }
            return isBorrowed && isAwaited(Int(deed.op), body)
        }
    }

    func isAwaited(_ op: Int, _ body: Body) -> Bool {
        if body.kind(op) == .entered { return body[op].has(OpFlag.isAsync) }
        guard op + 1 < body.count else { return false }
        return (op + 1..<min(body.count, op + 8)).contains {
            body.kind($0) == .await && body.a($0) == UInt32(op)
        }
    }

    /// Whether a call runs its argument on another event loop: by its name, or by what the function does that it lands
    /// on.
    private func runsElsewhere(_ site: Int, _ body: Body, _ bridge: BridgeCheck, _ calls: [CallRef]) -> Bool {
        guard !body[site].value.isNone else { return false }
        let record = body.call(body[site])
        guard !record.arguments.isEmpty else { return false }
        if bridge.names(body[site].value, body) { return true }
        let name = body.calledName(body[site].value)
        if bridge.carriers.contains(name), let first = record.arguments.first,
            bridge.names(first.value, body)
        {
            return true
        }
        return calls.contains { call in
            ownership.target(of: call).map { passesOn($0, bridge) } ?? false
        }
    }

    /// Whether a function runs a coroutine that it is given on another event loop.
    private func passesOn(_ function: FunctionRef, _ bridge: BridgeCheck) -> Bool {
        let other = program.files[Int(function.file)].file.facts
        let outer = Int(function.function)
        let names = Set(other.function(outer).parameters.map { other.parameter($0).name })
        guard !names.isEmpty else { return false }
        var inner = outer
        while inner < other.functionCount, inner == outer || (other.function(inner).parent ?? -1) >= outer {
            let body = Body(other, function: inner)
            for index in 0..<body.count where body.kind(index) == .call && body.a(index) != UInt32.max {
                let arguments = body.call(body[index]).arguments
                let isBridge =
                    bridge.names(body[index].value, body)
                    || bridge.carriers.contains(body.calledName(body[index].value))
                        && arguments.first.map { bridge.names($0.value, body) } ?? false
                guard isBridge else { continue }
                let isGiven = arguments.contains { argument in
                    body[argument.value].kind == .name && names.contains(body[argument.value].symbol)
                }
                if isGiven { return true }
            }
            inner += 1
        }
        return false
    }

    /// The calls that may have made a value: the call itself, or what its name was bound to.
    func made(_ value: Value, _ body: Body) -> [UInt32] {
        guard !value.isNone else { return [] }
        let op = body[value]
        switch op.kind {
        case .call:
            // What only waits for it, such as `wait_for` or `gather`, is given it.
            return [value.index] + body.call(op).arguments.flatMap { made(inner: $0.value, body) }
        case .name:
            return (0..<Int(value.index)).filter {
                body.kind($0) == .bind && body.a($0) == op.symbol.rawValue && body.b($0) != UInt32.max
                    && body.kind(Int(body.b($0))) == .call
            }.map { body.b($0) }
        default: return []
        }
    }

    private func made(inner value: Value, _ body: Body) -> [UInt32] {
        !value.isNone && body.kind(Int(value.index)) == .call ? [value.index] : []
    }

    /// An `await` before a call whose value nobody takes.
    private func awaiting(_ op: Op, _ found: Borrower, _ function: Int, _ rule: Int) -> [Finding.Fix.Edit] {
        guard case .setAwait? = engine.rules[rule].fix(language.name)?.kind, op.has(OpFlag.dropped),
            facts.function(function).isAsync,
            found.sight.steps.first?.target.map(isEndless) != true
        else { return [] }
        return [Finding.Fix.Edit(file: index, range: ByteRange(at: op.range.start), text: "await ")]
    }

    mutating func tell(
        _ found: Borrower, at site: Int, _ function: FunctionRef, _ role: FoundRole?, _ rule: Int
    ) {
        let id = Int(function.function)
        let body = Body(facts, function: id)
        let op = body[site]
        let last = WitnessStep(function: found.sight.function, range: found.deed.range, target: nil)
        var fills: [Template.Placeholder: String] = [.callee: body.shown(op.value)]
        fills[.target] = name(found.sight.function)
        fills[.value] = found.sight.steps.first.flatMap(\.target).map { name($0) } ?? ""
        fills[.class] = facts.path(ofType: facts.function(id).type)
        let range = body.shownRange(op)
        candidates.append(
            Candidate(
                rule: rule, range: range, function: id, role: role,
                isCertain: found.sight.isCertain && found.deed.isCertain && role?.isCertain ?? true,
                shape: body.call(op).shape, fills: fills, edits: awaiting(op, found, id, rule),
                key: .place(rule: rule, start: range.start, end: range.end),
                trace: trace(found.sight.steps + [last], found.deed.effect)))
    }
}
