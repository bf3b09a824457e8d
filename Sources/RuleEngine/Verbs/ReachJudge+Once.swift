import Facts
import Findings
import Linking
import SourceText

/// `once` through calls: at most one of an effect on one session on any path, what callees do included.
extension ReachJudge {
    /// An effect, in the function itself or through a call.
    private struct Point {
        var op: UInt32
        var range: ByteRange
        var isCertain: Bool
        /// Nil where it stands in the function itself.
        var reach: Ownership.ReachThroughCall?
    }

    mutating func holdOnce(_ reach: ReachCheck, _ check: Check, rule: Int) {
        for id in 0..<facts.functionCount where facts.function(id).kind != .closure {
            guard let role = scope(check, function: id) else { continue }
            let function = FunctionRef(file: index, function: id)
            let points = points(of: function, reach)
            for access in points.keys.sorted(by: { points[$0]?[0].op ?? 0 < points[$1]?[0].op ?? 0 }) {
                // What stands in the function alone is told without looking at calls.
                guard let all = points[access], all.count > 1, all.contains(where: { $0.reach != nil }) else {
                    continue
                }
                let writing = all.filter { !onlyReads($0, in: function) }
                guard writing.count > 1, writing.contains(where: { $0.reach != nil }) else { continue }
                tell(writing.sorted { $0.op < $1.op }, access, function, role, rule)
            }
        }
    }

    private mutating func points(of function: FunctionRef, _ reach: ReachCheck) -> [Access: [Point]] {
        let body = Body(facts, function: Int(function.function))
        var points: [Access: [Point]] = [:]
        func add(_ point: Point, _ access: Access) {
            guard access.root != .unknown, access.root != .ambient,
                access.root != .opened || access.number > 0,
                isMeant(access, in: function, reach), isOnMainPath(point.op, body),
                !(points[access]?.contains { $0.op == point.op } ?? false)
            else { return }
            points[access, default: []].append(point)
        }
        for own in ownership.own(of: function) where reach.effects.contains(own.effect) && !own.isConditional
        {
            add(Point(op: own.op, range: own.range, isCertain: own.isCertain, reach: nil), own.access)
        }
        for found in reaches(from: function)
        where reach.effects.contains(found.effect) && !found.isConditional && ownership.isStraight(found) {
            let op = ownership.op(of: found.call)
            guard Int(op) < body.count, !ownership.isApart(found) || isJoined(op, body),
                // What lets an error rise behind it does not come back to who has called.
                !ownership.takesBack(found), !beginsAgain(found, in: function)
            else { continue }
            let range = ownership.witness(of: found).first?.range ?? body[Int(op)].range
            add(Point(op: op, range: range, isCertain: found.isCertain, reach: found), found.access)
        }
        return points
    }

    /// Whether what is committed is the end of a block that only asks the database.
    private func onlyReads(_ point: Point, in function: FunctionRef) -> Bool {
        let last = point.reach.flatMap { ownership.witness(of: $0).last }
        let place = last?.function ?? function
        let body = program.program.body(of: place)
        guard (0..<body.count).contains(where: { body.kind($0) == .withBegin }) else { return false }
        var judge = FileJudge(engine, program, Int(place.file))
        judge.evaluation.evaluate(Int(place.function))
        return judge.evaluation.events.contains { [judge] event in
            event.function == Int(place.function) && event.range == last?.range ?? point.range
                && judge.onlyReads(event)
        }
    }

    /// Whether what runs a call apart is waited for right away, as in `await create_task(work())`.
    private func isJoined(_ call: UInt32, _ body: Body) -> Bool {
        var taker: UInt32?
        for index in Int(call) + 1..<min(Int(call) + 16, body.count) {
            let op = body[index]
            if op.kind == .await, let taker, op.a == taker { return true }
            guard op.kind == .call, taker == nil,
                body.call(op).arguments.contains(where: { $0.value.index == call })
            else { continue }
            taker = UInt32(index)
        }
        return false
    }

