import Facts
import Findings
import Linking
import SourceText

/// A session that is open for a while in a function, and what the function calls in the meantime.
struct LiveSession: Equatable, Sendable {
    /// How it is called there.
    var name: String
    /// Where it comes in or is opened.
    var range: ByteRange
    /// The operation that opens it; none for one that is lent.
    var opening: Value
    /// The factory that it comes from, where that is known by name.
    var factory: Symbol?
    var isCertain: Bool
    /// Where ways through the program find it.
    var access: Access
    /// The calls while it is live.
    var ops: LiveOps
    /// What works with it, or is handed it.
    var uses: [UInt32] = []
    /// Where its transaction ends.
    var ends: [PathQuery.Mark] = []

    /// Whether it is lent to the function.
    var isLent: Bool { opening.isNone }
}

/// Which sessions are live where.
extension FileJudge {
    /// By function, worked out once.
    mutating func liveSessions() -> [Int: [LiveSession]] {
        if let live { return live }
        var result: [Int: [LiveSession]] = [:]
        var entered: [Int: Set<UInt32>] = [:]
        var functions: Set<Int> = []
        for event in evaluation.events { functions.insert(event.function) }
        for function in functions.sorted() {
            let body = Body(facts, function: function)
            var found = lentSessions(function, body)
            for index in 0..<body.count where body.kind(index) == .withBegin {
                let value = Value(body.a(index))
                guard !value.isNone, let session = openedHere(value, function), !evaluation.isApart(session),
                    let block = block(of: value, body)
                else { continue }
                let known = evaluation[session]
                entered[function, default: []].insert(known.origin.op)
                var live = LiveSession(
                    name: name(of: value, body), range: body[value].range,
                    opening: Value(known.origin.op), factory: store(of: known),
                    isCertain: known.basis == .certain, access: Access(.opened, known.origin.op &+ 1),
                    ops: LiveOps(calls(in: body), in: [block]))
                followUses(&live, known.origin, body)
                found.append(live)
            }
            found.removeAll { $0.ops.isEmpty }
            if !found.isEmpty { result[function] = found }
        }
        for event in evaluation.events
        where event.effect == .opens && !event.isImplicit && event.origin.kind == .opened
            && event.origin.op == event.op.index && evaluation.kind(of: event.session) == .session
            && !evaluation.isApart(event.session)
            && !(entered[event.function]?.contains(event.op.index) ?? false)
        {
            if let session = kept(event) { result[event.function, default: []].append(session) }
        }
        live = result
        return result
    }

    /// The parameters of a function that are sessions it works with.
    private mutating func lentSessions(_ function: Int, _ body: Body) -> [LiveSession] {
        let fact = facts.function(function)
        guard fact.kind == .function else { return [] }
        var result: [LiveSession] = []
        for (place, number) in fact.parameters.enumerated() {
            let id = evaluation.evaluated(Value(UInt32(place)), in: function)
            let known = evaluation[id]
            guard evaluation.isSession(known), !known.isOptional, known.origin.kind == .parameter,
                !evaluation.isApart(id)
            else { continue }
            let parameter = facts.parameter(number)
            var live = LiveSession(
                name: facts.string(parameter.name), range: parameter.range, opening: .none, factory: nil,
                isCertain: known.basis == .certain, access: Access(.parameter, UInt32(place)),
                ops: LiveOps(calls(in: body), in: [0..<body.count]))
            for arm in arms(body) where saysMissing(arm, parameter.name, body) { live.ops.remove(arm.range) }
            followUses(&live, known.origin, body)
            if !live.uses.isEmpty || !live.ends.isEmpty { result.append(live) }
        }
        return result
    }

    /// Whether an arm is taken only where a parameter is missing.
    private func saysMissing(_ arm: Arm, _ parameter: Symbol, _ body: Body) -> Bool {
        let saying = body.says(arm.condition) { $0.kind == .name && $0.symbol == parameter }
        return saying == (arm.holds ? .missingIfHolds : .thereIfHolds)
    }

    /// Where the function works with a session or hands it on, and where it ends its transaction.
    private mutating func followUses(_ session: inout LiveSession, _ origin: Origin, _ body: Body) {
        let key = SessionKey(origin)
        for event in events(on: key, in: body.function) {
            switch event.effect {
            case .commits, .rollsBack, .closes: session.ends.append(pathMark(event))
            case .opens: continue
            default: if !event.isImplicit { session.uses.append(event.op.index) }
            }
        }
        session.uses += calls(handed: key, body)
    }

