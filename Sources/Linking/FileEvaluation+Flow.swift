import Facts
import SourceText

extension FileEvaluation {
    /// The state of the function that is being evaluated.
    struct Frame: Sendable {
        var function = 0
        /// What each name is bound to here and now, by symbol.
        var slots: [KnownID] = []
        var slotSources: [UInt32] = []
        /// Names bound since the function began, with what they were before.
        var log: [Write] = []
        /// Everything each name is bound to, for the functions inside; nil where there are none.
        var scope: Scope?
        var branches: [Branch] = []
        var region = 0
        /// Whether the path that is followed was left by `return` or the like.
        var isLeft = false
        var result = FileEvaluation.unset
        /// The target of the last binding, for an annotation that follows it.
        var lastBinding: Target = .none
    }

    enum Target: Sendable {
        case none
        case name(Symbol)
        case attribute(AttributeKey, index: Int)
    }

    /// A branch, loop or `try` that is open.
    struct Branch: Sendable {
        enum Kind: Sendable { case branch, loop, attempt, scope, with, block }
        var kind: Kind
        var outerRegion: Int
        var condition: Value
        var isExhaustive = false
        var mark: Int
        /// Whether the path was already left when it began.
        var wasLeft: Bool
        var armCount = 1
        /// Condition of the arm that is open.
        var armCondition: Value
        /// The condition of an arm that was left, and whether that was the first arm.
        var leftArm: (condition: Value, isFirst: Bool)?
        var arms: [[Write]] = []
        /// Of a `try`: whether its body was left, and whether it has an `else`.
        var isBodyLeft = false
        var hasElse = false
    }

    /// A name, and what it is bound to.
    struct Write: Sendable {
        var symbol: UInt32
        var known: KnownID
        var source: UInt32
    }

    /// Evaluates a function, and those around it first. Nothing happens the second time.
    public mutating func evaluate(_ function: Int) {
        guard function < states.count, states[function] == .untouched, depth < Self.depthLimit else { return }
        let fact = facts.function(function)
        if let parent = fact.parent {
            evaluate(parent)
            // What stands in a function that is not finished would not see all its names.
            guard states[parent] == .done, states[function] == .untouched else { return }
        }
        states[function] = .running
        depth += 1
        let outer = frame
        frame = Frame()
        frame.function = function
        frame.slots = freeSlots.popLast() ?? [KnownID](repeating: Self.unset, count: facts.symbolCount)
        frame.slotSources = freeSources.popLast() ?? [UInt32](repeating: .max, count: facts.symbolCount)
        if function == 0 {
            frame.scope = Scope(slots: [KnownID](repeating: Self.unset, count: facts.symbolCount))
        } else if fact.kind == .typeBody || hasFunctionsInside(function) {
            frame.scope = Scope()
        }
        regions.append(Region(kind: .body, parent: -1, value: .none, isPositive: nil))
        frame.region = regions.count - 1
        let body = Body(facts, function: function)
        for index in 0..<body.count { step(body, index, fact) }
        finish(function)
        frame = outer
        depth -= 1
        states[function] = .done
        if depth == 0, !early.isEmpty { evaluateAgain() }
    }

    /// Evaluates a second time what was read too early: by now all is known that is set further down.
    private mutating func evaluateAgain() {
        let functions = Set(early)
        early = []
        again.formUnion(functions)
        events.removeAll { functions.contains($0.function) }
        calls.removeAll { functions.contains($0.function) }
        links.removeAll { functions.contains($0.function) }
        unresolved.removeAll { functions.contains($0.function) }
        absent.removeAll { functions.contains($0.function) }
        for function in functions { states[function] = .untouched }
        for function in functions.sorted() { evaluate(function) }
    }

    private mutating func finish(_ function: Int) {
        results[function] = frame.result
        if let scope = frame.scope { scopes[function] = scope }
        for entry in frame.log {
            frame.slots[Int(entry.symbol)] = Self.unset
            frame.slotSources[Int(entry.symbol)] = .max
        }
        freeSlots.append(frame.slots)
        freeSources.append(frame.slotSources)
    }

