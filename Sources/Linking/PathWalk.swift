import Facts

/// The paths that are at a place, and those that have left on the way there.
struct PathExits<Flow: PathFlow> {
    var now: Flow
    var returned = Flow.nothing
    var raised = Flow.nothing
    var broken = Flow.nothing
    var continued = Flow.nothing

    init(_ now: Flow) {
        self.now = now
    }

    /// The ways out beside the one that goes on.
    mutating func addExits(_ other: PathExits) {
        returned.add(other.returned)
        raised.add(other.raised)
        broken.add(other.broken)
        continued.add(other.continued)
    }

    func seen(from place: Flow) -> PathExits {
        var result = self
        result.now = now.seen(from: place)
        result.returned = returned.seen(from: place)
        result.raised = raised.seen(from: place)
        result.broken = broken.seen(from: place)
        result.continued = continued.seen(from: place)
        return result
    }

    func after(_ before: PathStep) -> PathExits {
        var result = self
        result.now = now.after(before)
        result.returned = returned.after(before)
        result.raised = raised.after(before)
        result.broken = broken.after(before)
        result.continued = continued.after(before)
        return result
    }

    /// The same after something that runs on every way out.
    mutating func take(_ step: PathStep, failing: PathStep) {
        now.take(step)
        returned.take(step)
        broken.take(step)
        continued.take(step)
        raised.take(failing)
    }

    var all: Flow {
        var result = now
        for flow in [returned, raised, broken, continued] { result.add(flow) }
        return result
    }
}

/// What a first walk finds out for the second: what the rounds of a loop and the code of a `finally` do, by the
/// operation where they begin, and where a `defer` ends.
struct PathPlan: Sendable {
    var steps: [Int: PathStep] = [:]
    var ends: [Int: Int] = [:]
}

/// A region that is open.
struct PathFrame<Flow: PathFlow> {
    enum Kind {
        case plain, branch, loop, loopElse, attempt, finally, with, `defer`, deferred, dropped, trapped,
            condition
    }

    var kind: Kind
    /// Where it begins.
    var start: Int
    var exits: PathExits<Flow>
    /// What the region began with.
    var entry: Flow
    /// Paths that have come to the end of a part of it: an arm, a handler, a loop that was left.
    var done = Flow.nothing
    /// Of a `try`: the errors of its body; of a `finally`: the ways on which it runs.
    var errors = Flow.nothing
    var pending: PathExits<Flow>?
    /// Of a `try`: the paths that came to the end of its body.
    var bodyEnd: Flow?
    var catchesAll = false
    var hasHandlers = false
    /// Of a `defer`: what it does. Of `#if`: its number.
    var step = PathStep.identity
    var number: UInt32 = 0
    var isExhaustive = false

    init(_ kind: Kind, start: Int, _ entry: Flow) {
        self.kind = kind
        self.start = start
        self.entry = entry
        exits = PathExits(entry)
    }
}

/// One walk over a body, with one kind of knowledge.
struct PathWalk<Flow: PathFlow> {
    typealias Frame = PathFrame<Flow>

    let body: Body
    let manner: PathQuery.Manner
    let table: HappeningTable
    var plan: PathPlan
    var frames: [Frame] = []
    /// What is seen where a happening is met, by its place in the table.
    fileprivate var seen: [Int: Flow] = [:]
    /// The code of `defer`s that were left out, with what comes there.
    var waiting: [(range: Range<Int>, flow: Flow)] = []
    /// What lets the walk step over where nothing happens, and the places where something does, in order.
    var skips: (steps: PathSkips, stops: [UInt32])?
    /// Is told which paths come to each stretch of operations.
    var visit: ((Range<Int>, Flow) -> Void)?
    private var next = 0
    private var nextStop = 0
    /// How many regions around this place mark that errors may leave.
    private var covers = 0

    init(_ body: Body, _ manner: PathQuery.Manner, _ table: HappeningTable, plan: PathPlan) {
        self.body = body
        self.manner = manner
        self.table = table
        self.plan = plan
    }

    /// The frame at the top; there is always one while a walk is on.
    private var top: Frame {
        get { frames[frames.count - 1] }
        set { frames[frames.count - 1] = newValue }
    }

