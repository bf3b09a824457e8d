import Facts

/// What the operations of a body do to paths where nothing happens that a question is about, so that a walk goes from
/// one happening to the next and steps over what lies between.
///
/// A stretch is a row of operations and of whole regions that stand side by side: it lets paths pass or not, and some
/// leave it. Made once for a body of which many questions are asked; costs as much as one of them.
struct PathSkips: Sendable {
    /// A way in which paths leave a region.
    enum Exit: Int, CaseIterable { case returned, raised, broken, continued }

    static let none = UInt32.max

    /// By operation: where what begins there ends, itself where it cannot be stepped over.
    private var next: [UInt32]
    /// Where the stretch ends that goes on at an operation.
    private var stop: [UInt32]
    /// Where the innermost region begins in which an operation stands.
    private var around: [UInt32]
    /// The first from an operation on, in its stretch, that lets no path pass.
    private var dead: [UInt32]
    /// By exit and operation: the first from there on, in its stretch, by which paths leave, and the operation that they
    /// leave by.
    private var leaving: [[(place: UInt32, op: UInt32)]]
    /// Whether a path comes to an operation, whatever happens.
    private var reached: [Bool]
    /// The blocks of what is entered, by the operation that enters it.
    private var blocks: [UInt32: [UInt32]] = [:]

    init(_ body: Body, _ manner: PathQuery.Manner) {
        let count = body.count
        next = (0...count).map { UInt32(truncatingIfNeeded: $0) }
        stop = next
        around = [UInt32](repeating: Self.none, count: count + 1)
        dead = around
        leaving = Exit.allCases.map { _ in
            [(place: UInt32, op: UInt32)](repeating: (Self.none, Self.none), count: count + 1)
        }
        reached = [Bool](repeating: false, count: count)
        var walk = PathWalk<PathPassing>(body, manner, HappeningTable([]), plan: PathPlan())
        survey(&walk, body)
        join(count)
    }

    // MARK: Making

    /// A region that is open: what its surroundings had come to before it.
    private struct Open {
        var start: Int
        var depth: Int
        var before: PathExits<PathPassing>
    }

    /// Goes through the body once; every operation and every region is met as if a path came there.
    private mutating func survey(_ walk: inout PathWalk<PathPassing>, _ body: Body) {
        walk.begin(at: 0, from: .here)
        var open: [Open] = []
        for index in 0..<body.count {
            let kind = body.kind(index)
            around[index] = open.last.map { UInt32(truncatingIfNeeded: $0.start) } ?? Self.none
            if kind == .withBegin {
                blocks[body.a(index), default: []].append(UInt32(truncatingIfNeeded: index))
            }
            let depth = walk.depth
            let before = walk.exits
            guard !kind.isPartOfRegion, kind != .conditionBegin || !walk.continuesCondition(index) else {
                _ = walk.step(index)
                close(&open, walk: &walk, behind: index)
                continue
            }
            walk.exits = PathExits(.here)
            _ = walk.step(index)
            if walk.depth > depth {
                open.append(Open(start: index, depth: depth, before: before))
            } else if walk.depth == depth {
                note(walk.exits, from: index, to: index + 1)
                walk.exits = before.then(walk.exits)
            }
        }
    }

    /// Ends the regions that were closed by an operation.
    private mutating func close(
        _ open: inout [Open], walk: inout PathWalk<PathPassing>, behind index: Int
    ) {
        while let last = open.last, walk.depth <= last.depth {
            open.removeLast()
            guard walk.depth == last.depth else { continue }
            note(walk.exits, from: last.start, to: index + 1)
            walk.exits = last.before.then(walk.exits)
        }
    }

    private mutating func note(_ exits: PathExits<PathPassing>, from start: Int, to end: Int) {
        next[start] = UInt32(truncatingIfNeeded: end)
        let place = UInt32(truncatingIfNeeded: start)
        if exits.now.isNothing { dead[start] = place }
        for exit in Exit.allCases where !exits[exit].isNothing {
            leaving[exit.rawValue][start] = (place, exits[exit].op)
        }
    }

