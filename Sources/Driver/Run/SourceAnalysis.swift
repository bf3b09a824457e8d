import Facts
import RuleEngine
import SourceText

/// A file to be analysed.
public struct SourceInput: Sendable {
    /// Relative to the workspace.
    var path: String
    /// Absolute.
    var location: String
    /// Index into the languages.
    var language: Int
    /// Bytes in the place of the file's own.
    var overlay: [UInt8]?
}

/// What became of one file.
struct SourceOutcome: Sendable {
    /// Nil where the file was not read.
    var scanned: ScannedFile?
    /// Of what other files may look at, where something is kept for later runs.
    var digests: FileDigests?
    /// Whether its facts are not those of an earlier run.
    var isParsed = false
    var refusal: SourceReader.Refusal?
    var invalidBytes: InvalidBytes?
    /// Index into the languages.
    var language = 0
    /// Of the bytes as they lie on disk; nil where they were not read, or come from elsewhere.
    var bytesHash: ContentHash?

    /// Nil where the file was not read.
    var analysed: AnalysedFile? { scanned?.file }
}

/// What earlier analyses of a workspace's files have left.
struct Learnt: Sendable {
    var facts: FactsCache
    var flows: FlowsCache
    /// Digest of what decides what calls do, beside the files.
    var models: ContentHash
}

/// A workspace's files, read and judged.
///
/// The work is done in parallel stages with joins between them: bytes to facts and their scan, file by file; then
/// the rules, file by file, over the program that the scans make together; then, round by round, what restricted code
/// reaches through its calls. What is kept of a file
/// between the stages is its facts; its bytes and its tree die with the worker that read it. Files have their
/// numbers from the start, by path, so nothing depends on which worker came first.
struct SourceAnalysis: Sendable {
    var outcomes: [SourceOutcome]
    /// By the number of the analysed file: its index in `outcomes`.
    var indices: [Int]
    var result: AnalysisResult
    /// What following calls came to, for later analyses; nil where those have it already.
    var flows: KeptFlows?
    /// For the next analysis of nearly the same files, and what questions begin with; nil where nobody has asked for it.
    private(set) var next: EarlierAnalysis?

    /// - Parameters:
    ///   - inputs: sorted by path.
    ///   - memory: of earlier analyses: a file whose facts are there is not parsed, and one whose flow still holds is not
    ///     followed.
    ///   - facts: in the place of those of `memory`.
    ///   - hashes: the digests of those inputs whose bytes need not be read to know them; empty for none.
    ///   - read: by the index of an input: what came of the same file in another analysis; empty for none.
    ///   - repeating: whether there will be a next analysis, or has been an earlier one, of nearly the same files.
    init(
        _ inputs: [SourceInput], engine: Engine, languages: [Language], jobs: Int,
        memory: Learnt? = nil, facts: FactsCache? = nil, hashes: [ContentHash?] = [],
        read: [SourceOutcome?] = [],
        repeating: Repeating = .no, times: inout StageTimes, progress: (@Sendable (Int, Int) -> Void)? = nil
    ) {
        let count = inputs.count
        let cache = facts ?? memory?.facts
        let keepsDigests = memory != nil || repeating.isOn
        let unread = inputs.indices.filter { $0 >= read.count || read[$0] == nil }
        let found = inParallel(count: unread.count, jobs: jobs, state: SourceReader(languages)) {
            reader, place in
            let index = unread[place]
            progress?(place, unread.count)
            let hash = index < hashes.count ? hashes[index] : nil
            return Self.read(
                inputs[index], hash: hash, cache, &reader, engine: engine, languages: languages,
                keepsDigests: keepsDigests)
        }
        if unread.count == count {
            outcomes = found
        } else {
            outcomes = read.map { $0 ?? SourceOutcome() }
            for (index, outcome) in zip(unread, found) { outcomes[index] = outcome }
        }
        indices = outcomes.indices.filter { [outcomes] in outcomes[$0].analysed != nil }
        times.end("read", "\(outcomes.count { $0.isParsed }) of \(count) files parsed")
        let scanned = indices.compactMap { [outcomes] in outcomes[$0].scanned }
        let digests = indices.compactMap { [outcomes] in outcomes[$0].digests }
        let joined =
            repeating.isOn
            ? engine.join(scanned, digests, after: repeating.earlier, Threads(jobs: jobs))
            : engine.join(scanned, Threads(jobs: jobs))
        times.end("link")
        let program = engine.place(scanned, in: joined, after: repeating.earlier, Threads(jobs: jobs))
        times.end("roles")
        let changes = repeating.earlier.flatMap { Changes($0, program, digests) }
        let judged = inParallel(count: indices.count, jobs: jobs, state: ()) { _, file in
            repeating.isOn
                ? engine.evaluate(program, file: file, after: changes)
                : EvaluatedFile(engine.evaluate(program, file: file))
        }
        times.end("judge")
        let unknown = FlowMemory(digests) { _ in nil }
        var following = changes.flatMap {
            engine.following(program, judged, after: $0, unknown, Threads(jobs: jobs))
        }
        if following == nil,
            let begun = engine.following(
                program, judged.map(\.outcome), Threads(jobs: jobs), keepsRounds: repeating.isOn)
        {
            let kept = memory.map { [outcomes, indices] memory in
                memory.flows.entries(
                    program, models: memory.models, indices.compactMap { outcomes[$0].analysed }, digests)
            }
            let followed = engine.followed(
                program, begun, Threads(jobs: jobs),
                memory: kept?.memory ?? (repeating.isOn ? unknown : nil), after: changes)
            if let kept, followed.hasNews { flows = KeptFlows(kept, followed) }
            following = followed
        }
        times.end("follow", following?.summary ?? "")
        if repeating.isOn {
            (result, next) = engine.finish(
                program, digests, judged, following, after: changes, Threads(jobs: jobs))
        } else {
            result = engine.finish(program, judged.map(\.outcome), following, Threads(jobs: jobs))
        }
        times.end("decide")
    }

    private static func read(
        _ input: SourceInput, hash: ContentHash?, _ cache: FactsCache?, _ reader: inout SourceReader,
        engine: Engine, languages: [Language], keepsDigests: Bool
    ) -> SourceOutcome {
        var outcome = SourceOutcome(language: input.language, bytesHash: hash)
        var facts = hash.flatMap { cache?.facts(of: $0, language: input.language) }
        if facts == nil {
            outcome.bytesHash = nil
            do throws(SourceReader.Refusal) {
                try reader.readBytes(input)
                if cache != nil {
                    let read = ContentHash(reader.bytes)
                    if input.overlay == nil { outcome.bytesHash = read }
                    if read != hash { facts = cache?.facts(of: read, language: input.language) }
                }
                if facts == nil { outcome.invalidBytes = try reader.decode(languages[input.language]) }
            } catch {
                outcome.refusal = error
                return outcome
            }
        }
        outcome.isParsed = facts == nil
        let file = AnalysedFile(
            path: input.path, language: languages[input.language].name,
            facts: facts ?? reader.facts(language: input.language))
        let scanned = engine.scan(file)
        outcome.scanned = scanned
        if keepsDigests { outcome.digests = engine.digests(of: scanned) }
        return outcome
    }
}

extension SourceAnalysis {
    /// Whether one analysis is to help the next.
    enum Repeating: Sendable {
        case no
        /// Nil for the first.
        case after(EarlierAnalysis?)

        var isOn: Bool { if case .no = self { false } else { true } }
        var earlier: EarlierAnalysis? { if case .after(let earlier) = self { earlier } else { nil } }
    }
}
