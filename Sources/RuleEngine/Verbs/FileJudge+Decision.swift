import Facts
import Findings
import Linking
import SourceText

/// `forbid` to decide by a setting of one of these names.
extension FileJudge {
    mutating func hold(_ decision: DecisionCheck, _ check: Check) {
        var names = Set(decision.names.compactMap { facts.symbol($0) })
        guard !names.isEmpty else { return }
        names.formUnion(aliases(of: names))
        for id in 0..<facts.functionCount {
            guard case .some(let role) = scope(check, function: id) else { continue }
            let body = Body(facts, function: id)
            for place in 0..<body.count {
                let op = body[place]
                guard [.branchBegin, .arm, .loopBegin, .return].contains(op.kind),
                    let read = read(op.value, names, body, depth: 0)
                else { continue }
                let name = facts.string(read.name)
                let path = facts.string(facts.function(id).path)
                tell(
                    body[read.value].range, id, role,
                    op.kind == .return
                        ? "`\(path)` answers by `\(name)`" : "a branch still depends on `\(name)`",
                    cure: "keep the arm for the new way, and delete the other one with `\(name)`")
            }
        }
    }

    /// Names that the module binds to what it reads from such a setting.
    private mutating func aliases(of names: Set<Symbol>) -> Set<Symbol> {
        guard facts.functionCount > 0 else { return [] }
        let body = Body(facts, function: 0)
        var result: Set<Symbol> = []
        for binding in body.bindings where read(binding.value, names, body, depth: 0) != nil {
            // A class or a call may keep more than the setting.
            switch body.kind(Int(binding.value.index)) {
            case .call where isCapitalised(body[binding.value], body): continue
            case .operation, .call, .name, .attribute, .subscripted: result.insert(binding.name)
            default: continue
            }
        }
        return result
    }

    /// Where a value is made from such a setting.
    private mutating func read(_ value: Value, _ names: Set<Symbol>, _ body: Body, depth: Int)
        -> (value: Value, name: Symbol)?
    {
        guard !value.isNone, depth < 12 else { return nil }
        let op = body[value]
        switch op.kind {
        case .name:
            if names.contains(op.symbol) { return (value, op.symbol) }
            evaluation.evaluate(body.function)
            guard let source = evaluation.source(of: value, in: body.function), source != value else {
                return nil
            }
            return read(source, names, body, depth: depth + 1)
        case .attribute where names.contains(op.member): return (value, op.member)
        case .string where names.contains(op.symbol): return (value, op.symbol)
        case .attribute, .call, .subscripted, .operation, .either, .await:
            for operand in body.operands(of: op) {
                if let found = read(operand, names, body, depth: depth + 1) { return found }
            }
            return nil
        default: return nil
        }
    }
}
