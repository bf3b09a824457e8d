import Findings
import RuleEngine
import SourceText

/// One analysis of an edited workspace: a state of all files and documents, and what the analyses before have left.
public struct WorkspaceAnalysis: Sendable {
    let request: CheckRequest
    let documents: [String: OpenDocument]
    var held: HeldAnalysis
    /// Of the workspace when it was begun.
    public let generation: Int
    let looksAtDisk: Bool
    /// Nobody tells what changes on disk, so that every file has to be asked.
    let looksAtFiles: Bool
    let isComplete: Bool
    let askedFlows: KeptFlows

    /// What came of it.
    public struct Outcome: Sendable {
        var snapshot: Snapshot
        var held: HeldAnalysis
    }

    /// Analyses. Takes as long as it takes; the only thing that it writes is the workspace's cache.
    public consuming func run() -> Outcome {
        if looksAtDisk, !isComplete, held.run == nil, documentsAreAsOnDisk {
            // What an earlier run has left may answer at once.
            var run = Run(request)
            let outcome = run.check()
            return Outcome(
                snapshot: Snapshot(
                    outcome, generation: generation, workingFolder: run.workingFolder, documents: documents),
                held: held)
        }
        if looksAtDisk || held.run == nil { held.lookAtDisk(request) }
        let outcome = held.analyse(
            documents, request, askedFlows, looksAtFiles: looksAtDisk || looksAtFiles)
        let snapshot = Snapshot(
            outcome, generation: generation, workingFolder: held.run?.workingFolder ?? "",
            documents: documents, program: held.program)
        return Outcome(snapshot: snapshot, held: held)
    }

    private var documentsAreAsOnDisk: Bool {
        documents.allSatisfy { path, document in
            (try? readFile(path, limit: SourceReader.largestFile)) == document.bytes
        }
    }
}

/// What is held in memory from one analysis of a workspace to the next.
struct HeldAnalysis: Sendable {
    /// With its configuration and rules; nil before the first analysis.
    var run: Run?
    /// What was wrong with them.
    private var prepared = CheckOutcome(report: nil, problems: [])
    private var engine: Engine?
    private var baselines: [Run.KnownBaseline?] = []
    private var wrongBaselines: [InputProblem] = []
    private var files: WorkspaceFiles?
    /// Of each file of the last analysis; nil for what was not there.
    private var held: [HeldFile?] = []
    /// Those of the last report.
    private var texts: [ContentHash: Report.Text] = [:]
    private var earlier: EarlierAnalysis?
    /// Of the last analysis; nil where it could not begin.
    private(set) var program: AskableProgram?

    /// Looks for files and configurations anew. What depends on a configuration that has changed is forgotten.
    /// - Returns: whether something is not as the last analysis had it, documents aside.
    @discardableResult
    mutating func lookAtDisk(_ request: CheckRequest) -> Bool {
        var run = Run(request)
        let failure = run.draft()
        let question = run.drafts.map(\.memory?.question)
        let texts = run.drafts.map { $0.plan.configuration?.text.bytes }
        // Without a question nothing tells whether packs and the rest are the same.
        let isSame =
            failure == nil && self.run?.drafts.map(\.memory?.question) == question && !question.contains(nil)
            && self.run?.drafts.map { $0.plan.configuration?.text.bytes } == texts
        var held: [HeldFile?]?
        if isSame {
            held = self.held
        } else {
            self = HeldAnalysis()
            prepared = failure ?? run.decide()
            self.run = run
            engine = run.workspaces.first.map { Engine($0.rules, settings: $0.settings.analysis) }
        }
        let before = baselines.map { $0?.baseline }
        (baselines, wrongBaselines) = run.readBaselines(run.drafts.map(\.plan))
        files = self.run.flatMap { run in run.workspaces.first.map { Self.files($0, run) } }
        guard let held, let files, baselines.map({ $0?.baseline }) == before else { return true }
        var reader = SourceReader([])
        return files.inputs.count != held.count
            || zip(files.inputs, held.arranged(for: files.inputs)).contains { input, file in
                guard let file, file.origin == Self.origin(of: input, [:]) else { return true }
                return file.isYoung && file.outcome.refusal == nil && !Self.holds(file, input, &reader)
            }
    }

    /// Whether a file has the bytes that are known of it.
    private static func holds(_ held: HeldFile, _ input: SourceInput, _ reader: inout SourceReader) -> Bool {
        guard let hash = held.outcome.bytesHash ?? held.outcome.analysed?.facts.contentHash else {
            return false
        }
        return reader.readsBytes(input) && ContentHash(reader.bytes) == hash
    }

    private static func files(_ workspace: Run.Workspace, _ run: Run) -> WorkspaceFiles {
        WorkspaceFiles(
            workspace.plan, workspace.settings, languages: run.languages, jobs: run.jobs,
            tracked: workspace.tracked)
    }

