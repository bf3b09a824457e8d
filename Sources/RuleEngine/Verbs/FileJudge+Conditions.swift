import Facts
import Linking
import SourceText

/// What conditions say about flags.
extension FileJudge {
    /// A flag that decides a value.
    struct FlagSaying {
        var flag: String
        /// Whether the flag is on where the value is true.
        var isOn: Bool
    }

    /// The flag that decides whether a value is true, directly, through a name of the function, or through a function
    /// that asks for it.
    func flag(in value: Value, _ body: Body, depth: Int = 0) -> FlagSaying? {
        guard !value.isNone, depth < 12 else { return nil }
        let op = body[value]
        if let flag = language.flags.flag(op.named, scan), language.flags.isSwitch(flag) {
            // A name of the function may say the opposite of what it is called.
            if op.kind == .name, let source = evaluation.source(of: value, in: body.function),
                source.index < value.index, let found = self.flag(in: source, body, depth: depth + 1)
            {
                return found
            }
            return FlagSaying(flag: flag, isOn: true)
        }
        switch op.kind {
        case .name:
            guard let source = evaluation.source(of: value, in: body.function), source.index < value.index
            else { return nil }
            return flag(in: source, body, depth: depth + 1)
        case .call:
            let name = op.value.isNone ? "" : body.calledName(op.value)
            if let flag = program.flags.functions[name] {
                return FlagSaying(flag: flag, isOn: language.flags.new.contains(flag))
            }
            return inOperands(op, body, depth)
        case .operation:
            guard var found = inOperands(op, body, depth) else { return nil }
            switch Operator(rawValue: op.a) {
            case .not?, .notEqual?, .notIdentical?, .notContains?: found.isOn.toggle()
            default: break
            }
            if facts.list(op.b).contains(where: { isFalse(Value($0), body) }) { found.isOn.toggle() }
            return found
        case .attribute, .subscripted, .await, .either, .opaque:
            return inOperands(op, body, depth)
        default: return nil
        }
    }

    private func inOperands(_ op: Op, _ body: Body, _ depth: Int) -> FlagSaying? {
        for operand in body.operands(of: op) {
            if let found = flag(in: operand, body, depth: depth + 1) { return found }
        }
        return nil
    }

    private func isFalse(_ value: Value, _ body: Body) -> Bool {
        let op = body[value]
        switch op.kind {
        case .boolean: return op.a == 0
        case .string, .number: return !op.symbol.isNone && standardForm(facts.string(op.symbol)) == "false"
        default: return false
        }
    }

    // MARK: Arms

    /// One way through a branch.
    struct Arm {
        var range: Range<Int>
        /// The condition of the branch that decides over it, and whether that holds there; none in a handler.
        var condition: Value
        var holds: Bool
    }

    /// The arms of the branches of a function whose condition alone decides, what comes behind a branch that is left
    /// included, and the handlers of errors.
    func arms(_ body: Body) -> [Arm] {
        var open: [(start: Int, condition: Value, isFirst: Bool, isLeft: Bool, isBranch: Bool)] = []
        var result: [Arm] = []
        var behind: [(depth: Int, start: Int, condition: Value)] = []
        func close(_ end: Int) {
            for entry in behind where entry.depth > open.count {
                result.append(Arm(range: entry.start..<end, condition: entry.condition, holds: false))
            }
            behind.removeAll { $0.depth > open.count }
        }
        for index in 0..<body.count {
            switch body.kind(index) {
            case .branchBegin:
                open.append((index + 1, Value(body.a(index)), true, false, true))
            case .arm, .branchEnd:
                guard let top = open.popLast() else { continue }
                close(index)
                if top.isBranch, !top.condition.isNone, top.start <= index {
                    result.append(Arm(range: top.start..<index, condition: top.condition, holds: top.isFirst))
                }
                if body.kind(index) == .arm {
                    // `elif` asks for something else.
                    let isElse = Value(body.a(index)).isNone
                    let condition = top.isFirst && isElse ? top.condition : .none
                    open.append((index + 1, condition, false, top.isLeft, top.isBranch))
                } else if top.isFirst, top.isLeft, !top.condition.isNone {
                    behind.append((open.count, index + 1, top.condition))
                }
            case .handler, .tryBegin, .loopBegin, .withBegin, .scopeBegin, .deferBegin, .tryElse, .finally:
                if [.handler, .tryElse, .finally].contains(body.kind(index)), let top = open.popLast() {
                    close(index)
                    if top.isFirst, !top.isBranch, top.start <= index {
                        result.append(Arm(range: top.start..<index, condition: .none, holds: true))
                    }
                }
                open.append((index + 1, .none, body.kind(index) == .handler, false, false))
            case .tryEnd, .loopEnd, .withEnd, .scopeEnd, .deferEnd:
                guard let top = open.popLast() else { continue }
                close(index)
                if top.isFirst, !top.isBranch, top.start <= index {
                    result.append(Arm(range: top.start..<index, condition: .none, holds: true))
                }
            case .return, .raise, .break, .continue:
                if !open.isEmpty { open[open.count - 1].isLeft = true }
            default: continue
            }
        }
        open = []
        for entry in behind {
            result.append(Arm(range: entry.start..<body.count, condition: entry.condition, holds: false))
        }
        return result
    }

    /// The flag by which an arm is the old way.
    func oldWay(_ arm: Arm, _ body: Body) -> String? {
        guard !arm.condition.isNone, let saying = flag(in: arm.condition, body) else { return nil }
        let isOn = saying.isOn == arm.holds
        return language.flags.new.contains(saying.flag) != isOn ? saying.flag : nil
    }
}
