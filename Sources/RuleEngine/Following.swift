import Facts
import Linking

/// Which functions of a program are followed through their calls: those that a rule about calls speaks of, and
/// whatever they reach. Grows in rounds; within a round, files are followed independently of each other.
public struct Following: Sendable {
    private(set) var program: Program
    /// The files that were followed anew, all others being as in an earlier analysis; nil where there is none.
    private(set) var replaced: [Int]?
    /// By file, the functions that it began with.
    let roots: [[Int]]
    /// By file.
    private(set) var flows: [FileFlow]
    private var isWanted: [[Bool]]
    private var isPending: [Bool]
    /// By file and type: whether what sets the attributes of its objects is wanted.
    private var isTypeWanted: [[Bool]]
    /// The types with all their parts of which everything is wanted that sets attributes.
    private var wantedWholes: Set<TypeRef> = []
    /// By file: how often it was followed.
    private var rounds: [Int]
    /// By file: whether all that was known of it before came from an earlier run.
    private var isRecalled: [Bool]
    /// By file, where somebody keeps it for the next run: all rounds, one behind the other.
    public private(set) var kept: [[UInt32]]
    /// By file and round: what came of it, and for which functions; nil where no next analysis asks for it.
    private(set) var history: [[FollowedFile]]?
    /// By file: whether all that was known of it before came from an earlier analysis.
    private var isTakenOver: [Bool]
    /// Files that were followed although an earlier run may have kept something of them.
    private var news = 0
    /// Whether something was followed that no earlier run had kept.
    public var hasNews: Bool { news > 0 }
    /// What there was to do.
    public var summary: String {
        "\(news) of \(rounds.count { $0 > 0 }) files followed, \(rounds.reduce(0, +)) times in \(rounds.max() ?? 0) rounds"
    }

    /// - Parameters:
    ///   - roots: by file, the functions to begin with.
    ///   - keepsRounds: whether a next analysis asks for what came of each round.
    init(_ program: Program, roots: [[Int]], keepsRounds: Bool) {
        self.program = program
        self.roots = roots
        flows = [FileFlow](repeating: FileFlow(), count: roots.count)
        isWanted = program.files.map { [Bool](repeating: false, count: $0.facts.functionCount) }
        isPending = [Bool](repeating: false, count: roots.count)
        isTypeWanted = program.files.map { [Bool](repeating: false, count: $0.facts.typeCount) }
        rounds = [Int](repeating: 0, count: roots.count)
        isRecalled = [Bool](repeating: true, count: roots.count)
        isTakenOver = isRecalled
        history = keepsRounds ? [[FollowedFile]](repeating: [], count: roots.count) : nil
        kept = [[UInt32]](repeating: [], count: roots.count)
        for (file, functions) in roots.enumerated() {
            for function in functions { want(FunctionRef(file: file, function: function)) }
        }
    }

    /// Whether functions do the same as in the analysis that most of it comes from, places left out.
    func isSame(as earlier: Following) -> Bool {
        replaced?.allSatisfy { compare($0, earlier) { $0.doesSame(as: $1) } } ?? false
    }

    /// Whether the same was found in a file as before, where the file itself is the same.
    func isSame(_ file: Int, as other: Following) -> Bool { compare(file, other) { $0.isSame(as: $1) } }

    /// Whether each round of a file came to what it came to before.
    private func compare(_ file: Int, _ other: Following, by isSame: (KeptFlow, KeptFlow) -> Bool) -> Bool {
        guard let own = history?[file], let before = other.history?[file], own.count == before.count
        else { return false }
        return zip(own, before).allSatisfy { own, before in
            guard let own = own.kept, let before = before.kept else { return false }
            return own === before || isSame(own, before)
        }
    }

    /// The files whose functions have to be followed anew after some changes, if that leads to the same functions as
    /// before; nil where it may lead to others.
    fileprivate func stale(after changes: Changes) -> [Int]? {
        guard let history else { return nil }
        var stale: [Int] = []
        for (file, rounds) in history.enumerated() where !rounds.isEmpty {
            if changes.isChanged[file] {
                guard changes.declaresSame(file) else { return nil }
                stale.append(file)
            } else if !rounds.allSatisfy({ $0.kept.map(changes.hold) ?? false }) {
                stale.append(file)
            }
        }
        return stale
    }

    /// Puts what came of some files in the place of what came of them before.
    /// - Parameter found: by file, all rounds.
    /// - Returns: false where they lead to other functions.
    fileprivate mutating func replace(_ found: [(file: Int, rounds: [FollowedFile])], in program: Program)
        -> Bool
    {
        self.program = program
        replaced = found.map(\.file)
        for (file, rounds) in found {
            guard let before = history?[file], before.count == rounds.count,
                zip(before, rounds).allSatisfy({ $0.flow.leadsToSame(as: $1.flow) })
            else { return false }
            flows[file] = rounds.last?.flow ?? FileFlow()
            kept[file] = rounds.flatMap { $0.kept?.words ?? [] }
            if isRecalled[file] { news += 1 }
            isRecalled[file] = false
            history?[file] = rounds
        }
        return true
    }

