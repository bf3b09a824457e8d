import Facts
import Findings
import Linking
import SourceText

/// `require` that what a class calls through a guard in one place is called through it in all.
extension FileJudge {
    mutating func hold(_ guardCheck: GuardCheck, _ check: Check) {
        for type in 0..<facts.typeCount {
            let methods = evaluation.methods(of: type)
            guard !methods.isEmpty, case .some(let role) = scope(check, function: facts.type(type).body)
            else {
                continue
            }
            var reader = GuardReader(facts: facts, check: guardCheck, methods: methods)
            reader.read()
            guard !reader.guarded.isEmpty else { continue }
            for call in reader.open {
                guard let example = reader.guarded[call.client] else { continue }
                let body = Body(facts, function: call.function)
                let op = body[call.place]
                tell(
                    body.shownRange(op), call.function, role,
                    "`\(body.shown(op.value))` is called past the circuit breaker",
                    cure:
                        "call it through `\(example.breaker)`, as is done elsewhere in `\(facts.string(facts.typeName(type)))`",
                    isCertain: false, isNote: true,
                    related: [place(example.range, "here `self.\(call.client)` is called through it")])
            }
        }
    }
}

/// What the methods of one class call on what the class keeps, through a guard and past it.
private struct GuardReader {
    struct OpenCall {
        var client: String
        var function: Int
        var place: Int
    }

    let facts: FileFacts
    let check: GuardCheck
    let methods: [Int]
    /// By the attribute that is called through a guard: where, and through which.
    private(set) var guarded: [String: (breaker: String, range: ByteRange)] = [:]
    private(set) var open: [OpenCall] = []
    /// Calls whose coroutine a guard awaits, by the function in which they stand.
    private var awaited: [Int: Set<Int>] = [:]
    /// Methods whose whole body runs through a guard, by name.
    private var within: [Symbol: String] = [:]

    init(facts: FileFacts, check: GuardCheck, methods: [Int]) {
        self.facts = facts
        self.check = check
        self.methods = methods
    }

    mutating func read() {
        for id in methods { readDecorators(id) }
        for id in functions { readGuards(id) }
        guard !guarded.isEmpty || !within.isEmpty else { return }
        spread()
        for id in functions { readCalls(id) }
        open.removeAll { guarded[$0.client] == nil }
    }

    /// The methods, and the functions inside them.
    private var functions: [Int] {
        (0..<facts.functionCount).filter { id in
            var current: Int? = id
            while let function = current {
                if methods.contains(function) { return true }
                current = facts.function(function).parent
            }
            return false
        }
    }

    // MARK: What is guarded

    private func isGuard(_ value: Value, _ body: Body) -> Bool {
        guard !value.isNone else { return false }
        var op = body[value]
        // `self._breakers["pay"]`, `self._breaker_for("pay")`
        while [.call, .subscripted, .await].contains(op.kind), !op.value.isNone { op = body[op.value] }
        let name = op.lastName
        return !name.isNone
            && facts.withBytes(of: name) { bytes in check.guards.contains { $0.matches(bytes) } }
    }

    private mutating func readDecorators(_ id: Int) {
        let fact = facts.function(id)
        guard fact.decorators != UInt32.max, let parent = fact.parent else { return }
        let body = Body(facts, function: parent)
        for value in facts.list(fact.decorators).map({ Value($0) }) {
            let op = body[value]
            // `@breaker`, `@circuit_breaker("pay")`, `@breaker.protect`
            let base = op.kind == .attribute ? op.value : value
            if isGuard(value, body) || isGuard(base, body) {
                within[fact.name] = "@" + body.spelling(op.kind == .call ? op.value : value)
            }
        }
    }

