import Facts
import Findings
import Linking
import SourceText

/// `require` that the handler of an error of the database raises again, where the session belongs to somebody else.
extension ReachJudge {
    /// Something that may fail, at an operation of a function.
    private struct Risk {
        var op: UInt32
        var effect: Effect
        var isLasting: Bool
        var isCertain: Bool
        var way: [WitnessStep]
    }

    mutating func hold(_ check: HandlerCheck, _ outer: Check, rule: Int) {
        for id in 0..<facts.functionCount {
            let body = Body(facts, function: id)
            guard (0..<body.count).contains(where: { body.kind($0) == .handler }),
                let role = scope(outer, function: id)
            else { continue }
            let attempts = attempts(body)
            let function = FunctionRef(file: index, function: id)
            let risks = attempts.isEmpty ? [] : risks(function, body, check)
            guard !risks.isEmpty else { continue }
            let apart = firstApart(body, check) ?? body.count
            let ends = Set(
                ownership.deeds(of: function).lazy.filter { $0.effect == .rollsBack }.map { Int($0.op) })
            for attempt in attempts where attempt.covered.upperBound <= apart {
                hold(attempt, attempts, risks, ends, body, role, check, rule)
            }
        }
    }

    /// - Parameters:
    ///   - risks: of the function, in the order of their operations.
    ///   - ends: where the function rolls back.
    private mutating func hold(
        _ attempt: Attempt, _ attempts: [Attempt], _ risks: [Risk], _ ends: Set<Int>, _ body: Body,
        _ role: FoundRole?,
        _ check: HandlerCheck, _ rule: Int
    ) {
        let start = risks.partitioningIndex { Int($0.op) >= attempt.covered.lowerBound }
        let inside = risks[start...].prefix { Int($0.op) < attempt.covered.upperBound }
        guard let first = inside.first(where: \.isLasting) ?? inside.first else { return }
        var isTaken = false
        for handler in attempt.handlers {
            // An error of the database never comes to the handlers behind one that takes all of them.
            defer { isTaken = isTaken || catches(handler.lowerBound, body, check.whole) }
            guard !isTaken, catches(handler.lowerBound, body, check.errors),
                !handler.contains(where: { body.kind($0) == .raise }),
                role?.role != .tool || !handler.contains(where: { isRecord($0, body, check) }),
                !failsAgain(in: handler, attempts, risks, ends), goesOn(from: handler, inside, body)
            else { continue }
            tell(first, handler, ends, body, role, rule)
        }
    }

    /// Whether a handler works on with the session, unguarded and without a rollback: one that has failed raises again.
    private func failsAgain(
        in handler: Range<Int>, _ attempts: [Attempt], _ risks: [Risk], _ ends: Set<Int>
    ) -> Bool {
        !ends.contains(where: handler.contains)
            && risks.contains { risk in
                risk.isLasting && handler.contains(Int(risk.op))
                    && !attempts.contains {
                        handler.contains($0.covered.lowerBound) && $0.covered.contains(Int(risk.op))
                    }
            }
    }

    // MARK: What may fail

    private mutating func risks(_ function: FunctionRef, _ body: Body, _ check: HandlerCheck) -> [Risk] {
        var result: [Risk] = []
        for deed in ownership.deeds(of: function) where check.effects.contains(deed.effect) {
            guard let isSure = isBorrowed(deed.accesses, in: function) else { continue }
            let step = WitnessStep(function: function, range: deed.range, target: nil)
            result.append(
                Risk(
                    op: deed.op, effect: deed.effect, isLasting: check.lasting.contains(deed.effect),
                    isCertain: deed.isCertain && isSure, way: [step]))
        }
        for found in reaches(from: function) where check.lasting.contains(found.effect) {
            guard !found.isConditional, let isSure = isBorrowed([found.access], in: function) else {
                continue
            }
            let way = ownership.witness(of: found)
            if way.dropFirst().contains(where: { isHandled($0, check) }) { continue }
            result.append(
                Risk(
                    op: ownership.op(of: found.call), effect: found.effect, isLasting: true,
                    isCertain: found.isCertain && isSure, way: way))
        }
        return result.sorted { $0.op < $1.op }
    }

