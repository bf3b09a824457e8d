import Facts
import Findings
import Linking
import SourceText

/// Values that go into tasks, threads and jobs.
extension FileJudge {
    /// A session on its way into a call.
    private struct Carried {
        var value: Value
        var known: Known
        /// What is written of it in a function inside this one; nil where it is written here.
        var text: String?
        var key: SessionKey { SessionKey(known.origin) }
    }

    // MARK: Background

    mutating func holdBackground(_ sites: [CallSite], _ escape: EscapeCheck, _ check: Check) {
        for site in sites {
            let body = Body(facts, function: site.function)
            let op = body[site.op]
            let isTask = startsTask(op, body)
            guard !isWaitedFor(site, op, body), mayRunLater(site, op, body, escape) else { continue }
            var carried: Carried?
            for argument in body.call(op).arguments where carried == nil {
                carried = self.carried(argument.value, body, escape, inCalls: isTask)
            }
            guard let carried, isEndedHere(carried, site.function) else { continue }
            var escaping = Escaping(
                function: site.function, range: op.range, op: site.op, receiver: carried.value,
                known: carried.known)
            escaping.isHandedOver = isTask && isClosedByTaker(of: carried.value, body)
            tell(escaping, check, [.callee: body.shown(op.value)])
        }
    }

    /// Whether a method called like one that runs things later may be that: what comes first is something that can run.
    /// `board.create_task(session, row)` makes a row.
    private mutating func mayRunLater(
        _ site: CallSite, _ op: Op, _ body: Body, _ escape: EscapeCheck
    ) -> Bool {
        guard body.kind(Int(op.value.index)) == .attribute else { return true }
        let name = facts.string(body[op.value].member)
        guard Self.takers.contains(name) else { return true }
        // That of a framework gives nothing back.
        if name == "add_task", !Aliases(of: site.op, in: body, uses(in: body)).users(uses(in: body)).isEmpty {
            return false
        }
        guard let first = body.call(op).arguments.first, first.label.isNone, !first.value.isNone else {
            return !body.call(op).arguments.contains { meant($0.value, body.function, escape) != nil }
        }
        if meant(first.value, body.function, escape) != nil { return false }
        if body.kind(Int(first.value.index)) == .call { return true }
        // What the program itself calls so takes whatever it likes.
        let found = evaluation.declared(at: site.op, in: site.function)
        let isFunction = evaluation[evaluation.evaluated(first.value, in: site.function)].kind == .function
        return isFunction
            || (!found.isCertain || found.all.isEmpty)
                && ![.string, .number, .collection].contains(body.kind(Int(first.value.index)))
    }

    /// Methods that take first what is to run.
    private static let takers: Set<String> = ["add_job", "add_task", "create_task", "submit"]

    /// Whether a function that is called with a session closes it: then it may well have become its owner.
    private mutating func isClosedByTaker(of session: Value, _ body: Body) -> Bool {
        for call in uses(in: body).users(of: session) where body.kind(call) == .call {
            let (targets, _) = evaluation.declared(at: Value(UInt32(call)), in: body.function)
            guard targets.count == 1, let target = targets.first,
                let place = place(of: session, among: body.call(body[call]).arguments, of: target)
            else { continue }
            let isClosed = ask(Int(target.file)) { file in
                let function = Int(target.function)
                let fact = file.facts.function(function)
                let name = file.facts.parameter(fact.parameters.lowerBound + place).name
                file.evaluate(function)
                return file.events.contains { event in
                    event.function == function && event.effect == .closes
                        && event.landings.contains { $0.origin.kind == .parameter && $0.origin.name == name }
                }
            }
            if isClosed { return true }
        }
        return false
    }

    /// Whether the call starts a coroutine, so that a call among its arguments runs later.
    private func startsTask(_ call: Op, _ body: Body) -> Bool {
        let callee = body[call.value]
        let name = facts.string(callee.kind == .attribute ? callee.member : callee.symbol)
        return [
            "create_task", "ensure_future", "start_soon", "run_coroutine_threadsafe", "gather",
            "as_completed", "wait",
        ]
        .contains(name)
    }

