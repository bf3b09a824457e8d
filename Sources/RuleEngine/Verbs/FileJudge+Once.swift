import Facts
import Linking
import SourceText

/// `once`: at most one of an effect on one session on any path.
extension FileJudge {
    mutating func hold(_ once: OnceCheck, _ check: Check) {
        var batches: [LoopPlace: Bool] = [:]
        for group in grouped({ once.effects.contains($0.effect) && isMeant($0, once, &batches) }) {
            let events = group.filter {
                !isEndedWithin($0, group) && !isIdle($0, behind: group) && !onlyReads($0)
            }
            guard let first = events.first, let role = scope(check, function: first.function) else {
                continue
            }
            guard once.parameters.isEmpty || takes(once.parameters, first.function) else { continue }
            let loops = events.filter(isInLoop)
            guard events.count > 1 || !loops.isEmpty else { continue }
            let state = state(of: once.settings, at: first)
            if state == .on { continue }
            let body = Body(facts, function: first.function)
            let paths = paths(body)
            let anew = openings(first) + (loops.isEmpty ? [] : lastRounds(body))
            var pairs = RepeatedPairs(events.map(pathMark), anew: anew, paths, body)
            guard let (place, isSure) = pairs.last(isResultTelling: { _ in false }) else { continue }
            let event = events[place]
            let isRound = !paths.repeated([pathMark(event)], anew: anew).isEmpty
            var fills = fills(event)
            fills[.consequence] = isRound ? "in every round of a loop" : "more than once on one path"
            candidates.append(
                Candidate(
                    rule: rule, range: event.range, function: event.function, role: role,
                    isCertain: isSure && !once.isLikely && state == .off
                        && !(isRound && (mayBeApart(event, body) || events.allSatisfy(isInLoop)))
                        && !isApart(event, since: first, isRound: isRound, body)
                        && !(language.models.scoping.marksErrors
                            && body.waits(from: first.op, until: event.op))
                        && !body.tellsProgress(before: Int(first.op.index), until: Int(event.op.index))
                        && events.allSatisfy { $0.basis == .certain } && role?.isCertain ?? true,
                    shape: shape(event, body), fills: fills,
                    related: events.indices.filter {
                        events[$0].range != event.range && pairs.areOnOnePath($0, place)
                    }.map { self.place(events[$0].range, "and here") },
                    key: .place(rule: rule, start: event.range.start, end: event.range.end)))
        }
    }

    /// Whether the end of a block has nothing left to do, since what it would end is ended by hand within it.
    private func isEndedWithin(_ block: Event, _ events: [Event]) -> Bool {
        block.isImplicit
            && events.contains { event in
                !event.isImplicit
                    && regions(from: event.region).contains { $0.kind == .with && $0.value == block.op }
            }
    }

    /// Whether nothing was done since the end of a block that has ended the same: `with session.begin(): …`, and then
    /// `session.commit()`.
    private func isIdle(_ event: Event, behind events: [Event]) -> Bool {
        guard !event.isImplicit else { return false }
        let body = Body(facts, function: event.function)
        return events.contains { other in
            guard other.isImplicit, other.function == event.function, let block = block(of: other.op, body),
                block.upperBound < Int(event.op.index)
            else { return false }
            return !(block.upperBound..<Int(event.op.index)).contains { body.kind($0) == .call }
        }
    }

    /// Whether the rounds of the loops around an event may stand each for itself: all of them go on until nothing is
    /// left, which is how one goes through batches, or each round asks anew for what it works on.
    private func mayBeApart(_ event: Event, _ body: Body) -> Bool {
        let loops = loops(around: Int(event.op.index), body)
        guard let innermost = loops.last else { return false }
        let isAsked =
            event.origin.kind == .returned && event.origin.function == UInt32(event.function)
            && event.origin.op != .max && Int(event.origin.op) > innermost
        return isAsked || loops.allSatisfy { !body[$0].value.isNone }
    }

