import Facts
import Linking
import SourceText

/// Effects inside the block or closure of a session.
extension FileJudge {
    struct Block {
        /// Of everything in the block that is one cause with it.
        var key: CauseKey?
        /// The session of the block as it is called there; empty where it has no name.
        var inner: String
        var isSure: Bool
        /// Of a transaction inside one.
        var nesting: Nesting?
        /// What the session of the block is to take the place of, where that is not the receiver as it stands there.
        var outer: (value: Value, text: String)?
    }

    func block(_ event: Event, _ check: EffectCheck) -> Block? {
        switch check.within {
        case nil: nil
        case .otherSession: otherBlock(event, check) ?? otherClosure(event)
        case .ownTransaction: ownTransaction(event)
        case .liveSession: nil
        case .detour: detour(event, check)
        case .outsideQueue: outsideQueue(event, check)
        }
    }

    /// Whether something between the effect and its function drops the error, and nobody looks whether there was one.
    func isErrorDropped(_ event: Event) -> Bool {
        regions(from: event.region).contains { $0.kind == .dropped } && !isUsed(event)
    }

    /// Whether the value of the call goes anywhere. A closure of one expression hands it out without being asked.
    private func isUsed(_ event: Event) -> Bool {
        let body = Body(facts, function: event.function)
        var value = event.op
        for index in Int(event.op.index) + 1..<max(body.count, Int(event.op.index) + 1) {
            let op = body[index]
            guard body.operands(of: op).contains(value) else { continue }
            switch op.kind {
            case .await, .either: value = Value(UInt32(index))
            case .return:
                return !op.has(OpFlag.implicit) || facts.function(event.function).kind != .closure
            default: return true
            }
        }
        return false
    }

    /// Whether the effect is on the way out of something that has failed: in a handler, or right before a `throw`.
    func isAlreadyFailing(_ event: Event) -> Bool {
        if regions(from: event.region).contains(where: { $0.kind == .handler }) { return true }
        let body = Body(facts, function: event.function)
        for index in Int(event.op.index) + 1..<max(body.count, Int(event.op.index) + 1) {
            switch body.kind(index) {
            case .raise: return true
            case .await, .coverBegin, .coverEnd, .call, .name, .attribute, .string, .number: continue
            default: return false
            }
        }
        return false
    }

    // MARK: Blocks

    /// The innermost block of a session that is opened there and is another one than the event's.
    private func otherBlock(_ event: Event, _ check: EffectCheck) -> Block? {
        let body = Body(facts, function: event.function)
        var current = event.region
        while current >= 0 {
            let region = evaluation.regions[current]
            if region.kind == .with, let inner = openedHere(region.value, event.function) {
                let known = evaluation[inner]
                let own = evaluation.alternatives(of: evaluation.evaluated(region.value, in: event.function))
                    .map { evaluation[$0].origin }
                guard !event.landings.contains(where: { own.contains($0.origin) }),
                    isOuter(event.origin, than: region.value, in: event.function),
                    !isOfObject(event.receiver, madeIn: region.value, body)
                else { return nil }
                // What leads to databases of all kinds is hardly the store of the block.
                if event.basis == .elsewhere || haveOwnFactories(event.origin.op, known.origin.op, body) {
                    return nil
                }
                let stores = (store(of: evaluation[event.session]), store(of: known))
                if let outer = stores.0, let own = stores.1, outer != own { return nil }
                let isOfThread = check.threadTypes.contains { type in
                    isMade(event.session, of: type) && isMade(inner, of: type)
                }
                if isOfThread || areSideBySide(event.origin.op, region.value, body) { return nil }
                return Block(
                    key: .block(region: current), inner: name(of: region.value, body),
                    isSure: known.basis == .certain,
                    nesting: nil)
            }
            current = region.parent
        }
        return nil
    }

    func openedHere(_ value: Value, _ function: Int) -> KnownID? {
        let id = evaluation.evaluated(value, in: function)
        return evaluation.alternatives(of: id).first { session in
            let origin = evaluation[session].origin
            return evaluation.kind(of: session) == .session && origin.kind == .opened
                && origin.function == UInt32(truncatingIfNeeded: function)
        }
    }

