import Facts
import Findings
import Linking
import SourceText

/// A session that a function opens, keeps, and does not finish itself.
struct KeptOpening: Sendable {
    var rule: Int
    var check: Int
    var function: Int
    var op: UInt32
    var range: ByteRange
    var role: FoundRole?
    var isCertain: Bool
    /// The function of the program that hands it out.
    var opener: FunctionRef?
    /// Calls that are given it, or something made with it.
    var takers: [UInt32]
}

/// `require` that a session which is opened and written to is committed: what one function shows of it.
extension FileJudge {
    mutating func hold(_ finish: FinishCheck, _ check: Check) {
        let rule = engine.rules[self.rule]
        guard
            let number = rule.checks.firstIndex(where: {
                if case .finish = $0.subject { $0.holds(in: language.name) } else { false }
            })
        else { return }
        for event in evaluation.events where isKept(event, finish) {
            // What a module opens lives as long as the process; what a generator opens it hands out.
            guard event.function != 0, !facts.function(event.function).isGenerator,
                let role = scope(check, function: event.function)
            else { continue }
            // A factory that is one by its name alone may well commit when the block ends.
            guard event.basis == .certain else { continue }
            let body = Body(facts, function: event.function)
            guard !isFinished(event, finish), let takers = takers(event, finish, body) else { continue }
            openings.append(
                KeptOpening(
                    rule: self.rule, check: number, function: event.function, op: event.op.index,
                    range: event.range, role: role,
                    isCertain: role?.isCertain ?? true, opener: event.opener,
                    takers: takers))
        }
    }

    private func isKept(_ event: Event, _ finish: FinishCheck) -> Bool {
        guard event.effect == .opens, event.landings.count == 1, !event.isImplicit,
            event.origin.kind == .opened, event.origin.op == event.op.index,
            Body(facts, function: event.function).kind(Int(event.op.index)) == .call
        else { return false }
        let kind = evaluation.kind(of: event.session)
        guard kind == .session || kind == .scope && event.opener != nil,
            !(event.opener.map(program.program.mayEnd) ?? false),
            !finish.notOf.contains(where: { isMade(event.session, of: $0) })
        else { return false }
        // A class of the program may do it by itself, as where it is left.
        let callee = Body(facts, function: event.function)[event.op].value
        let classes = evaluation.classes(of: evaluation.evaluated(callee, in: event.function))
        return !classes.contains { mayFinish($0, finish) }
    }

    private func mayFinish(_ type: TypeRef, _ finish: FinishCheck) -> Bool {
        let other = program.files[Int(type.file)].file.facts
        return (0..<other.functionCount).contains { id in
            guard other.function(id).type == Int(type.type) else { return false }
            let body = Body(other, function: id)
            return (0..<body.count).contains {
                body.kind($0) == .attribute && finish.ending.contains(other.string(body[$0].member))
            }
        }
    }

    /// Whether the function itself does what has to happen, on whatever path.
    private func isFinished(_ event: Event, _ finish: FinishCheck) -> Bool {
        let key = SessionKey(event.origin)
        return evaluation.events.contains { other in
            finish.effects.contains(other.effect)
                && other.landings.contains { SessionKey($0.origin) == key || $0.origin.kind == .unknown }
                && facts.isInside(other.function, of: event.function)
        }
    }

    /// The calls that get hold of a session; nil where it goes somewhere that is not followed.
    private mutating func takers(_ event: Event, _ finish: FinishCheck, _ body: Body) -> [UInt32]? {
        var takers: [UInt32] = []
        var waiting = [event.op]
        var seen: Set<UInt32> = []
        while let next = waiting.popLast() {
            guard seen.insert(next.index).inserted, seen.count < 32 else { continue }
            let aliases = Aliases(of: next, in: body, uses(in: body))
            let isSession = next == event.op
            for index in Int(next.index) + 1..<max(body.count, Int(next.index) + 1) {
                let op = body[index]
                switch op.kind {
                case .return, .store, .collection, .opaque, .yield, .subscripted:
                    let operands = op.kind == .store ? [op.second] : body.operands(of: op)
                    if operands.contains(where: aliases.contains) { return nil }
                case .bind where op.has(OpFlag.outer):
                    if aliases.contains(op.second) { return nil }
                case .declare:
                    if aliases.names.contains(op.symbol) { return nil }
                case .closure, .function:
                    if !aliases.names.isEmpty, isNamed(aliases.names, in: Int(op.a)) { return nil }
                case .attribute where aliases.contains(op.value):
                    if isSession, !finish.idle.contains(facts.string(op.member)), !hasEffect(index, body) {
                        return nil
                    }
                case .call:
                    guard !op.value.isNone else { continue }
                    let callee = body[op.value]
                    let isOn = callee.kind == .attribute && aliases.contains(callee.value)
                    let isGiven = body.call(op).arguments.contains { aliases.contains($0.value) }
                    if isOn, !isSession { takers.append(UInt32(index)) }
                    guard isGiven,
                        evaluation[evaluation.evaluated(op.value, in: body.function)].kind != .builtin
                    else { continue }
                    takers.append(UInt32(index))
                    if makesObject(callee) { waiting.append(Value(UInt32(index))) }
                default: continue
                }
            }
        }
        return takers
    }

    /// Whether a member of a session is called for an effect that models know.
    private func hasEffect(_ attribute: Int, _ body: Body) -> Bool {
        evaluation.events.contains { event in
            event.function == body.function && event.op.index > UInt32(attribute)
                && body.kind(Int(event.op.index)) == .call
                && body.a(Int(event.op.index)) == UInt32(attribute)
        }
    }

    /// Whether a call has the name of a class.
    private func makesObject(_ callee: Op) -> Bool {
        let symbol = callee.lastName
        guard !symbol.isNone else { return true }
        return facts.withBytes(of: symbol) { bytes in
            bytes.first { $0 != 0x5F }.map { $0 >= 0x41 && $0 <= 0x5A } ?? true
        }
    }

    private func isNamed(_ names: Set<Symbol>, in function: Int) -> Bool {
        for id in function..<facts.functionCount where facts.isInside(id, of: function) {
            let body = Body(facts, function: id)
            for index in 0..<body.count where body.kind(index) == .name {
                if names.contains(Symbol(rawValue: body.a(index))) { return true }
            }
        }
        return false
    }
}