    /// Whether what an event ends takes its own errors back and leaves the rest to go on: each round of the loop around it,
    /// or what stands behind the first of several, is then a piece of work of its own.
    private func isApart(_ event: Event, since first: Event, isRound: Bool, _ body: Body) -> Bool {
        let op = Int(event.op.index)
        let start = isRound ? loops(around: op, body).last : Int(first.op.index)
        guard let start, let attempt = nests.attempts(of: body).around(op).last, attempt > start else {
            return false
        }
        var depth = 0
        var isHandler = false
        for index in attempt + 1..<body.count {
            switch body.kind(index) {
            case .tryBegin: depth += 1
            case .tryEnd where depth == 0: return isHandler
            case .tryEnd: depth -= 1
            case .handler where depth == 0: isHandler = true
            case .raise where depth == 0 && isHandler: return false
            default: continue
            }
        }
        return false
    }

    /// Whether a function has a parameter of one of these names.
    private func takes(_ names: [String], _ function: Int) -> Bool {
        facts.function(function).parameters.contains { parameter in
            names.contains(facts.string(facts.parameter(parameter).name))
        }
    }

    /// - Parameter batches: the loops that were looked at, and whether they go through batches.
    private func isMeant(_ event: Event, _ once: OnceCheck, _ batches: inout [LoopPlace: Bool]) -> Bool {
        let kind = evaluation.kind(of: event.session)
        guard once.kinds.map({ kinds in kind.map(kinds.contains) ?? false }) ?? (kind != .handle),
            event.landings.count == 1, once.origins.isEmpty || matches(event.origin, once.origins)
        else { return false }
        if !once.types.isEmpty, !once.types.contains(where: { isOf($0, event.session) }) { return false }
        return !once.exceptions.contains { exception in
            switch exception {
            case .batch: isBatch(event, once, &batches)
            case .handler: regions(from: event.region).contains { $0.kind == .handler }
            case .transaction:
                handings(around: event.function).contains { $0.handing.effects.contains(.begins) }
                    || event.isImplicit && begunAround(event) != nil
                    || event.effect == .writes
                        && transaction(around: event.region, Body(facts, function: event.function)) != nil
            case .apartRounds: isRoundApart(event)
            case .ofService: isOfService(event)
            }
        }
    }

    private func isOf(_ type: String, _ session: KnownID) -> Bool {
        guard let wanted = language.models.type(named: type) else { return false }
        return evaluation[session].kind == .model && evaluation[session].a == UInt32(wanted.rawValue)
    }

    /// Where the session of an event is opened in the same function.
    private func openings(_ event: Event) -> [PathQuery.Mark] {
        guard event.origin.function == UInt32(event.function), event.origin.op != .max else { return [] }
        let body = Body(facts, function: event.function)
        let isOpened = event.origin.kind == .opened
        guard isOpened || event.origin.kind == .returned && isEntered(event.origin.op, body) else {
            return []
        }
        // Each round over what hands out sessions has one of its own.
        let rounds = (0..<body.count).filter {
            body.kind($0) == .element && body.a($0) == event.origin.op
        }
        return [PathQuery.Mark(at: event.origin.op)] + rounds.map { PathQuery.Mark(at: UInt32($0)) }
    }

    /// Whether the result of a call is entered by a `with`, which hands out something of its own each time.
    private func isEntered(_ call: UInt32, _ body: Body) -> Bool {
        (0..<body.count).contains { index in
            guard body.kind(index) == .entered, body.a(index) != UInt32.max else { return false }
            let entered = body[Value(body.a(index))]
            return body.a(index) == call || entered.kind == .await && entered.a == call
        }
    }

    /// Where a loop that goes on until a name says otherwise is told by it to end, as by `done = True`.
    private func lastRounds(_ body: Body) -> [PathQuery.Mark] {
        (0..<body.count).filter { index in
            guard body.kind(index) == .bind, body.b(index) != UInt32.max else { return false }
            let given = body[Value(body.b(index))]
            guard given.kind == .boolean, let loop = loops(around: index, body).last,
                !body[loop].value.isNone
            else { return false }
            var condition = body[body[loop].value]
            let isEndedByTrue = condition.kind == .operation && Operator(rawValue: condition.a) == .not
            if isEndedByTrue, let operand = facts.list(condition.b).first { condition = body[Value(operand)] }
            return condition.kind == .name && condition.a == body.a(index) && (given.a == 1) == isEndedByTrue
        }.map { PathQuery.Mark(at: UInt32($0)) }
    }

    private func isInLoop(_ event: Event) -> Bool {
        regions(from: event.region).contains { $0.kind == .loop }
    }