    /// Whether two sessions are opened by factories that the function has made for itself, each by a call of its own:
    /// who makes two has two databases.
    func haveOwnFactories(_ one: UInt32, _ other: UInt32, _ body: Body) -> Bool {
        if haveOwnEngines(one, other, body) { return true }
        let made = [one, other].compactMap { opening -> Value? in
            guard opening != .max, body.kind(Int(opening)) == .call else { return nil }
            let callee = body[Value(opening)].value
            guard !callee.isNone, body.kind(Int(callee.index)) == .name,
                let source = evaluation.source(of: callee, in: body.function),
                body.kind(Int(source.index)) == .call
            else { return nil }
            return source
        }
        return made.count == 2 && made[0] != made[1]
    }

    /// Whether two sessions are made by calls of one class with different things that are named there:
    /// `AsyncSession(old_engine)` and `AsyncSession(new_engine)`, `sessionmaker(old_engine)()` and so on.
    private func haveOwnEngines(_ one: UInt32, _ other: UInt32, _ body: Body) -> Bool {
        let made = [one, other].compactMap { opening -> (callee: String, engine: String)? in
            guard opening != .max, body.kind(Int(opening)) == .call, !body[Value(opening)].value.isNone else {
                return nil
            }
            var call = body[Value(opening)]
            if body[call.value].kind == .call, !body[call.value].value.isNone { call = body[call.value] }
            guard let first = body.call(call).arguments.first,
                first.label.isNone || facts.string(first.label) == "bind",
                [.name, .attribute].contains(body.kind(Int(first.value.index)))
            else { return nil }
            return (body.spelling(call.value), body.spelling(first.value))
        }
        return made.count == 2 && made[0].callee == made[1].callee && made[0].engine != made[1].engine
    }

    /// Whether the `with` that opens a session has opened another one before, as `with factory() as one, factory() as
    /// other` does: its block is meant to have both.
    private func areSideBySide(_ one: UInt32, _ other: Value, _ body: Body) -> Bool {
        let entered = { (value: Value) in
            (0..<body.count).first { body.kind($0) == .withBegin && body.a($0) == value.index }
        }
        guard one != .max, var last = entered(other) else { return false }
        while body[last].has(OpFlag.beside) {
            guard let before = (0..<last).last(where: { body.kind($0) == .withBegin }) else { return false }
            let manager = Value(body.a(before))
            if manager.index == one || body[manager].value.index == one { return true }
            last = before
        }
        return false
    }

    private func isOuter(_ origin: Origin, than block: Value, in function: Int) -> Bool {
        switch origin.kind {
        case .opened: return origin.op < block.index
        case .parameter, .attribute, .captured: return true
        case .ambient, .returned, .handed, .unknown: return false
        }
    }

    /// Whether a session is an attribute of something that came into being within a block: it may well have been made
    /// with the session of that block.
    private func isOfObject(_ session: Value, madeIn block: Value, _ body: Body) -> Bool {
        var value = session
        while !value.isNone, body.kind(Int(value.index)) == .attribute { value = body[value].value }
        guard !value.isNone, value != session, body.kind(Int(value.index)) == .name,
            let source = evaluation.source(of: value, in: body.function)
        else { return false }
        return source.index > block.index
    }

    /// The name of the factory that a session comes from.
    func store(of known: Known) -> Symbol? {
        guard known.origin.isOpened else { return nil }
        return evaluation.factoryName(of: known)
    }

    /// The name that a `with` gives to what it enters, or what it enters.
    func name(of entered: Value, _ body: Body) -> String {
        let next = Int(entered.index) + 1
        if next < body.count, body.kind(next) == .bind, body.b(next) == entered.index {
            return facts.string(Symbol(rawValue: body.a(next)))
        }
        return written(body[entered].value, body)
    }

    // MARK: Closures

    /// The closures around a function that run with the code around them, the innermost first.
    func handings(around function: Int) -> [(closure: Int, handing: Handing)] {
        var result: [(Int, Handing)] = []
        var current = function
        while facts.function(current).kind == .closure, let handing = evaluation.handings[current],
            !handing.isApart
        {
            result.append((current, handing))
            current = handing.function
        }
        return result
    }

    /// The innermost closure that is handed a session, where the effect lands on the one it was handed out by, or
    /// on another of the same kind.
    func otherClosure(_ event: Event) -> Block? {
        let isMade = event.origin.kind == .opened || event.origin.kind == .handed
        guard !isMade, evaluation.outcome(of: event)?.nesting != .fails else { return nil }
        for (closure, handing) in handings(around: event.function) {
            guard let given = handing.given else { continue }
            let sure = evaluation[given].basis == .certain
            if isSame(event, handing) || isElsewhereOfOne(event, handing) {
                return Block(
                    key: .block(region: -1 - closure), inner: firstParameter(of: closure), isSure: sure,
                    nesting: nil)
            }
        }
        return nil
    }