    /// Whether whoever opened the session ends it while the task may run: a session that is opened and not closed
    /// here is handed over.
    private func isEndedHere(_ carried: Carried, _ function: Int) -> Bool {
        guard carried.known.origin.kind == .opened else { return true }
        return evaluation.events.contains { event in
            event.function == function && event.effect == .closes
                && event.landings.contains { SessionKey($0.origin) == carried.key }
        }
    }

    /// Whether the function waits for what a call starts, or hands it to somebody who may.
    private mutating func isWaitedFor(_ site: CallSite, _ call: Op, _ body: Body) -> Bool {
        let callee = body[call.value]
        if callee.kind == .attribute, !callee.value.isNone {
            // What a `with` block has given ends with the block.
            let source = evaluation.source(of: callee.value, in: body.function) ?? callee.value
            if body.kind(Int(source.index)) == .entered { return true }
        }
        let uses = uses(in: body)
        let aliases = Aliases(of: site.op, in: body, uses)
        return aliases.users(uses).contains { index in
            let op = body[index]
            switch op.kind {
            case .await, .return, .yield, .collection, .opaque, .element, .store: return true
            case .call: return body.call(op).arguments.contains { aliases.contains($0.value) }
            case .attribute where ["join", "result", "get", "wait"].contains(facts.string(op.member)):
                let value = Value(UInt32(index))
                return uses.users(of: value).contains { body.kind($0) == .call && body[$0].value == value }
            default: return false
            }
        }
    }

    // MARK: What is carried

    /// The session that a value is, holds, or is going to work with.
    private func carried(_ value: Value, _ body: Body, _ escape: EscapeCheck, inCalls: Bool, depth: Int = 0)
        -> Carried?
    {
        guard !value.isNone, depth < 6 else { return nil }
        if let known = meant(value, body.function, escape) { return Carried(value: value, known: known) }
        let op = body[value]
        switch op.kind {
        case .collection:
            for part in facts.list(op.a) {
                if let found = carried(Value(part), body, escape, inCalls: inCalls, depth: depth + 1) {
                    return found
                }
            }
        case .call where inCalls || isPartial(op, body):
            return carriedByCall(op, body, escape, depth)
        case .name:
            guard let source = evaluation.source(of: value, in: body.function), source.index < value.index
            else { return nil }
            let made = body[source]
            if made.kind == .call, makesObject(made, body) || inCalls && depth == 0 {
                return carriedByCall(made, body, escape, depth)
            }
        case .attribute:
            // A method of what holds a session.
            return carried(op.value, body, escape, inCalls: false, depth: depth + 1)
        default: break
        }
        return nil
    }

    private func carriedByCall(_ call: Op, _ body: Body, _ escape: EscapeCheck, _ depth: Int) -> Carried? {
        for argument in body.call(call).arguments {
            if let found = carried(argument.value, body, escape, inCalls: false, depth: depth + 1) {
                return found
            }
        }
        guard !call.value.isNone, body.kind(Int(call.value.index)) == .attribute else { return nil }
        return carried(body[call.value].value, body, escape, inCalls: false, depth: depth + 1)
    }

    private func isPartial(_ call: Op, _ body: Body) -> Bool {
        !call.value.isNone && body.spelling(call.value).split(separator: ".").last == "partial"
    }

    /// Whether a call makes an object, by the name of what is called.
    private func makesObject(_ call: Op, _ body: Body) -> Bool {
        guard !call.value.isNone else { return false }
        let callee = body[call.value]
        let symbol = callee.lastName
        guard !symbol.isNone else { return false }
        return facts.withBytes(of: symbol) { bytes in
            bytes.first { $0 != 0x5F }.map { $0 >= 0x41 && $0 <= 0x5A } ?? false
        }
    }

    // MARK: Side by side

