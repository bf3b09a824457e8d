import Facts
import Findings
import Linking
import SourceText

/// `forbid` an effect on a session.
extension FileJudge {
    mutating func hold(_ effect: EffectCheck, _ check: Check) {
        if effect.within == .liveSession { return holdBeside(effect, check) }
        for number in evaluation.events.indices {
            let event = evaluation.events[number]
            guard effect.effects.contains(event.effect), isMeant(event, effect),
                let landing = landing(event, effect), var role = scope(check, event)
            else { continue }
            if !effect.countsFlagged, event.effect != .opens, isFlagged(event) { continue }
            if role == nil, check.roles != nil { role = fallback }
            if let opener = event.opener, isTold(opener, check) { continue }
            if effect.isDropped, !isErrorDropped(event) { continue }
            if isExempt(event, effect) || isOnConnectionOfCaller(event) || isInMemory(event)
                || event.effect == .opens
                    && (providesSessions(FunctionRef(file: index, function: event.function))
                        || givesElse(event))
                || isMadeInPlace(event, landing)
            {
                continue
            }
            guard isMeant(evaluation.kind(of: event.session), effect) else { continue }
            let block = block(event, effect)
            if effect.within != nil, block == nil { continue }
            var fills = fills(event)
            fills[.inner] = block?.inner
            fills[.outer] = block?.outer?.text ?? fills[.receiver]
            if let nesting = block?.nesting { fills[.consequence] = phrase(nesting) }
            let key = block.flatMap(\.key) ?? key(event)
            let isKnown = landing.basis == .certain || block?.nesting != nil && isOneThing(event)
            let body = Body(facts, function: event.function)
            let isCertain =
                isKnown && block?.isSure ?? true && !isOfOwnObject(event, landing, body)
                && !mayBeLast(event, role)
                && !(event.effect == .commits && body.isInHandlerThatRaises(Int(event.op.index)))
                && !isOfThread(event, effect) && !mayBeGiven(event, body)
                && !isOfOwnEngine(event, body)
            // Who lends such a session may have begun nothing yet, and then this is the transaction.
            let isMerged = effect.within == nil && event.effect == .begins && nesting(event) == .merges
            candidates.append(
                Candidate(
                    rule: rule, range: event.range, function: event.function, role: role,
                    isCertain: isCertain && !isMerged && role?.isCertain ?? true,
                    isNote: isMerged || effect.isDropped && isAlreadyFailing(event),
                    isWarning: block?.nesting == .merges,
                    shape: shape(event, body), fills: fills, related: related(event, landing),
                    edits: edits(event, landing, block), key: key, isSecondary: block?.key != nil))
        }
    }

    private func isMeant(_ event: Event, _ check: EffectCheck) -> Bool {
        guard check.isImplicitOnly else { return check.countsImplicit || !event.isImplicit }
        // What a call wraps for the block is told at the call.
        let entered = event.receiver.isNone ? nil : Body(facts, function: event.function)[event.receiver].kind
        guard entered == .name || entered == .attribute else { return false }
        // What is entered by its name alone may be the session of any other library.
        let isKnown = event.basis < .name || evaluation.hasSign && scan.foreignMethods.isEmpty
        return event.isImplicit && isKnown
    }

    private mutating func isExempt(_ event: Event, _ check: EffectCheck) -> Bool {
        check.exceptions.contains { exception in
            switch exception {
            case .wrapper: runsCodeOfCaller(event.function)
            case .endedByHand:
                events(on: SessionKey(event.origin), in: event.function).contains { end in
                    !end.isImplicit && (end.effect == .commits || end.effect == .rollsBack)
                        && SessionKey(end.origin) == SessionKey(event.origin)
                }
            case .namedForIt: isNamedForIt(event)
            case .lendsToClosure: lendsToClosure(event.function)
            case .runsApart:
                isInClosureApart(event.function)
                    || started.holds(FunctionRef(file: index, function: event.function))
            }
        }
    }