    /// Whether an effect lands on what a closure was handed its session by, as it is written.
    private func isSame(_ event: Event, _ handing: Handing) -> Bool {
        guard !event.receiver.isNone, !handing.receiver.isNone else { return false }
        let here = path(event.receiver, event.function, event.origin)
        let outside = path(handing.receiver, handing.function, handing.session.map { evaluation[$0].origin })
        return here == outside && !here.contains("?")
    }

    /// How a value is written, with the `self` that a bare name of a property leaves out.
    private func path(_ value: Value, _ function: Int, _ origin: Origin?) -> String {
        let body = Body(facts, function: function)
        let text = body.spelling(value)
        return origin?.kind == .attribute && body[value].kind == .name ? "self." + text : text
    }

    /// Whether an effect lands on a session that a request or the like makes, beside one that such a one made.
    private func isElsewhereOfOne(_ event: Event, _ handing: Handing) -> Bool {
        guard let outer = handing.session, event.origin.kind == .ambient else { return false }
        let (one, two) = (evaluation[event.session], evaluation[outer])
        return one.kind == .model && two.kind == .model && one.a == two.a
            && two.origin.kind == .ambient && event.origin.name == two.origin.name
    }

    /// The innermost closure in a transaction of the session that another one is begun on.
    private func ownTransaction(_ event: Event) -> Block? {
        let nesting = nesting(event)
        guard event.effect == .begins, nesting != .none else { return nil }
        if let name = begunAround(event) {
            return Block(key: nil, inner: name, isSure: event.basis == .certain, nesting: nesting)
        }
        for (closure, handing) in handings(around: event.function) {
            guard handing.effects.contains(.begins), let outer = handing.session else { continue }
            let isOfOuter =
                handing.given.map { given in
                    event.landings.contains { $0.origin == evaluation[given].origin }
                } ?? false
            let isOuter = (nesting == .fails || handing.given == nil) && isSame(event, handing)
            if isOfOuter || isOuter {
                return Block(
                    key: nil, inner: firstParameter(of: closure),
                    isSure: evaluation[outer].basis == .certain, nesting: nesting)
            }
        }
        return nil
    }

    /// The session of an event, where a `with` block around that has begun a transaction on it.
    func begunAround(_ event: Event) -> String? {
        let body = Body(facts, function: event.function)
        let around = regions(from: event.region).filter { $0.kind == .with }.map(\.value)
        guard !around.isEmpty else { return nil }
        let outer = evaluation.events.first { other in
            guard other.effect == .begins, other.function == event.function, other.op != event.op,
                !other.isImplicit, nesting(other) != .none, other.landings.count == 1,
                event.landings.count == 1, SessionKey(other.origin) == SessionKey(event.origin),
                let entered = entered(other.op, body)
            else { return false }
            return around.contains(entered)
        }
        return outer.map { written($0.receiver, body) }
    }

    /// Whether what an effect lands on is surely of one type, wherever it comes from.
    func isOneThing(_ event: Event) -> Bool {
        guard !event.receiver.isNone else { return false }
        let all = evaluation.alternatives(of: evaluation.evaluated(event.receiver, in: event.function)).map {
            evaluation[$0]
        }
        return all.allSatisfy { $0.kind == .model && $0.a == all[0].a && $0.basis == .certain }
    }

    func nesting(_ event: Event) -> Nesting {
        event.effect == .begins ? evaluation.outcome(of: event)?.nesting ?? .none : .none
    }

    func firstParameter(of closure: Int) -> String {
        for number in facts.function(closure).parameters {
            let parameter = facts.parameter(number)
            if parameter.flags & ParameterFlag.isCapture == 0 { return facts.string(parameter.name) }
        }
        return ""
    }
}

/// What a library does about a transaction inside one of the same database, as a clause.
func phrase(_ nesting: Nesting) -> String {
    switch nesting {
    case .none: ""
    case .fails: "the library stops the program here"
    case .merges:
        "the library runs it as a part of the outer one, so an inner error that is caught is not rolled back"
    }
}
