import Facts
import Findings
import Linking
import SourceText

/// Holds the rules against one file.
struct FileJudge: PathAsking {
    let engine: Engine
    let program: LinkedProgram
    let index: Int
    let facts: FileFacts
    let scan: FileScan
    let roles: FileRoles
    let language: LanguageRules
    var evaluation: FileEvaluation
    var candidates: [Candidate] = []
    var usedFallback = false
    /// Worked out when they are first asked for.
    var places: SessionPlaces?
    var borrowers: Set<Int>?
    var openings: [KeptOpening] = []
    var examined: [Examined] = []
    /// What is known of the values of other files, as far as somebody asked.
    var others: [Int: FileEvaluation] = [:]
    var live: [Int: [LiveSession]]?
    /// By function, as far as somebody asked.
    var valueUses: [Int: ValueUses] = [:]
    var sessionEvents: [Int: SessionEvents] = [:]
    var listedEvents = 0
    /// By type: whether a method keeps under a name what a call has given it, as far as somebody asked.
    var madeByCall: [Int: [Symbol: Bool]] = [:]
    lazy var started = StartedFunctions(program, language.models)
    let surveys = PathSurveys()
    let nests = RegionNests()
    /// By function: where the last one ends that stands in it.
    private(set) lazy var innerEnds = facts.innerEnds()
    /// The rule that is being held against the file, by its place in `engine.rules`.
    var rule = 0

    init(_ engine: Engine, _ program: LinkedProgram, _ index: Int) {
        self.engine = engine
        self.program = program
        self.index = index
        let file = program.files[index]
        facts = file.file.facts
        scan = file.scan
        roles = file.roles
        language = engine.languages.isEmpty ? .none : engine.languages[file.language]
        evaluation = engine.evaluation(of: index, in: program)
    }

    mutating func outcome(_ plan: FilePlan) -> FileOutcome {
        for id in plan.functions { evaluation.evaluate(id) }
        let overrides = engine.overrides(of: program.files[index].file.path)
        var happening: EffectSet = []
        for event in evaluation.events { happening.formUnion(EffectSet(event.effect)) }
        for gate in plan.gates {
            switch gate.subject {
            case .effect where gate.effects.isDisjoint(with: happening): continue
            case .call where evaluation.calls.isEmpty: continue
            default: break
            }
            if gate.needsOpening, !happening.contains(.opens) { continue }
            let rule = engine.rules[gate.rule]
            if overrides.contains(where: { $0.disabled.contains(rule.info.id) }) { continue }
            self.rule = gate.rule
            hold(rule.checks[gate.check])
        }
        let live = engine.asksForLive ? liveSessions() : [:]
        return FileOutcome(
            candidates: candidates.filter { !roles.isProgram($0) }, live: live,
            shared: engine.threadTypes.isEmpty ? [:] : sharedOpenings(engine.threadTypes),
            nested: engine.asksForNested ? transactions() : [:],
            nestings: engine.asksForNested ? nestings() : [:],
            holders: Set(evaluation.events.map(\.function)), openings: openings,
            examined: examined, usedFallback: usedFallback)
    }

    /// Notes that the check which is held looks at something, whatever comes of it.
    mutating func examine(_ range: ByteRange, _ function: Int, type: Int? = nil, _ role: FoundRole?) {
        guard engine.isCounting else { return }
        examined.append(Examined(rule: rule, range: range, function: function, type: type, role: role))
    }

    private mutating func hold(_ check: Check) {
        switch check.subject {
        case .effect(let effect): hold(effect, check)
        case .importing(let importing): hold(importing, check)
        case .parameter(let parameter): hold(parameter, check)
        case .call(let call): hold(call, check)
        case .class(let type): hold(type, check)
        case .function(let function): hold(function, check)
        case .pair(let pair): hold(pair, check)
        case .once(let once): hold(once, check)
        case .order(let order): hold(order, check)
        case .escape(let escape): hold(escape, check)
        case .generator(let generator): hold(generator, check)
        case .finish(let finish): hold(finish, check)
        case .coroutine(let coroutine): hold(coroutine, check)
        case .handing(let handing): hold(handing, check)
        case .filter(let filter): hold(filter, check)
        case .context(let context): hold(context, check)
        case .setting(let setting): hold(setting, check)
        case .reference(let reference): hold(reference, check)
        case .reach, .record, .bridge, .handler, .retried, .declared: break
        case .awaiting(let awaiting): hold(awaiting, check)
        case .passing(let passing): hold(passing, check)
        case .fallback(let fallback): hold(fallback, check)
        case .choice(let choice): hold(choice, check)
        case .flag(let flag): hold(flag, check)
        case .use(let use): hold(use, check)
        case .argument(let argument): hold(argument, check)
        case .making(let making): hold(making, check)
        case .holder(let holder): hold(holder, check)
        case .registration(let registration): hold(registration, check)
        case .signature(let signature): hold(signature, check)
        case .property(let property): hold(property, check)
        case .singleton(let singleton): hold(singleton, check)
        case .entry(let entry): hold(entry, check)
        case .decision(let decision): hold(decision, check)
        case .companion(let companion): hold(companion, check)
        case .mark(let mark): hold(mark, check)
        case .counterpart(let counterpart): hold(counterpart, check)
        case .block(let block): hold(block, check)
        case .initialisation(let initialisation): hold(initialisation, check)
        case .handed(let handed): hold(handed, check)
        case .decorator(let decorator): hold(decorator, check)
        case .route(let route): hold(route, check)
        case .guarding(let guarding): hold(guarding, check)
        case .literal(let literal): hold(literal, check)
        case .overload(let overload): hold(overload, check)
        }
    }
}

/// A place that breaks a rule, before it is known which places belong together.
struct Candidate {
    var rule: Int
    var range: ByteRange
    /// The function in whose body it stands, for the path of the declaration.
    var function: Int
    /// Set where the declaration is a type.
    var type: Int?
    var role: FoundRole?
    var isCertain: Bool
    var isNote = false
    var isWarning = false
    var shape: UInt32
    var fills: [Template.Placeholder: String] = [:]
    var related: [Finding.Place] = []
    var edits: [Finding.Fix.Edit] = []
    /// Places with the same key are one cause.
    var key: CauseKey
    /// Told only where the places of a cause are told apart, or where no other place of the cause is told.
    var isSecondary = false
    /// What is said of its place where another place of the cause is told.
    var secondaryMessage = "and here"
    /// The way to what is told, where that stands somewhere else.
    var trace: [Finding.Place] = []
    /// The live session that it stands beside, where what that does elsewhere has still to be asked.
    var beside: Beside?
    /// What is reached, where that is the cause for all who reach it, in whatever file they are.
    var end: WitnessStep?
    /// Whether it stands for those of several functions, at what all of them reach.
    var isJoined = false
}

/// Something that a check has looked at.
struct Examined: Sendable {
    var rule: Int
    var range: ByteRange
    /// The function in whose body it stands, or that it is.
    var function: Int
    /// Set where it is a type.
    var type: Int?
    var role: FoundRole?
}

/// An opening beside a live session of the same function: the place of that among the live ones.
struct Beside {
    var place: Int
    var op: UInt32
    var range: ByteRange
    /// What is called there, where that is a function of the program.
    var opener: FunctionRef?
}

/// What a cause is known by in its file.
enum CauseKey: Hashable {
    /// What is opened by a call.
    case opening(function: Int, op: UInt32)
    /// The block of a session.
    case block(region: Int)
    case place(rule: Int, start: UInt32, end: UInt32)
    /// What a function reaches in another one.
    case reach(function: Int, file: Int, start: UInt32)
}
