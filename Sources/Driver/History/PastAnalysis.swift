import Findings
import RuleEngine
import SourceText

/// Analyses one state of the workspace after the other, with what the one before has left: a content that was there is
/// not read again, and calls that come to the same are not followed again.
struct PastAnalysis {
    let git: Git
    let root: String
    let engine: Engine
    let languages: [Language]
    let jobs: Int
    /// Whether the texts of the files are wanted as well.
    var keepsTexts = false
    private var learnt: Learnt
    /// What came of the files of the state before, by path.
    private var known: [String: (id: String, outcome: SourceOutcome, text: [UInt8]?)] = [:]
    private(set) var parsed = 0
    /// What still holds of the state before is taken over from it.
    private var earlier: EarlierAnalysis?

    /// One state.
    struct State {
        var inputs: [SourceInput]
        var analysis: SourceAnalysis
    }

    /// - Parameters:
    ///   - learnt: of earlier runs; nil where nothing is kept.
    ///   - present: what came of the work tree.
    init(
        _ workspace: Run.Workspace, _ git: Git, _ engine: Engine, languages: [Language], jobs: Int,
        present: SourceAnalysis? = nil
    ) {
        self.git = git
        root = workspace.plan.root
        self.engine = engine
        self.languages = languages
        self.jobs = jobs
        learnt =
            workspace.memory?.learnt
            ?? Learnt(
                facts: FactsCache(nil), flows: FlowsCache(nil), models: ContentHash(high: 0, low: 0))
        if let present {
            earlier = present.next
            learnt.facts = learnt.facts.with(present.outcomes.compactMap { $0.kept })
            if let flows = present.flows { learnt.flows = learnt.flows.with(flows) }
        }
    }

    mutating func state(of files: [PastFile]) throws(InputProblem) -> State {
        var times = StageTimes()
        let new = Set(files.filter { known[$0.path]?.id != $0.id }.map(\.id))
        let contents = new.isEmpty ? [:] : try git.contents(of: new)
        var inputs: [SourceInput] = []
        var ids: [String] = []
        var read: [SourceOutcome?] = []
        for file in files {
            let old = known[file.path].flatMap { $0.id == file.id ? $0 : nil }
            let text = old == nil ? contents[file.id] : old?.text
            guard old != nil || text != nil else { throw git.missing(file.id) }
            // One so large would not be read from the disk either.
            guard text?.count ?? 0 <= SourceReader.largestFile else { continue }
            inputs.append(
                SourceInput(
                    path: file.path, location: joined(root, file.path), language: file.language, overlay: text
                ))
            ids.append(file.id)
            read.append(old?.outcome)
        }
        let analysis = SourceAnalysis(
            inputs, engine: engine, languages: languages, jobs: jobs, memory: learnt, read: read,
            repeating: .after(earlier), times: &times)
        earlier = analysis.next
        if let flows = analysis.flows { learnt.flows = learnt.flows.with(flows) }
        var fresh: [FactsCache.Own] = []
        known.removeAll(keepingCapacity: true)
        for (index, outcome) in analysis.outcomes.enumerated() {
            var outcome = outcome
            if read[index] == nil, let text = inputs[index].overlay {
                outcome.bytesHash = ContentHash(text)
                if outcome.isParsed { parsed += 1 }
                if let own = outcome.kept { fresh.append(own) }
            }
            known[inputs[index].path] = (ids[index], outcome, keepsTexts ? inputs[index].overlay : nil)
        }
        learnt.facts = learnt.facts.with(fresh)
        return State(inputs: inputs, analysis: analysis)
    }
}

extension SourceOutcome {
    /// Its facts, for states in which the same bytes are. Of bytes that are no text there is more to tell than facts.
    fileprivate var kept: FactsCache.Own? {
        guard let bytesHash, let facts = analysed?.facts, invalidBytes == nil else { return nil }
        return FactsCache.Own(key: FactsCache.Key(hash: bytesHash, language: language), facts: facts)
    }
}