    /// Whether a closure runs behind or beside what stands around it, or one around it does, and nobody there asks for what
    /// comes of it: `Task.detached { … }.value` is a part of the operation.
    private func isInClosureApart(_ function: Int) -> Bool {
        var current = function
        while facts.function(current).kind == .closure {
            if let handing = evaluation.handings[current], handing.isApart, !isAwaited(handing) {
                return true
            }
            guard let parent = facts.function(current).parent else { return false }
            current = parent
        }
        return false
    }

    private func isAwaited(_ handing: Handing) -> Bool {
        let body = Body(facts, function: handing.function)
        return (Int(handing.call.index)..<body.count).contains { index in
            body.kind(index) == .attribute && body[index].value == handing.call
                && ["get", "value", "wait"].contains(facts.string(body[index].member))
        }
    }

    /// Whether the function says by its name that it ends what it is given: whoever calls it wants that.
    private func isNamedForIt(_ event: Event) -> Bool {
        guard event.origin.kind == .parameter, Int(event.origin.function) == event.function else {
            return false
        }
        let name = facts.string(facts.function(event.function).name).lowercased()
        return name.hasPrefix("return_")
            || ["close", "clean", "dispose", "give_back", "release", "shutdown", "teardown", "tear_down"]
                .contains { name.contains($0) }
    }

    /// Whether the function that hands out a session is told itself for opening it.
    private func isTold(_ opener: FunctionRef, _ check: Check) -> Bool {
        guard let roles = check.roles, !providesSessions(opener) else { return false }
        let place = PlacedFile(engine, program, Int(opener.file))
        return place.role(ofFunction: Int(opener.function))?.role.map(roles.contains) ?? false
    }

    private func isMeant(_ kind: ValueKind?, _ check: EffectCheck) -> Bool {
        check.kinds.map { kinds in kind.map(kinds.contains) ?? false } ?? (kind != .handle)
    }

    /// The session that an effect is held against, where one of those it may land on is meant.
    private func landing(_ event: Event, _ check: EffectCheck) -> Event.Landing? {
        guard !check.origins.isEmpty else { return event.landings.first }
        guard let landing = event.landings.first(where: { matches($0.origin, check.origins) }) else {
            return nil
        }
        // Ended only under a condition, and one of several of which some are its own: it ends what it has opened.
        let isOneOfSeveral = event.landings.contains { $0.origin.isOpened }
        return isOneOfSeveral && isByChoice(event) ? nil : landing
    }

    /// Whether an event comes only under a condition, other than that nothing has gone wrong before it. What is closed
    /// behind that may have been handed over to be closed.
    private func isByChoice(_ event: Event) -> Bool {
        let body = Body(facts, function: event.function)
        return regions(from: event.region).contains { region in
            guard !region.value.isNone else { return false }
            return region.kind == .arm
                || region.kind == .remainder
                    && (event.effect == .closes || !body.raises(under: region.value))
        }
    }

    func matches(_ origin: Origin, _ classes: Set<EffectCheck.OriginClass>) -> Bool {
        if classes.contains(.borrowed), origin.isBorrowed { return true }
        switch origin.kind {
        case .opened: return classes.contains(.opened)
        case .parameter: return classes.contains(.parameter)
        case .attribute: return classes.contains(.attribute)
        case .captured: return classes.contains(.captured)
        case .ambient: return classes.contains(.ambient)
        case .returned: return classes.contains(.returned)
        case .handed: return classes.contains(.handed)
        case .unknown: return classes.contains(.unknown)
        }
    }

    /// The role that makes the check hold at an event; in a tree without roles, whoever borrows is a service.
    private mutating func scope(_ check: Check, _ event: Event) -> FoundRole?? {
        if let role = scope(check, function: event.function) { return role }
        guard program.isRoleless, check.like == nil, check.roles?.contains(.service) ?? false,
            role(ofFunction: event.function) == nil, borrows(event)
        else { return .none }
        usedFallback = true
        return .some(.some(fallback))
    }

    /// Whether the function of an event holds a session of somebody else.
    private mutating func borrows(_ event: Event) -> Bool {
        if borrowers == nil {
            borrowers = Set(
                evaluation.events.lazy.filter { $0.landings.contains { $0.origin.isBorrowed } }.map(
                    \.function))
        }
        return borrowers?.contains(event.function) ?? false
    }

    // MARK: Words and places

