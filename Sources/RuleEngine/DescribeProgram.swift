import Facts
import Findings
import Linking
import SourceText

/// A line of `inspect program`.
public enum ProgramDescription: Sendable {
    /// A call that lands in the program.
    case call(file: Int, range: ByteRange, function: String, callee: String, target: String, isCertain: Bool)
    /// A call that could land in the program, and why it is not known where.
    case unresolved(file: Int, range: ByteRange, function: String, callee: String, reason: String)
    /// What a function does to a session, itself or through calls.
    case summary(EffectSummary)
    /// An effect that is reached through a call.
    case reach(
        file: Int, range: ByteRange, function: String, effect: String, origin: String, isCertain: Bool,
        witness: [Finding.Place])
    /// How many calls were resolved.
    case resolution(Resolution)
}

/// What a function does to a session, itself or through calls.
public struct EffectSummary: Sendable {
    public var file: Int
    /// Where the function's name stands.
    public var range: ByteRange
    /// Dotted path with the module in front.
    public var function: String
    public var isClosure: Bool
    /// The word, such as `commits`.
    public var effect: String
    public var origin: String
    public var isCertain: Bool
    /// A parameter of the function decides whether it happens.
    public var isConditional: Bool
    /// From the call in the function to the effect; only the effect where it stands in the function.
    public var witness: [Finding.Place]
}

/// How many of the calls that could land in a program are known to.
///
/// Counted is every call that lands on a function of the program, once, however many targets it may have; and of the
/// others each that could: something of the program has the name that is called and takes such labels and so many
/// arguments, and nothing says that the call lands in a library. Not counted is the making of an object whose type
/// declares no constructor, whatever is called on what a library or the language gave that was handed nothing of the
/// program, and, where nothing is known of the object, a method that types of the language have (`common` in the
/// language's model).
public struct Resolution: Sendable {
    public var candidates = 0
    public var resolved = 0
    /// Of these, how many have one target for sure.
    public var certain = 0
    /// Why not, with how many there are, the most frequent first.
    public var reasons: [(reason: String, count: Int)] = []
    /// The names that are called most often without being resolved, at most ten.
    public var names: [(name: String, count: Int)] = []

    /// Between 0 and 1; 1 where there is nothing to resolve.
    public var rate: Double { candidates == 0 ? 1 : Double(resolved) / Double(candidates) }
}

/// The calls of a program that land in it, by file and place, and how many do.
public func describeProgram(_ files: [AnalysedFile], rules: RuleSet, settings: AnalysisSettings)
    -> [ProgramDescription]
{
    let engine = Engine(rules, settings: settings)
    let program = engine.link(files.map(engine.scan))
    var result: [ProgramDescription] = []
    var resolution = Resolution()
    var counts = [Int](repeating: 0, count: Unresolved.allCases.count)
    var names: [String: Int] = [:]
    let declared = DeclaredNames(program)
    var flows: [FileFlow] = []
    for file in files.indices {
        var judge = FileJudge(engine, program, file)
        flows.append(judge.evaluation.flow(of: Array(0..<judge.facts.functionCount)))
        result += judge.describeCalls()
        var seen: Set<CallPlace> = []
        for link in judge.evaluation.links
        where seen.insert(CallPlace(function: link.function, op: link.op)).inserted {
            resolution.resolved += 1
            resolution.certain += link.basis == .certain ? 1 : 0
        }
        for (function, op, reason) in judge.evaluation.unresolved {
            guard let name = judge.calledName(op, in: function),
                declared.couldMean(name, op, in: function, reason, judge)
            else { continue }
            counts[Int(reason.rawValue)] += 1
            names[judge.facts.string(name), default: 0] += 1
            result.append(judge.describe(op, in: function, reason))
        }
    }
    result += describe(Ownership(program.program, flows), program)
    resolution.candidates = resolution.resolved + counts.reduce(0, +)
    resolution.reasons = Unresolved.allCases.map { ($0.phrase, counts[Int($0.rawValue)]) }
        .filter { $0.count > 0 }.sorted { $0.count > $1.count }
    resolution.names = names.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(10)
        .map { ($0.key, $0.value) }
    result.append(.resolution(resolution))
    return result
}

private struct CallPlace: Hashable {
    var function: Int
    var op: Value
}

/// What the functions and types of a program are called.
private struct DeclaredNames {
    private struct Key: Hashable {
        var language: Int
        var name: UInt32
        var isMember: Bool
    }

    private var functions: [Key: [FunctionRef]] = [:]
    /// Types that declare how they are made.
    private var types: Set<Key> = []
    /// Most functions of one name that are looked at.
    private static let limit = 256