    /// Analyses the workspace with documents over its files.
    /// - Parameters:
    ///   - askedFlows: what following everything came to before.
    ///   - looksAtFiles: whether a file may have changed on disk.
    mutating func analyse(
        _ documents: [String: OpenDocument], _ request: CheckRequest, _ askedFlows: KeptFlows,
        looksAtFiles: Bool = true
    ) -> CheckOutcome {
        program = nil
        guard var run, let workspace = run.workspaces.first, let engine else { return prepared }
        run.restart()
        var outcome = prepared
        guard wrongBaselines.isEmpty else {
            outcome.problems += wrongBaselines
            return outcome
        }
        let found = files ?? Self.files(workspace, run)
        files = found
        var laid = found
        laid.lay(documents.mapValues(\.bytes))
        outcome.problems += laid.problems
        outcome.times.end("walk", "\(laid.inputs.count) files found")
        held = held.arranged(for: laid.inputs)
        let origins = zip(laid.inputs, held).map { input, file in
            Self.origin(of: input, documents, known: looksAtFiles ? nil : file)
        }
        let read = read(laid.inputs, origins, looksAtFiles: looksAtFiles)
        let analysis = SourceAnalysis(
            laid.inputs, engine: engine, languages: run.languages, jobs: run.jobs,
            memory: workspace.memory?.learnt,
            hashes: [], read: read, repeating: .after(earlier), times: &outcome.times,
            progress: request.progress)
        keep(analysis, laid.inputs, origins, read)
        var part = run.part(of: analysis, workspace, laid, texts: texts, &outcome)
        texts = part.texts
        let rules = workspace.settings.rulesInForce
        run.settle(
            &part, 0, baselines, rules: rules, workspace.settings.failOn.value, &outcome)
        run.finish([part], rules: rules, &outcome)
        outcome.times.end("report")
        program = AskableProgram(
            analysis, engine: engine, inputs: laid.inputs, memory: workspace.memory, jobs: run.jobs,
            flows: askedFlows)
        return outcome
    }

    /// By the index of an input: what is known of its bytes.
    private func read(
        _ inputs: [SourceInput], _ origins: [Origin?], looksAtFiles: Bool
    ) -> [SourceOutcome?] {
        var reader = SourceReader([])
        return inputs.indices.map { index in
            guard let origin = origins[index], let held = held[index], held.outcome.refusal == nil,
                held.origin == origin && !looksAtFiles
                    || Self.speaks(held, of: inputs[index], origin, &reader)
            else { return nil }
            return held.outcome
        }
    }

    /// Whether what is known of a file is of the bytes that it has now.
    private static func speaks(
        _ held: HeldFile, of input: SourceInput, _ origin: Origin, _ reader: inout SourceReader
    ) -> Bool {
        if held.origin == origin, !held.isYoung { return true }
        guard let overlay = input.overlay else { return holds(held, input, &reader) }
        // A document that was opened, and not changed, says what its file does.
        return held.outcome.invalidBytes == nil
            && held.outcome.analysed?.facts.contentHash == ContentHash(overlay)
    }

    /// - Parameter known: what is held of the file, where it is taken to be the same on disk.
    private static func origin(
        of input: SourceInput, _ documents: [String: OpenDocument], known: HeldFile? = nil
    ) -> Origin? {
        if input.overlay != nil { return documents[input.location].map { .document($0.serial) } }
        if let known, case .disk = known.origin { return known.origin }
        return FileStamp(at: input.location).map { .disk($0) }
    }

    /// - Parameters:
    ///   - origins: as they were before anything was read.
    ///   - read: what was known before.
    private mutating func keep(
        _ analysis: SourceAnalysis, _ inputs: [SourceInput], _ origins: [Origin?], _ read: [SourceOutcome?]
    ) {
        earlier = analysis.next
        let now = WallClock.now
        for (index, input) in inputs.enumerated() {
            guard let origin = origins[index] else {
                held[index] = nil
                continue
            }
            if read[index] != nil, held[index]?.origin == origin, held[index]?.isYoung == false { continue }
            var outcome = analysis.outcomes[index]
            outcome.isParsed = false
            held[index] = HeldFile(path: input.path, origin: origin, outcome, now: now)
        }
    }
}

/// What came of a file, and of which bytes.
private final class HeldFile: Sendable {
    /// In the workspace.
    let path: String
    let origin: Origin
    let outcome: SourceOutcome
    /// What was changed a moment ago may change again without a trace: then the bytes are compared.
    let isYoung: Bool

    init(path: String, origin: Origin, _ outcome: SourceOutcome, now: Int64) {
        self.path = path
        self.origin = origin
        self.outcome = outcome
        isYoung = if case .disk(let stamp) = origin { stamp.isTooYoung(for: now) } else { false }
    }
}

/// Where bytes come from.
private enum Origin: Hashable, Sendable {
    case disk(FileStamp)
    /// The serial number of the document.
    case document(Int)
}

extension [HeldFile?] {
    /// The same by the index of an input.
    fileprivate func arranged(for inputs: [SourceInput]) -> [HeldFile?] {
        if elementsEqual(inputs, by: { $0?.path == $1.path }) { return self }
        let byPath = Dictionary(
            compactMap(\.self).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        return inputs.map { byPath[$0.path] }
    }
}
