import Facts
import Findings
import Linking
import SourceText

/// Sessions that outlive the block or the closure that they are lent for: kept, returned, or taken along by a task.
extension FileJudge {
    // MARK: Kept beyond a block

    /// Assignments within a block of the session that it closes, where nothing else in the block can want it there.
    mutating func holdKept(in block: Range<Int>, of event: Event, _ escape: EscapeCheck, _ check: Check) {
        let function = event.function
        // Who yields inside the block lends the session to his caller for a while.
        guard !facts.function(function).isGenerator else { return }
        let body = Body(facts, function: function)
        var globals: Set<Symbol> = []
        for index in 0..<block.lowerBound where body.kind(index) == .declare && !body[index].has(OpFlag.outer)
        {
            globals.insert(body[index].symbol)
        }
        for index in block {
            let op = body[index]
            let name: Symbol
            switch op.kind {
            case .store:
                guard let base = keeper(op.value, body) else { continue }
                name = base
            case .bind where globals.contains(op.symbol): name = op.symbol
            default: continue
            }
            guard let known = meant(op.second, function, escape),
                SessionKey(known.origin) == SessionKey(event.origin),
                !isTakenBack(index, op, body),
                !isUsed(index + 1..<block.upperBound, by: name, op.kind == .bind, event, body)
            else { continue }
            tell(
                Escaping(
                    function: function, range: op.range, op: Value(UInt32(index)), receiver: op.second,
                    known: known), check,
                [.consequence: "the end of its block, since it is kept where it is found later"],
                related: [place(event.range, "its block ends before anybody can use it")])
        }
    }

    /// The object that an attribute belongs to which is assigned to, where it was there before the function ran.
    private func keeper(_ target: Value, _ body: Body) -> Symbol? {
        guard !target.isNone, body.kind(Int(target.index)) == .attribute else { return nil }
        let base = body[target].value
        guard !base.isNone, body.kind(Int(base.index)) == .name,
            let source = evaluation.source(of: base, in: body.function),
            body.kind(Int(source.index)) == .parameter
        else { return nil }
        return body[base].symbol
    }

    /// Whether something else is assigned to the same place later on, or it is deleted.
    private func isTakenBack(_ index: Int, _ op: Op, _ body: Body) -> Bool {
        for later in index + 1..<max(body.count, index + 1) {
            let other = body[later]
            guard other.kind == op.kind else { continue }
            if op.kind == .bind ? other.symbol == op.symbol : isSame(other.value, op.value, body) {
                return true
            }
        }
        return false
    }

    private func isSame(_ one: Value, _ other: Value, _ body: Body) -> Bool {
        let (one, other) = (body.spelling(one), body.spelling(other))
        return one == other && !one.contains("?")
    }

    /// Whether something in a stretch of a block may find the session where it is kept: a call that is not one of
    /// the session, and has the keeper or can see the global.
    private func isUsed(
        _ range: Range<Int>, by keeper: Symbol, _ isGlobal: Bool, _ event: Event, _ body: Body
    ) -> Bool {
        for index in range {
            let op = body[index]
            switch op.kind {
            case .yield: return true
            case .name where !isGlobal && op.symbol == keeper && !op.has(OpFlag.target): return true
            case .call where isGlobal:
                guard !op.value.isNone, body.kind(Int(op.value.index)) == .attribute,
                    let known = meant(body[op.value].value, event.function, EscapeCheck(kinds: [.session])),
                    SessionKey(known.origin) == SessionKey(event.origin)
                else { return true }
            default: continue
            }
        }
        return false
    }

    // MARK: Kept beyond a closure