    /// A session that is opened without a block: live until it is closed.
    private mutating func kept(_ event: Event) -> LiveSession? {
        let body = Body(facts, function: event.function)
        let uses = uses(in: body)
        let aliases = Aliases(of: event.op, in: body, uses)
        guard !aliases.names.isEmpty else { return nil }
        let isHandedOut = aliases.ops.contains { alias in
            uses.users(of: Value(UInt32(alias))).contains { index in
                let kind = body.kind(index)
                return kind == .return || kind == .yield || kind == .store
            }
        }
        guard !isHandedOut else { return nil }
        let ends = events(on: SessionKey(event.origin), in: event.function).filter { $0.effect == .closes }
        let paths = paths(body)
        var ops = LiveOps(
            calls(in: body, reachedBy: paths),
            in: paths.during(pathMark(event), until: ends.map(pathMark)))
        ops.remove(Int(event.op.index)..<Int(event.op.index) + 1)
        let name = aliases.names.map { facts.string($0) }.min() ?? ""
        var live = LiveSession(
            name: name, range: event.range, opening: event.op, factory: store(of: evaluation[event.session]),
            isCertain: event.basis == .certain, access: Access(.opened, event.op.index &+ 1), ops: ops)
        followUses(&live, event.origin, body)
        return live
    }

    // MARK: The function's own openings

    /// Openings while another session is live in the same function.
    mutating func holdBeside(_ effect: EffectCheck, _ check: Check) {
        let all = liveSessions()
        let told = candidates.filter { if case .block = $0.key { true } else { false } }
        for event in evaluation.events
        where effect.effects.contains(event.effect) && !event.isImplicit && event.effect == .opens
            && !evaluation.isApart(event.session)
        {
            let body = Body(facts, function: event.function)
            let uses = uses(in: body)
            guard body.kind(Int(event.op.index)) == .call,
                !uses.users(of: event.op).contains(where: { body.kind($0) == .either }),
                let place = all[event.function]?.firstIndex(where: {
                    $0.ops.contains(event.op.index) && $0.opening != event.op
                }), let other = all[event.function]?[place],
                let role = scope(check, function: event.function)
            else { continue }
            let factory = store(of: evaluation[event.session]) ?? calledName(event, body)
            if let own = other.factory, let factory, own != factory { continue }
            if haveOwnFactories(event.op.index, other.opening.index, body) { continue }
            var names = [other.name, facts.string(facts.function(event.function).name)]
            names += Aliases(of: event.op, in: body, uses).names.map { facts.string($0) }
            names += [body.spelling(body[event.op].value)]
            if isSeparate(names, effect.separate) || isTold(event, told) { continue }
            var fills = fills(event)
            fills[.outer] = other.name
            fills[.target] = facts.string(facts.function(event.function).path)
            candidates.append(
                Candidate(
                    rule: rule, range: event.range, function: event.function, role: role,
                    // To write down a failure in a session of its own is often meant.
                    isCertain: event.basis == .certain && other.isCertain && role?.isCertain ?? true
                        && !body.isInHandler(Int(event.op.index)),
                    shape: shape(event, body), fills: fills,
                    related: [self.place(other.range, "`\(other.name)` is live from here on")],
                    key: .opening(function: event.function, op: event.op.index), isSecondary: true,
                    secondaryMessage: "while `\(other.name)` is live",
                    beside: Beside(place: place, op: event.op.index, range: event.range, opener: event.opener)
                ))
        }
    }

    /// The openings that hand out the session that its thread has already, where there is one: by function.
    func sharedOpenings(_ types: Set<String>) -> [Int: [ByteRange: Bool]] {
        var result: [Int: [ByteRange: Bool]] = [:]
        for event in evaluation.events where event.effect == .opens {
            if types.contains(where: { isMade(event.session, of: $0, opener: event.opener) }) {
                result[event.function, default: [:]][event.range] = isForBlock(event.opener)
            }
        }
        return result
    }

    /// Whether a function hands out what it opens for a block, and takes it away behind it.
    func isForBlock(_ opener: FunctionRef?) -> Bool {
        guard let opener else { return false }
        return program.files[Int(opener.file)].file.facts.function(Int(opener.function)).isGenerator
    }

    /// Whether the block of the session is told already for something in it that uses another one.
    private func isTold(_ event: Event, _ told: [Candidate]) -> Bool {
        told.contains { candidate in
            guard case .block(let region) = candidate.key, evaluation.regions.indices.contains(region),
                candidate.function == event.function
            else { return false }
            let value = evaluation.regions[region].value
            guard !value.isNone, let entered = openedHere(value, event.function) else { return false }
            let origin = evaluation[entered].origin
            return SessionKey(origin) == SessionKey(event.origin) || origin.op == event.op.index
        }
    }

    /// The last name of what is called.
    private func calledName(_ event: Event, _ body: Body) -> Symbol? {
        let callee = body[body[event.op].value]
        return callee.kind == .attribute ? callee.member : callee.kind == .name ? callee.symbol : nil
    }
}

/// Whether one of some names says that what bears it is kept apart on purpose.
func isSeparate(_ names: [String], _ patterns: [NamePattern]) -> Bool {
    names.contains { name in
        let name = name.lowercased()
        return patterns.contains { $0.matches(name) }
    }
}
