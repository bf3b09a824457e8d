import Facts
import Findings
import Linking
import SourceText

/// `pair`: what is acquired is released on every way out of the function, or handed on.
extension FileJudge {
    mutating func hold(_ pair: PairCheck, _ check: Check) {
        for thing in pair.callees.isEmpty ? byEffect(pair) : byCall(pair) {
            // What a module makes lives as long as the process.
            guard thing.function != 0, let role = scope(check, function: thing.function) else { continue }
            let body = Body(facts, function: thing.function)
            let uses = uses(in: body)
            let aliases = Aliases(of: thing.op, in: body, uses, giving: pair.giving)
            let users = aliases.users(uses)
            let ends = releases(of: thing, aliases, users, body, pair)
            if pair.onlyIfReleased, ends.isEmpty { continue }
            let isGuarded = isGuarded(thing, ends, aliases, body)
            let isHandedOn =
                !isGuarded && !pair.isOnReceiver
                && (isHandedOn(aliases, users + uses.takers, body)
                    || isReleasedByCallee(aliases, users, body, pair))
            // Of what is handed on and not released here, somebody else has to answer for.
            if !isHandedOn || !ends.isEmpty { examine(thing.range, thing.function, role) }
            if isGuarded || isHandedOn { continue }
            let ways = paths(body).unreleased(
                acquired: [PathQuery.Mark(at: given(thing.op, uses, body, pair).index)],
                released: ends + excluded(aliases, since: thing.op, uses.branches, body))
            guard let way = telling(ways) else { continue }
            var fills: [Template.Placeholder: String] = [.callee: body.shown(body[thing.op].value)]
            let callee = fills[.callee] ?? ""
            fills[.value] = thing.isEndedByBlock ? "\(callee)()" : "contextlib.closing(\(callee)(…))"
            fills[.name] = thing.name.isEmpty ? fills[.callee] : thing.name
            fills[.consequence] = phrase(way, isReleased: !ends.isEmpty, body)
            fills[.class] = facts.path(ofType: facts.function(thing.function).type)
            candidates.append(
                Candidate(
                    rule: rule, range: thing.range, function: thing.function, role: role,
                    isCertain: thing.isCertain && !isTried(ends, ways, body) && role?.isCertain ?? true,
                    shape: body[thing.op].kind == .call ? body.call(body[thing.op]).shape : 0, fills: fills,
                    related: places(way, ends, body), edits: deferring(thing.op, thing.name, body),
                    key: .place(rule: rule, start: thing.range.start, end: thing.range.end)))
        }
    }

    /// What methods that are called on it right there give again: only then somebody has it.
    private func given(_ made: Value, _ uses: ValueUses, _ body: Body, _ pair: PairCheck) -> Value {
        var current = made
        while !pair.giving.isEmpty,
            let member = ([current] + uses.readers(of: current).map { Value(UInt32($0)) }).lazy
                .flatMap({ uses.users(of: $0) }).first(where: {
                    body.kind($0) == .attribute && $0 > Int(current.index)
                        && pair.giving.contains(facts.string(body[$0].member))
                }),
            let call = uses.users(of: Value(UInt32(member))).first(where: {
                body.kind($0) == .call && body.a($0) == UInt32(member)
            })
        {
            current = Value(UInt32(call))
        }
        return current
    }

    /// Something acquired.
    private struct Thing {
        var function: Int
        var op: Value
        var range: ByteRange
        var name = ""
        var isCertain: Bool
        /// Whether it is released where a block that it is entered by ends.
        var isEndedByBlock = true
        /// What the effects that release it land on.
        var key: SessionKey?
    }

    private func byEffect(_ pair: PairCheck) -> [Thing] {
        evaluation.events.compactMap { event in
            guard pair.acquired.contains(event.effect), event.landings.count == 1, !event.isImplicit else {
                return nil
            }
            if event.effect == .opens {
                guard evaluation.kind(of: event.session) == .session, event.origin.kind == .opened,
                    event.origin.op == event.op.index,
                    !pair.notOf.contains(where: { isMade(event.session, of: $0, opener: event.opener) }),
                    !isOnConnectionOfMigration(event)
                else { return nil }
            } else {
                // What takes a closure ends with it.
                let outcome = evaluation.outcome(of: event)
                if evaluation.kind(of: event.session) == .handle || outcome?.hands != nil
                    || outcome?.takesClosure ?? false
                {
                    return nil
                }
            }
            let name =
                event.receiver.isNone ? "" : written(event.receiver, Body(facts, function: event.function))
            return Thing(
                function: event.function, op: event.op, range: event.range, name: name,
                isCertain: event.basis == .certain, isEndedByBlock: isEndedByBlock(event.session),
                key: SessionKey(event.origin))
        }
    }