    mutating func holdConcurrent(_ sites: [CallSite], _ escape: EscapeCheck, _ check: Check) {
        var started: [(site: CallSite, carried: Carried)] = []
        var told: Set<ByteRange> = []
        for site in sites {
            let body = Body(facts, function: site.function)
            let op = body[site.op]
            let name = body.spelling(op.value).split(separator: ".").last.map(String.init) ?? ""
            if ["create_task", "ensure_future", "start_soon"].contains(name) {
                let first = firstCarried(body.call(op).arguments, body, escape)
                if let first, !isAwaitedAtOnce(site, body) { started.append((site, first)) }
                continue
            }
            guard let carried = shared(op, body, escape), told.insert(op.range).inserted else { continue }
            tellConcurrent(site, op, carried, body, check)
        }
        tellStarted(started, check)
    }

    private func firstCarried(_ arguments: [Argument], _ body: Body, _ escape: EscapeCheck) -> Carried? {
        for argument in arguments {
            if let found = carried(argument.value, body, escape, inCalls: true) { return found }
        }
        return nil
    }

    private mutating func tellConcurrent(
        _ site: CallSite, _ op: Op, _ carried: Carried, _ body: Body, _ check: Check,
        _ related: [Finding.Place] = []
    ) {
        tell(
            Escaping(
                function: site.function, range: op.range, op: site.op, receiver: carried.value,
                known: carried.known), check,
            [.callee: body.shown(op.value)].merging(carried.text.map { [.receiver: $0] } ?? [:]) { $1 },
            related: related)
    }

    private func isAwaitedAtOnce(_ site: CallSite, _ body: Body) -> Bool {
        let next = Int(site.op.index) + 1
        return next < body.count && body.kind(next) == .await && body.a(next) == site.op.index
    }

    /// The session that at least two of the coroutines in a call work with.
    private func shared(_ call: Op, _ body: Body, _ escape: EscapeCheck) -> Carried? {
        var seen: [SessionKey: Carried] = [:]
        for argument in body.call(call).arguments {
            let many = rounds(argument.value, body, escape)
            if let many { return many }
            for coroutine in coroutines(argument.value, body) {
                guard let carried = carried(coroutine, body, escape, inCalls: true) else { continue }
                if seen[carried.key] != nil { return carried }
                seen[carried.key] = carried
            }
        }
        return nil
    }

    private func coroutines(_ value: Value, _ body: Body) -> [Value] {
        guard !value.isNone else { return [] }
        let op = body[value]
        return op.kind == .collection ? facts.list(op.a).map { Value($0) } : [value]
    }

    /// The session of coroutines that a comprehension makes, or a loop puts into a list.
    private func rounds(_ value: Value, _ body: Body, _ escape: EscapeCheck) -> Carried? {
        guard !value.isNone else { return nil }
        var made = value
        if body.kind(Int(value.index)) == .name, let source = evaluation.source(of: value, in: body.function)
        {
            made = source
        }
        let op = body[made]
        if op.kind == .opaque, let found = comprehended(op, made, body, escape) { return found }
        guard op.kind == .collection || op.kind == .opaque, body.kind(Int(value.index)) == .name else {
            return nil
        }
        return appended(to: body[value].symbol, before: Int(value.index), body, escape)
    }

    private func comprehended(_ op: Op, _ made: Value, _ body: Body, _ escape: EscapeCheck) -> Carried? {
        for part in facts.list(op.a) {
            guard
                let carried = carried(Value(part), body, escape, inCalls: true)
                    ?? captured(by: Value(part), body, escape),
                let loop = loops(around: Int(part), body).last
            else { continue }
            return isMadeInside(carried, body, from: loop) ? nil : carried
        }
        return nil
    }

