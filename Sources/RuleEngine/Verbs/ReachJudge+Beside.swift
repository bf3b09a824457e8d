import Facts
import Findings
import Linking
import SourceText

/// Effects that are reached through a call while another session is live in the function.
extension ReachJudge {
    mutating func holdBeside(_ reach: ReachCheck, _ check: Check, rule: Int) {
        guard index < lives.count else { return }
        for id in lives[index].live.keys.sorted() {
            guard let role = scope(check, function: id), let sessions = lives[index].live[id] else {
                continue
            }
            let function = FunctionRef(file: index, function: id)
            var best: [CallRef: (reach: Ownership.ReachThroughCall, route: [Ownership.Stop], LiveSession)] =
                [:]
            // One call may reach many openings.
            var liveAt: [UInt32: LiveSession?] = [:]
            for found in reaches(from: function) {
                let op = ownership.op(of: found.call)
                guard reach.effects.contains(found.effect), !found.isConditional,
                    sessions.contains(where: { $0.ops.contains(op) })
                else { continue }
                let route = ownership.route(of: found)
                guard !route.isEmpty, found.isCertain || route.count <= reach.longest, !isShared(found, role)
                else { continue }
                let live = liveAt[op] ?? liveOne(of: sessions, at: op, in: function)
                liveAt[op] = .some(live)
                guard let session = live,
                    !isElsewhere(route, found, reach, session)
                else { continue }
                if let other = best[found.call], !isBetter(found, route, other.reach, other.route) {
                    continue
                }
                best[found.call] = (found, route, session)
            }
            for entry in best.values.sorted(by: { $0.reach.call.number < $1.reach.call.number }) {
                tell(entry.reach, beside: entry.2, id, role, rule)
            }
        }
    }

    /// Looks again at openings beside a session of the same function, now that calls are known.
    mutating func settle(_ candidates: inout [Candidate]) {
        guard index < lives.count else { return }
        candidates = candidates.compactMap { candidate in
            guard let beside = candidate.beside, let sessions = lives[index].live[candidate.function],
                beside.place < sessions.count
            else { return candidate }
            var candidate = candidate
            let function = FunctionRef(file: index, function: candidate.function)
            switch phase(of: sessions[beside.place], at: beside.op, in: function) {
            case .idle: return nil
            case .busy: break
            case .unclear: candidate.isCertain = false
            }
            if isShared(beside, in: function) {
                guard candidate.role?.role == .endpoint else { return nil }
                candidate.isCertain = false
            }
            return candidate
        }
    }

    /// The session that is live at a call, one at work before others.
    private mutating func liveOne(of sessions: [LiveSession], at op: UInt32, in function: FunctionRef)
        -> LiveSession?
    {
        var unclear: LiveSession?
        for session in sessions where session.ops.contains(op) {
            switch phase(of: session, at: op, in: function) {
            case .busy: return session
            case .unclear:
                var session = session
                session.isCertain = false
                unclear = unclear ?? session
            case .idle: continue
            }
        }
        return unclear
    }

    /// Whether what is opened at the end of a way may be the session that the thread has already. That of an endpoint
    /// is made for it.
    private func isShared(_ found: Ownership.ReachThroughCall, _ role: FoundRole?) -> Bool {
        role?.role != .endpoint && opensShared(found)
    }

    /// The same, of an opening in the function itself.
    private mutating func isShared(_ beside: Beside, in function: FunctionRef) -> Bool {
        if lives[index].shared[Int(function.function)]?[beside.range] != nil { return true }
        if let opener = beside.opener, lives[Int(opener.file)].shared[Int(opener.function)] != nil {
            return true
        }
        if isShared(calleeOf: beside.op, in: function) { return true }
        return reaches(from: function).contains { found in
            found.effect == .opens && ownership.op(of: found.call) == beside.op && opensShared(found)
        }
    }

    /// Whether what is called there has the name of a function that hands out the session of its thread: what is known
    /// for an opener by its name is not followed.
    private func isShared(calleeOf op: UInt32, in function: FunctionRef) -> Bool {
        let body = Body(facts, function: Int(function.function))
        guard Int(op) < body.count, body.kind(Int(op)) == .call, body.a(Int(op)) != UInt32.max else {
            return false
        }
        let callee = body[body[Int(op)].value]
        guard callee.kind == .name || callee.kind == .attribute else { return false }
        let name = facts.string(callee.kind == .name ? callee.symbol : callee.member)
        for (file, lives) in lives.enumerated() where !lives.shared.isEmpty {
            let other = program.files[file].file.facts
            if lives.shared.keys.contains(where: { other.string(other.function($0).name) == name }) {
                return true
            }
        }
        return false
    }

    private func opensShared(_ found: Ownership.ReachThroughCall) -> Bool { shared(found) != nil }

    /// The same, if it is not taken away behind a block.
    func opensOfThread(_ found: Ownership.ReachThroughCall) -> Bool { shared(found) == false }

    private func shared(_ found: Ownership.ReachThroughCall) -> Bool? {
        guard let last = ownership.witness(of: found).last else { return nil }
        return lives[Int(last.function.file)].shared[Int(last.function.function)]?[last.range]
    }