    /// Tells each operation of those that follow it in its stretch.
    private mutating func join(_ count: Int) {
        for start in (0..<count).reversed() where next[start] != UInt32(truncatingIfNeeded: start) {
            let following = Int(next[start])
            stop[start] = stop[following]
            if dead[start] == Self.none { dead[start] = dead[following] }
            for exit in leaving.indices where leaving[exit][start].place == Self.none {
                leaving[exit][start] = leaving[exit][following]
            }
        }
    }

    // MARK: Asking

    /// Where a walk has to stop for happenings, in order.
    func places(of table: HappeningTable) -> [UInt32] {
        var result: [UInt32] = []
        for happening in table.entries {
            result.append(happening.op)
            if happening.time == .atEnd { result += blocks[happening.op] ?? [] }
        }
        return result.sorted()
    }

    /// Where a stretch from an operation on ends before a place: at what holds the place, or where the stretch ends.
    func end(from index: Int, before place: UInt32) -> Int {
        let start = UInt32(truncatingIfNeeded: index)
        guard place < stop[index] else { return Int(stop[index]) }
        var end = place
        while around[Int(end)] != Self.none, around[Int(end)] >= start { end = around[Int(end)] }
        return max(index, Int(end))
    }

    /// Takes paths over a stretch.
    func pass<Flow: PathFlow>(from index: Int, to end: Int, _ exits: inout PathExits<Flow>) {
        let now = exits.now
        guard !now.isNothing else { return }
        let last = min(dead[index], UInt32(truncatingIfNeeded: end) &- 1)
        for exit in Exit.allCases {
            let (place, op) = leaving[exit.rawValue][index]
            if place <= last { exits[exit].add(now.leaving(by: op)) }
        }
        if dead[index] <= last { exits.now = .nothing }
    }

    /// Whether a path comes to an operation, whatever happens on it.
    func isReached(_ op: Int) -> Bool { op < reached.count && reached[op] }

    /// Notes operations to which a path comes.
    mutating func reach(_ ops: Range<Int>) {
        for op in ops.clamped(to: reached.indices) { reached[op] = true }
    }
}

/// Whether a path comes to a place at all, and by which operation it left where it has left.
struct PathPassing: PathFlow {
    var isNothing: Bool
    var op: UInt32

    static var nothing: PathPassing { PathPassing(isNothing: true, op: .max) }
    static var here: PathPassing { PathPassing(isNothing: false, op: .max) }

    mutating func add(_ other: PathPassing) { if isNothing { self = other } }
    mutating func take(_ step: PathStep) { if step == .none { self = .nothing } }
    var entering: PathPassing { .here }
    func seen(from place: PathPassing) -> PathPassing { place.isNothing ? .nothing : self }
    func leaving(by op: UInt32) -> PathPassing { isNothing ? self : PathPassing(isNothing: false, op: op) }
    var relation: PathStep? { isNothing ? PathStep.none : .identity }
    func after(_ before: PathStep) -> PathPassing { before == .none ? .nothing : self }
}

extension PathExits {
    /// The ways out beside the one that goes on.
    subscript(exit: PathSkips.Exit) -> Flow {
        get {
            switch exit {
            case .returned: returned
            case .raised: raised
            case .broken: broken
            case .continued: continued
            }
        }
        set {
            switch exit {
            case .returned: returned = newValue
            case .raised: raised = newValue
            case .broken: broken = newValue
            case .continued: continued = newValue
            }
        }
    }

    /// What comes of a place and of what stands behind it.
    func then(_ next: PathExits) -> PathExits {
        let next = next.seen(from: now)
        var result = self
        result.now = next.now
        result.addExits(next)
        return result
    }
}

extension OpKind {
    /// Whether it ends a region, or a part of one, or begins what runs when its scope is left: it belongs to what is
    /// around it, and is not stepped over by itself.
    fileprivate var isPartOfRegion: Bool {
        switch self {
        case .arm, .branchEnd, .loopElse, .loopEnd, .handler, .tryElse, .finally, .tryEnd, .withEnd,
            .deferBegin, .deferEnd, .scopeEnd, .coverEnd, .conditionEnd:
            true
        default: false
        }
    }
}
