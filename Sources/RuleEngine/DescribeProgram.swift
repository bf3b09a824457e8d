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
public struct Resolution: Sendable {
    /// Calls by a name that a function, method or class of the program has, on nothing that is known to be a
    /// library's or the language's.
    public var candidates = 0
    public var resolved = 0
    /// Why not, with how many there are, the most frequent first.
    public var reasons: [(reason: String, count: Int)] = []

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
    let declared = declaredNames(files)
    var flows: [FileFlow] = []
    for file in files.indices {
        var judge = FileJudge(engine, program, file)
        flows.append(judge.evaluation.flow())
        result += judge.describeCalls()
        resolution.resolved += judge.evaluation.links.count
        for (function, op, reason) in judge.evaluation.unresolved {
            guard let name = judge.calledName(op, in: function), declared.contains(name) else { continue }
            counts[Int(reason.rawValue)] += 1
            result.append(judge.describe(op, in: function, reason))
        }
    }
    result += describe(Ownership(program.program, flows), program)
    resolution.candidates = resolution.resolved + counts.reduce(0, +)
    resolution.reasons = Unresolved.allCases.map { ($0.phrase, counts[Int($0.rawValue)]) }
        .filter { $0.count > 0 }.sorted { $0.count > $1.count }
    result.append(.resolution(resolution))
    return result
}

/// The hashes of the names of all functions, methods and classes.
private func declaredNames(_ files: [AnalysedFile]) -> Set<UInt32> {
    var names: Set<UInt32> = []
    for file in files {
        for id in 0..<file.facts.functionCount {
            let fact = file.facts.function(id)
            if fact.kind == .function { names.insert(file.facts.hash(of: fact.name)) }
        }
        for id in 0..<file.facts.typeCount { names.insert(file.facts.hash(of: file.facts.typeName(id))) }
    }
    return names
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

    /// Hash of the last name of a callee.
    fileprivate func calledName(_ call: Value, in function: Int) -> UInt32? {
        let body = Body(facts, function: function)
        let op = body[call]
        guard op.kind == .call, !op.value.isNone else { return nil }
        let callee = body[op.value]
        switch callee.kind {
        case .name: return facts.hash(of: callee.symbol)
        case .attribute: return facts.hash(of: callee.member)
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