    /// Whether the end of a `with` closes a session, as far as its library is known.
    private func isEndedByBlock(_ session: KnownID) -> Bool {
        let known = evaluation[session]
        guard known.kind == .model, Int(known.a) < language.models.types.count else { return true }
        let type = language.models.types[Int(known.a)]
        return type.exit.isEmpty || type.exit.contains(.closes)
    }

    /// Whether a session is made for the connection that Alembic runs a migration on, `Session(op.get_bind())`: it takes
    /// none from a pool.
    private func isOnConnectionOfMigration(_ event: Event) -> Bool {
        let body = Body(facts, function: event.function)
        guard body.kind(Int(event.op.index)) == .call else { return false }
        return body.call(body[event.op]).arguments.contains { argument in
            guard !argument.value.isNone else { return false }
            let value = body[argument.value]
            return value.kind == .call && !value.value.isNone && body.calledName(value.value) == "get_bind"
        }
    }

    private func byCall(_ pair: PairCheck) -> [Thing] {
        var call = CallCheck()
        call.callees = pair.callees
        return evaluation.calls.filter { isMeant($0, call) && mayHold($0, pair) }.map { site in
            let body = Body(facts, function: site.function)
            return Thing(
                function: site.function, op: site.op, range: body[site.op].range, isCertain: true, key: nil)
        }
    }

    /// Whether what a call makes may hold something: it is made with something, and its class, where the program declares
    /// it, has a method that releases it.
    private func mayHold(_ site: CallSite, _ pair: PairCheck) -> Bool {
        let op = Body(facts, function: site.function)[site.op]
        guard !Body(facts, function: site.function).call(op).arguments.isEmpty else { return false }
        let callee = evaluation.evaluated(op.value, in: site.function)
        guard let type = evaluation.programType(of: callee) else { return true }
        return program.program.hasAny(of: pair.releasing.union(["__aexit__", "__exit__"]), type)
    }

    /// Whether a session was made by a value of a type of the models, such as a scoped factory.
    func isMade(_ session: KnownID, of type: String, opener: FunctionRef? = nil) -> Bool {
        guard let wanted = language.models.type(named: type) else { return false }
        return evaluation.isMade(session, of: wanted, opener: opener)
    }

    /// Whether it is released only where a condition says that it is there: the same that let it be acquired, or one
    /// that asks for its name.
    private func isGuarded(_ thing: Thing, _ ends: [PathQuery.Mark], _ aliases: Aliases, _ body: Body) -> Bool
    {
        if ends.contains(where: { isDeferred(Int($0.op), body) }) { return true }
        let conditions = ends.flatMap { body.conditions(around: Int($0.op)) }
        guard !conditions.isEmpty, !aliases.names.isEmpty || thing.name.isEmpty else { return false }
        if !body.conditions(around: Int(thing.op.index)).isEmpty { return true }
        return conditions.contains { condition in
            mentions(condition, body, depth: 0) { aliases.names.contains($0) }
        }
    }

    /// Whether every way out on which it is not released goes through the `finally` that was to release it, where
    /// something fails before.
    private func isTried(_ ends: [PathQuery.Mark], _ ways: [PathQuery.WayOut], _ body: Body) -> Bool {
        let last = ends.compactMap { body.finally(around: Int($0.op)) }
        guard !last.isEmpty else { return false }
        return ways.allSatisfy { way in
            way.op.map { op in body.finally(around: Int(op)).map(last.contains) ?? false } ?? true
        }
    }

    /// Whether an operation runs under a condition when its scope is left.
    private func isDeferred(_ op: Int, _ body: Body) -> Bool {
        var depth = 0
        for index in 0..<min(op, body.count) {
            if body.kind(index) == .deferBegin { depth += 1 }
            if body.kind(index) == .deferEnd { depth -= 1 }
        }
        return depth > 0 && !body.conditions(around: op).isEmpty
    }

    // MARK: Releases

    private mutating func releases(
        of thing: Thing, _ aliases: Aliases, _ users: [Int], _ body: Body, _ pair: PairCheck
    ) -> [PathQuery.Mark] {
        var marks: [PathQuery.Mark] = []
        if let key = thing.key {
            for event in events(on: key, in: thing.function) where pair.released.contains(event.effect) {
                // What is entered is released when its block ends, on whatever way; what fails to be closed is given up.
                marks.append(PathQuery.Mark(at: event.op.index, alsoFailing: true))
            }
        }
        guard !pair.isOnReceiver else { return marks }
        let uses = uses(in: body)
        var ops: [Int] = []
        for index in users {
            switch body.kind(index) {
            case .entered where !leavesOpen(index, body, pair): ops.append(index)
            case .attribute where pair.releasing.contains(facts.string(body[index].member)):
                ops += uses.users(of: Value(UInt32(index))).filter {
                    body.kind($0) == .call && body.a($0) == UInt32(index)
                }
            default: continue
            }
        }
        return marks + ops.sorted().map { PathQuery.Mark(at: UInt32($0)) }
    }

