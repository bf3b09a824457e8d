import Facts
import Findings
import Linking
import SourceText

/// Effects that are reached through a call while another session is live in the function.
extension ReachJudge {
    mutating func holdBeside(_ reach: ReachCheck, _ check: Check, rule: Int) {
        guard index < live.count else { return }
        for id in live[index].keys.sorted() {
            guard let role = scope(check, function: id), let sessions = live[index][id] else { continue }
            let function = FunctionRef(file: index, function: id)
            var best: [CallRef: (reach: Ownership.ReachThroughCall, route: [Ownership.Stop], LiveSession)] =
                [:]
            for found in ownership.reaches(from: function) {
                guard reach.effects.contains(found.effect), !found.isConditional,
                    let session = sessions.first(where: { $0.ops.contains(ownership.op(of: found.call)) })
                else { continue }
                let route = ownership.route(of: found)
                guard !route.isEmpty, found.isCertain || route.count <= reach.longest,
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

    /// Whether an opening is told somewhere else, may happen, or is meant to be apart.
    private func isElsewhere(
        _ route: [Ownership.Stop], _ found: Ownership.ReachThroughCall, _ reach: ReachCheck,
        _ session: LiveSession
    ) -> Bool {
        // What is handed out is opened at the call, and told there.
        if let first = route.first, program.program.isOpener(first.function) { return true }
        var names = [session.name]
        for stop in route {
            let place = PlacedFile(engine, program, Int(stop.function.file))
            if let role = place.role(ofFunction: Int(stop.function.function))?.role,
                reach.allowed.contains(role)
            {
                return true
            }
            names += name(stop.function).split(separator: ".").map(String.init)
        }
        if isSeparate(names, reach.separate) { return true }
        // Whoever on the way has a session himself is nearer.
        return ownership.witness(of: found).dropFirst().contains { step in
            guard let sessions = live[Int(step.function.file)][Int(step.function.function)] else {
                return false
            }
            return sessions.contains {
                step.op.isNone ? $0.range != step.range && isNear(step, $0) : $0.ops.contains(step.op.index)
            }
        }
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
        fills[.callee] = body.spelling(op.value)
        fills[.outer] = session.name
        fills[.target] = name(last.function)
        if let type = facts.function(id).type { fills[.class] = facts.string(facts.type(type).path) }
        candidates.append(
            Candidate(
                rule: rule, range: first.range, function: id, role: role,
                isCertain: reach.isCertain && session.isCertain && role?.isCertain ?? true,
                shape: body.call(op).shape, fills: fills,
                related: [
                    Finding.Place(
                        file: index, range: session.range, message: "`\(session.name)` is live from here on")
                ],
                key: .reach(function: id, file: Int(last.function.file), start: last.range.start),
                isSecondary: true, secondaryMessage: "while `\(session.name)` is live",
                trace: trace(witness, reach.effect)))
    }
}