    /// Whether an error of what stands at a step goes no further than the function that it stands in.
    private func isHandled(_ step: WitnessStep, _ check: HandlerCheck) -> Bool {
        let body = program.program.body(of: step.function)
        let place =
            step.op.isNone ? (0..<body.count).first { body[$0].range == step.range } : Int(step.op.index)
        guard let place else { return false }
        return attempts(body).contains { attempt in
            attempt.covered.contains(place)
                && attempt.handlers.contains { handler in
                    catches(handler.lowerBound, body, check.whole)
                        && !handler.contains { body.kind($0) == .raise }
                }
        }
    }

    /// Whether all sessions belong to somebody else, and whether that is sure; nil where one does not.
    private func isBorrowed(_ accesses: [Access], in function: FunctionRef) -> Bool? {
        guard !accesses.isEmpty else { return nil }
        var isSure = accesses.count == 1
        for access in accesses {
            guard case .borrowed(let isCertain) = ownership.owner(of: access, in: function) else {
                return nil
            }
            isSure = isSure && isCertain
        }
        return isSure
    }

    // MARK: Handlers

    /// Where what fails behind it begins to be kept apart, as by a savepoint, also in a block around it.
    private func firstApart(_ body: Body, _ check: HandlerCheck) -> Int? {
        (0..<body.count).first { index in
            body.kind(index) == .call && body.a(index) != UInt32.max
                && check.apart.contains(body.calledName(Value(body.a(index))))
        }
    }

    private func catches(_ handler: Int, _ body: Body, _ errors: [NamePattern]) -> Bool {
        let types = body.caughtTypes(handler)
        return types.isEmpty
            || types.contains { type in
                let name = type.split(separator: ".").last.map(String.init) ?? type
                return errors.contains { $0.matches(name) }
            }
    }

    private func isRecord(_ index: Int, _ body: Body, _ check: HandlerCheck) -> Bool {
        guard body.kind(index) == .call, body.a(index) != UInt32.max else { return false }
        let name = body.calledName(Value(body.a(index)))
        return check.records.contains { $0.matches(name) }
    }

    /// Whether a path leads through the handler and out of the function as if nothing had happened; a further try that
    /// succeeds makes up for it.
    private func goesOn(from handler: Range<Int>, _ risks: ArraySlice<Risk>, _ body: Body) -> Bool {
        var happenings = [PathQuery.Happening(at: UInt32(handler.lowerBound), PathStep(to: 1))]
        happenings += risks.map { PathQuery.Happening(at: $0.op, PathStep([(1, 0)])) }
        return paths(body).run(happenings).waysOut.contains { $0.state == 1 && $0.kind != .error }
    }

    private mutating func tell(
        _ risk: Risk, _ handler: Range<Int>, _ ends: Set<Int>, _ body: Body, _ role: FoundRole?, _ rule: Int
    ) {
        let function = FunctionRef(file: index, function: body.function)
        let op = body[Int(risk.op)]
        var range = body[handler.lowerBound].range
        if range.isEmpty { range = body.shownRange(op) }
        var fills: [Template.Placeholder: String] = [:]
        fills[.callee] = op.kind == .call ? body.shown(op.value) : "the block"
        fills[.consequence] =
            handler.contains(where: ends.contains)
            ? "rolls back and goes on as if nothing had happened" : "goes on as if nothing had happened"
        fills[.target] = name(risk.way.last?.function ?? function)
        fills[.class] = facts.path(ofType: facts.function(body.function).type)
        candidates.append(
            Candidate(
                rule: rule, range: range, function: body.function, role: role,
                isCertain: risk.isCertain && role?.isCertain ?? true, isNote: !risk.isLasting,
                shape: op.kind == .call ? body.call(op).shape : 0, fills: fills,
                key: .place(rule: rule, start: range.start, end: range.end),
                trace: risk.way.count > 1 ? trace(risk.way, risk.effect) : []))
    }
}