    private func hasFunctionsInside(_ function: Int) -> Bool {
        function + 1 < facts.functionCount && facts.function(function + 1).parent == function
    }

    // MARK: Binding

    mutating func bind(_ symbol: Symbol, _ known: KnownID, source: UInt32) {
        let index = Int(symbol.rawValue)
        guard index < frame.slots.count else { return }
        set(Write(symbol: symbol.rawValue, known: known, source: source))
        if let before = frame.scope?[index] {
            let joined = join(before, known)
            frame.scope?.set(index, joined)
        }
    }

    private mutating func set(_ write: Write) {
        let index = Int(write.symbol)
        frame.log.append(
            Write(symbol: write.symbol, known: frame.slots[index], source: frame.slotSources[index]))
        frame.slots[index] = write.known
        frame.slotSources[index] = write.source
    }

    /// The last binding of each name since a mark, undone. The log keeps its entries and grows by none, so that the
    /// regions around this one can go back further.
    private mutating func takeBack(to mark: Int) -> [Write] {
        guard mark < frame.log.count else { return [] }
        var writes: [Write] = []
        stamp += 1
        for entry in frame.log[mark...] where stamps[Int(entry.symbol)] != stamp {
            let index = Int(entry.symbol)
            stamps[index] = stamp
            writes.append(
                Write(symbol: entry.symbol, known: frame.slots[index], source: frame.slotSources[index]))
        }
        for entry in frame.log[mark...].reversed() {
            frame.slots[Int(entry.symbol)] = entry.known
            frame.slotSources[Int(entry.symbol)] = entry.source
        }
        return writes
    }

    /// Binds each name to what it is bound to in one of the arms, or was before.
    private mutating func merge(_ arms: [[Write]], withBefore: Bool) {
        var merged: [(write: Write, count: Int)] = []
        stamp += 1
        for arm in arms {
            for write in arm {
                let index = Int(write.symbol)
                if stamps[index] == stamp {
                    let place = Int(places[index])
                    merged[place].write.known = join(merged[place].write.known, write.known)
                    merged[place].write.source = either(merged[place].write.source, write.source)
                    merged[place].count += 1
                } else {
                    stamps[index] = stamp
                    places[index] = UInt32(merged.count)
                    merged.append((write, 1))
                }
            }
        }
        for entry in merged {
            var write = entry.write
            if withBefore || entry.count < arms.count {
                write.known = join(frame.slots[Int(write.symbol)], write.known)
                write.source = either(write.source, frame.slotSources[Int(write.symbol)])
            }
            set(write)
        }
    }

    /// The source of a name that was bound by one or the other.
    private mutating func either(_ one: UInt32, _ other: UInt32) -> UInt32 {
        guard one != other, other != .max else { return one }
        guard one != .max else { return one }
        let known = several(one)
        let all = known + several(other).filter { !known.contains($0) }
        guard all.count > known.count, all.count <= 8 else { return one }
        manySources.append(all)
        return Self.firstOfMany + UInt32(truncatingIfNeeded: manySources.count - 1)
    }

    // MARK: Branches

    mutating func open(_ kind: Branch.Kind, _ region: Region.Kind, value: Value, isExhaustive: Bool = false) {
        frame.branches.append(
            Branch(
                kind: kind, outerRegion: frame.region, condition: value, isExhaustive: isExhaustive,
                mark: frame.log.count, wasLeft: frame.isLeft, armCondition: value))
        enter(region, value: value, isPositive: value.isNone ? nil : true)
    }

    private mutating func enter(_ kind: Region.Kind, value: Value, isPositive: Bool?) {
        regions.append(Region(kind: kind, parent: frame.region, value: value, isPositive: isPositive))
        frame.region = regions.count - 1
    }