    init(_ program: LinkedProgram) {
        for (index, file) in program.files.enumerated() {
            let facts = file.file.facts
            for id in 0..<facts.functionCount {
                let fact = facts.function(id)
                switch fact.kind {
                case .function:
                    let key = Key(
                        language: file.language, name: facts.hash(of: fact.name), isMember: fact.type != nil)
                    if functions[key]?.count ?? 0 < Self.limit {
                        functions[key, default: []].append(FunctionRef(file: index, function: id))
                    }
                case .initializer: addType(fact.type, facts, file.language)
                default: continue
                }
                if program.program.isConstructor(fact, facts) { addType(fact.type, facts, file.language) }
            }
        }
    }

    private mutating func addType(_ id: Int?, _ facts: FileFacts, _ language: Int) {
        guard let id else { return }
        let isMember = facts.type(id).type != nil
        types.insert(Key(language: language, name: facts.hash(of: facts.typeName(id)), isMember: isMember))
    }

    /// Whether a call that is not resolved could land on something of the program.
    func couldMean(
        _ symbol: Symbol, _ call: Value, in function: Int, _ reason: Unresolved, _ judge: FileJudge
    ) -> Bool {
        let name = judge.facts.hash(of: symbol)
        let body = Body(judge.facts, function: function)
        let isMember = body[body[call].value].kind == .attribute
        if isMember, reason == .receiver, judge.language.models.isCommon(name) { return false }
        let language = judge.program.files[judge.index].language
        let isOpen = judge.language.models.scoping.membersAreOpen
        for member in isMember || isOpen ? [true, false] : [false] {
            let key = Key(language: language, name: name, isMember: member)
            if types.contains(key) { return true }
            guard member || !isMember || reason != .receiver, let all = functions[key] else { continue }
            if all.count == Self.limit { return true }
            if all.contains(where: { judge.evaluation.fits($0, call, in: function) }) { return true }
        }
        return false
    }
}

extension FileJudge {
    fileprivate mutating func describeCalls() -> [ProgramDescription] {
        evaluation.followsCalls = true
        for id in 0..<facts.functionCount { evaluation.evaluate(id) }
        return evaluation.links.map { link in
            let body = Body(facts, function: link.function)
            let op = body[link.op]
            return .call(
                file: index, range: op.range,
                function: program.qualified(FunctionRef(file: index, function: link.function)),
                callee: body.spelling(op.value), target: program.qualified(link.target),
                isCertain: link.basis == .certain)
        }
    }

    fileprivate func describe(_ call: Value, in function: Int, _ reason: Unresolved) -> ProgramDescription {
        let body = Body(facts, function: function)
        let op = body[call]
        return .unresolved(
            file: index, range: op.range,
            function: program.qualified(FunctionRef(file: index, function: function)),
            callee: body.spelling(op.value), reason: reason.phrase)
    }

    /// The last name of a callee.
    fileprivate func calledName(_ call: Value, in function: Int) -> Symbol? {
        let body = Body(facts, function: function)
        let op = body[call]
        guard op.kind == .call, !op.value.isNone else { return nil }
        let callee = body[op.value]
        switch callee.kind {
        case .name: return callee.symbol
        case .attribute: return callee.member
        default: return nil
        }
    }
}

// MARK: - Ownership

/// The summary of every function that does something to a session, and every call through which it does.
private func describe(_ ownership: Ownership, _ program: LinkedProgram) -> [ProgramDescription] {
    var result: [ProgramDescription] = []
    let names = AccessNames(program)
    for (file, scanned) in program.files.enumerated() {
        for id in 0..<scanned.file.facts.functionCount {
            let function = FunctionRef(file: file, function: id)
            let shown = program.qualified(function)
            for entry in ownership.summary(of: function) {
                let places = ownership.witness(of: entry, in: function).map {
                    Finding.Place(file: Int($0.function.file), range: $0.range, message: "")
                }
                let fact = scanned.file.facts.function(id)
                result.append(
                    .summary(
                        EffectSummary(
                            file: file, range: fact.nameRange, function: shown,
                            isClosure: fact.kind == .closure, effect: entry.effect.name,
                            origin: names.origin(entry.access, in: function), isCertain: entry.isCertain,
                            isConditional: entry.isConditional, witness: places)))
            }
            for reach in ownership.reaches(from: function) {
                let places = ownership.witness(of: reach).map {
                    Finding.Place(file: Int($0.function.file), range: $0.range, message: "")
                }
                guard let first = places.first else { continue }
                result.append(
                    .reach(
                        file: file, range: first.range, function: shown, effect: reach.effect.name,
                        origin: names.origin(reach.access, in: function), isCertain: reach.isCertain,
                        witness: places))
            }
        }
    }
    return result
}