    /// Whether an operation stands neither in a loop, which may go through batches, nor in the handler of an error.
    private func isOnMainPath(_ op: UInt32, _ body: Body) -> Bool {
        var loops = 0
        for index in 0..<min(Int(op), body.count) {
            if body.kind(index) == .loopBegin { loops += 1 }
            if body.kind(index) == .loopEnd { loops -= 1 }
        }
        return loops <= 0 && !body.isInHandler(Int(op))
    }

    private mutating func tell(
        _ points: [Point], _ access: Access, _ function: FunctionRef, _ role: FoundRole?, _ rule: Int
    ) {
        let body = Body(facts, function: Int(function.function))
        guard let (last, isSure, others) = lastRepeated(points, body),
            others.contains(where: { points[$0].reach != nil }) || points[last].reach != nil
        else { return }
        let point = points[last]
        let way = point.reach.map { ownership.witness(of: $0) } ?? []
        let all = points.flatMap { $0.reach.map { ownership.witness(of: $0).map(\.function) } ?? [] }
        var fills: [Template.Placeholder: String] = [:]
        let op = body[Int(point.op)]
        fills[.callee] = op.kind == .call ? body.shown(op.value) : ""
        let spelling = AccessSpelling(program, [function] + all).text(access, in: function)
        fills[.receiver] = spelling.isEmpty ? openedName(access, body) : spelling
        fills[.consequence] = "more than once on one path"
        fills[.class] = facts.path(ofType: facts.function(Int(function.function)).type)
        candidates.append(
            Candidate(
                rule: rule, range: point.range, function: Int(function.function), role: role,
                isCertain: isSure && points.allSatisfy(\.isCertain) && (role?.isCertain ?? true)
                    && !all.contains(where: claims)
                    && !body.tellsProgress(before: Int(points[0].op), until: Int(point.op)),
                shape: op.kind == .call ? body.call(op).shape : 0, fills: fills,
                related: others.map {
                    Finding.Place(file: index, range: points[$0].range, message: message(points[$0]))
                },
                key: .place(rule: rule, start: point.range.start, end: point.range.end),
                trace: point.reach.map { trace(way, $0.effect) } ?? []))
    }

    /// Whether a function takes hold of a piece of work, by its name: others have to see that before the work is done.
    private func claims(_ function: FunctionRef) -> Bool {
        let name = name(function).split(separator: ".").last?.lowercased() ?? ""
        return name.split(separator: "_").contains {
            ["acquire", "checkpoint", "claim", "heartbeat", "lease", "lock", "reserve"].contains($0)
        }
    }

    /// The last point that comes behind another one on some path, and whether nothing says that one of the two decides
    /// over the other; with the points that come before it.
    private mutating func lastRepeated(_ points: [Point], _ body: Body)
        -> (place: Int, isSure: Bool, others: [Int])?
    {
        let marks = points.map { PathQuery.Mark(at: $0.op) }
        var pairs = RepeatedPairs(marks, paths(body), body)
        let last = pairs.last { place in
            guard let reach = points[place].reach else { return false }
            return !isPlain(ownership.witness(of: reach), reach)
        }
        return last.map { last in
            let others = points.indices.filter {
                points[$0].op < points[last.place].op && pairs.areOnOnePath($0, last.place)
            }
            return (last.place, last.isSure, others)
        }
    }

    private func message(_ point: Point) -> String {
        guard let reach = point.reach, let last = ownership.witness(of: reach).last else { return "and here" }
        return "and here, in `\(name(last.function))`"
    }

    /// The name of a session that the function has opened.
    private func openedName(_ access: Access, _ body: Body) -> String {
        guard access.root == .opened, access.number > 0 else { return "the session" }
        var wanted: Set<UInt32> = [access.number - 1]
        for index in 0..<body.count {
            switch body.kind(index) {
            case .await, .entered, .cast: if wanted.contains(body.a(index)) { wanted.insert(UInt32(index)) }
            case .bind where wanted.contains(body.b(index)):
                return facts.string(Symbol(rawValue: body.a(index)))
            default: continue
            }
        }
        return "the session"
    }
}