    @discardableResult
    mutating func run(_ range: Range<Int>, from flow: Flow) -> PathExits<Flow> {
        begin(at: range.lowerBound, from: flow)
        var index = range.lowerBound
        while index < range.upperBound {
            let end = min(leap(index), range.upperBound)
            visit?(index..<max(end, index + 1), exits.now)
            if end > index, let skips {
                skips.steps.pass(from: index, to: end, &frames[frames.count - 1].exits)
                index = end
            } else {
                index = step(index)
            }
        }
        while frames.count > 1 { close() }
        return frames.popLast()?.exits ?? PathExits(.nothing)
    }

    mutating func begin(at start: Int, from flow: Flow) {
        frames = [Frame(.plain, start: start, flow)]
        next = table.firstNotBefore(UInt32(truncatingIfNeeded: start))
        nextStop = 0
        covers = 0
    }

    /// How far the walk may go on from an operation without looking.
    private mutating func leap(_ index: Int) -> Int {
        guard let skips else { return index }
        while nextStop < skips.stops.count, skips.stops[nextStop] < index { nextStop += 1 }
        return skips.steps.end(
            from: index, before: nextStop < skips.stops.count ? skips.stops[nextStop] : PathSkips.none)
    }

    /// What has come of the innermost region that is open, and how many are.
    var exits: PathExits<Flow> {
        get { top.exits }
        set { top.exits = newValue }
    }
    var depth: Int { frames.count }

    // MARK: Operations

    /// - Returns: where to go on.
    mutating func step(_ index: Int) -> Int {
        let kind = body.kind(index)
        switch kind {
        case .return: leave(index) { $0.returned.add($1) }
        case .raise: leave(index) { $0.raised.add($1) }
        case .break: leave(index) { $0.broken.add($1) }
        case .continue: leave(index) { $0.continued.add($1) }
        case .call:
            let returns = !manner.has(.neverReturns, at: index)
            if returns, !manner.has(.neverFails, at: index) { fail(index) }
            happen(index)
            if !returns { top.exits.now = .nothing }
        case .await, .yield, .element, .entered:
            if !isAwaitedCall(kind, index), !isEnteredSafely(kind, index) { fail(index) }
            happen(index)
        case .deferBegin:
            if let end = plan.ends[index] {
                skip(to: end + 1)
                deferCode(index)
                return end + 1
            }
            push(.defer, index)
        default:
            if kind.rawValue >= OpKind.branchBegin.rawValue { region(kind, index) }
            happen(index)
        }
        return index + 1
    }

    private mutating func leave(_ index: Int, _ add: (inout PathExits<Flow>, Flow) -> Void) {
        happen(index)
        // Nobody has written a `raise` of no length: what stands before it never returns.
        let isWritten = body.kind(index) != .raise || !body[index].range.isEmpty
        let flow = isWritten ? top.exits.now.leaving(by: UInt32(index)) : .nothing
        add(&frames[frames.count - 1].exits, flow)
        top.exits.now = .nothing
    }

    /// The call has already failed where its waiting could.
    private func isAwaitedCall(_ kind: OpKind, _ index: Int) -> Bool {
        guard kind == .await, body.a(index) < index else { return false }
        return body.kind(Int(body.a(index))) == .call
    }

    /// What a call gives that raises nothing is entered without an error as well.
    private func isEnteredSafely(_ kind: OpKind, _ index: Int) -> Bool {
        guard kind == .entered, body.a(index) < index else { return false }
        return body.kind(Int(body.a(index))) == .call && manner.has(.neverFails, at: Int(body.a(index)))
    }

    /// An error may leave here.
    private mutating func fail(_ index: Int) {
        guard !manner.marksErrors || covers > 0, !top.exits.now.isNothing else { return }
        var flow = top.exits.now.leaving(by: UInt32(index))
        for place in happenings(index) where table.entries[place].time == .here {
            flow.take(table.entries[place].failing)
        }
        frames[frames.count - 1].exits.raised.add(flow)
    }

    private mutating func happen(_ index: Int) {
        guard next < table.order.count, table.entries[table.order[next]].op <= UInt32(index) else { return }
        for place in happenings(index) where table.entries[place].time == .here {
            note(place, top.exits.now)
            frames[frames.count - 1].exits.now.take(table.entries[place].step)
        }
        skip(to: index + 1)
    }

