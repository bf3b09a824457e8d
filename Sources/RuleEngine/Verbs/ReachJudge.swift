import Facts
import Findings
import Linking
import SourceText

/// Holds the rules about what is reached through calls against one file.
///
/// What a function on the way is itself told for is not told again for those who call it: of all restricted functions
/// that reach an effect, the nearest one is to blame.
struct ReachJudge: PathAsking {
    let engine: Engine
    let program: LinkedProgram
    let ownership: Ownership
    let index: Int
    let facts: FileFacts
    let roles: FileRoles
    let language: LanguageRules
    /// By file.
    let lives: ByFile<SessionLives>
    /// Takes down what is looked at, where somebody wants to know.
    let reads: Reads?
    var candidates: [Candidate] = []
    var examined: [Examined] = []
    /// By function; what several rules ask for is worked out once.
    private var reached: [Int: [Ownership.ReachThroughCall]] = [:]
    /// What each session is doing when a call of its function begins, as far as somebody asked.
    var phases: [SessionPlace: [UInt32: SessionPhase]] = [:]
    /// By function: what its calls do to each of its sessions.
    var effectsOnSessions: [Int: [Access: [UInt32: EffectSet]]] = [:]
    /// What the calls of a function reach that ends or begins a transaction.
    var endsByCall: [FunctionRef: [CallRef: [Ownership.ReachThroughCall]]] = [:]
    private lazy var started = StartedFunctions(program, language.models)
    let surveys = PathSurveys()

    /// What was worked out for files before this one.
    var memory: ReachMemory

    init(
        _ engine: Engine, _ program: LinkedProgram, _ ownership: Ownership, _ index: Int,
        _ memory: consuming ReachMemory, _ lives: [SessionLives] = [], noting reads: Reads? = nil
    ) {
        self.reads = reads
        self.lives = reads.map { ByFile(lives).noting($0) } ?? ByFile(lives)
        self.engine = engine
        self.memory = memory
        self.program = reads.map { program.noting($0) } ?? program
        self.ownership = reads.map { ownership.noting($0) } ?? ownership
        self.index = index
        let file = program.files[index]
        facts = file.file.facts
        roles = file.roles
        language = engine.languages.isEmpty ? .none : engine.languages[file.language]
    }

    mutating func outcome(_ openings: [KeptOpening]) -> [Candidate] {
        for opening in openings { hold(opening) }
        var gates = program.gates(of: index).filter { $0.subject == .reach }
        if let role = roles.file?.role, role.isLeftOut, engine.asked.isDisjoint(with: RoleMask([role])) {
            return candidates
        }
        let use = program.files[index].scan.use
        gates.removeAll {
            $0.roles?.isDisjoint(with: roles.mask) ?? false || $0.needsStarter && !use.contains(.starter)
        }
        guard !gates.isEmpty else { return candidates }
        let overrides = engine.overrides(of: program.files[index].file.path)
        for gate in gates {
            let rule = engine.rules[gate.rule]
            if overrides.contains(where: { $0.disabled.contains(rule.info.id) }) { continue }
            let check = rule.checks[gate.check]
            switch check.subject {
            case .reach(let reach) where reach.isOnce: holdOnce(reach, check, rule: gate.rule)
            case .reach(let reach) where !reach.flags.isEmpty: holdFlags(reach, check, rule: gate.rule)
            case .reach(let reach) where reach.isBesideLive: holdBeside(reach, check, rule: gate.rule)
            case .reach(let reach) where reach.isInTransaction: holdNested(reach, check, rule: gate.rule)
            case .reach(let reach): hold(reach, check, rule: gate.rule)
            case .record(let record): hold(record, check, rule: gate.rule)
            case .bridge(let bridge) where bridge.isDropped: holdDropped(bridge, check, rule: gate.rule)
            case .bridge(let bridge): hold(bridge, check, rule: gate.rule)
            case .retried(let retried): hold(retried, check, rule: gate.rule)
            case .declared(let declared): hold(declared, check, rule: gate.rule)
            case .handler(let handler): hold(handler, check, rule: gate.rule)
            default: continue
            }
        }
        return candidates.filter { !roles.isProgram($0) }
    }

