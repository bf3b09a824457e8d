import Facts
import SourceText

/// Which names a body binds where, and which operation stands in which region: enough to say what a name that is
/// read at one place was bound to.
struct Outline: Sendable {
    struct Binding: Sendable {
        /// The operation that binds.
        var op: Int32
        var region: Int32
        /// None where the name is only declared.
        var value: Value
        var annotation: Value
        /// An import, by its number.
        var importing: Int32 = -1
        /// The first of its attributes or wrappers, or none.
        var decorator = Value.none
    }

    private struct Region: Sendable {
        enum Kind: UInt8, Sendable { case body, arm, loop, clause, scope }
        var kind: Kind
        var parent: Int32
        /// The region that the whole branch stands in shares this number among its arms.
        var branch: Int32
        /// What holds in it.
        var condition: Value
        var isPositive: Bool
        /// Its end is not reached: it returns or the like.
        var isLeft = false
    }

    private(set) var bindings: [Symbol: [Binding]] = [:]
    /// Names that are declared to be those of an outer scope.
    private(set) var outer: Set<Symbol> = []
    private var regions: [Region] = [
        Region(kind: .body, parent: -1, branch: -1, condition: .none, isPositive: true)
    ]
    /// Where a region begins that is not the one before.
    private var changes: [(op: Int32, region: Int32)] = [(0, 0)]
    /// What holds from an operation on, to the end of its region.
    private var assertions: [(op: Int32, region: Int32, condition: Value, isPositive: Bool)] = []

    init(_ body: Body) {
        var stack: [Int32] = [0]
        var branches: Int32 = 0
        var last: (symbol: Symbol, place: Int)?
        var leftArm: [(condition: Value, isPositive: Bool, arms: Int, left: Int)] = []
        func open(_ kind: Region.Kind, _ branch: Int32, _ condition: Value, _ isPositive: Bool, at op: Int) {
            let parent = stack.last ?? 0
            regions.append(
                Region(
                    kind: kind, parent: parent, branch: branch, condition: condition, isPositive: isPositive))
            stack.append(Int32(truncatingIfNeeded: regions.count - 1))
            changes.append((Int32(truncatingIfNeeded: op), stack.last ?? 0))
        }
        func close(at op: Int) -> Int32 {
            let region = stack.count > 1 ? stack.removeLast() : 0
            changes.append((Int32(truncatingIfNeeded: op), stack.last ?? 0))
            return region
        }
        func note(_ binding: Binding, _ symbol: Symbol) {
            last = (symbol, bindings[symbol]?.count ?? 0)
            bindings[symbol, default: []].append(binding)
        }
        for op in 0..<body.count {
            let here = stack.last ?? 0
            let number = Int32(truncatingIfNeeded: op)
            switch body.kind(op) {
            case .bind:
                let symbol = Symbol(rawValue: body.a(op))
                let flags = body[op].flags
                guard flags & OpFlag.deleted == 0 else {
                    last = nil
                    continue
                }
                note(Binding(op: number, region: here, value: Value(body.b(op)), annotation: .none), symbol)
            case .parameter:
                note(
                    Binding(op: number, region: here, value: Value(UInt32(op)), annotation: .none),
                    Symbol(rawValue: body.b(op)))
            case .annotate:
                if let last { bindings[last.symbol]?[last.place].annotation = Value(body.a(op)) }
            case .decorate:
                if let last, bindings[last.symbol]?[last.place].decorator.isNone == true {
                    bindings[last.symbol]?[last.place].decorator = Value(body.a(op))
                }
            case .importing:
                let fact = body.facts.importFact(Int(body.a(op)))
                var name = fact.alias.isNone ? fact.name : fact.alias
                if name.isNone, !fact.isFrom { name = Self.firstComponent(fact, body.facts) }
                guard !fact.isStar, !name.isNone else { continue }
                note(
                    Binding(
                        op: number, region: here, value: .none, annotation: .none,
                        importing: Int32(truncatingIfNeeded: body.a(op))), name)
                last = nil
            case .store: last = nil
            case .declare: outer.insert(Symbol(rawValue: body.a(op)))
            case .return, .raise, .break, .continue: regions[Int(here)].isLeft = true
            case .assert:
                assertions.append((number, here, Value(body.a(op)), true))
            case .branchBegin:
                branches += 1
                leftArm.append((Value(body.a(op)), true, 1, 0))
                open(.arm, branches, Value(body.a(op)), true, at: op)
            case .arm:
                let branch = regions[Int(here)].branch
                let isLeft = regions[Int(here)].isLeft
                let first = regions[Int(here)].condition
                _ = close(at: op)
                let own = Value(body.a(op))
                if var entry = leftArm.popLast() {
                    entry.arms += 1
                    entry.left += isLeft ? 1 : 0
                    leftArm.append(entry)
                }
                let isElse = own.isNone && (leftArm.last?.arms ?? 0) == 2
                open(.arm, branch, isElse ? first : own, !isElse, at: op)
            case .branchEnd:
                let region = close(at: op)
                if let entry = leftArm.popLast(), entry.arms == 1, regions[Int(region)].isLeft {
                    assertions.append((number, stack.last ?? 0, entry.condition, false))
                }
            case .loopBegin: open(.loop, -1, .none, true, at: op)
            case .loopEnd, .tryEnd, .deferEnd, .conditionEnd, .scopeEnd: _ = close(at: op)
            case .tryBegin: open(.clause, -1, .none, true, at: op)
            case .handler, .tryElse, .finally:
                _ = close(at: op)
                open(.clause, -1, .none, true, at: op)
            case .deferBegin, .conditionBegin: open(.clause, -1, .none, true, at: op)
            case .scopeBegin: open(.scope, -1, .none, true, at: op)
            default: break
            }
        }
    }

