import Facts
import Linking
import SourceText

/// Whether what a call leads to happens in every run of the functions on the way.
extension ReachJudge {
    /// Whether no function behind the first one does it only in an arm of a branch, in the handler of an error, or
    /// where it has not returned before. What a parameter decides is answered by the calls and counts as plain, as do
    /// loops, which go round at least once as a rule.
    func isPlain(_ witness: [WitnessStep], _ reach: Ownership.ReachThroughCall) -> Bool {
        var decided: Set<FunctionRef> = []
        for stop in ownership.route(of: reach) where stop.isConditional { decided.insert(stop.function) }
        return witness.dropFirst().allSatisfy { step in
            let facts = program.files[Int(step.function.file)].file.facts
            let body = Body(facts, function: Int(step.function.function))
            let place =
                step.op.isNone
                ? (0..<body.count).first { body[$0].range == step.range } : Int(step.op.index)
            guard let place, place < body.count else { return true }
            return body.isPlain(place, isDecided: decided.contains(step.function))
        }
    }
}

extension Body {
    /// A region that is open.
    private enum Region {
        /// An arm; whether its condition asks for nothing but parameters.
        case arm(isOfParameters: Bool)
        case handler, loop, other
    }

    /// Whether an operation stands in no arm and no handler, and no way out without an error comes before it.
    /// - Parameter isDecided: arms whose conditions ask for nothing but parameters are answered already.
    func isPlain(_ op: Int, isDecided: Bool) -> Bool {
        var open: [Region] = []
        // By open region: whether a round may have ended before.
        var left: [Bool] = []
        var isLeft = false
        func push(_ region: Region) {
            open.append(region)
            left.append(false)
        }
        func isOpen(_ region: Region) -> Bool {
            switch region {
            case .arm(let isOfParameters): !(isDecided && isOfParameters)
            case .handler: true
            case .loop, .other: false
            }
        }
        func isHandler(_ region: Region) -> Bool { if case .handler = region { true } else { false } }
        for index in 0..<min(op, count) {
            switch kind(index) {
            case .branchBegin: push(.arm(isOfParameters: isOfParameters(Value(a(index)))))
            case .arm:
                guard case .arm(let before)? = open.last else { continue }
                let own = a(index) == UInt32.max || isOfParameters(Value(a(index)))
                open[open.count - 1] = .arm(isOfParameters: before && own)
            case .tryBegin, .conditionBegin: push(.other)
            case .loopBegin: push(.loop)
            case .handler: if !open.isEmpty { open[open.count - 1] = .handler }
            case .tryElse, .finally: if !open.isEmpty { open[open.count - 1] = .other }
            case .branchEnd, .loopEnd, .tryEnd, .conditionEnd:
                _ = open.popLast()
                _ = left.popLast()
            case .return where !open.contains(where: isHandler):
                isLeft = isLeft || open.contains(where: isOpen)
            case .break, .continue:
                let loop = open.lastIndex { if case .loop = $0 { true } else { false } }
                if let loop, open[loop...].contains(where: isOpen) { left[loop] = true }
            default: continue
            }
        }
        return !isLeft && !left.contains(true) && !open.contains(where: isOpen)
    }

    /// Whether a condition asks for nothing but parameters and what is written there.
    private func isOfParameters(_ condition: Value, depth: Int = 0) -> Bool {
        guard !condition.isNone, depth < 16 else { return false }
        let op = self[condition]
        switch op.kind {
        case .name:
            return facts.function(function).parameters.contains { facts.parameter($0).name == op.symbol }
        case .none, .boolean, .string, .number: return true
        case .operation:
            return facts.list(op.b).allSatisfy { isOfParameters(Value($0), depth: depth + 1) }
        case .either: return facts.list(op.a).allSatisfy { isOfParameters(Value($0), depth: depth + 1) }
        default: return false
        }
    }
}
