import Facts
import Findings
import Linking
import SourceText

/// `forbid` to start something that works with the database, and to drop what somebody could wait for it by.
extension ReachJudge {
    mutating func holdDropped(_ bridge: BridgeCheck, _ check: Check, rule: Int) {
        for id in 0..<facts.functionCount {
            let body = Body(facts, function: id)
            let sites = bridge.starts(in: body)
            guard !sites.isEmpty, let role = scope(check, function: id) else { continue }
            let function = FunctionRef(file: index, function: id)
            let calledAt = Dictionary(grouping: ownership.callRefs(of: function), by: ownership.op(of:))
            for site in sites {
                guard let first = body.call(body[site]).arguments.first else { continue }
                let coroutines = made(first.value, body).flatMap { calledAt[$0] ?? [] }
                let sight = ownership.nearest(through: coroutines) { [ownership] other in
                    ownership.does(bridge.effects, other)
                }
                guard let sight,
                    let deed = ownership.deeds(of: sight.function).first(where: {
                        bridge.effects.contains($0.effect)
                    })
                else { continue }
                tell(Borrower(sight: sight, deed: deed), at: site, function, role, rule)
            }
        }
    }
}

extension BridgeCheck {
    /// The calls of a function that start something and whose value is dropped.
    func starts(in body: Body) -> [Int] {
        (0..<body.count).filter { index in
            guard body.kind(index) == .call else { return false }
            let op = body[index]
            return op.has(OpFlag.dropped) && !op.value.isNone && names(op.value, body)
                && !body.isOfBlock(op.value)
        }
    }

    /// Whether a value is called by the name of something that is meant: `asyncio.run`, or `run` that was imported from
    /// there.
    func names(_ value: Value, _ body: Body) -> Bool {
        let name = body.calledName(value)
        guard !name.isEmpty else { return false }
        return callees.contains { type, pattern in
            guard pattern.matches(name) else { return false }
            guard let type else { return true }
            let op = body[value]
            guard op.kind == .attribute, !op.value.isNone else {
                return op.kind == .name && body.facts.imports(op.symbol) { type.matches($0) }
            }
            let base = body[op.value]
            return type.matches(body.calledName(base.kind == .call ? base.value : op.value))
        }
    }
}

extension Body {
    /// Whether what is called belongs to something that a `with` has entered, whose end waits for what it has started.
    func isOfBlock(_ callee: Value) -> Bool {
        let op = self[callee]
        guard op.kind == .attribute, !op.value.isNone, kind(Int(op.value.index)) == .name else {
            return false
        }
        let name = self[op.value].symbol.rawValue
        return (0..<Int(callee.index)).contains { index in
            guard kind(index) == .bind, a(index) == name, b(index) != UInt32.max else { return false }
            return kind(Int(b(index))) == .entered
        }
    }

    /// The last part of the name under which something is called; empty where it has none.
    func calledName(_ value: Value) -> String {
        let symbol = self[value].lastName
        return symbol.isNone ? "" : facts.string(symbol)
    }
}

extension FileFacts {
    /// Whether a name is imported under itself, from a module whose last part is meant.
    func imports(_ name: Symbol, from isMeant: (String) -> Bool) -> Bool {
        (0..<importCount).contains { id in
            let fact = importFact(id)
            guard fact.name == name, fact.alias.isNone || fact.alias == name else { return false }
            let module = string(fact.module)
            return isMeant(module.split(separator: ".").last.map(String.init) ?? module)
        }
    }
}
