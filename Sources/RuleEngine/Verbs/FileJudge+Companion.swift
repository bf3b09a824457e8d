import Facts
import Findings
import Linking
import SourceText

/// `require` that a row which tells of a change is written with the change: on the same session, before it is
/// committed, and wherever it is made.
extension FileJudge {
    mutating func hold(_ companion: CompanionCheck, _ check: Check) {
        for id in 0..<facts.functionCount where facts.function(id).kind == .function {
            guard case .some(let role) = scope(check, function: id) else { continue }
            let body = Body(facts, function: id)
            let rows = rows(body, companion)
            guard let row = rows.first else { continue }
            let own = Set(rows.map(\.op))
            let events = evaluation.events.filter {
                $0.function == id && !own.contains($0.op.index) && $0.landings.count == 1
            }
            let changes = events.filter { companion.effects.contains($0.effect) && !$0.isImplicit }
            if holdSession(rows, changes, events, role) { continue }
            let key = SessionKey(row.origin)
            guard rows.allSatisfy({ SessionKey($0.origin) == key }), row.origin.kind != .unknown else {
                continue
            }
            let same = events.filter { SessionKey($0.origin) == key }
            if holdOrder(rows, same, companion, body, role) { continue }
            holdPaths(rows, same, companion, body, role)
        }
    }

    /// A row that tells of a change, where it is added to a session.
    private struct CompanionRow {
        var op: UInt32
        var range: ByteRange
        var origin: Origin
        var isCertain: Bool
        var session: String
    }

    // MARK: Where it is added

    private mutating func rows(_ body: Body, _ check: CompanionCheck) -> [CompanionRow] {
        var result: [CompanionRow] = []
        for place in 0..<body.count where body.kind(place) == .call && body.a(place) != UInt32.max {
            let op = body[place]
            let callee = body[op.value]
            if callee.kind == .attribute, check.creates.contains(facts.string(callee.member)),
                !callee.value.isNone, isRow(body[callee.value].lastName, check)
            {
                let record = body.call(op)
                let session =
                    record.arguments.first { check.sessions.contains(facts.string($0.label)) }
                    ?? record.arguments.first { $0.label.isNone && $0.flags == 0 }
                guard let session else { continue }
                let id = evaluation.known(session.value, in: body.function)
                let known = evaluation[id]
                guard evaluation.isSession(known) else { continue }
                result.append(
                    CompanionRow(
                        op: UInt32(place), range: body.shownRange(op), origin: known.origin,
                        isCertain: known.basis <= .typeName, session: body.spelling(session.value)))
            } else if isRow(callee.lastName, check) {
                if let row = added(place, body, check) { result.append(row) }
            }
        }
        return result
    }

    private func isRow(_ name: Symbol, _ check: CompanionCheck) -> Bool {
        !name.isNone && facts.withBytes(of: name) { bytes in check.classes.contains { $0.matches(bytes) } }
    }

    /// Where a row that is made is added to a session in the same function.
    private mutating func added(_ made: Int, _ body: Body, _ check: CompanionCheck) -> CompanionRow? {
        evaluation.evaluate(body.function)
        let aliases = Aliases(of: Value(UInt32(made)), in: body, uses(in: body))
        for event in evaluation.events
        where event.function == body.function && check.effects.contains(event.effect) && !event.isImplicit {
            let op = body[event.op]
            guard op.kind == .call, event.landings.count == 1 else { continue }
            let isAdded = body.call(op).arguments.contains { argument in
                aliases.contains(argument.value)
                    || body.kind(Int(argument.value.index)) == .collection
                        && facts.list(body[argument.value].a).contains { aliases.contains(Value($0)) }
            }
            guard isAdded else { continue }
            return CompanionRow(
                op: event.op.index, range: event.range, origin: event.origin,
                isCertain: event.basis <= .typeName, session: body.spelling(event.receiver))
        }
        return nil
    }

    // MARK: What is wrong with it

    /// A row on another session than all that is changed.
    private mutating func holdSession(
        _ rows: [CompanionRow], _ changes: [Event], _ events: [Event], _ role: FoundRole?
    ) -> Bool {
        var isTold = false
        for row in rows where row.origin.kind != .unknown {
            let key = SessionKey(row.origin)
            guard let change = changes.last(where: { $0.op.index < row.op }) ?? changes.first,
                changes.allSatisfy({ SessionKey($0.origin) != key && $0.origin.kind != .unknown }),
                !events.contains(where: { $0.effect == .passes && SessionKey($0.origin) == key })
            else { continue }
            let body = Body(facts, function: change.function)
            let other = body.spelling(change.receiver)
            tell(
                row.range, change.function, role,
                "the event is written on `\(row.session)`, and the change on `\(other)`",
                cure: "write it on `\(other)`, before that is committed: one transaction, or none",
                isCertain: row.isCertain && change.basis <= .typeName,
                related: [place(change.range, "the change is written here")])
            isTold = true
        }
        return isTold
    }