    /// The session of this function, or of its object, that a function inside it works with where that is called.
    private func captured(by call: Value, _ body: Body, _ escape: EscapeCheck) -> Carried? {
        guard body.kind(Int(call.index)) == .call, !body[call].value.isNone else { return nil }
        let callee = evaluation[evaluation.evaluated(body[call].value, in: body.function)]
        guard callee.kind == .function, facts.function(Int(callee.a)).parent == body.function else {
            return nil
        }
        let inner = Body(facts, function: Int(callee.a))
        // What is entered one after the other keeps them apart.
        let isLocked = (0..<inner.count).contains { index in
            inner.kind(index) == .entered && inner.a(index) != UInt32.max
                && inner.spelling(Value(inner.a(index))).lowercased().contains("lock")
        }
        if isLocked { return nil }
        for index in 0..<inner.count where [.name, .attribute].contains(inner.kind(index)) {
            let value = Value(UInt32(index))
            guard let known = meant(value, inner.function, escape),
                [.captured, .attribute].contains(known.origin.kind)
            else { continue }
            return Carried(value: call, known: known, text: inner.spelling(value))
        }
        return nil
    }

    /// Whether each round of a loop has a session of its own: one that it opens, or one of those that it goes through.
    private func isMadeInside(_ carried: Carried, _ body: Body, from loop: Int) -> Bool {
        let origin = carried.known.origin
        if origin.kind == .opened, origin.op != .max, Int(origin.op) > loop { return true }
        var first = carried.value
        while body.kind(Int(first.index)) == .attribute, !body[first].value.isNone {
            first = body[first].value
        }
        guard let source = evaluation.source(of: first, in: body.function) else { return false }
        return Int(source.index) > loop && [.element, .part].contains(body.kind(Int(source.index)))
    }

    private func appended(to list: Symbol, before end: Int, _ body: Body, _ escape: EscapeCheck) -> Carried? {
        var seen: [SessionKey: Carried] = [:]
        for index in 0..<end where body.kind(index) == .call && body.a(index) != UInt32.max {
            let callee = body[Value(body.a(index))]
            guard callee.kind == .attribute, !callee.value.isNone, body[callee.value].kind == .name,
                body[callee.value].symbol == list, facts.string(callee.member) == "append",
                let first = body.call(body[index]).arguments.first,
                let carried = carried(first.value, body, escape, inCalls: true)
            else { continue }
            if let loop = loops(around: index, body).last, !isMadeInside(carried, body, from: loop) {
                return carried
            }
            if seen[carried.key] != nil { return carried }
            seen[carried.key] = carried
        }
        return nil
    }

    /// Tasks that a function starts one after the other with the same session, none awaited before the next.
    private mutating func tellStarted(_ started: [(site: CallSite, carried: Carried)], _ check: Check) {
        var running: [StartedKey: [(op: Value, end: Int)]] = [:]
        for entry in started {
            let body = Body(facts, function: entry.site.function)
            let key = StartedKey(function: entry.site.function, session: entry.carried.key)
            while let last = running[key]?.last, last.end < Int(entry.site.op.index) {
                running[key]?.removeLast()
            }
            let earlier = running[key]?.last
            let firstAwait = firstAwait(of: entry.site, body)
            running[key, default: []].append((entry.site.op, firstAwait))
            var isMany = earlier != nil
            if let loop = loops(around: Int(entry.site.op.index), body).last,
                !isMadeInside(entry.carried, body, from: loop)
            {
                isMany = isMany || firstAwait >= nests.loops(of: body).end(of: loop)
            }
            guard isMany else { continue }
            let related = earlier.map { [self.place(body[$0.op].range, "and here")] } ?? []
            tellConcurrent(entry.site, body[entry.site.op], entry.carried, body, check, related)
        }
    }

    /// Where what a call starts is first awaited; behind everything where it never is.
    private mutating func firstAwait(of site: CallSite, _ body: Body) -> Int {
        let uses = uses(in: body)
        return Aliases(of: site.op, in: body, uses).users(uses).first { body.kind($0) == .await }
            ?? body.count
    }
}

/// Tasks of one function that work with one session.
private struct StartedKey: Hashable {
    var function: Int
    var session: SessionKey
}
