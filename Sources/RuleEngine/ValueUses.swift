import Facts
import Linking
import SourceText

/// Where the values of one body are used: made once for a body of which that is asked more than once, so that nobody goes
/// through all of it for each value.
struct ValueUses {
    /// Operations with those that are made from them, the first ones first: a list for each value.
    private struct Lists {
        private var heads: [UInt32]
        private var links: [(op: UInt32, next: UInt32)] = []

        init(_ count: Int) {
            heads = [UInt32](repeating: .max, count: count)
        }

        /// To be called for the last operation first.
        mutating func add(_ op: Int, to value: Value) {
            guard value.index < op, heads.indices.contains(op) else { return }
            let head = heads[Int(value.index)]
            if head != .max, links[Int(head)].op == op { return }
            links.append((UInt32(truncatingIfNeeded: op), head))
            heads[Int(value.index)] = UInt32(truncatingIfNeeded: links.count - 1)
        }

        subscript(value: Value) -> [Int] {
            guard !value.isNone, Int(value.index) < heads.count else { return [] }
            var result: [Int] = []
            var link = heads[Int(value.index)]
            while link != .max {
                result.append(Int(links[Int(link)].op))
                link = links[Int(link)].next
            }
            return result
        }
    }

    private var operands: Lists
    private var names: Lists
    /// The operations that may take names of the body along.
    private(set) var takers: [Int] = []
    /// Where branches and their arms begin and end.
    private(set) var branches: [Int] = []
    let count: Int

    init(_ body: Body, _ evaluation: FileEvaluation) {
        count = body.count
        operands = Lists(count)
        names = Lists(count)
        for index in (0..<count).reversed() {
            switch body.kind(index) {
            case .name:
                for source in evaluation.sources(of: Value(UInt32(index)), in: body.function) {
                    names.add(index, to: Value(source))
                }
                continue
            case .declare, .closure, .function: takers.append(index)
            case .branchBegin, .arm, .branchEnd: branches.append(index)
            default: break
            }
            for value in body.operands(of: body[index]) { operands.add(index, to: value) }
        }
        takers.reverse()
        branches.reverse()
    }

    /// The operations behind a value that are made from it.
    func users(of value: Value) -> [Int] { operands[value] }

    /// The names behind a value that are read where they may be bound to it.
    func readers(of value: Value) -> [Int] { names[value] }
}

extension FileJudge {
    /// Where the values of a function are used.
    mutating func uses(in body: Body) -> ValueUses {
        if let known = valueUses[body.function] { return known }
        evaluation.evaluate(body.function)
        let made = ValueUses(body, evaluation)
        valueUses[body.function] = made
        return made
    }
}
