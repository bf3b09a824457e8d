import Facts
import SourceText

/// What has to hold where an operation of a body runs, as far as its branches say.
///
/// Two operations whose circumstances contradict each other are never on one path, though each can be reached.
struct Circumstances {
    /// One thing that is asked of a name.
    enum Question: Equatable {
        case isTrue, isNothing
        /// It is equal to one of some things that are written there.
        case isOne(Set<String>)
    }

    struct Claim {
        var name: Symbol
        /// How an attribute of it is written that is asked about; empty where it is the name itself.
        var path = ""
        var question: Question
        var holds: Bool
    }

    private(set) var claims: [Claim] = []
    /// The names that the conditions ask about in any way, and where.
    private var asked: [(name: Symbol, place: Int)] = []
    private let body: Body
    /// The operation.
    private let place: Int

    init(of op: Int, in body: Body) {
        self.body = body
        place = op
        for (condition, holds) in conditions(of: op) { claim(condition, holds) }
    }

    /// Whether the two can never hold on one path.
    func excludes(_ other: Circumstances) -> Bool {
        claims.contains { mine in
            other.claims.contains { theirs in
                mine.name == theirs.name && mine.path == theirs.path && isContradiction(mine, theirs)
                    && isSteady(mine.name) && (mine.path.isEmpty || !isStored(mine.path))
            }
        }
    }

    private func isContradiction(_ one: Claim, _ other: Claim) -> Bool {
        switch (one.question, other.question) {
        case (.isOne(let left), .isOne(let right)):
            if one.holds, other.holds { return areApart(left, right) }
            return one.holds != other.holds
                && (one.holds ? left.isSubset(of: right) : right.isSubset(of: left))
        case (.isTrue, .isNothing), (.isNothing, .isTrue): return one.holds && other.holds
        default: return one.question == other.question && one.holds != other.holds
        }
    }

    /// Whether no two of them are equal; a member of an enumeration may be the text that it stands for.
    private func areApart(_ left: Set<String>, _ right: Set<String>) -> Bool {
        let areTexts = Set(left.union(right).map { $0.hasPrefix("\"") })
        return areTexts.count == 1 && left.isDisjoint(with: right)
    }

    /// Whether a name means one thing all the time: a parameter that stays what it is, or a name that is bound once,
    /// and not anew in each round of a loop.
    private func isSteady(_ name: Symbol) -> Bool {
        var count = 0
        var loops = 0
        var isInLoop = false
        for index in 0..<body.count {
            switch body.kind(index) {
            case .parameter where Symbol(rawValue: body.b(index)) == name: count += 1
            case .bind where Symbol(rawValue: body.a(index)) == name:
                count += 1
                if loops > 0 { isInLoop = true }
            case .loopBegin: loops += 1
            case .loopEnd: loops -= 1
            default: continue
            }
        }
        return count == 1 && !isInLoop
    }

    /// Whether an attribute is assigned to anywhere, or what it is read from.
    private func isStored(_ path: String) -> Bool {
        (0..<body.count).contains { index in
            guard body.kind(index) == .store, let target = chain(body[index].value) else { return false }
            return path == target || path.hasPrefix(target + ".")
        }
    }

    /// A name with attributes behind it, as it is written.
    private func chain(_ value: Value) -> String? {
        var first = value
        while !first.isNone, body.kind(Int(first.index)) == .attribute { first = body[first].value }
        return first.isNone || body.kind(Int(first.index)) != .name ? nil : body.spelling(value)
    }

    // MARK: Conditions

    /// A branch that is open.
    private struct Branch {
        /// Of the arms before, each of which did not hold.
        var others: [Value] = []
        var own: Value
        /// Of those whose arms are always left.
        var leaving: [Value] = []
        /// Whether the open arm has left.
        var hasLeft = false
    }

