import Facts
import Linking
import SourceText

/// What was acquired and is handed to a function that answers for it, and where it cannot come.
extension FileJudge {
    /// Whether it is handed to a function of the program that releases what it is handed, or to something else that is
    /// entered for it, as in `with session_scope(session=make())`.
    /// - Parameter users: the operations that are made from it, in order.
    mutating func isReleasedByCallee(
        _ aliases: Aliases, _ users: [Int], _ body: Body, _ pair: PairCheck
    ) -> Bool {
        for index in users where body.kind(index) == .call {
            let arguments = body.call(body[index]).arguments
            guard let place = arguments.firstIndex(where: { aliases.contains($0.value) }) else { continue }
            let found = evaluation.declared(at: Value(UInt32(index)), in: body.function)
            if found.all.isEmpty {
                if isEntered(index, body) { return true }
                continue
            }
            let label = arguments[place].label
            let name = label.isNone ? nil : facts.string(label)
            if found.all.contains(where: { releases($0, what: name, pair) }) { return true }
        }
        return false
    }

    /// Whether a `with` enters what a call gives.
    private func isEntered(_ call: Int, _ body: Body) -> Bool {
        (call + 1..<max(body.count, call + 1)).contains {
            body.kind($0) == .entered && body.a($0) == UInt32(call)
        }
    }

    /// Whether a function releases one of its parameters, or hands it on to one that does.
    /// - Parameters:
    ///   - name: of the parameter; any where nil.
    ///   - depth: so many have handed it on already.
    private mutating func releases(
        _ target: FunctionRef, what name: String?, _ pair: PairCheck, depth: Int = 0
    ) -> Bool {
        let function = Int(target.function)
        let onward: [(target: FunctionRef, name: String?)]? = ask(Int(target.file)) { file in
            file.evaluate(function)
            let isReleased = file.events.contains { [facts = file.facts] event in
                event.function == function && pair.released.contains(event.effect)
                    && event.landings.contains { landing in
                        landing.origin.kind == .parameter
                            && (name == nil || facts.string(landing.origin.name) == name)
                    }
            }
            return isReleased ? nil : depth < 2 ? file.callees(handed: name, by: function) : []
        }
        return onward?.contains { releases($0.target, what: $0.name, pair, depth: depth + 1) } ?? true
    }

    /// What stands behind the place where something was acquired, under a condition that says that it is missing: it
    /// cannot come there.
    /// - Parameter branches: where those of the body and their arms begin and end.
    func excluded(_ aliases: Aliases, since acquired: Value, _ branches: [Int], _ body: Body)
        -> [PathQuery.Mark]
    {
        guard !aliases.names.isEmpty else { return [] }
        var arms: [Bool] = []
        var result: [PathQuery.Mark] = []
        var last = 0
        for index in branches {
            defer { last = index + 1 }
            if arms.contains(true) { result += (last..<index).map { PathQuery.Mark(at: UInt32($0)) } }
            switch body.kind(index) {
            case .branchBegin:
                arms.append(index > acquired.index && saysMissing(Value(body.a(index)), aliases, body))
            case .arm where !arms.isEmpty:
                arms[arms.count - 1] =
                    index > acquired.index && saysMissing(Value(body.a(index)), aliases, body)
            default: _ = arms.popLast()
            }
        }
        return result
    }

    /// Whether a condition holds only where there is nothing: `session is None`, `not session`.
    private func saysMissing(_ condition: Value, _ aliases: Aliases, _ body: Body) -> Bool {
        guard !condition.isNone, body.kind(Int(condition.index)) == .operation else { return false }
        let op = body[condition]
        let operands = facts.list(op.b).map { body[Value($0)] }
        let isNamed = operands.contains { $0.kind == .name && aliases.names.contains($0.symbol) }
        switch Operator(rawValue: op.a) {
        case .not?: return isNamed
        case .identical?, .equal?: return isNamed && operands.contains { $0.kind == .none }
        default: return false
        }
    }
}

extension FileEvaluation {
    /// The functions of the program that a function hands one of its parameters, each with what it calls that where the
    /// call says so.
    /// - Parameter name: of the parameter; any where nil.
    fileprivate mutating func callees(handed name: String?, by function: Int)
        -> [(target: FunctionRef, name: String?)]
    {
        let body = Body(facts, function: function)
        let names = facts.function(function).parameters.map { facts.parameter($0).name }
            .filter { name == nil || facts.string($0) == name }
        var result: [(target: FunctionRef, name: String?)] = []
        for index in 0..<body.count where body.kind(index) == .call {
            let handed = body.call(body[index]).arguments.first { argument in
                guard !argument.value.isNone else { return false }
                let value = body[argument.value]
                return value.kind == .name && names.contains(value.symbol)
            }
            guard let handed else { continue }
            let label = handed.label.isNone ? nil : facts.string(handed.label)
            for target in declared(at: Value(UInt32(index)), in: function).all {
                result.append((target, label))
            }
        }
        return result
    }
}
