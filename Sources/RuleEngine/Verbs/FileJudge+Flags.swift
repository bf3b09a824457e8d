import Facts
import Findings
import Linking
import SourceText

/// Flags of the migration, and what chooses by them.
extension FileJudge {
    // MARK: Flags

    mutating func hold(_ check: FlagCheck, _ outer: Check) {
        for id in 0..<facts.functionCount {
            guard let role = scope(outer, function: id) else { continue }
            let body = Body(facts, function: id)
            for index in 0..<body.count {
                let op = body[index]
                switch op.kind {
                case .call: holdRead(op, body, check, role)
                case .attribute: tell(op.member, nil, op.range, body, check, role)
                case .subscripted: holdSubscript(op, body, check, role)
                case .bind where facts.function(id).kind == .typeBody || facts.function(id).kind == .file:
                    tell(op.symbol, op.second, op.range, body, check, role)
                case .collection where op.has(OpFlag.mapping): holdMapping(op, body, check, role)
                default: continue
                }
            }
        }
    }

    /// `getenv("NAME", default)`.
    private mutating func holdRead(_ op: Op, _ body: Body, _ check: FlagCheck, _ role: FoundRole?) {
        guard !op.value.isNone, check.readers.contains(where: { $0.matches(body.calledName(op.value)) })
        else {
            return
        }
        let arguments = body.call(op).arguments
        guard let first = arguments.first, !first.value.isNone, body.kind(Int(first.value.index)) == .string
        else {
            return
        }
        let named = arguments.first { !$0.label.isNone && facts.string($0.label) == "default" }
        let second = arguments.dropFirst().first { $0.label.isNone }
        tell(body[first.value].symbol, (named ?? second)?.value, op.range, body, check, role)
    }

    private mutating func holdSubscript(_ op: Op, _ body: Body, _ check: FlagCheck, _ role: FoundRole?) {
        let keys = facts.list(op.b)
        guard keys.count == 1, let key = keys.first, body.kind(Int(key)) == .string,
            body.calledName(op.value) == "environ"
        else { return }
        tell(body[Value(key)].symbol, nil, op.range, body, check, role)
    }

    private mutating func holdMapping(_ op: Op, _ body: Body, _ check: FlagCheck, _ role: FoundRole?) {
        let parts = facts.list(op.a).map { Value($0) }
        for place in stride(from: 0, to: parts.count - 1, by: 2) where body[parts[place]].kind == .string {
            let range = ByteRange(body[parts[place]].range.start, body[parts[place + 1]].range.end)
            tell(body[parts[place]].symbol, parts[place + 1], range, body, check, role)
        }
    }

    private mutating func tell(
        _ symbol: Symbol, _ standard: Value?, _ range: ByteRange, _ body: Body, _ check: FlagCheck,
        _ role: FoundRole?
    ) {
        guard !symbol.isNone else { return }
        if let flag = language.flags.flag(symbol, scan), language.flags.isSwitch(flag) {
            examine(range, body.function, role)
        }
        guard let found = fault(symbol, standard, body, check) else { return }
        var fills: [Template.Placeholder: String] = [.name: facts.string(symbol), .consequence: found.phrase]
        fills[.class] = facts.path(ofType: facts.function(body.function).type)
        candidates.append(
            Candidate(
                rule: rule, range: range, function: body.function, role: role,
                isCertain: found.isCertain && role?.isCertain ?? true, shape: 0,
                fills: fills, key: .place(rule: rule, start: range.start, end: range.end)))
    }

    private func fault(_ symbol: Symbol, _ standard: Value?, _ body: Body, _ check: FlagCheck)
        -> (phrase: String, isCertain: Bool)?
    {
        let flags = language.flags
        guard let flag = flags.flag(symbol, scan) else {
            guard check.faults.contains(.unknown) else { return nil }
            let isMeant = facts.withBytes(of: symbol) { bytes in flags.families.contains { $0.matches(bytes) }
            }
            return isMeant ? ("is in no table of flags", false) : nil
        }
        if check.faults.contains(.retired), flags.retired.contains(flag) {
            return ("is retired, and still read", true)
        }
        guard check.faults.contains(.otherDefault), let wanted = flags.standards[flag], let standard,
            let given = constant(standard, body), given != wanted
        else { return nil }
        return ("is `\(given)` here where it is not set, and `\(wanted)` by the table of flags", true)
    }

    /// A constant in the form in which flags are compared: itself, or what `Field(…)` and its like are given for it.
    private func constant(_ value: Value, _ body: Body, depth: Int = 0) -> String? {
        guard !value.isNone, depth < 2 else { return nil }
        let op = body[value]
        switch op.kind {
        case .boolean: return op.a == 1 ? "true" : "false"
        case .string, .number: return op.symbol.isNone ? nil : standardForm(facts.string(op.symbol))
        case .call:
            let arguments = body.call(op).arguments
            guard body.calledName(op.value) == "Field" else { return nil }
            let named = arguments.first { !$0.label.isNone && facts.string($0.label) == "default" }
            let first = arguments.first { $0.label.isNone && $0.flags == 0 }
            return (named ?? first).flatMap { constant($0.value, body, depth: depth + 1) }
        default: return nil
        }
    }

