import Facts
import Linking
import SourceText

/// The sessions of one file and how long they live, by function.
struct SessionLives: Equatable, Sendable {
    var live: [Int: [LiveSession]]
    /// Openings that hand out the session that their thread has already, and whether it is taken away behind a block.
    var shared: [Int: [ByteRange: Bool]]
    var nested: [Int: [Transaction]]
    var nestings: [Int: [ByteRange: Nesting]]
}

/// What a session is doing while something else happens.
enum SessionPhase: Sendable {
    /// Something was done with it since it was opened or since its transaction ended.
    case busy
    /// Its transaction has ended on every path: it holds no connection and no lock.
    case idle
    /// One or the other, or it was lent and not yet used.
    case unclear
}

extension ReachJudge {
    private enum State {
        static let unused = 0
        static let busy = 1
        static let ended = 2
        static let unclear = 3
    }

    private static let ends: EffectSet = [EffectSet(.commits), EffectSet(.rollsBack), EffectSet(.closes)]

    /// So many calls are asked for at once.
    private static let fewCalls = 64

    /// A session, and the function in which it is live.
    struct SessionPlace: Hashable {
        var function: FunctionRef
        var opening: UInt32
        var range: ByteRange
        var access: Access
    }

    /// What a session is doing when an operation begins.
    mutating func phase(of session: LiveSession, at op: UInt32, in function: FunctionRef) -> SessionPhase {
        let place = SessionPlace(
            function: function, opening: session.opening.index, range: session.range, access: session.access)
        if let known = phases[place]?[op] { return known }
        // The calls while it is live are asked for together: one walk through the body tells of all.
        let others = phases[place] == nil ? session.ops.all(upTo: Self.fewCalls) ?? [] : []
        let ops = others.contains(op) ? others : others + [op]
        let found = phases(of: session, at: ops, in: function)
        phases[place, default: [:]].merge(zip(ops, found)) { first, _ in first }
        return phases[place]?[op] ?? .unclear
    }

    private mutating func phases(
        of session: LiveSession, at ops: [UInt32], in function: FunctionRef
    ) -> [SessionPhase] {
        var happenings = ops.map { PathQuery.Happening(at: $0, .identity) }
        let busy = PathStep(to: State.busy)
        if !session.isLent { happenings.append(PathQuery.Happening(at: session.opening.index, busy)) }
        let called = effects(on: session.access, in: Int(function.function))
        for use in session.uses {
            let effects = called[use] ?? []
            let isEnding = !effects.isDisjoint(with: Self.ends)
            let state =
                !isEnding ? State.busy : effects.isSubset(of: Self.ends) ? State.ended : State.unclear
            happenings.append(PathQuery.Happening(at: use, PathStep(to: state), failing: busy))
        }
        for end in session.ends { happenings.append(end.happening(PathStep(to: State.ended))) }
        let body = Body(facts, function: Int(function.function))
        let paths = self.paths(body)
        return paths.run(happenings).met.prefix(ops.count).map { met in
            if met == PathStates(State.busy) { return .busy }
            return met == PathStates(State.ended) ? .idle : .unclear
        }
    }

    /// What each call of a function does to a session of it.
    private mutating func effects(on access: Access, in function: Int) -> [UInt32: EffectSet] {
        if let known = effectsOnSessions[function] { return known[access] ?? [:] }
        var all: [Access: [UInt32: EffectSet]] = [:]
        for found in reaches(from: FunctionRef(file: index, function: function)) where !found.isConditional {
            all[found.access, default: [:]][ownership.op(of: found.call), default: []]
                .insert(EffectSet(found.effect))
        }
        effectsOnSessions[function] = all
        return all[access] ?? [:]
    }
}

extension Body {
    /// The conditions of the arms around an operation.
    func conditions(around op: Int) -> [Value] {
        var result: [Value] = []
        for index in 0..<min(op, count) {
            switch kind(index) {
            case .branchBegin: result.append(Value(a(index)))
            case .arm where a(index) != UInt32.max && !result.isEmpty:
                result[result.count - 1] = Value(a(index))
            case .branchEnd: _ = result.popLast()
            default: continue
            }
        }
        return result.filter { !$0.isNone }
    }

    /// How a condition asks for what a name itself is, and not for something of it.
    enum Asking: UInt8, Comparable {
        case not, whether
        /// It is compared with something else than nothing.
        case which

        static func < (left: Asking, right: Asking) -> Bool { left.rawValue < right.rawValue }
    }

    func asking(_ condition: Value, depth: Int = 0, _ isMeant: (Symbol) -> Bool) -> Asking {
        guard !condition.isNone, depth < 16 else { return .not }
        let op = self[condition]
        switch op.kind {
        case .name: return isMeant(op.symbol) ? .whether : .not
        case .operation:
            let operands = facts.list(op.b).map { Value($0) }
            let inner = operands.map { asking($0, depth: depth + 1, isMeant) }.max() ?? .not
            let isCompared = op.a != Operator.not.rawValue && !operands.contains { self[$0].kind == .none }
            return inner > .not && isCompared ? .which : inner
        case .either:
            return facts.list(op.a).map { asking(Value($0), depth: depth + 1, isMeant) }.max() ?? .not
        default: return .not
        }
    }
}