    /// A session that a closure is called with, and that it returns or keeps.
    mutating func holdClosures(_ escape: EscapeCheck, _ check: Check) {
        for closure in evaluation.handings.keys.sorted() {
            guard let handing = evaluation.handings[closure], handing.given != nil, !handing.isApart else {
                continue
            }
            let body = Body(facts, function: closure)
            for index in 0..<body.count {
                let op = body[index]
                let value: Value
                let phrase: String
                switch op.kind {
                case .return:
                    (value, phrase) = (op.value, "the end of its closure, since it is returned from there")
                case .store, .bind:
                    guard op.kind == .store || op.has(OpFlag.outer) else { continue }
                    (value, phrase) = (op.second, "the end of its closure, since it is kept outside of it")
                default: continue
                }
                guard let known = meant(value, closure, escape), known.origin.kind == .handed,
                    known.origin.function == UInt32(handing.function),
                    known.origin.op == handing.call.index
                else { continue }
                if op.kind == .store, isLocal(op.value, closure, body) { continue }
                tell(
                    Escaping(
                        function: closure, range: body[value].range, op: value, receiver: value, known: known),
                    check, [.consequence: phrase])
            }
        }
    }

    /// Whether what is assigned to belongs to something that the closure has made.
    private func isLocal(_ target: Value, _ function: Int, _ body: Body) -> Bool {
        var current = target
        while !current.isNone {
            let op = body[current]
            switch op.kind {
            case .attribute, .subscripted: current = op.value
            case .name: return evaluation.source(of: current, in: function) != nil
            default: return true
            }
        }
        return false
    }

    // MARK: Taken along

    /// Sessions that a closure uses which runs when, or while, the code around it goes on.
    mutating func holdCaptures(_ escape: EscapeCheck, _ check: Check) {
        let lent = Set(escape.lentTypes.compactMap { language.models.type(named: $0)?.rawValue })
        for closure in evaluation.handings.keys.sorted() {
            guard let handing = evaluation.handings[closure], handing.isApart,
                isCallee(of: handing, escape), !isAskedFor(handing)
            else { continue }
            guard let found = taken(along: closure, escape, lent) else { continue }
            let body = Body(facts, function: handing.function)
            tell(
                Escaping(
                    function: handing.function, range: body[handing.call].range, op: handing.call,
                    receiver: .none, known: found.known), check,
                [.callee: body.shown(body[handing.call].value), .receiver: found.name],
                related: [place(found.range, "used here")])
        }
    }

    private func isCallee(of handing: Handing, _ escape: EscapeCheck) -> Bool {
        let body = Body(facts, function: handing.function)
        let callee = body[body[handing.call].value]
        let name = facts.string(callee.kind == .attribute ? callee.member : callee.symbol)
        return escape.callees.contains { $0.name.matches(name) }
    }

    /// Whether the function goes on to use what the call gives, as to wait for it.
    private mutating func isAskedFor(_ handing: Handing) -> Bool {
        let body = Body(facts, function: handing.function)
        let aliases = Aliases(of: handing.call, in: body, uses(in: body))
        return (Int(handing.call.index) + 1..<max(body.count, Int(handing.call.index) + 1)).contains {
            index in
            let op = body[index]
            let isSilent = op.kind == .bind || op.kind == .return && op.has(OpFlag.implicit)
            return !isSilent && body.operands(of: op).contains { aliases.contains($0) }
        }
    }

    /// The first use in a closure of a session that was lent to the code around it.
    private func taken(along closure: Int, _ escape: EscapeCheck, _ lent: Set<UInt16>)
        -> (known: Known, name: String, range: ByteRange)?
    {
        for id in closure..<facts.functionCount where facts.isInside(id, of: closure) {
            let body = Body(facts, function: id)
            for index in 0..<body.count where body.kind(index) == .name {
                let value = Value(UInt32(index))
                guard let known = meant(value, id, escape),
                    !facts.isInside(Int(known.origin.function), of: closure)
                else { continue }
                let isLent =
                    known.origin.kind == .handed
                    || (known.origin.kind == .captured || known.origin.kind == .parameter)
                        && known.origin.root == .given && lent.contains(UInt16(truncatingIfNeeded: known.a))
                guard isLent, known.basis < .name else { continue }
                return (known, facts.string(body[index].symbol), body[index].range)
            }
        }
        return nil
    }
}