    /// Whether the end of a block does something else to what is entered than to release it, as to commit.
    private func leavesOpen(_ index: Int, _ body: Body, _ pair: PairCheck) -> Bool {
        let exit = evaluation.exit(of: evaluation.evaluated(Value(body.a(index)), in: body.function))
        return !exit.isEmpty && exit.isDisjoint(with: pair.released)
    }

    /// Whether something else is to release it from now on: it is returned, kept, captured, or given to what makes an
    /// object or a list of it.
    /// - Parameter ops: those that may hand it on.
    private mutating func isHandedOn(_ aliases: Aliases, _ ops: [Int], _ body: Body) -> Bool {
        for index in ops {
            let op = body[index]
            switch op.kind {
            case .return, .store, .collection, .opaque, .subscripted:
                let operands = op.kind == .store ? [op.second] : body.operands(of: op)
                if operands.contains(where: aliases.contains) { return true }
            case .bind where op.has(OpFlag.outer):
                if aliases.contains(op.second) { return true }
            case .declare:
                if aliases.names.contains(op.symbol) { return true }
            case .attribute:
                // A method that is not called here is called by somebody else.
                if aliases.contains(op.value), !isCalled(index, body) { return true }
            case .call:
                if takesOver(op, aliases, body) { return true }
            case .closure, .function:
                if captures(Int(op.a), aliases.names) { return true }
            default: continue
            }
        }
        return false
    }

    /// Whether an attribute is the callee of a call, or what another attribute is read from, or assigned to.
    private func isCalled(_ attribute: Int, _ body: Body) -> Bool {
        if body[attribute].has(OpFlag.target) { return true }
        let name = facts.string(body[attribute].member).lowercased()
        guard name.contains("close") || name.contains("clean") || name.contains("exit") else { return true }
        for index in attribute + 1..<min(body.count, attribute + 64) {
            let kind = body.kind(index)
            if kind == .call || kind == .attribute, body.a(index) == UInt32(attribute) { return true }
        }
        return false
    }

    /// Whether a call may take over what it is given: what makes an object of it, and what is named for it.
    private func takesOver(_ call: Op, _ aliases: Aliases, _ body: Body) -> Bool {
        guard body.call(call).arguments.contains(where: { aliases.contains($0.value) }), !call.value.isNone
        else { return false }
        let callee = body[call.value]
        let symbol = callee.lastName
        guard !symbol.isNone else { return true }
        return facts.withBytes(of: symbol) { bytes in
            guard let first = bytes.first(where: { $0 != 0x5F }) else { return true }
            if first >= 0x41 && first <= 0x5A { return true }
            let name = String(decoding: bytes, as: UTF8.self).lowercased()
            return [
                "close", "clean", "enter", "exit", "finish", "release", "append", "put", "push", "callback",
                "set", "defer",
            ]
            .contains { name.contains($0) }
        }
    }

    private mutating func captures(_ function: Int, _ names: Set<Symbol>) -> Bool {
        guard !names.isEmpty else { return false }
        for id in functions(in: function) {
            let body = Body(facts, function: id)
            for index in 0..<body.count where body.kind(index) == .name {
                if names.contains(Symbol(rawValue: body.a(index))) { return true }
            }
        }
        return false
    }

    // MARK: Words

    /// The way out that tells most: one that somebody wrote, before one that an error takes.
    private func telling(_ ways: [PathQuery.WayOut]) -> PathQuery.WayOut? {
        ways.first { $0.kind != .error } ?? ways.first
    }

    private func phrase(_ way: PathQuery.WayOut, isReleased: Bool, _ body: Body) -> String {
        guard isReleased else { return "anywhere in this function" }
        switch way.kind {
        case .end: return "on a path to the end of the function"
        case .return: return "before a `return`"
        case .error:
            return way.op.map { body.kind(Int($0)) == .raise } ?? false
                ? "before an error is raised" : "where an error leaves the function"
        }
    }

    private func places(_ way: PathQuery.WayOut, _ ends: [PathQuery.Mark], _ body: Body) -> [Finding.Place] {
        var result: [Finding.Place] = []
        if !ends.isEmpty, let op = way.op, Int(op) < body.count {
            let range = body[Value(op)].range
            if !range.isEmpty {
                result.append(place(range, way.kind == .error ? "an error can leave here" : "it leaves here"))
            }
        }
        for end in ends.prefix(8) { result.append(place(body[Value(end.op)].range, "released here")) }
        return result
    }
}
