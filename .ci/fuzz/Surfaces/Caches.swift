import Reporting
import SourceText

@testable import Driver
@testable import Facts
@testable import Findings
@testable import RuleEngine

/// What a cache file may hold: facts that are believed are analysed to the end, with the rules that come with the
/// program; flows are recalled into a program; an outcome is read and laid out again.
nonisolated(unsafe) let caches = [
    Surface(name: "cached-facts", read: readFacts) { smallProgram.map { bytes($0.facts.words) } },
    Surface(name: "cached-flows", read: readFlows, seeds: flowSeeds),
    Surface(name: "cached-outcome", read: readOutcome, seeds: outcomeSeeds),
]

private func words(_ bytes: [UInt8]) -> [UInt32] {
    stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { index in
        bytes[index..<index + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
}

private func bytes(_ words: [UInt32]) -> [UInt8] {
    words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
}

private func readFacts(_ bytes: [UInt8]) {
    guard let facts = FileFacts(checking: words(bytes)) else { return }
    for language in Language.all {
        let file = AnalysedFile(
            path: "tools/own.\(language.endings[0])", language: language.name, facts: facts)
        _ = analyse(smallProgram + [file], rules: loaded.rules, settings: AnalysisSettings())
    }
}

// MARK: Flows

/// A program that was followed, and what was kept of it.
private struct Followed {
    let engine = Engine(loaded.rules, settings: AnalysisSettings())
    let program: LinkedProgram
    let outcomes: [FileOutcome]
    let digests: [FileDigests]
    /// With what following begins.
    let following: Following?
    let kept: [[UInt32]]

    init() {
        let engine = engine
        let scanned = smallProgram.map(engine.scan)
        let program = engine.link(scanned)
        let outcomes = smallProgram.indices.map { engine.evaluate(program, file: $0) }
        let digests = scanned.map(engine.digests)
        following = engine.following(program, outcomes)
        kept =
            following.map { engine.followed(program, $0, memory: FlowMemory(digests) { _ in nil }).kept }
            ?? []
        (self.program, self.outcomes, self.digests) = (program, outcomes, digests)
    }
}

private let followed = Followed()

/// The first byte tells of which file.
private func readFlows(_ bytes: [UInt8]) {
    guard let first = bytes.first, !followed.kept.isEmpty else { return }
    let file = Int(first) % followed.kept.count
    let given = words(Array(bytes.dropFirst()))
    let memory = FlowMemory(followed.digests) { $0 == file ? given : nil }
    let following = followed.following.map { followed.engine.followed(followed.program, $0, memory: memory) }
    _ = followed.engine.finish(followed.program, followed.outcomes, following)
}

private func flowSeeds() -> [[UInt8]] {
    followed.kept.enumerated().map { [UInt8($0)] + bytes($1) }
}

// MARK: Outcomes

private func readOutcome(_ bytes: [UInt8]) {
    _ = StoredOutcome.content(of: bytes)
    guard let outcome = StoredOutcome(bytes) else { return }
    guard let again = StoredOutcome(outcome.bytes) else { fail("an outcome that was laid out is not read") }
    if again.bytes != outcome.bytes { fail("an outcome is laid out otherwise the second time") }
    _ = outcome.restored(root: "/nowhere", languages: Language.all, jobs: 1)
}

/// Of the small program, with the settings of a folder without any.
private func outcomeSeeds() -> [[UInt8]] {
    var request = CheckRequest()
    request.paths = [serverFolder]
    request.configuration = .none
    var run = Run(request)
    _ = run.prepare()
    var part = ReportBuilder.Part()
    part.files = smallProgram.map {
        Report.File(path: $0.path, workspacePath: $0.path, language: $0.language, text: Report.Text([]))
    }
    part.findings = analyse(smallProgram, rules: loaded.rules, settings: AnalysisSettings()).findings
    return run.workspaces.compactMap { workspace in
        StoredOutcome(part, workspace.settings, content: ContentHash([]), holdsByTree: true)?.bytes
    }
}