    private func happenings(_ index: Int) -> ArraySlice<Int> {
        var end = next
        while end < table.order.count, table.entries[table.order[end]].op == UInt32(index) { end += 1 }
        return table.order[next..<end]
    }

    private mutating func skip(to index: Int) {
        while next < table.order.count, table.entries[table.order[next]].op < UInt32(index) { next += 1 }
    }

    private mutating func note(_ place: Int, _ flow: Flow) {
        seen[place, default: .nothing].add(flow)
    }

    // MARK: Regions

    private mutating func region(_ kind: OpKind, _ index: Int) {
        switch kind {
        case .branchBegin:
            push(.branch, index)
            top.isExhaustive = body[index].has(OpFlag.exhaustive)
        case .loopBegin: push(.loop, index)
        case .tryBegin: push(.attempt, index)
        case .withBegin: push(.with, index)
        case .scopeBegin: push(.plain, index)
        case .coverBegin:
            covers += 1
            push(body.a(index) == 1 ? .dropped : body.a(index) == 2 ? .trapped : .plain, index)
        case .conditionBegin: beginCondition(index)
        case .arm:
            settle()
            frames[frames.count - 1].done.add(top.exits.now)
            top.exits.now = top.entry
        case .loopElse: beginLoopElse()
        case .handler: beginHandler(index)
        case .tryElse:
            endClause()
            top.exits.now = top.bodyEnd ?? .nothing
            top.bodyEnd = .nothing
        case .finally: beginFinally(index)
        case .deferEnd: endDefer(index)
        case .branchEnd, .loopEnd, .tryEnd, .withEnd, .scopeEnd: close()
        case .coverEnd:
            covers = max(covers - 1, 0)
            close()
        case .conditionEnd:
            settle()
            frames[frames.count - 1].done.add(top.exits.now)
            let isLast = index + 1 >= body.count || body.kind(index + 1) != .conditionBegin
            if isLast || body.a(index + 1) >> 8 != top.number >> 8 { close() }
        default: break
        }
    }

    private mutating func push(_ kind: Frame.Kind, _ index: Int) {
        frames.append(Frame(kind, start: index, top.exits.now.entering))
        guard kind == .loop, let rounds = plan.steps[index] else { return }
        // The first round and all later ones.
        top.exits.now.take(rounds)
        top.entry = top.exits.now
    }

    /// Branches of one `#if` are arms: none or one of them is there.
    private mutating func beginCondition(_ index: Int) {
        let number = body.a(index)
        if continuesCondition(index) {
            top.exits.now = top.entry
        } else {
            push(.condition, index)
        }
        top.number = number
    }

    /// Whether the branch of an `#if` that begins at an operation is another one of the `#if` that is open.
    func continuesCondition(_ index: Int) -> Bool {
        top.kind == .condition && top.number >> 8 == body.a(index) >> 8
    }

    private mutating func beginLoopElse() {
        settle()
        guard top.kind == .loop else { return }
        let exits = loopExits(top)
        var frame = Frame(.loopElse, start: top.start, top.entry)
        frame.exits = exits.exits
        frame.exits.broken = .nothing
        frame.exits.continued = .nothing
        frame.done = exits.broken
        top = frame
    }

    private mutating func beginHandler(_ index: Int) {
        endClause()
        guard top.kind == .attempt else { return }
        top.hasHandlers = true
        top.exits.now = top.errors
        top.catchesAll = top.catchesAll || manner.has(.catchesAll, at: index)
    }

    /// Ends the body of a `try`, or one of its handlers.
    private mutating func endClause() {
        settle()
        guard top.kind == .attempt else { return }
        if top.bodyEnd == nil {
            top.bodyEnd = top.exits.now
            top.errors = top.exits.raised
            top.exits.raised = .nothing
        } else {
            frames[frames.count - 1].done.add(top.exits.now)
        }
        top.exits.now = .nothing
    }

    /// All that leaves the `try` with its handlers.
    private mutating func endHandlers() {
        endClause()
        top.exits.now = top.done
        if let bodyEnd = top.bodyEnd { frames[frames.count - 1].exits.now.add(bodyEnd) }
        if !top.catchesAll { frames[frames.count - 1].exits.raised.add(top.errors) }
    }

    private mutating func beginFinally(_ index: Int) {
        guard settled(.attempt) else { return }
        endHandlers()
        let pending = top.exits
        var frame = Frame(.finally, start: index, pending.all.entering)
        frame.pending = pending
        // The relation of the code itself begins anew; what comes there is what was pending.
        frame.errors = top.entry
        top = frame
    }