    /// Ends the arm that is open and goes back to what was bound before the branch.
    /// - Parameter condition: the arm's own, or none.
    mutating func nextArm(condition: Value) {
        guard var branch = frame.branches.popLast() else { return }
        closeArm(&branch)
        branch.armCount += 1
        branch.armCondition = condition
        frame.isLeft = branch.wasLeft
        frame.region = branch.outerRegion
        if condition.isNone {
            let isElse = !branch.condition.isNone && branch.armCount == 2
            enter(.arm, value: branch.condition, isPositive: isElse ? false : nil)
        } else {
            enter(.arm, value: condition, isPositive: true)
        }
        frame.branches.append(branch)
    }

    mutating func endBranch() {
        guard var branch = frame.branches.popLast() else { return }
        closeArm(&branch)
        frame.region = branch.outerRegion
        let isOpen = !branch.isExhaustive || !branch.arms.isEmpty
        frame.isLeft = branch.wasLeft || !isOpen
        merge(branch.arms, withBefore: !branch.isExhaustive)
        if let left = branch.leftArm, !frame.isLeft, !left.condition.isNone {
            enter(.remainder, value: left.condition, isPositive: !left.isFirst)
        }
    }

    /// Puts aside what the open arm has bound; an arm that was left counts for nothing behind the branch.
    private mutating func closeArm(_ branch: inout Branch) {
        let writes = takeBack(to: branch.mark)
        branch.mark = frame.log.count
        if !frame.isLeft || branch.wasLeft {
            branch.arms.append(writes)
        } else if branch.leftArm == nil {
            let condition = branch.armCondition.isNone ? branch.condition : branch.armCondition
            branch.leftArm = (condition, branch.armCount == 1 || !branch.armCondition.isNone)
        }
    }

    // MARK: Loops, blocks, try

    /// Ends a region whose bindings stay. What is behind a loop can be reached however its body ends.
    mutating func endBlock(isLoop: Bool = false) {
        guard let branch = frame.branches.popLast() else { return }
        frame.region = branch.outerRegion
        guard isLoop else { return }
        frame.isLeft = branch.wasLeft
        merge([takeBack(to: branch.mark)], withBefore: true)
    }

    /// Ends a region whose bindings do not leave it.
    mutating func endScope() {
        guard let branch = frame.branches.popLast() else { return }
        _ = takeBack(to: branch.mark)
        frame.region = branch.outerRegion
    }

    /// A handler, `else` or `finally` of the innermost `try`. A handler begins with what the body has bound.
    mutating func nextClause(_ kind: Region.Kind, isElse: Bool = false) {
        guard var branch = frame.branches.popLast() else { return }
        closeClause(&branch)
        branch.armCount += 1
        branch.hasElse = branch.hasElse || isElse
        frame.isLeft = branch.wasLeft
        frame.region = branch.outerRegion
        if kind == .finally {
            mergeClauses(&branch)
            branch.armCount = 0
        }
        enter(kind, value: .none, isPositive: nil)
        frame.branches.append(branch)
    }

    mutating func endAttempt() {
        guard var branch = frame.branches.popLast() else { return }
        frame.region = branch.outerRegion
        guard branch.armCount > 0 else {
            // The `finally` has run: the way is open where it was before it.
            frame.isLeft = frame.isLeft || branch.isBodyLeft
            return
        }
        closeClause(&branch)
        let isOpen = !branch.isBodyLeft && !branch.hasElse || !branch.arms.isEmpty
        mergeClauses(&branch)
        frame.isLeft = branch.wasLeft || !isOpen
    }

    private mutating func closeClause(_ branch: inout Branch) {
        if branch.armCount == 1 {
            branch.isBodyLeft = frame.isLeft && !branch.wasLeft
        } else {
            let writes = takeBack(to: branch.mark)
            if !frame.isLeft || branch.wasLeft { branch.arms.append(writes) }
        }
        branch.mark = frame.log.count
    }

    private mutating func mergeClauses(_ branch: inout Branch) {
        let isBodyOpen = !branch.isBodyLeft && !branch.hasElse
        merge(branch.arms, withBefore: isBodyOpen || branch.arms.isEmpty)
        branch.isBodyLeft = !(isBodyOpen || !branch.arms.isEmpty)
    }
}