    /// The files that have something new to be followed; none when all is done.
    public var pending: [Int] { isPending.indices.filter { isPending[$0] } }

    /// The functions of a file that are to be followed and were not yet.
    func functions(of file: Int) -> [Int] {
        isWanted[file].indices.filter { isWanted[file][$0] && !flows[file].isCollected($0) }
    }

    /// Takes what was found in the files that were pending, in their order.
    public mutating func take(_ found: [FollowedFile]) {
        let files = pending
        for file in files { isPending[file] = false }
        for (file, found) in zip(files, found) {
            flows[file] = found.flow
            rounds[file] += 1
            if let kept = found.kept {
                self.kept[file] += kept.words
                history?[file].append(found)
            }
            if !found.isTakenOver { isTakenOver[file] = false }
            guard !found.isRecalled else { continue }
            if isRecalled[file] { news += 1 }
            isRecalled[file] = false
        }
        for flow in found.map(\.flow) {
            for target in flow.targets { want(target) }
            for type in flow.types { want(type) }
        }
    }

    /// What an earlier analysis of nearly the same files knows of the next round of a file.
    fileprivate func known(_ file: Int, _ functions: [Int], _ changes: Changes?) -> FollowedFile? {
        guard isTakenOver[file], let changes, let rounds = changes.earlier.following?.history?[file],
            rounds.indices.contains(self.rounds[file]), !changes.isChanged[file]
        else { return nil }
        let known = rounds[self.rounds[file]]
        guard known.functions == functions, let kept = known.kept, changes.hold(kept) else { return nil }
        return FollowedFile(kept, functions, isRecalled: known.isRecalled, isTakenOver: true)
    }

    /// What an earlier run has kept of the next round of a file.
    fileprivate func recall(
        _ file: Int, _ functions: [Int], notesAbsent: Bool, _ memory: FlowMemory?
    ) -> KeptFlow? {
        guard isRecalled[file] else { return nil }
        return memory?.recall(
            file, round: rounds[file], functions: functions, notesAbsent: notesAbsent, program)
    }

    private mutating func want(_ function: FunctionRef) {
        let file = Int(function.file)
        let id = Int(function.function)
        guard file < isWanted.count, id < isWanted[file].count, !isWanted[file][id] else { return }
        isWanted[file][id] = true
        if !flows[file].isCollected(id) { isPending[file] = true }
        let facts = program.files[file].facts
        // What stands in a function is a part of it.
        var inner = id + 1
        while inner < facts.functionCount, let parent = facts.function(inner).parent, parent >= id {
            let fact = facts.function(inner)
            if isWanted[file][parent], fact.kind == .closure || fact.type == nil {
                isWanted[file][inner] = true
            }
            inner += 1
        }
        if let type = facts.function(id).type { want(TypeRef(file: file, type: type)) }
    }

    /// What sets the attributes of a type's objects, and of those of its bases.
    private mutating func want(_ type: TypeRef) {
        let (file, id) = (Int(type.file), Int(type.type))
        guard file < isTypeWanted.count, id < isTypeWanted[file].count, !isTypeWanted[file][id] else {
            return
        }
        isTypeWanted[file][id] = true
        for owner in program.hierarchy(of: type) where wantedWholes.insert(owner).inserted {
            for part in program.parts(of: owner) {
                for function in program.storing(in: part) { want(function) }
            }
        }
    }
}

/// What came of following some functions of a file.
public final class FollowedFile: Sendable {
    /// For the next run; nil where nothing is kept.
    let kept: KeptFlow?
    let flow: FileFlow
    /// Those that were asked for; empty where nothing is kept.
    let functions: [Int]
    /// It is what an earlier run had kept.
    let isRecalled: Bool
    /// It is what an earlier analysis of nearly the same files has found.
    let isTakenOver: Bool

    init(_ kept: KeptFlow, _ functions: [Int], isRecalled: Bool = false, isTakenOver: Bool = false) {
        self.kept = kept
        self.functions = functions
        self.isRecalled = isRecalled
        self.isTakenOver = isTakenOver
        flow = kept.flow
    }

    /// Where nothing is kept.
    init(_ flow: FileFlow) {
        self.flow = flow
        kept = nil
        functions = []
        isRecalled = false
        isTakenOver = false
    }
}

extension Engine {
    /// What has to be followed for the rules in force; nothing where none asks for it.
    /// - Parameters:
    ///   - outcomes: of all files, in their order.
    ///   - keepsRounds: whether a next analysis asks for what came of each round.
    public func following(
        _ program: LinkedProgram, _ outcomes: [FileOutcome], _ workers: some Spreading = InTurn(),
        keepsRounds: Bool = false
    ) -> Following? {
        guard followsCalls else { return nil }
        let roots = workers.map(count: outcomes.count) {
            followsAll ? all(program, $0) : restricted(program, $0, outcomes[$0])
        }
        return Following(program.program, roots: roots, keepsRounds: keepsRounds)
    }