    /// The conditions of the arms around an operation, and those of arms before it that were always left.
    private func conditions(of op: Int) -> [(Value, Bool)] {
        var open: [Branch] = []
        // By depth: what the rest of the region is known for.
        var rest: [[Value]] = [[]]
        var regions: [OpKind] = []
        for index in 0..<min(op, body.count) {
            switch body.kind(index) {
            case .branchBegin:
                open.append(Branch(own: Value(body.a(index))))
                regions.append(.branchBegin)
                rest.append([])
            case .arm:
                guard var branch = open.popLast() else { continue }
                if branch.hasLeft, branch.others.isEmpty { branch.leaving.append(branch.own) }
                branch.others.append(branch.own)
                branch.own = Value(body.a(index))
                branch.hasLeft = false
                open.append(branch)
                rest[rest.count - 1] = []
            case .branchEnd:
                guard var branch = open.popLast() else { continue }
                if branch.hasLeft, branch.others.isEmpty { branch.leaving.append(branch.own) }
                _ = regions.popLast()
                if rest.count > 1 { rest.removeLast() }
                rest[rest.count - 1] += branch.leaving
            case .return, .raise, .break, .continue:
                // What a loop or a `try` leaves may come back behind it.
                let around = regions.last { $0 != .withBegin && $0 != .scopeBegin }
                if around == .branchBegin, !open.isEmpty { open[open.count - 1].hasLeft = true }
            case .loopBegin, .tryBegin, .withBegin, .scopeBegin:
                regions.append(body.kind(index))
                rest.append([])
            case .loopEnd, .tryEnd, .withEnd, .scopeEnd:
                _ = regions.popLast()
                if rest.count > 1 { rest.removeLast() }
            case .handler, .tryElse, .finally: rest[rest.count - 1] = []
            default: continue
            }
        }
        var result: [(Value, Bool)] = []
        for branch in open {
            result += branch.others.map { ($0, false) }
            result.append((branch.own, true))
        }
        result += rest.joined().map { ($0, false) }
        return result.filter { !$0.0.isNone }
    }

    private mutating func claim(_ condition: Value, _ holds: Bool, depth: Int = 0) {
        guard !condition.isNone, depth < 16 else { return }
        let op = body[condition]
        switch op.kind {
        case .name:
            asked.append((op.symbol, Int(condition.index)))
            add(op.symbol, "", .isTrue, holds)
        case .attribute, .call, .subscripted, .await:
            guard let root = root(condition) else { return }
            asked.append((root, Int(condition.index)))
            if let chain = chain(condition) { add(root, chain, .isTrue, holds) }
        case .either:
            let isJoint = op.flags & (holds ? OpFlag.and : OpFlag.or) != 0
            for operand in body.facts.list(op.a) {
                if isJoint {
                    claim(Value(operand), holds, depth: depth + 1)
                } else if let root = root(Value(operand)) {
                    asked.append((root, Int(condition.index)))
                }
            }
        case .operation:
            let operands = body.facts.list(op.b).map { Value($0) }
            guard let first = operands.first else { return }
            guard Operator(rawValue: op.a) != .not else { return claim(first, !holds, depth: depth + 1) }
            for operand in operands {
                if let root = root(operand) { asked.append((root, Int(condition.index))) }
            }
            compare(op, operands, holds)
        default: return
        }
    }

    private mutating func compare(_ op: Op, _ operands: [Value], _ holds: Bool) {
        guard operands.count == 2, let name = root(operands[0]), let chain = chain(operands[0]) else {
            return
        }
        let path = body[operands[0]].kind == .name ? "" : chain
        let isPositive: Bool
        switch Operator(rawValue: op.a) {
        case .equal?, .identical?, .contains?: isPositive = holds
        case .notEqual?, .notIdentical?, .notContains?: isPositive = !holds
        default: return
        }
        let other = body[operands[1]]
        if [.contains, .notContains].contains(Operator(rawValue: op.a)) {
            guard other.kind == .collection, !other.has(OpFlag.mapping) else { return }
            let texts = body.facts.list(other.a).map { constant(Value($0)) }
            let known = Set(texts.compactMap { $0 })
            if known.count == Set(texts).count { add(name, path, .isOne(known), isPositive) }
            return
        }
        switch other.kind {
        case .none: add(name, path, .isNothing, isPositive)
        case .boolean: add(name, path, .isTrue, isPositive == (other.a == 1))
        default: if let text = constant(operands[1]) { add(name, path, .isOne([text]), isPositive) }
        }
    }