    /// A row that is added when what it tells of is already committed.
    private mutating func holdOrder(
        _ rows: [CompanionRow], _ events: [Event], _ check: CompanionCheck, _ body: Body, _ role: FoundRole?
    ) -> Bool {
        let ends = events.filter { check.ends.contains($0.effect) }
        let changes = events.filter {
            (check.effects.contains($0.effect) || $0.effect == .passes) && !$0.isImplicit
        }
        guard !ends.isEmpty else { return false }
        let late = paths(body).late(
            rows.map { PathQuery.Mark(at: $0.op) }, after: ends.map(pathMark), anew: changes.map(pathMark))
        var isTold = false
        for found in late where found.always {
            let row = rows[found.place]
            let end = ends.last { $0.range.start < row.range.start } ?? ends[0]
            tell(
                row.range, body.function, role,
                "the event is written after `\(row.session)` was committed",
                cure: "write it before the commit, in the transaction of the change that it tells of",
                isCertain: row.isCertain && changes.contains { $0.op.index < end.op.index },
                related: [place(end.range, end.isImplicit ? "committed at the end of it" : "committed here")])
            isTold = true
        }
        return isTold
    }

    /// A change that is committed, or left to the caller, on a path without a row.
    private mutating func holdPaths(
        _ rows: [CompanionRow], _ events: [Event], _ check: CompanionCheck, _ body: Body, _ role: FoundRole?
    ) {
        let changes = events.filter { check.effects.contains($0.effect) && !$0.isImplicit }
        guard !changes.isEmpty, !isLeftToSetting(rows, check, body) else { return }
        let ends = events.filter { check.ends.contains($0.effect) }.map(pathMark)
        let undone = events.filter { $0.effect == .rollsBack }.map {
            pathMark($0).happening(PathStep([(1, 0), (2, 0)]))
        }
        for change in changes {
            let step = PathStep([(0, 1)])
            let told = PathStep([(0, 2), (1, 2)])
            let answer = paths(body).run(
                rows.map { PathQuery.Mark(at: $0.op).happening(told, failing: told) }
                    + [pathMark(change).happening(step)]
                    + ends.map { $0.happening(PathStep([(1, 3)])) } + undone)
            let isLost = answer.waysOut.contains { $0.kind != .error && $0.state == (ends.isEmpty ? 1 : 3) }
            guard isLost, rows.contains(where: { met($0, after: change, body) }) else { continue }
            let path = facts.string(facts.function(body.function).path)
            tell(
                change.range, body.function, role,
                "this change is written on a path that writes no event, and another path of `\(path)` writes one",
                cure: "write an event on every path that changes something", isCertain: false,
                isNote: rows.allSatisfy { isDecided($0, apartFrom: change, body) },
                related: rows.map { place($0.range, "an event is written here") })
            return
        }
    }

    /// Whether a row can be added after, or before, a change on one path.
    private func met(_ row: CompanionRow, after change: Event, _ body: Body) -> Bool {
        let mark = PathQuery.Mark(at: row.op)
        return !paths(body).late([mark], after: [pathMark(change)]).isEmpty
    }

    /// Whether a row stands in a branch that the change is not in: there somebody decides whether to tell of it.
    private func isDecided(_ row: CompanionRow, apartFrom change: Event, _ body: Body) -> Bool {
        var open: [Int] = []
        var begin: Int?
        for index in 0..<body.count {
            if index == Int(row.op) { begin = open.last }
            switch body.kind(index) {
            case .branchBegin: open.append(index)
            case .branchEnd:
                if let closed = open.popLast(), closed == begin {
                    return !(closed...index).contains(Int(change.op.index))
                }
            default: continue
            }
        }
        return false
    }

    /// Whether a row is added in a loop, or under a condition that speaks of a setting.
    private func isLeftToSetting(_ rows: [CompanionRow], _ check: CompanionCheck, _ body: Body) -> Bool {
        var open: [(place: Int, isLoop: Bool, isSetting: Bool)] = []
        let places = Set(rows.map { Int($0.op) })
        for index in 0..<body.count {
            let op = body[index]
            switch op.kind {
            case .loopBegin: open.append((index, true, false))
            case .branchBegin: open.append((index, false, speaks(op.value, of: check.settings, body, 0)))
            case .arm:
                if let last = open.indices.last, speaks(op.value, of: check.settings, body, 0) {
                    open[last].isSetting = true
                }
            case .loopEnd, .branchEnd: _ = open.popLast()
            default:
                if places.contains(index), open.contains(where: { $0.isLoop || $0.isSetting }) { return true }
            }
        }
        return false
    }

    private func speaks(_ value: Value, of words: [String], _ body: Body, _ depth: Int) -> Bool {
        guard !value.isNone, depth < 8 else { return false }
        let op = body[value]
        let symbol = op.kind == .string ? op.symbol : op.lastName
        if !symbol.isNone {
            let text = facts.string(symbol).lowercased()
            if words.contains(where: { text.contains($0) }) { return true }
        }
        return body.operands(of: op).contains { speaks($0, of: words, body, depth + 1) }
    }
}