    private mutating func readGuards(_ id: Int) {
        let body = Body(facts, function: id)
        for place in 0..<body.count where body.kind(place) == .call && body.a(place) != UInt32.max {
            let op = body[place]
            let callee = body[op.value]
            guard callee.kind == .attribute, check.calling.contains(facts.string(callee.member)),
                isGuard(callee.value, body)
            else { continue }
            let written = body.spelling(op.value)
            for argument in body.call(op).arguments where !argument.value.isNone {
                var given = body[argument.value]
                // `await self.breaker.call(self.client.get("/"))`: what is awaited there is the coroutine.
                if given.kind == .call, !given.value.isNone {
                    awaited[id, default: []].insert(Int(argument.value.index))
                    given = body[given.value]
                }
                guard given.kind == .attribute, !given.value.isNone else { continue }
                if let client = client(given.value, body) {
                    guarded[client] = guarded[client] ?? (written, given.range)
                } else if isSelf(given.value, body) {
                    within[given.member] = within[given.member] ?? written
                }
            }
        }
    }

    /// Methods that only those call whose whole body runs through a guard.
    private mutating func spread() {
        for _ in 0..<4 {
            var callers: [Symbol: (all: Int, guarded: Int)] = [:]
            for id in functions {
                let body = Body(facts, function: id)
                let isWithin = breaker(of: id) != nil
                for place in 0..<body.count where body.kind(place) == .call && body.a(place) != UInt32.max {
                    let callee = body[Value(body.a(place))]
                    guard callee.kind == .attribute, isSelf(callee.value, body) else { continue }
                    let known = callers[callee.member, default: (0, 0)]
                    callers[callee.member] = (known.all + 1, known.guarded + (isWithin ? 1 : 0))
                }
            }
            let found = callers.filter { $0.value.all == $0.value.guarded && within[$0.key] == nil }
            if found.isEmpty { return }
            for name in found.keys { within[name] = "its caller" }
        }
    }

    /// The guard through which all of a function runs.
    private func breaker(of function: Int) -> String? {
        var current: Int? = function
        while let id = current {
            let fact = facts.function(id)
            if let found = within[fact.name], methods.contains(id) { return found }
            if fact.kind == .closure, !fact.call.isNone, let parent = fact.parent {
                let body = Body(facts, function: parent)
                let callee = body[body[fact.call].value]
                if callee.kind == .attribute, check.calling.contains(facts.string(callee.member)),
                    isGuard(callee.value, body)
                {
                    return body.spelling(body[fact.call].value)
                }
            }
            current = fact.parent
        }
        return nil
    }

    // MARK: What is called

    private mutating func readCalls(_ id: Int) {
        let body = Body(facts, function: id)
        let around = breaker(of: id)
        var blocks: [String?] = []
        for place in 0..<body.count {
            let op = body[place]
            switch op.kind {
            case .withBegin:
                let entered = op.value.isNone ? op : body[op.value]
                let manager = entered.kind == .entered ? entered.value : op.value
                blocks.append(isGuard(manager, body) ? body.spelling(manager) : nil)
            case .withEnd: _ = blocks.popLast()
            case .call where !op.value.isNone && awaited[id]?.contains(place) != true:
                let callee = body[op.value]
                guard callee.kind == .attribute, !callee.value.isNone,
                    let client = client(callee.value, body),
                    !facts.withBytes(
                        of: callee.member, { name in check.notMethods.contains { $0.matches(name) } })
                else { continue }
                if let breaker = around ?? blocks.compactMap({ $0 }).first {
                    guarded[client] = guarded[client] ?? (breaker, op.range)
                } else {
                    open.append(OpenCall(client: client, function: id, place: place))
                }
            default: continue
            }
        }
    }

    /// The attribute of the object that a chain begins with, where it is called like a client.
    private func client(_ value: Value, _ body: Body) -> String? {
        var current = value
        for _ in 0..<8 where !current.isNone {
            let op = body[current]
            guard op.kind == .attribute || op.kind == .call || op.kind == .subscripted else { return nil }
            if op.kind == .attribute, isSelf(op.value, body) {
                let isClient = facts.withBytes(of: op.member) { bytes in
                    check.clients.contains { $0.matches(bytes) }
                        && !check.guards.contains { $0.matches(bytes) }
                }
                return isClient ? facts.string(op.member) : nil
            }
            current = op.value
        }
        return nil
    }

    private func isSelf(_ value: Value, _ body: Body) -> Bool {
        guard !value.isNone else { return false }
        let op = body[value]
        return op.kind == .name && facts.withBytes(of: op.symbol) { $0.elementsEqual("self".utf8) }
    }
}
