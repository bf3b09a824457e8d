import Facts
import SourceText

/// The facts of a part of a workspace's files, collected into one file.
public struct CollectedFacts: Sendable {
    /// Nothing is written where there are any.
    public private(set) var problems: [InputProblem] = []
    /// Those of the part.
    public private(set) var files = 0
    /// Those of the part that cannot be read, or not as text; who links the program reads them, and says so.
    public private(set) var left = 0
    /// Those of the workspace that the given paths select.
    public private(set) var selected = 0

    /// - Parameters:
    ///   - shard: which part of the files that the request's paths select.
    ///   - path: of the file that is written.
    public init(_ request: CheckRequest, _ shard: Shard, to path: String) {
        var request = request
        request.usesCache = false
        var run = Run(request)
        problems = run.prepare().problems
        var collected: [FactsCache.Own] = []
        for workspace in run.workspaces {
            let found = WorkspaceFiles(
                workspace.plan, workspace.settings, languages: run.languages, jobs: run.jobs,
                tracked: workspace.tracked)
            problems += found.problems
            let chosen = found.inputs.filter { found.selection.contains(Array($0.path.utf8)) }
            let inputs = chosen.filter { shard.has($0.path) }
            selected += chosen.count
            files += inputs.count
            let (languages, progress) = (run.languages, request.progress)
            let facts = inParallel(count: inputs.count, jobs: run.jobs, state: SourceReader(languages)) {
                reader, index in
                progress?(index, inputs.count)
                return reader.collected(inputs[index], languages[inputs[index].language])
            }
            left += facts.count { $0 == nil }
            collected += facts.compactMap(\.self)
        }
        guard problems.isEmpty else { return }
        do throws(FactsFile.Trouble) {
            try FactsFile.write(collected, to: path, build: request.factsBuild)
        } catch {
            problems.append(
                InputProblem(error.phrase, help: error.help, file: InputProblem.File(path: path)))
        }
    }
}

extension SourceReader {
    /// The facts of a file under the digest of its bytes; nil where there is more to tell of it than facts.
    fileprivate mutating func collected(_ input: SourceInput, _ language: Language) -> FactsCache.Own? {
        guard readsBytes(input) else { return nil }
        let key = FactsCache.Key(hash: ContentHash(bytes), language: input.language)
        do throws(Refusal) {
            guard try decode(language) == nil else { return nil }
            return FactsCache.Own(key: key, facts: facts(language: input.language))
        } catch {
            return nil
        }
    }
}
