import Facts
import Findings
import Linking
import SourceText

/// A line of `inspect roles`.
public struct RoleDescription: Sendable {
    public var file: Int
    /// Where the declaration's name stands; empty and at the start of the file for the file itself.
    public var range: ByteRange
    /// Dotted path in the file; empty for the file itself.
    public var declaration: String
    /// Nil where a configuration takes the role away.
    public var role: Role?
    /// A phrase, such as `base class BaseTool`.
    public var because: String
}

/// A line of `inspect effects`.
public struct EffectDescription: Sendable {
    public var file: Int
    public var range: ByteRange
    /// The word, such as `commits`.
    public var effect: String
    /// Such as `parameter db`, `attribute self.db`, `opened`.
    public var origin: String
    /// Dotted path in the file; empty for the file itself.
    public var function: String
    public var isCertain: Bool
}

/// The role of every file that has one, and of every declaration whose role differs from that of what holds it;
/// in the order of the files, and by place.
public func describeRoles(_ files: [AnalysedFile], rules: RuleSet, settings: AnalysisSettings)
    -> [RoleDescription]
{
    let engine = Engine(rules, settings: settings)
    return describeRoles(engine, engine.link(files.map(engine.scan)))
}

/// The same of a program that is linked already.
func describeRoles(_ engine: Engine, _ program: LinkedProgram) -> [RoleDescription] {
    program.files.indices.flatMap { FileJudge(engine, program, $0).describeRoles() }
}

/// What each function does to sessions in its own body, by file and place.
public func describeEffects(_ files: [AnalysedFile], rules: RuleSet, settings: AnalysisSettings)
    -> [EffectDescription]
{
    let engine = Engine(rules, settings: settings)
    let program = engine.link(files.map(engine.scan))
    return files.indices.flatMap { file in
        var judge = FileJudge(engine, program, file)
        judge.evaluation.followsCalls = true
        return judge.describeEffects()
    }
}

extension FileJudge {
    fileprivate func describeRoles() -> [RoleDescription] {
        var result: [RoleDescription] = []
        if let role = roles.file {
            result.append(describe(role, ByteRange(0, 0), ""))
        }
        for id in 0..<facts.typeCount {
            let type = facts.type(id)
            let around = role(ofFunction: type.parent)
            guard let found = role(ofType: id), found.role != around?.role else { continue }
            result.append(describe(found, type.nameRange, facts.string(type.path)))
        }
        for id in 0..<facts.functionCount {
            let function = facts.function(id)
            guard function.kind == .function, let parent = function.parent else { continue }
            let around = function.type.flatMap { role(ofType: $0) } ?? role(ofFunction: parent)
            guard let found = role(ofFunction: id), found.role != around?.role else { continue }
            result.append(describe(found, function.nameRange, facts.string(function.path)))
        }
        return result.sorted { $0.range < $1.range }
    }

    private func describe(_ role: FoundRole, _ range: ByteRange, _ declaration: String) -> RoleDescription {
        RoleDescription(
            file: index, range: range, declaration: declaration, role: role.role, because: role.because)
    }

    fileprivate mutating func describeEffects() -> [EffectDescription] {
        for id in 0..<facts.functionCount { evaluation.evaluate(id) }
        let told = evaluation.events.filter { $0.effect.rawValue <= Effect.escapes.rawValue }
        return told.sorted { ($0.range, $0.effect.rawValue) < ($1.range, $1.effect.rawValue) }.map { event in
            EffectDescription(
                file: index, range: event.range, effect: event.effect.name, origin: origin(event),
                function: facts.string(facts.function(event.function).path),
                isCertain: event.basis == .certain)
        }
    }

    /// The origin in the words of `inspect`.
    func origin(_ event: Event) -> String {
        let origin = event.origin
        let name = facts.string(origin.name)
        switch origin.kind {
        case .opened: return "opened"
        case .parameter: return "parameter \(name)"
        case .attribute:
            let written =
                event.receiver.isNone ? "" : written(event.receiver, Body(facts, function: event.function))
            return "attribute " + (written.hasSuffix("." + name) ? written : "self." + name)
        case .captured: return "captured \(name)"
        case .ambient: return name.isEmpty ? "ambient" : "ambient \(name)"
        case .returned:
            guard origin.op != .max, Int(origin.function) < facts.functionCount else { return "returned" }
            let body = Body(facts, function: Int(origin.function))
            let op = body[Int(origin.op)]
            return op.kind == .call ? "returned \(body.shown(op.value))" : "returned"
        case .handed: return "handed"
        case .unknown: return "unknown"
        }
    }
}