    /// Whether an opening is told somewhere else, may happen, or is meant to be apart.
    private func isElsewhere(
        _ route: [Ownership.Stop], _ found: Ownership.ReachThroughCall, _ reach: ReachCheck,
        _ session: LiveSession
    ) -> Bool {
        // What is handed out is opened at the call, and told there.
        if let first = route.first, program.program.isOpener(first.function) { return true }
        var names = [session.name]
        for stop in route {
            if reach.isUnlessCached, isCached(stop.function) { return true }
            let place = PlacedFile(engine, program, Int(stop.function.file))
            if let role = place.role(ofFunction: Int(stop.function.function))?.role,
                reach.allowed.contains(role)
            {
                return true
            }
            names += name(stop.function).split(separator: ".").map(String.init)
        }
        let witness = ownership.witness(of: found)
        if let last = witness.last, let name = nameOfSession(openedAt: last) { names.append(name) }
        if isSeparate(names, reach.separate) { return true }
        if askedOfCaller(witness) == .which { return true }
        // Whoever on the way has a session himself is nearer.
        return witness.dropFirst().contains { step in
            guard let sessions = lives[Int(step.function.file)].live[Int(step.function.function)] else {
                return false
            }
            return sessions.contains {
                step.op.isNone ? $0.range != step.range && isNear(step, $0) : $0.ops.contains(step.op.index)
            }
        }
    }

    /// Whether what a function gives is kept for others: then it must not come from the session of one of them.
    private func isCached(_ function: FunctionRef) -> Bool {
        let facts = program.files[Int(function.file)].file.facts
        let fact = facts.function(Int(function.function))
        guard let parent = fact.parent else { return false }
        let body = Body(facts, function: parent)
        return facts.list(fact.decorators).contains { decorator in
            let op = body[Value(decorator)]
            let name = facts.string(body[op.kind == .call ? op.value : Value(decorator)].lastName)
                .lowercased()
            return name.contains("cache")
        }
    }

    /// How the session that is opened at the end of a way is called there, where it is live for a while.
    private func nameOfSession(openedAt step: WitnessStep) -> String? {
        let facts = program.files[Int(step.function.file)].file.facts
        let body = Body(facts, function: Int(step.function.function))
        return lives[Int(step.function.file)].live[Int(step.function.function)]?.first { session in
            !session.isLent && body[session.opening].range == step.range
        }?.name
    }

    /// Whether the opening at the end of a way stands in the life of another session of the same function.
    private func isNear(_ step: WitnessStep, _ session: LiveSession) -> Bool {
        let body = Body(
            program.files[Int(step.function.file)].file.facts, function: Int(step.function.function))
        return session.ops.contains { body[Int($0)].range == step.range }
    }

    private mutating func tell(
        _ reach: Ownership.ReachThroughCall, beside session: LiveSession, _ id: Int, _ role: FoundRole?,
        _ rule: Int
    ) {
        let witness = ownership.witness(of: reach)
        let body = Body(facts, function: id)
        let op = body[Int(ownership.op(of: reach.call))]
        guard let first = witness.first, let last = witness.last, op.kind == .call else { return }
        var fills: [Template.Placeholder: String] = [:]
        fills[.callee] = body.shown(op.value)
        fills[.outer] = session.name
        fills[.target] = name(last.function)
        fills[.class] = facts.path(ofType: facts.function(id).type)
        candidates.append(
            Candidate(
                rule: rule, range: first.range, function: id, role: role,
                isCertain: reach.isCertain && session.isCertain && role?.isCertain ?? true
                    && !opensShared(reach) && askedOfCaller(witness) == .not && isPlain(witness, reach),
                shape: body.call(op).shape, fills: fills,
                related: [
                    Finding.Place(
                        file: index, range: session.range, message: "`\(session.name)` is live from here on")
                ],
                key: .reach(function: id, file: Int(last.function.file), start: last.range.start),
                isSecondary: true, secondaryMessage: "while `\(session.name)` is live",
                trace: trace(witness, reach.effect), end: opening(witness, reach)))
    }

    /// Where a session is opened that nobody on the way hands out: at the call of what opens and hands it out, at the
    /// function whose decorator opens it. Nothing where that is the call itself.
    func opening(_ witness: [WitnessStep], _ reach: Ownership.ReachThroughCall) -> WitnessStep? {
        if let decorated = ownership.decorated(atEndOf: reach) {
            let facts = program.files[Int(decorated.file)].file.facts
            let range = facts.function(Int(decorated.function)).nameRange
            return WitnessStep(function: decorated, range: range, target: nil)
        }
        return witness.dropFirst().last { step in
            if program.program.isOpener(step.function) { return false }
            let facts = program.files[Int(step.function.file)].file.facts
            let fact = facts.function(Int(step.function.function))
            return !facts.isDecorated(fact, by: "contextmanager")
                && !facts.isDecorated(fact, by: "asynccontextmanager")
        }
    }

    /// How far a function on the way does it only where what it is given says so.
    private func askedOfCaller(_ witness: [WitnessStep]) -> Body.Asking {
        var result = Body.Asking.not
        for step in witness.dropFirst() {
            let facts = program.files[Int(step.function.file)].file.facts
            let body = Body(facts, function: Int(step.function.function))
            let place =
                step.op.isNone
                ? (0..<body.count).first { body[$0].range == step.range } : Int(step.op.index)
            guard let place, place < body.count else { continue }
            let parameters = facts.function(Int(step.function.function)).parameters
            for condition in body.conditions(around: place) {
                let asking = body.asking(condition) { name in
                    parameters.contains { facts.parameter($0).name == name }
                }
                result = max(result, asking)
            }
        }
        return result
    }
}