    // MARK: Choices

    mutating func hold(_ choice: ChoiceCheck, _ check: Check) {
        guard program.flags.isSwitchable else { return }
        for id in 0..<facts.functionCount {
            guard facts.function(id).kind == .function, let role = scope(check, function: id) else {
                continue
            }
            let taken = evaluation.parameters(choice.takes, of: id)
            guard let parameter = taken.first, let symbol = facts.symbol(parameter.name) else { continue }
            let body = Body(facts, function: id)
            evaluation.evaluate(id)
            var byParameter: Value?
            var byFlag: (value: Value, flag: String)?
            for index in 0..<body.count {
                let kind = body.kind(index)
                guard kind == .branchBegin || kind == .arm, body.a(index) != UInt32.max else { continue }
                let condition = Value(body.a(index))
                if isAlternative(condition, body) || kind == .branchBegin && !chooses(index, body) {
                    continue
                }
                let isAsked = asks(condition, for: symbol, body)
                // Who is handed it may ask for the flag as well.
                if isAsked, body.kind(Int(condition.index)) == .call { byFlag = byFlag ?? (condition, "") }
                if byFlag == nil, let saying = flag(in: condition, body) { byFlag = (condition, saying.flag) }
                if byParameter == nil, isAsked { byParameter = condition }
            }
            if byParameter == nil, isMadeSure(symbol, body) { continue }
            let mayBeMissing = !facts.parameter(facts.function(id).parameters.lowerBound + parameter.place)
                .defaultValue.isNone
            switch (byParameter, byFlag) {
            case (let condition?, nil):
                tell(
                    condition, body, role, parameter.name,
                    "by `\(parameter.name)` alone: turning the flag off does not bring the old way back here")
            case (nil, let found?) where mayBeMissing:
                tell(
                    found.value, body, role, parameter.name,
                    "by `\(found.flag)` alone: where it is on and no `\(parameter.name)` is passed, the new way gets none"
                )
            default: continue
            }
        }
    }

    /// Whether a condition asks for a parameter, itself or by a name of the function that does.
    private func asks(_ condition: Value, for parameter: Symbol, _ body: Body, depth: Int = 0) -> Bool {
        guard !condition.isNone, depth < 4 else { return false }
        if mentions(condition, body, depth: 0, { $0 == parameter }) { return true }
        let op = body[condition]
        if op.kind == .name {
            guard let source = evaluation.source(of: condition, in: body.function),
                source.index < condition.index
            else { return false }
            return asks(source, for: parameter, body, depth: depth + 1)
        }
        guard op.kind == .operation || op.kind == .either else { return false }
        return body.operands(of: op).contains { asks($0, for: parameter, body, depth: depth + 1) }
    }

    /// Whether an arm of a branch makes or gives something; one that only refuses or tells decides nothing.
    private func chooses(_ branch: Int, _ body: Body) -> Bool {
        var depth = 0
        for index in branch..<body.count {
            let op = body[index]
            switch op.kind {
            case .branchBegin: depth += 1
            case .branchEnd:
                depth -= 1
                if depth == 0 { return false }
            case .yield, .bind, .store: return true
            case .return where !op.value.isNone:
                let given = body[op.value]
                let isNothing =
                    given.kind == .none || given.kind == .collection && facts.list(given.a).isEmpty
                if !isNothing { return true }
            case .call where !op.value.isNone:
                if ["add", "append", "extend", "insert", "update"].contains(body.calledName(op.value)) {
                    return true
                }
            default: continue
            }
        }
        return false
    }

    /// Whether a function sees to it that a parameter is there: it sets it, or compares it with nothing.
    private func isMadeSure(_ parameter: Symbol, _ body: Body) -> Bool {
        (0..<body.count).contains { index in
            let op = body[index]
            switch op.kind {
            case .bind: return op.symbol == parameter
            case .operation:
                guard [.identical, .notIdentical].contains(Operator(rawValue: op.a)) else { return false }
                return facts.list(op.b).contains {
                    body.kind(Int($0)) == .name && body[Value($0)].symbol == parameter
                }
            default: return false
            }
        }
    }

    /// Whether a condition is what `or` and `and` look at: `registry or self.registry` chooses a registry and nothing else.
    private func isAlternative(_ condition: Value, _ body: Body) -> Bool {
        (Int(condition.index)..<max(body.count, Int(condition.index))).contains { index in
            body.kind(index) == .either && body[index].has(OpFlag.or | OpFlag.and)
                && facts.list(body.a(index)).contains(condition.index)
        }
    }

    private mutating func tell(
        _ condition: Value, _ body: Body, _ role: FoundRole?, _ name: String, _ consequence: String
    ) {
        let range = body[condition].range
        var fills: [Template.Placeholder: String] = [.name: name, .consequence: consequence]
        fills[.class] = facts.path(ofType: facts.function(body.function).type)
        candidates.append(
            Candidate(
                rule: rule, range: range, function: body.function, role: role,
                isCertain: role?.isCertain ?? true, shape: 0,
                fills: fills, key: .place(rule: rule, start: range.start, end: range.end)))
    }
}