    /// The name that `import a.b` binds.
    private static func firstComponent(_ fact: ImportFact, _ facts: FileFacts) -> Symbol {
        let whole = facts.string(fact.module)
        let first = whole.prefix { $0 != "." }
        return first.utf8.count == whole.utf8.count ? fact.module : facts.symbol(first) ?? .none
    }

    private func region(of op: Int32) -> Int32 {
        changes[max(0, changes.partitioningIndex { $0.op > op } - 1)].region
    }

    private func isInside(_ region: Int32, _ outer: Int32) -> Bool {
        var current = region
        while current >= 0 {
            if current == outer { return true }
            if current < outer { return false }
            current = regions[Int(current)].parent
        }
        return false
    }

    /// What a name may have been bound to where an operation reads it, the nearest first.
    func reaching(_ symbol: Symbol, at op: Int) -> [Binding] {
        guard let all = bindings[symbol] else { return [] }
        let op = Int32(truncatingIfNeeded: op)
        let here = region(of: op)
        var result: [Binding] = []
        for binding in all.reversed() where binding.op < op && result.count < 8 {
            let isAround = isInside(here, binding.region)
            if !isAround, !reaches(binding.region, here) { continue }
            result.append(binding)
            if isAround { break }
        }
        for binding in all where binding.op > op && result.count < 8 && sharesLoop(binding.region, here) {
            result.append(binding)
        }
        return result
    }

    /// Everything that a name is bound to, for those who read it from elsewhere.
    func all(_ symbol: Symbol) -> ArraySlice<Binding> { bindings[symbol]?.prefix(8) ?? [] }

    private func sharesLoop(_ one: Int32, _ other: Int32) -> Bool {
        var current = one
        while current >= 0 {
            if regions[Int(current)].kind == .loop, isInside(other, current) { return true }
            current = regions[Int(current)].parent
        }
        return false
    }

    /// Whether what is bound in a region that does not stand around another one may hold in that one.
    private func reaches(_ from: Int32, _ to: Int32) -> Bool {
        if sharesLoop(from, to) { return true }
        var current = from
        while current >= 0, !isInside(to, current) {
            let region = regions[Int(current)]
            if region.kind == .scope || region.kind == .arm && region.isLeft { return false }
            if region.kind == .arm {
                var other = to
                while other >= 0 {
                    if regions[Int(other)].branch == region.branch, other != current { return false }
                    other = regions[Int(other)].parent
                }
            }
            current = region.parent
        }
        return true
    }

    /// The conditions that hold where an operation stands, or do not, the nearest first.
    func conditions(at op: Int) -> [(condition: Value, isPositive: Bool)] {
        let op = Int32(truncatingIfNeeded: op)
        var current = region(of: op)
        var result: [(condition: Value, isPositive: Bool)] = []
        for entry in assertions.reversed() where entry.op < op && isInside(current, entry.region) {
            result.append((entry.condition, entry.isPositive))
        }
        while current >= 0, result.count < 16 {
            let region = regions[Int(current)]
            if !region.condition.isNone { result.append((region.condition, region.isPositive)) }
            current = region.parent
        }
        return result
    }
}