    private mutating func settled(_ kind: Frame.Kind) -> Bool {
        settle()
        return top.kind == kind
    }

    // MARK: Defer

    private mutating func endDefer(_ index: Int) {
        settle()
        guard top.kind == .defer, let frame = frames.popLast() else { return }
        plan.ends[frame.start] = index
        if let step = frame.exits.now.relation { plan.steps[frame.start] = step }
        deferCode(frame.start)
    }

    /// From here on, everything that leaves the scope runs the code of the `defer`.
    private mutating func deferCode(_ start: Int) {
        push(.deferred, start)
        top.step = plan.steps[start] ?? .identity
    }

    /// Ends what `defer`s have begun at the top.
    private mutating func settle() {
        while top.kind == .deferred, frames.count > 1 { close() }
    }

    // MARK: Ends

    /// Ends the region at the top.
    private mutating func close() {
        if top.kind != .deferred { settle() }
        guard frames.count > 1, var frame = frames.popLast() else { return }
        switch frame.kind {
        case .plain, .defer: break
        case .branch:
            frame.exits.now.add(frame.done)
            if !frame.isExhaustive { frame.exits.now.add(frame.entry) }
        case .loop:
            let (exits, broken) = loopExits(frame)
            frame.exits = exits
            frame.exits.now.add(broken)
            frame.exits.broken = .nothing
            frame.exits.continued = .nothing
        case .loopElse: frame.exits.now.add(frame.done)
        case .attempt:
            frames.append(frame)
            endHandlers()
            frame = frames.removeLast()
        case .finally: endFinally(&frame)
        case .with: endWith(&frame)
        case .deferred:
            if let end = plan.ends[frame.start] {
                waiting.append((frame.start + 1..<end, frame.exits.all))
            }
            frame.exits.take(frame.step, failing: frame.step)
        case .dropped:
            frame.exits.now.add(frame.exits.raised)
            frame.exits.raised = .nothing
        case .trapped: frame.exits.raised = .nothing
        case .condition:
            frame.exits.now = frame.done
            frame.exits.now.add(frame.entry)
        }
        let exits = frame.exits.seen(from: top.exits.now)
        top.exits.now = exits.now
        frames[frames.count - 1].exits.addExits(exits)
    }

    /// What leaves a loop: by its condition or its last round, and by `break`.
    private mutating func loopExits(_ frame: Frame) -> (exits: PathExits<Flow>, broken: Flow) {
        let begin = body[frame.start]
        let isEndless = begin.has(OpFlag.atLeastOnce) && isTrue(begin.value)
        var round = frame.exits.now
        round.add(frame.exits.continued)
        var exits = frame.exits
        if let step = round.relation {
            // A relation of one round: all rounds before the one that leaves come first.
            let rounds = step.repeated
            plan.steps[frame.start] = rounds
            exits = exits.after(rounds)
            round = round.after(rounds)
        }
        if !begin.has(OpFlag.atLeastOnce) { round.add(frame.entry) }
        exits.now = isEndless ? .nothing : round
        return (exits, exits.broken)
    }

    private func isTrue(_ value: Value) -> Bool {
        guard !value.isNone, Int(value.index) < body.count else { return false }
        let op = body[value]
        return op.kind == .boolean && op.a == 1
    }

    private mutating func endFinally(_ frame: inout Frame) {
        guard var pending = frame.pending else { return }
        if let step = frame.exits.now.relation { plan.steps[frame.start] = step }
        let step = plan.steps[frame.start] ?? .identity
        let own = frame.exits.seen(from: pending.all)
        pending.take(step, failing: step)
        pending.addExits(own)
        frame.exits = pending
    }

    private mutating func endWith(_ frame: inout Frame) {
        let entered = body.a(frame.start)
        for place in table.order[table.at(entered)] where table.entries[place].time == .atEnd {
            let happening = table.entries[place]
            note(place, frame.exits.all)
            frame.exits.take(happening.step, failing: happening.failing)
        }
    }
}

extension PathWalk where Flow == PathArrival {
    /// The states in which each happening is met.
    func met(_ count: Int) -> [PathStates] { (0..<count).map { seen[$0]?.states ?? [] } }
}
