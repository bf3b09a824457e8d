import Findings
import RuleEngine
import SourceText

/// What every command does that analyses a workspace as it is: find its files, read and judge them, and keep what was
/// learnt.
extension Run {
    /// Finds the files of a workspace.
    /// - Parameter tree: what is compared; nil for nothing.
    func files(
        of workspace: Workspace, _ tree: ChangedTree?, _ problems: inout [InputProblem],
        _ times: inout StageTimes
    ) -> WorkspaceFiles {
        let plan = workspace.plan
        let overlay = overlay.flatMap { overlay in
            relative(overlay.path, to: plan.root).map { SourceOverlay(path: $0, bytes: overlay.bytes) }
        }
        let files = WorkspaceFiles(
            plan, workspace.settings, languages: languages, jobs: jobs, overlay: overlay,
            drafts: request.drafts, tracked: workspace.tracked,
            elsewhere: tree?.filesOfCheckedState(in: plan.root) ?? [])
        problems += files.problems
        times.end("walk", "\(files.inputs.count) files found")
        return files
    }

    /// Reads and judges the files of a workspace.
    /// - Parameters:
    ///   - hashes: of those inputs whose bytes need not be read to know them.
    ///   - isRepeated: whether nearly the same files are analysed after these.
    func analysis(
        _ files: WorkspaceFiles, _ engine: Engine, _ memory: Memory?, hashes: [ContentHash?],
        isRepeated: Bool = false, _ times: inout StageTimes
    ) -> SourceAnalysis {
        SourceAnalysis(
            files.inputs, engine: engine, languages: languages, jobs: jobs, memory: memory?.learnt,
            facts: facts, hashes: hashes, repeating: isRepeated ? .after(nil) : .no, times: &times,
            progress: request.progress)
    }

    /// Keeps for the next run what an analysis has learnt.
    /// - Parameters:
    ///   - hashes: as for the other `keep`.
    ///   - outcome: the same.
    func keep(
        _ memory: inout Memory, _ analysis: SourceAnalysis, _ files: WorkspaceFiles, root: String,
        hashes: [ContentHash]?, outcome: (ContentHash) -> StoredOutcome?
    ) {
        keep(
            &memory, facts: memory.cache.facts.blocks(for: analysis.outcomes, files.inputs),
            flows: analysis.flows?.blocks, files, root: root, hashes: hashes,
            outcome: outcome)
    }
}
