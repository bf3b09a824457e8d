import Facts
import Findings
import Linking
import SourceText

/// `forbid` to go to an object that the whole process shares.
extension FileJudge {
    mutating func hold(_ singleton: SingletonCheck, _ check: Check) {
        guard let objects = program.shared[singleton] else { return }
        let names = objects.symbols(of: facts)
        var firsts: [String: CauseKey] = [:]
        for id in 0..<facts.functionCount {
            let body = Body(facts, function: id)
            for index in 0..<body.count where body.kind(index) == .attribute {
                let op = body[index]
                guard names.contains(op.member), !op.value.isNone, !op.has(OpFlag.keyPath),
                    !op.has(OpFlag.target), let entry = shared(op, body, objects),
                    !isOwner(id, entry.type, entry.found, objects),
                    case .some(let role) = scope(check, function: id), !isDefault(Value(UInt32(index)), body),
                    !isCompared(index, body), !isGivenOn(index, body, singleton),
                    goesOn(index, body, entry.found.steps), !goesElsewhere(index, body, entry.found.others)
                else { continue }
                let name = body.spelling(Value(UInt32(index)))
                let around = facts.type(around: id).map { facts.string(facts.type($0).path) } ?? ""
                let key = CauseKey.place(rule: rule, start: op.range.start, end: op.range.end)
                let cause = firsts["\(around) \(name)"]
                if cause == nil { firsts["\(around) \(name)"] = key }
                candidates.append(
                    Candidate(
                        rule: rule, range: op.range, function: id, role: role,
                        isCertain: entry.found.isCertain && role?.isCertain ?? true,
                        isNote: singleton.isNote, shape: facts.hash(of: op.member),
                        fills: [.name: name, .consequence: entry.found.because], related: [entry.found.place],
                        key: cause ?? key, isSecondary: cause != nil))
            }
        }
    }

    /// `Type.shared`, of a type that has such a member.
    private func shared(_ op: Op, _ body: Body, _ objects: SharedObjects)
        -> (type: TypeRef, found: SharedObjects.Entry)?
    {
        let base = body[op.value]
        guard base.kind == .name || base.kind == .attribute else { return nil }
        let name = facts.hash(of: op.member)
        guard let type = program.program.type(writtenAt: op.value, in: body.function, of: index),
            let found = objects.members[type]?[name]
        else { return nil }
        return (type, found)
    }

    /// Whether a function stands in the type of the object itself, in the one that keeps it, or in one that keeps a
    /// database, too.
    private func isOwner(
        _ function: Int, _ type: TypeRef, _ entry: SharedObjects.Entry, _ objects: SharedObjects
    ) -> Bool {
        var current = facts.type(around: function)
        while let id = current {
            let own = program.program.whole(TypeRef(file: index, type: id))
            if own == type || own == entry.object || objects.holders.contains(own) { return true }
            current = facts.type(id).type
        }
        return false
    }

    /// Whether a member is read from a value that leads to the database, where the value itself does not keep it. Who
    /// asks such an object for anything else has no more to do with the database than any caller.
    private func goesOn(_ value: Int, _ body: Body, _ steps: Set<UInt32>) -> Bool {
        steps.isEmpty
            || (value + 1..<max(body.count, value + 1)).contains { index in
                body.kind(index) == .attribute && body.a(index) == UInt32(value)
                    && steps.contains(facts.hash(of: body[index].member))
            }
    }

    /// Whether all that is read from a value is something that it keeps beside the database.
    private func goesElsewhere(_ value: Int, _ body: Body, _ others: Set<UInt32>) -> Bool {
        guard !others.isEmpty else { return false }
        let users = (value + 1..<max(body.count, value + 1)).filter { index in
            body.operands(of: body[index]).contains { Int($0.index) == value }
        }
        return !users.isEmpty
            && users.allSatisfy { index in
                body.kind(index) == .attribute && others.contains(facts.hash(of: body[index].member))
            }
    }

    /// Whether a value is only asked which object it is, as in `store === Store.shared`.
    private func isCompared(_ value: Int, _ body: Body) -> Bool {
        (value + 1..<body.count).contains { index in
            let op = body[index]
            guard op.kind == .operation, body.operands(of: op).contains(where: { Int($0.index) == value })
            else {
                return false
            }
            switch Operator(rawValue: op.a) {
            case .equal?, .notEqual?, .identical?, .notIdentical?: return true
            default: return false
            }
        }
    }

    /// Whether a value, or a member of it, is an argument of what gives it to those who work with it, as in
    /// `.environment(\.managedObjectContext, Store.shared.context)`.
    private func isGivenOn(_ value: Int, _ body: Body, _ check: SingletonCheck) -> Bool {
        guard !check.givers.isEmpty else { return false }
        var parts: Set<UInt32> = [UInt32(value)]
        for index in value + 1..<max(body.count, value + 1) {
            let op = body[index]
            switch op.kind {
            case .attribute where parts.contains(op.a): parts.insert(UInt32(index))
            case .call where !op.value.isNone && !parts.contains(op.a):
                guard body.call(op).arguments.contains(where: { parts.contains($0.value.index) }) else {
                    continue
                }
                return check.givers.contains(facts.string(body[op.value].lastName))
            default: continue
            }
        }
        return false
    }

    /// Whether a value is the default of a parameter, or that is asked of it: who calls may give another.
    private func isDefault(_ value: Value, _ body: Body) -> Bool {
        for id in 0..<facts.functionCount where facts.function(id).parent == body.function {
            for parameter in facts.function(id).parameters {
                var part = facts.parameter(parameter).defaultValue
                while !part.isNone {
                    if part == value { return true }
                    let op = body[part]
                    guard op.kind == .attribute || op.kind == .call || op.kind == .await else { break }
                    part = op.value
                }
            }
        }
        return false
    }
}