    private mutating func hold(_ reach: ReachCheck, _ check: Check, rule: Int) {
        var told: Set<CauseKey> = []
        for id in 0..<facts.functionCount {
            guard let role = scope(check, function: id) else { continue }
            let function = FunctionRef(file: index, function: id)
            var isLeftOut: Bool?
            // One call is told once, also where it may land on several functions.
            var best: [UInt32: (reach: Ownership.ReachThroughCall, route: [Ownership.Stop])] = [:]
            for found in reaches(from: function) {
                guard reach.effects.contains(found.effect), !found.isConditional,
                    isMeant(found.access, in: function, reach)
                else { continue }
                guard !isTold(found, reach, check) else { continue }
                if !reach.threadTypes.isEmpty, found.effect == .opens, opensOfThread(found) { continue }
                let route = ownership.route(of: found)
                guard !route.isEmpty, isLent(route, reach) else { continue }
                if reach.isUnlessApart {
                    isLeftOut = isLeftOut ?? started.holds(function)
                    if isLeftOut == true { break }
                }
                let op = ownership.op(of: found.call)
                if let other = best[op], !isBetter(found, route, other.reach, other.route) { continue }
                best[op] = (found, route)
            }
            let sorted = best.values.sorted {
                $0.reach.call.number < $1.reach.call.number
            }
            for entry in sorted { tell(entry.reach, entry.route, function, role, rule, &told) }
        }
    }

    mutating func reaches(from function: FunctionRef) -> [Ownership.ReachThroughCall] {
        let id = Int(function.function)
        if let known = reached[id] { return known }
        let found = ownership.reaches(from: function)
        reached[id] = found
        return found
    }

    /// Ends of a transaction before those that only follow them, sure ways before others, short ones before long ones.
    func isBetter(
        _ one: Ownership.ReachThroughCall, _ route: [Ownership.Stop], _ other: Ownership.ReachThroughCall,
        _ otherRoute: [Ownership.Stop]
    ) -> Bool {
        if one.isCertain != other.isCertain { return one.isCertain }
        if one.effect != other.effect { return one.effect.rawValue < other.effect.rawValue }
        return route.count < otherRoute.count
    }

    /// Whether the session is one of those that the rule speaks of.
    func isMeant(_ access: Access, in function: FunctionRef, _ reach: ReachCheck) -> Bool {
        guard !reach.owners.isEmpty else { return true }
        switch ownership.owner(of: access, in: function) {
        case .borrowed: return reach.owners.contains(.borrowed)
        case .opened: return reach.owners.contains(.opened)
        case .ambient: return reach.owners.contains(.ambient)
        case .unknown: return reach.owners.contains(.unknown)
        }
    }

    /// Whether every function on the way works on a session of somebody else, where the rule asks for that.
    private func isLent(_ route: [Ownership.Stop], _ reach: ReachCheck) -> Bool {
        guard reach.owners == [.borrowed] else { return true }
        return route.allSatisfy { stop in
            if case .borrowed = ownership.owner(of: stop.access, in: stop.function) { true } else { false }
        }
    }

    /// Whether a function on the way is told for it, or may do it.
    private func isTold(_ found: Ownership.ReachThroughCall, _ reach: ReachCheck, _ check: Check) -> Bool {
        // What is handed out is opened at the call, and told there.
        if found.effect == .opens, let first = ownership.stop(of: found, where: { _ in true }),
            program.program.isOpener(first.function)
        {
            return true
        }
        let told = ownership.stop(of: found) { stop in
            let place = PlacedFile(engine, program, Int(stop.function.file))
            let role = place.role(ofFunction: Int(stop.function.function))?.role
            if let role, reach.allowed.contains(role) { return true }
            guard check.roles.map({ roles in role.map(roles.contains) ?? false }) ?? true else {
                return false
            }
            // Who opens is told for it whatever its caller decides.
            let isTold = found.effect == .opens || !stop.isConditional
            return isTold && isMeant(stop.access, in: stop.function, reach)
        }
        return told != nil
    }