    /// A text, a number or a member of an enumeration, so that two that are written alike are one.
    private func constant(_ value: Value) -> String? {
        let op = body[value]
        switch op.kind {
        case .string where !op.symbol.isNone: return "\"" + body.facts.string(op.symbol)
        case .number: return body.facts.string(op.symbol)
        case .attribute where !op.value.isNone && body[op.value].kind == .name: return body.spelling(value)
        default: return nil
        }
    }

    private mutating func add(_ name: Symbol, _ path: String, _ question: Question, _ holds: Bool) {
        claims.append(Claim(name: name, path: path, question: question, holds: holds))
    }

    /// The name that a value begins with.
    private func root(_ value: Value) -> Symbol? {
        var current = value
        for _ in 0..<16 where !current.isNone {
            let op = body[current]
            switch op.kind {
            case .name: return op.symbol
            case .attribute, .call, .subscripted, .await: current = op.value
            default: return nil
            }
        }
        return nil
    }
}

extension Circumstances {
    /// Whether it hangs on something that an earlier operation brought about whether this one comes: what is asked
    /// behind that was set in an arm in which that stands, and this one does not.
    /// - Parameter isResultTelling: whether the result of the earlier operation may tell what it has done.
    func hangs(on op: Int, isResultTelling: Bool) -> Bool {
        let names = Set(asked.lazy.filter { $0.place > op }.map(\.name)).union(askedToLeave(behind: op))
        guard !names.isEmpty else { return false }
        if isResultTelling, binds(names, toResultOf: op) { return true }
        return arm(around: op).map { range in
            range.contains { body.kind($0) == .bind && names.contains(Symbol(rawValue: body.a($0))) }
        } ?? false
    }

    /// The names that are asked about behind an operation, in the arms around that, by branches that are left: whoever
    /// comes from there to this place did not leave.
    private func askedToLeave(behind op: Int) -> Set<Symbol> {
        var names: Set<Symbol> = []
        // Of the branches that are open: what they ask, and whether they began behind the operation.
        var open: [(condition: Value, isBehind: Bool)] = []
        for index in 0..<min(place, body.count) {
            switch body.kind(index) {
            case .branchBegin: open.append((Value(body.a(index)), index > op))
            case .branchEnd: _ = open.popLast()
            case .return, .raise, .break, .continue:
                guard index > op, let branch = open.last, branch.isBehind, !branch.condition.isNone,
                    !open.dropLast().contains(where: \.isBehind)
                else { continue }
                var inner = Circumstances(of: 0, in: body)
                inner.claim(branch.condition, false)
                names.formUnion(inner.asked.map(\.name))
            default: continue
            }
        }
        return names
    }

    /// The widest arm that an operation stands in, and this one does not.
    private func arm(around op: Int) -> Range<Int>? {
        var widest: Range<Int>?
        var open: [Int] = []
        for index in 0..<body.count {
            switch body.kind(index) {
            case .branchBegin: open.append(index)
            case .arm, .branchEnd:
                guard let start = open.popLast() else { continue }
                if start < op, op < index, !(start..<index).contains(place) { widest = start..<index }
                if body.kind(index) == .arm { open.append(index) }
            default: continue
            }
        }
        return widest
    }

    /// Whether a name that is asked about is bound to what an operation gives, or to a part of it.
    private func binds(_ names: Set<Symbol>, toResultOf op: Int) -> Bool {
        var values: Set<UInt32> = [UInt32(truncatingIfNeeded: op)]
        for index in op + 1..<max(body.count, op + 1) {
            switch body.kind(index) {
            case .await, .part, .element: if values.contains(body.a(index)) { values.insert(UInt32(index)) }
            case .bind where values.contains(body.b(index)):
                if names.contains(Symbol(rawValue: body.a(index))) { return true }
            default: continue
            }
        }
        return false
    }
}
