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
    /// How many calls were resolved.
    case resolution(Resolution)
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
    for file in files.indices {
        var judge = FileJudge(engine, program, file)
        result += judge.describeCalls()
        resolution.resolved += judge.evaluation.links.count
        for (function, op, reason) in judge.evaluation.unresolved {
            guard let name = judge.calledName(op, in: function), declared.contains(name) else { continue }
            counts[Int(reason.rawValue)] += 1
            result.append(judge.describe(op, in: function, reason))
        }
    }
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
                function: qualified(FunctionRef(file: index, function: link.function)),
                callee: body.spelling(op.value), target: qualified(link.target),
                isCertain: link.basis == .certain)
        }
    }

    fileprivate func describe(_ call: Value, in function: Int, _ reason: Unresolved) -> ProgramDescription {
        let body = Body(facts, function: function)
        let op = body[call]
        return .unresolved(
            file: index, range: op.range, function: qualified(FunctionRef(file: index, function: function)),
            callee: body.spelling(op.value), reason: reason.phrase)
    }

    /// A function with its module in front.
    private func qualified(_ function: FunctionRef) -> String {
        let file = program.files[Int(function.file)].file
        let path = file.facts.string(file.facts.function(Int(function.function)).path)
        let module = program.program.moduleName(of: Int(function.file))
        return path.isEmpty ? module : module.isEmpty ? path : "\(module).\(path)"
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