    /// What an earlier analysis has followed, with what has to be followed anew; nil where that may lead further, or
    /// not so far.
    public func following(
        _ program: LinkedProgram, _ evaluated: [EvaluatedFile], after changes: Changes,
        _ memory: FlowMemory, _ workers: some Spreading = InTurn()
    ) -> Following? {
        guard followsCalls, var following = changes.earlier.following,
            evaluated.count == following.roots.count,
            let stale = following.stale(after: changes)
        else { return nil }
        let isOther = workers.map(count: evaluated.count) { [following] file in
            guard !evaluated[file].isTakenOver else { return false }
            let roots = followsAll ? all(program, file) : restricted(program, file, evaluated[file].outcome)
            return roots != following.roots[file]
        }
        guard !isOther.contains(true) else { return nil }
        let found = workers.map(count: stale.count) {
            [following] number -> (file: Int, rounds: [FollowedFile]) in
            let file = stale[number]
            var rounds: [FollowedFile] = []
            for round in following.history?[file] ?? [] {
                let kept = FileEvaluation.keptFlow(
                    of: round.functions, continuing: rounds.last?.flow ?? FileFlow(),
                    notesAbsent: asksForAbsent, memory, program.program, file: file,
                    models: models(of: program.files[file]))
                rounds.append(FollowedFile(kept, round.functions))
            }
            return (file, rounds)
        }
        return following.replace(found, in: program.program) ? following : nil
    }

    private func all(_ program: LinkedProgram, _ file: Int) -> [Int] {
        Array(0..<program.files[file].file.facts.functionCount)
    }

    private func restricted(_ program: LinkedProgram, _ file: Int, _ outcome: FileOutcome) -> [Int] {
        let scanned = program.files[file]
        guard languages.indices.contains(scanned.language) else { return [] }
        if let role = scanned.roles.file?.role, role.isLeftOut, asked.isDisjoint(with: RoleMask([role])) {
            return []
        }
        let opening = Set(outcome.openings.map(\.function))
        let checks = program.gates(of: file).filter { gate in
            gate.subject == .reach && !(gate.roles?.isDisjoint(with: scanned.roles.mask) ?? false)
                && (!gate.needsStarter || scanned.scan.use.contains(.starter))
        }.map { rules[$0.rule].checks[$0.check] }
        guard !checks.isEmpty || !opening.isEmpty || isCounting else { return [] }
        let place = PlacedFile(self, program, file)
        let subjects = metrics.map(\.subject)
        return (0..<place.facts.functionCount).filter { id in
            opening.contains(id)
                || subjects.contains {
                    place.isSubject(id, $0) && ($0.holds == nil || outcome.holders.contains(id))
                }
                || checks.contains { check in
                    switch check.subject {
                    // Nobody ends twice what he does not hold, nor has a second one beside it.
                    case .reach(let reach) where reach.isOnce && !outcome.holders.contains(id): false
                    case .reach(let reach) where reach.isBesideLive && outcome.live[id] == nil: false
                    case .reach(let reach) where reach.isInTransaction && outcome.nested[id] == nil: false
                    case .declared(let declared) where !declared.of.contains(.member): false
                    case .declared(let declared) where declared.isHolding && !outcome.holders.contains(id):
                        false
                    case .bridge(let bridge) where bridge.isDropped:
                        !bridge.starts(in: Body(place.facts, function: id)).isEmpty
                    case .record: place.entry(check, function: id) != nil
                    default: place.scope(check, function: id) != nil
                    }
                }
        }
    }

    /// What the wanted functions of a file do to sessions and hand on. May run in parallel.
    /// - Parameters:
    ///   - memory: of earlier runs, where what comes of this one is kept as well.
    ///   - changes: since an earlier analysis, whose flows are taken over where they hold.
    public func follow(
        _ program: LinkedProgram, _ following: Following, file: Int, memory: FlowMemory? = nil,
        after changes: Changes? = nil
    ) -> FollowedFile {
        let functions = following.functions(of: file)
        if let known = following.known(file, functions, changes) { return known }
        if let kept = following.recall(file, functions, notesAbsent: asksForAbsent, memory) {
            return FollowedFile(kept, functions, isRecalled: true)
        }
        guard let memory else {
            var evaluation = evaluation(of: file, in: program)
            let flow = evaluation.flow(
                of: functions, continuing: following.flows[file], notesAbsent: asksForAbsent)
            return FollowedFile(flow)
        }
        let kept = FileEvaluation.keptFlow(
            of: functions, continuing: following.flows[file], notesAbsent: asksForAbsent, memory,
            program.program, file: file, models: models(of: program.files[file]))
        return FollowedFile(kept, functions)
    }

    /// The digests of what others may look at in a file.
    public func digests(of file: ScannedFile) -> FileDigests {
        FileDigests(file.file.facts, models(of: file))
    }
}

extension LinkedProgram {
    /// The digest of what the following of any file may look at and that is not told of single files.
    public func digest(_ digests: [FileDigests]) -> UInt64 { program.digest(digests) }
}

/// A way to do the same work on many things.
public typealias Spreading = Linking.Spreading
/// What others may look at in a file, as digests.
public typealias FileDigests = Linking.FileDigests
/// What earlier runs have kept of the files of a program.
public typealias FlowMemory = Linking.FlowMemory
