import Findings
import Reporting
import RuleEngine
import SourceText

/// The program of a snapshot, before somebody has asked it something: calls that no rule speaks of are not followed yet.
public struct AskableProgram: Sendable {
    private let engine: Engine
    private let analysis: EarlierAnalysis
    private let findings: [Finding]
    private let files: [AnalysedFile]
    private let digests: [FileDigests]
    private let inputs: [SourceInput]
    private let memory: Run.Memory?
    private let jobs: Int
    /// What following everything came to before.
    let flows: KeptFlows

    init?(
        _ analysis: SourceAnalysis, engine: Engine, inputs: [SourceInput], memory: Run.Memory?, jobs: Int,
        flows: KeptFlows
    ) {
        guard let next = analysis.next else { return nil }
        self.engine = engine
        self.analysis = next
        self.memory = memory
        self.jobs = jobs
        self.flows = flows
        findings = analysis.result.findings
        files = analysis.indices.compactMap { analysis.outcomes[$0].analysed }
        digests = analysis.indices.compactMap { analysis.outcomes[$0].digests }
        self.inputs = analysis.indices.map { inputs[$0] }
    }

    /// Follows all calls. Takes long for a large program that nobody has asked before.
    public func asked() -> AskedProgram {
        var entries: FlowsCache.Entries?
        if let memory, digests.count == files.count {
            entries = FlowsCache(nil, own: flows).entries(
                analysis.program, models: memory.question.models, files, digests)
        }
        let (known, following) = KnownProgram.following(
            engine, analysis.program, analysis.outcomes, findings: findings, Threads(jobs: jobs),
            memory: entries?.memory)
        var flows = KeptFlows()
        if let entries, let following { flows = KeptFlows(entries, following) }
        return AskedProgram(known, inputs: inputs, hashes: files.map(\.facts.contentHash), flows: flows)
    }
}

/// A program that answers questions about places at once.
public struct AskedProgram: Sendable {
    private let known: KnownProgram
    private let inputs: [SourceInput]
    private let hashes: [ContentHash]
    private let numbers: [String: Int]
    /// For the next program.
    let flows: KeptFlows

    init(_ known: KnownProgram, inputs: [SourceInput], hashes: [ContentHash], flows: KeptFlows) {
        self.known = known
        self.inputs = inputs
        self.hashes = hashes
        self.flows = flows
        numbers = Dictionary(
            inputs.enumerated().map { ($1.location, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The number of a file; nil where it is not analysed.
    /// - Parameter path: absolute, without links.
    public func file(at path: String) -> Int? { numbers[path] }

    /// Absolute.
    public func location(of file: Int) -> String? {
        inputs.indices.contains(file) ? inputs[file].location : nil
    }

    /// The text of a file as it was analysed; nil where it has changed since.
    public func text(of file: Int) -> Report.Text? {
        guard inputs.indices.contains(file) else { return nil }
        var reader = SourceReader([])
        let input = inputs[file]
        guard reader.reads(input, as: Language.all[input.language]), ContentHash(reader.bytes) == hashes[file]
        else { return nil }
        return Report.Text(reader.bytes)
    }

    /// What `why` and `explain` say of a place, as text; empty where it has nothing to do with sessions.
    /// - Parameter line: 1-based, around the offset.
    public func answer(file: Int, offset: UInt32, line: Int) -> [UInt8] {
        guard let text = text(of: file) else { return [] }
        let range = text.lines.range(ofLine: line, in: text.bytes)
        let answers = known.answers(file: file, offset: offset, line: range)
        guard !answers.isEmpty else { return [] }
        return renderAnswers(answers, in: reportFiles(answers), color: false)
    }

    /// The function whose name stands at a place, or that a call there leads to.
    public func function(file: Int, offset: UInt32) -> PointedFunction? {
        known.function(at: offset, in: file)
    }

    /// The innermost function around a place.
    public func enclosing(file: Int, offset: UInt32) -> PointedFunction? {
        known.enclosing(offset, in: file)
    }

    /// What the functions of a file do to sessions.
    public func notes(file: Int) -> [FunctionNote] { known.notes(file: file) }

    /// Who calls a function that has to do with sessions.
    public func callers(of function: PointedFunction) -> [PointedCalls] { known.callers(of: function) }

    /// Whom a function calls that does something to a session.
    public func callees(of function: PointedFunction) -> [PointedCalls] { known.callees(of: function) }

    /// Where the sessions are opened that a function works on.
    public func owners(of function: PointedFunction) -> [Finding.Place] { known.owners(of: function) }

    /// The files of the program, with the texts of those that the answers point at.
    private func reportFiles(_ answers: [Answer]) -> [Report.File] {
        let places = answers.flatMap { [$0.place] + $0.lines.map(\.place) }.compactMap(\.self)
        let needed = Set(places.map(\.file))
        return inputs.enumerated().map { number, input in
            Report.File(
                path: input.path, workspacePath: input.path, language: Language.all[input.language].name,
                text: needed.contains(number) ? text(of: number) : nil)
        }
    }
}
