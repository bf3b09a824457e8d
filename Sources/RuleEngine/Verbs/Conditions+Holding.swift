import Facts
import Linking
import SourceText

/// A condition that decides over a place, and whether it holds there.
struct HoldingCondition {
    var value: Value
    var holds: Bool
}

extension Body {
    /// The conditions under which an operation runs: those of the arms around it, and those of arms that were left
    /// before it.
    func conditions(holdingAt place: Int) -> [HoldingCondition] {
        var facts: [HoldingCondition] = []
        var frames: [Frame] = []
        for index in 0..<min(place, count) {
            switch kind(index) {
            case .branchBegin:
                frames.append(Frame(start: facts.count, isBranch: true, condition: Value(a(index))))
                add(Value(a(index)), true, to: &facts)
            case .arm:
                guard frames.last?.isBranch == true else { continue }
                frames[frames.count - 1].endArm()
                facts.removeSubrange(frames[frames.count - 1].start...)
                for earlier in frames[frames.count - 1].seen { add(earlier.value, false, to: &facts) }
                frames[frames.count - 1].condition = Value(a(index))
                add(Value(a(index)), true, to: &facts)
            case .branchEnd:
                guard var frame = frames.popLast() else { continue }
                frame.endArm()
                facts.removeSubrange(min(frame.start, facts.count)...)
                for arm in frame.seen where arm.isLeft {
                    if arm.value.isNone {
                        if frame.seen.count == 2 { add(frame.seen[0].value, true, to: &facts) }
                    } else {
                        add(arm.value, false, to: &facts)
                    }
                }
                if !frame.seen.isEmpty, frame.seen.allSatisfy(\.isLeft), frames.last != nil {
                    frames[frames.count - 1].isLeft = true
                }
            case .withBegin, .loopBegin, .tryBegin, .scopeBegin, .deferBegin:
                frames.append(Frame(start: facts.count, isBranch: false, condition: .none))
            case .withEnd, .loopEnd, .tryEnd, .scopeEnd, .deferEnd:
                guard let frame = frames.popLast() else { continue }
                facts.removeSubrange(min(frame.start, facts.count)...)
                if frame.isLeft, kind(index) == .withEnd, !frames.isEmpty {
                    frames[frames.count - 1].isLeft = true
                }
            case .return, .raise, .break, .continue:
                if !frames.isEmpty { frames[frames.count - 1].isLeft = true }
            default: continue
            }
        }
        return facts
    }

    private func add(_ value: Value, _ holds: Bool, to facts: inout [HoldingCondition]) {
        if !value.isNone { facts.append(HoldingCondition(value: value, holds: holds)) }
    }

    /// A region that is open.
    private struct Frame {
        var start: Int
        var isBranch: Bool
        /// Of the arm that is open.
        var condition: Value
        var isLeft = false
        var seen: [(value: Value, isLeft: Bool)] = []

        mutating func endArm() {
            seen.append((condition, isLeft))
            isLeft = false
        }
    }

    /// What a condition says of something that may be missing: nothing; that it is there, or that it is missing, where
    /// the condition holds or where it does not; or something that is not clear.
    func says(_ condition: Value, depth: Int = 0, _ isAbout: (Op) -> Bool) -> Saying {
        guard !condition.isNone, depth < 16 else { return .nothing }
        let op = self[condition]
        if isAbout(op) { return .thereIfHolds }
        switch op.kind {
        case .operation:
            let operands = self.operands(of: op)
            let all = operands.map { says($0, depth: depth + 1, isAbout) }
            guard let first = all.first(where: { $0 != .nothing }) else { return .nothing }
            let hasNone = operands.contains { self[$0].kind == .none }
            switch Operator(rawValue: op.a) {
            case .not?: return first.turned
            case .identical?, .equal?: return hasNone && first == .thereIfHolds ? .missingIfHolds : .unclear
            case .notIdentical?, .notEqual?: return hasNone ? first : .unclear
            case .and?: return first == .thereIfHolds ? .thereIfHoldsOnly : .unclear
            default: return .unclear
            }
        case .either:
            let all = operands(of: op).map { says($0, depth: depth + 1, isAbout) }
            guard let first = all.first(where: { $0 != .nothing }) else { return .nothing }
            // All of several hold together; of one of several, nothing is known but that it fails.
            if op.has(OpFlag.and) { return first == .thereIfHolds ? .thereIfHoldsOnly : .unclear }
            return op.has(OpFlag.or) && first == .missingIfHolds ? .thereIfFailsOnly : .unclear
        case .call, .attribute, .await, .cast, .subscripted:
            return operands(of: op).contains { says($0, depth: depth + 1, isAbout) != .nothing }
                ? .unclear : .nothing
        default: return .nothing
        }
    }

    /// What a condition says of something that may be missing.
    enum Saying {
        case nothing, unclear
        /// It is there if and only if the condition holds, or does not.
        case thereIfHolds, missingIfHolds
        /// It is there where the condition holds, or where it does not; else nothing is known.
        case thereIfHoldsOnly, thereIfFailsOnly

        var turned: Saying {
            switch self {
            case .nothing: .nothing
            case .unclear: .unclear
            case .thereIfHolds: .missingIfHolds
            case .missingIfHolds: .thereIfHolds
            case .thereIfHoldsOnly: .thereIfFailsOnly
            case .thereIfFailsOnly: .thereIfHoldsOnly
            }
        }

        /// Whether the thing is surely there where the condition holds, or where it does not.
        func isThere(_ holds: Bool) -> Bool {
            switch self {
            case .nothing, .unclear: false
            case .thereIfHolds, .thereIfHoldsOnly: holds
            case .missingIfHolds, .thereIfFailsOnly: !holds
            }
        }
    }
}
