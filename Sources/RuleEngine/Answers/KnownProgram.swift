import Facts
import Findings
import Linking
import SourceText

/// A program with all that is known of it, to be asked questions.
public struct KnownProgram: Sendable {
    let engine: Engine
    let program: LinkedProgram
    let ownership: Ownership
    let findings: [Finding]

    /// - Parameter files: sorted by path.
    public init(_ files: [AnalysedFile], rules: RuleSet, settings: AnalysisSettings) {
        engine = Engine(rules, settings: settings, isFollowing: true)
        program = engine.link(files.map(engine.scan))
        let outcomes = files.indices.map { [engine, program] in engine.evaluate(program, file: $0) }
        let following = engine.following(program, outcomes).map { [engine, program] in
            engine.followed(program, $0)
        }
        ownership = Ownership(program.program, following?.flows ?? [])
        findings = engine.finish(program, outcomes, ownership).findings
    }

    /// Of a program that was linked and judged already; only calls have to be followed.
    /// - Parameters:
    ///   - engine: that judged it.
    ///   - outcomes: of all files, in their order.
    ///   - findings: what came of it.
    ///   - memory: what following everything came to in an earlier program.
    /// - Returns: with it, what was followed, for a later program.
    public static func following(
        _ engine: Engine, _ program: LinkedProgram, _ outcomes: [FileOutcome], findings: [Finding],
        _ workers: some Spreading, memory: FlowMemory?
    ) -> (known: KnownProgram, following: Following?) {
        let all = engine.followingAll
        // Who follows no call has not looked what functions hand out.
        let program = engine.followsCalls ? program : all.link(program.files.all, workers)
        let following = all.following(program, outcomes, workers).map {
            all.followed(program, $0, workers, memory: memory)
        }
        let ownership = Ownership(program.program, following?.flows ?? [])
        return (
            KnownProgram(engine: all, program: program, ownership: ownership, findings: findings), following
        )
    }

    private init(engine: Engine, program: LinkedProgram, ownership: Ownership, findings: [Finding]) {
        self.engine = engine
        self.program = program
        self.ownership = ownership
        self.findings = findings
    }

    func role(of function: FunctionRef) -> FoundRole? {
        PlacedFile(engine, program, Int(function.file)).role(ofFunction: Int(function.function))
    }

    func facts(of function: FunctionRef) -> FileFacts { program.files[Int(function.file)].file.facts }

    func fact(_ function: FunctionRef) -> FunctionFact {
        facts(of: function).function(Int(function.function))
    }

    /// `a service (base class ServiceBase)`, or `without a role`.
    func phrase(_ role: FoundRole?) -> String {
        guard let role, let name = role.role?.name else { return "without a role" }
        let article = "aeiou".contains(name.first ?? "x") ? "an" : "a"
        return "\(article) \(name) (\(role.because))"
    }

    func place(_ range: ByteRange, in file: Int) -> Finding.Place { Finding.Place(file: file, range: range) }

    /// The name of a function in its file.
    func name(_ function: FunctionRef) -> String {
        let path = facts(of: function).string(fact(function).path)
        return path.isEmpty ? "the module's own code" : path
    }

    /// What is done, and to whose session, such as ``commits `self.db`, which it borrows``.
    func phrase(_ effect: Effect, _ access: Access, in function: FunctionRef, _ way: [WitnessStep]) -> String
    {
        guard effect != .opens else { return "opens a session" }
        let text = AccessSpelling(program, [function] + way.map(\.function)).text(access, in: function)
        let session = text.isEmpty ? "a session" : "`\(text)`"
        switch ownership.owner(of: access, in: function) {
        case .borrowed: return "\(effect.phrase) \(session), which it borrows"
        case .opened: return "\(effect.phrase) \(session) that was opened here"
        case .ambient: return "\(effect.phrase) \(session), which belongs to everybody"
        case .unknown: return "\(effect.phrase) \(session), of which is not known whose it is"
        }
    }

    /// The way to an effect, one line a step.
    func lines(_ way: [WitnessStep], _ effect: Effect, depth: Int) -> [Answer.Line] {
        way.map { step in
            let text =
                step.target.map { "`\(name(step.function))` calls `\(name($0))`" }
                ?? "`\(name(step.function))` \(effect.alone) here"
            return Answer.Line(depth, text, at: place(step.range, in: Int(step.function.file)))
        }
    }
}
