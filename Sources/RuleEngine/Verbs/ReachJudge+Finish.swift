import Facts
import Findings
import Linking
import SourceText

/// `require` that a session which is opened and written to is committed: what others do with it.
extension ReachJudge {
    mutating func hold(_ opening: KeptOpening) {
        let check = engine.rules[opening.rule].checks[opening.check]
        guard case .finish(let finish) = check.subject else { return }
        let function = FunctionRef(file: index, function: opening.function)
        let access = Access(.opened, opening.op + 1)
        let body = Body(facts, function: opening.function)
        let calls = ownership.callRefs(of: function)
        let calledAt = Dictionary(grouping: calls, by: ownership.op(of:))
        // Whoever takes it has to be known.
        guard opening.takers.allSatisfy({ calledAt[$0] != nil }),
            !ownership.deeds(of: function).contains(where: { isEnd($0, of: access, body, finish) })
        else { return }
        let finisher = ownership.nearest(through: calls) { mayFinish($0, finish, opening) }
        guard finisher == nil, let write = write(access, finish, function) else { return }
        let op = body[Int(opening.op)]
        var fills: [Template.Placeholder: String] = [.callee: body.shown(op.value)]
        fills[.target] = name(write.way.last?.function ?? function)
        fills[.effect] = write.effect.phrase
        fills[.class] = facts.path(ofType: facts.function(opening.function).type)
        candidates.append(
            Candidate(
                rule: opening.rule, range: opening.range, function: opening.function, role: opening.role,
                isCertain: opening.isCertain && write.isCertain, shape: body.call(op).shape, fills: fills,
                key: .place(
                    rule: opening.rule, start: opening.range.start, end: opening.range.end),
                trace: trace(write.way, write.effect)))
    }

    /// A commit of whatever session, unless that is another one, or a rollback on the way that nothing has failed on:
    /// it is to leave nothing behind.
    private func isEnd(
        _ deed: Ownership.Deed, of access: Access, _ body: Body, _ finish: FinishCheck
    ) -> Bool {
        let isElse = !deed.accesses.isEmpty && deed.accesses.allSatisfy { $0.root == .opened && $0 != access }
        guard !isElse else { return false }
        if finish.effects.contains(deed.effect) { return true }
        return deed.effect == .rollsBack && !body.isInHandler(Int(deed.op))
    }

    /// Whether a function that is reached could end the transaction, as far as its words tell.
    private func mayFinish(_ function: FunctionRef, _ finish: FinishCheck, _ opening: KeptOpening) -> Bool {
        if ownership.isOpen(function) { return true }
        let other = program.files[Int(function.file)].file.facts
        let body = Body(other, function: Int(function.function))
        let own = ownership.deeds(of: function)
        let opens = own.contains { $0.effect == .opens } && opening.opener != function
        for index in 0..<body.count where body.kind(index) == .attribute {
            guard finish.ending.contains(other.string(body[index].member)) else { continue }
            guard opens else { return true }
            // It ends what it has opened itself.
            let isOwn = own.contains { deed in
                !deed.accesses.isEmpty && deed.accesses.allSatisfy { $0.root == .opened }
                    && body.a(Int(deed.op)) == UInt32(index)
            }
            if !isOwn { return true }
        }
        return false
    }

    /// The first write that certainly happens, in the function itself or behind a call.
    private mutating func write(_ access: Access, _ finish: FinishCheck, _ function: FunctionRef) -> (
        way: [WitnessStep], effect: Effect, isCertain: Bool
    )? {
        var best: (way: [WitnessStep], effect: Effect, isCertain: Bool)?
        func add(_ way: [WitnessStep], _ effect: Effect, _ isCertain: Bool) {
            if let known = best, known.isCertain || !isCertain { return }
            best = (way, effect, isCertain)
        }
        for deed in ownership.deeds(of: function)
        where finish.after.contains(deed.effect) && deed.accesses == [access] {
            let step = WitnessStep(function: function, range: deed.range, target: nil)
            add([step], deed.effect, deed.isCertain)
        }
        for reach in reaches(from: function)
        where finish.after.contains(reach.effect) && reach.access == access && !reach.isConditional {
            let isStraight = ownership.isStraight(reach)
            add(ownership.witness(of: reach), reach.effect, reach.isCertain && isStraight)
        }
        return best
    }
}