    private func key(_ event: Event) -> CauseKey {
        if event.effect == .opens { return .opening(function: event.function, op: event.op.index) }
        return .place(rule: rule, start: event.range.start, end: event.range.end)
    }

    func fills(_ event: Event) -> [Template.Placeholder: String] {
        let body = Body(facts, function: event.function)
        let op = body[event.op]
        var fills: [Template.Placeholder: String] = [:]
        fills[.callee] = op.kind == .call ? body.shown(op.value) : written(op.value, body)
        fills[.receiver] = event.receiver.isNone ? "" : written(begun(by: event, body), body)
        let isOwnWhereMissing = event.landings.contains { $0.origin.isOpened }
        fills[.origin] =
            isOwnWhereMissing
            ? "which is a session of its caller where one is given" : "a session that it only borrows"
        fills[.class] = facts.path(ofType: facts.function(event.function).type)
        return fills
    }

    /// What an event is about: the session whose transaction a block begins, rather than the transaction.
    private func begun(by event: Event, _ body: Body) -> Value {
        guard event.isImplicit else { return event.receiver }
        let block = body[event.receiver]
        guard block.kind == .call, !block.value.isNone else { return event.receiver }
        let callee = body[block.value]
        guard callee.kind == .attribute, !callee.value.isNone,
            evaluation.kind(of: evaluation.evaluated(callee.value, in: body.function)) == .session
        else { return event.receiver }
        return callee.value
    }

    /// A value as it is written, or as near to it as names go.
    func written(_ value: Value, _ body: Body) -> String {
        guard !value.isNone else { return "…" }
        let op = body[value]
        switch op.kind {
        case .string where !op.symbol.isNone: return "\"" + facts.string(op.symbol) + "\""
        case .number: return facts.string(op.symbol)
        case .boolean: return op.a == 1 ? "True" : "False"
        case .none: return "None"
        case .await: return written(op.value, body)
        default:
            let text = body.shown(value)
            return text.contains("?") ? "…" : text
        }
    }

    func shape(_ event: Event, _ body: Body) -> UInt32 {
        let op = body[event.op]
        return op.kind == .call ? body.call(op).shape : 0
    }

    /// The other places of the cause: the import, the names, the ends of what was opened.
    private mutating func related(_ event: Event, _ landing: Event.Landing) -> [Finding.Place] {
        var places: [Finding.Place] = []
        let key = SessionKey(landing.origin)
        if event.effect == .opens {
            if let id = evaluation.importing(event.session), namesFactory(facts.importFact(id)) {
                places.append(place(facts.importFact(id).range, "the factory is imported here"))
            }
            places += sessionPlaces().ends[key] ?? []
        } else if landing.origin.op != .max, landing.origin.function < facts.functionCount {
            let body = Body(facts, function: Int(landing.origin.function))
            if Int(landing.origin.op) < body.count, landing.origin.root == .given {
                let range = body.shownRange(body[Int(landing.origin.op)])
                places.append(place(range, "the session comes in here"))
            }
        }
        places += sessionPlaces().names[event.function]?[key] ?? []
        var seen: Set<ByteRange> = [event.range]
        return Array(places.filter { seen.insert($0.range).inserted }.prefix(SessionPlaces.most))
    }

    /// Whether an import is of the factory rather than of all that a module has.
    private func namesFactory(_ fact: ImportFact) -> Bool {
        !fact.name.isNone || !language.models.scoping.importsAreOpen
    }

    /// Where the sessions of the file are named and ended, by where they come from; worked out once.
    private mutating func sessionPlaces() -> SessionPlaces {
        if let known = places { return known }
        var found = SessionPlaces()
        for event in evaluation.events where !event.isImplicit {
            guard let word = word(for: event.effect) else { continue }
            for landing in event.landings where landing.origin.isOpened && landing.origin.op != .max {
                found.add(place(event.range, word), SessionKey(landing.origin))
            }
        }
        for function in Set(evaluation.events.map(\.function)).sorted() {
            let body = Body(facts, function: function)
            for index in 0..<body.count where body.kind(index) == .bind && body.b(index) != UInt32.max {
                let id = evaluation.evaluated(Value(body.b(index)), in: function)
                for alternative in evaluation.alternatives(of: id)
                where evaluation.kind(of: alternative) == .session {
                    let name = facts.string(Symbol(rawValue: body.a(index)))
                    let key = SessionKey(evaluation[alternative].origin)
                    found.add(place(body[index].range, "`\(name)` is the session"), key, in: function)
                }
            }
        }
        places = found
        return found
    }