    /// Whether the rounds of the loop around an event stand each for itself: each is a transaction, or its error is
    /// caught within the loop.
    private func isRoundApart(_ event: Event) -> Bool {
        guard isInLoop(event) else { return false }
        if let outcome = evaluation.outcome(of: event), outcome.hands != nil || outcome.takesClosure {
            return true
        }
        let body = Body(facts, function: event.function)
        let op = Int(event.op.index)
        guard let loop = loops(around: op, body).last else { return false }
        return nests.attempts(of: body).around(op).last.map { $0 > loop } ?? false
    }

    /// Whether the method that works on the session belongs to a service, by the name of its object or as its own.
    private func isOfService(_ event: Event) -> Bool {
        let body = Body(facts, function: event.function)
        let call = body[event.op]
        guard call.kind == .call, !call.value.isNone, body.kind(Int(call.value.index)) == .attribute,
            let base = body.spelling(body[call.value].value).split(separator: ".").last
        else { return false }
        if base == "self", let role = role(ofFunction: event.function)?.role { return role != .model }
        let name = base.prefix(1).uppercased() + base.dropFirst()
        return isServiceName(name)
    }

    // MARK: Batches

    /// Whether an event stands in a loop each round, or each so many rounds, of which is a piece of work of its own.
    private func isBatch(_ event: Event, _ once: OnceCheck, _ batches: inout [LoopPlace: Bool]) -> Bool {
        let regions = regions(from: event.region)
        guard regions.contains(where: { $0.kind == .loop }) else { return false }
        let body = Body(facts, function: event.function)
        let name = facts.string(facts.function(event.function).name)
        if once.batches.contains(where: { $0.matches(name) }) { return true }
        for region in regions {
            if region.kind == .loop { break }
            if region.kind == .arm || region.kind == .remainder, counts(region.value, body) { return true }
        }
        return loops(around: Int(event.op.index), body).contains { loop in
            let place = LoopPlace(function: event.function, loop: loop)
            if let known = batches[place] { return known }
            let isBatch =
                isEndless(loop, body) || goesThroughBatches(loop, body, once) || waits(loop, body, once)
            batches[place] = isBatch
            return isBatch
        }
    }

    /// Whether a condition counts: a remainder, a comparison of sizes.
    private func counts(_ value: Value, _ body: Body, depth: Int = 0) -> Bool {
        guard !value.isNone, depth < 8 else { return false }
        let op = body[value]
        switch op.kind {
        case .operation:
            switch Operator(rawValue: op.a) {
            case .modulo?, .less?, .other?: return true
            default: break
            }
            return facts.list(op.b).contains { counts(Value($0), body, depth: depth + 1) }
        case .either: return facts.list(op.a).contains { counts(Value($0), body, depth: depth + 1) }
        default: return false
        }
    }

    private func isEndless(_ loop: Int, _ body: Body) -> Bool {
        let begin = body[loop]
        guard begin.has(OpFlag.atLeastOnce), !begin.value.isNone else { return false }
        return body.kind(Int(begin.value.index)) == .boolean
    }

    private func waits(_ loop: Int, _ body: Body, _ once: OnceCheck) -> Bool {
        var depth = 0
        for index in loop..<body.count {
            switch body.kind(index) {
            case .loopBegin: depth += 1
            case .loopEnd:
                depth -= 1
                if depth == 0 { return false }
            case .call where body.a(index) != UInt32.max:
                let name = body.spelling(Value(body.a(index))).split(separator: ".").last ?? ""
                if once.waits.contains(String(name)) { return true }
            default: continue
            }
        }
        return false
    }

    private func goesThroughBatches(_ loop: Int, _ body: Body, _ once: OnceCheck) -> Bool {
        for index in loop + 1..<min(loop + 8, body.count) {
            switch body.kind(index) {
            case .bind:
                let name = facts.string(Symbol(rawValue: body.a(index)))
                if once.batches.contains(where: { $0.matches(name) }) { return true }
            case .element where body.a(index) < index:
                // Numbers with a step between them: `range(0, count, 500)`.
                let source = body[Value(body.a(index))]
                guard source.kind == .call, !source.value.isNone else { continue }
                let isStepped = ["range", "stride"].contains(body.spelling(source.value))
                if isStepped, body.call(source).arguments.count == 3 { return true }
            default: continue
            }
        }
        return false
    }
}

/// A loop of a file, by the operation where it begins.
private struct LoopPlace: Hashable {
    var function: Int
    var loop: Int
}