    // MARK: Words

    private mutating func tell(
        _ reach: Ownership.ReachThroughCall, _ route: [Ownership.Stop], _ function: FunctionRef,
        _ role: FoundRole?, _ rule: Int, _ told: inout Set<CauseKey>
    ) {
        let witness = ownership.witness(of: reach)
        guard let first = witness.first, let last = witness.last else { return }
        let id = Int(function.function)
        let body = Body(facts, function: id)
        let op = body[Int(ownership.op(of: reach.call))]
        guard op.kind == .call else { return }
        let takesBack = reach.effect == .rollsBack && ownership.takesBack(reach)
        let key = CauseKey.reach(function: id, file: Int(last.function.file), start: last.range.start)
        var fills: [Template.Placeholder: String] = [:]
        fills[.callee] = body.shown(op.value)
        fills[.effect] = reach.effect.phrase
        fills[.receiver] = AccessSpelling(program, witness.map(\.function)).text(reach.access, in: function)
        fills[.target] = name(last.function)
        fills[.consequence] =
            (witness.count > 2 ? "and in there `\(name(last.function))` " : "which ") + reach.effect.phrase
        fills[.class] = facts.path(ofType: facts.function(id).type)
        let isCertain =
            reach.isCertain && isBorrowedForSure(reach.access, in: function)
            && route.allSatisfy { isBorrowedForSure($0.access, in: $0.function) }
        candidates.append(
            Candidate(
                rule: rule, range: first.range, function: id, role: role,
                isCertain: isCertain && role?.isCertain ?? true, isWarning: takesBack,
                shape: body.call(op).shape, fills: fills, key: key,
                isSecondary: told.contains(key) || isFlagged(route), secondaryMessage: "reached here",
                trace: trace(witness, reach.effect),
                end: reach.effect == .opens ? opening(witness, reach) : last))
        told.insert(key)
    }

    private func isBorrowedForSure(_ access: Access, in function: FunctionRef) -> Bool {
        if case .borrowed(let isCertain) = ownership.owner(of: access, in: function) { return isCertain }
        return true
    }

    func trace(_ witness: [WitnessStep], _ effect: Effect) -> [Finding.Place] {
        witness.map { step in
            let message =
                step.target.map { "`\(name(step.function))` calls `\(name($0))`" }
                ?? "`\(name(step.function))` \(effect.alone) here"
            return Finding.Place(file: Int(step.function.file), range: step.range, message: message)
        }
    }

    /// The dotted path of a function in its file.
    func name(_ function: FunctionRef) -> String {
        let facts = program.files[Int(function.file)].file.facts
        let path = facts.string(facts.function(Int(function.function)).path)
        return path.isEmpty ? "<module>" : path
    }
}

/// The roles of a file's declarations alone.
struct PlacedFile: RoleBearing {
    let facts: FileFacts
    let roles: FileRoles
    let language: LanguageRules

    init(_ engine: Engine, _ program: LinkedProgram, _ index: Int) {
        let file = program.files[index]
        facts = file.file.facts
        roles = file.roles
        language = engine.languages.isEmpty ? .none : engine.languages[file.language]
    }
}

extension Effect {
    /// Said of a function, without the session.
    var alone: String {
        switch self {
        case .begins: "begins a transaction"
        case .closes: "closes the session"
        case .escapes: "keeps the session"
        case .writes: "writes"
        case .passes: "hands the session on"
        default: phrase
        }
    }

    /// Said of a function: it …
    var phrase: String {
        switch self {
        case .opens: "opens a session"
        case .begins: "begins a transaction on"
        case .commits: "commits"
        case .rollsBack: "rolls back"
        case .flushes: "flushes"
        case .closes: "closes"
        case .escapes: "keeps"
        case .queries: "queries"
        case .writes: "writes to"
        case .passes: "hands on"
        }
    }
}