    private func word(for effect: Effect) -> String? {
        switch effect {
        case .begins: "begun here"
        case .commits: "committed here"
        case .rollsBack: "rolled back here"
        case .closes: "closed here"
        case .opens, .flushes, .escapes, .queries, .writes, .passes: nil
        }
    }

    func place(_ range: ByteRange, _ message: String) -> Finding.Place {
        Finding.Place(file: index, range: range, message: message)
    }

    // MARK: Fixes

    private func edits(_ event: Event, _ landing: Event.Landing, _ block: Block?) -> [Finding.Fix.Edit] {
        guard let recipe = engine.rules[rule].fix(language.name) else { return [] }
        let body = Body(facts, function: event.function)
        let op = body[event.op]
        guard op.kind == .call, !op.value.isNone else { return [] }
        switch recipe.kind {
        case .replaceMember(let text):
            let callee = body[op.value]
            guard callee.kind == .attribute else { return [] }
            let count = facts.withBytes(of: callee.member) { UInt32($0.count) }
            let range = ByteRange(callee.range.end - min(count, callee.range.end), callee.range.end)
            return [Finding.Fix.Edit(file: index, range: range, text: text)]
        case .replaceReceiver:
            guard let block, block.isSure, !block.inner.isEmpty, !event.receiver.isNone else { return [] }
            let outer = block.outer?.value ?? event.receiver
            return [Finding.Fix.Edit(file: index, range: body[outer].range, text: block.inner)]
        case .deleteCall:
            guard let range = statement(of: event.op, body) else { return [] }
            return [Finding.Fix.Edit(file: index, range: range, text: "pass")]
        default:
            return []
        }
    }

    /// The call, or the `await` around it, where nothing uses its value.
    private func statement(of value: Value, _ body: Body) -> ByteRange? {
        var range = body[value].range
        var current = value
        let next = Int(value.index) + 1
        if next < body.count, body.kind(next) == .await, body.a(next) == value.index {
            current = Value(UInt32(next))
            range = body[next].range
        }
        for index in Int(current.index) + 1..<max(body.count, Int(current.index) + 1) {
            let operands = body.operands(of: body[index])
            if operands.contains(current) { return nil }
        }
        return range
    }
}

/// What tells a session apart in its file: the operation by which it enters, or the attribute it is kept in.
struct SessionKey: Hashable {
    var function: UInt32
    var op: UInt32
    var name: Symbol

    init(_ origin: Origin) {
        function = origin.function
        op = origin.op
        name = origin.op == .max ? origin.name : .none
    }
}

/// Where the sessions of a file are named and ended; so many places of each as a finding shows.
struct SessionPlaces {
    static let most = 50

    private(set) var ends: [SessionKey: [Finding.Place]] = [:]
    /// By function.
    private(set) var names: [Int: [SessionKey: [Finding.Place]]] = [:]

    mutating func add(_ place: Finding.Place, _ key: SessionKey) {
        if ends[key]?.count ?? 0 < Self.most { ends[key, default: []].append(place) }
    }

    mutating func add(_ place: Finding.Place, _ key: SessionKey, in function: Int) {
        guard names[function]?[key]?.count ?? 0 < Self.most else { return }
        names[function, default: [:]][key, default: []].append(place)
    }
}

extension Body {
    /// Whether the branch that asks for a condition is left by an error alone.
    fileprivate func raises(under condition: Value) -> Bool {
        guard let start = (0..<count).first(where: { kind($0) == .branchBegin && a($0) == condition.index })
        else { return false }
        var depth = 0
        var raises = false
        for index in start..<count {
            switch kind(index) {
            case .branchBegin: depth += 1
            case .branchEnd:
                depth -= 1
                if depth == 0 { return raises }
            case .raise: raises = true
            case .return, .break, .continue: return false
            default: continue
            }
        }
        return raises
    }
}
