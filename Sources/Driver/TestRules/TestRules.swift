import Findings
import Reporting
import RuleEngine
import SourceText

/// What came of the fixtures of a rule pack.
public struct RuleTrial: Sendable {
    /// Rules of the pack.
    public var ruleCount = 0
    /// Folders of fixtures that were read, each as a workspace of its own.
    public var fixtureCount = 0
    public var expectationCount = 0
    /// Where fixtures and findings differ, with the place.
    public var failures: [InputProblem] = []
    /// Rules of the pack that no fixture claims to be found.
    public var untested: [RuleID] = []
    /// What is wrong with the pack, or with what was given.
    public var problems: [InputProblem] = []
}

/// Runs the rules of a pack, beside those that come with the program, on the pack's own fixtures.
///
/// A fixture is a folder: `fixtures/<name>/bad` and `fixtures/<name>/good` in the pack, or any folder in `fixtures`
/// without these two. What rules of other packs find there is only looked at where a comment expects it.
/// - Parameters:
///   - folder: of the pack, as the user wrote it.
///   - fixtures: the folder with the fixtures; nil for `fixtures` in the pack.
public func testRules(_ folder: String, fixtures: String?, jobs: Int?) -> RuleTrial {
    var trial = RuleTrial()
    do throws(SystemError) {
        let working = try workingDirectory()
        let root = try canonicalPath(absolute(folder, from: working))
        guard try fileKind(root) == .folder else {
            return refusing("a rule pack is a folder of `.toml` files", folder)
        }
        let loaded = LoadedRules(try packFiles(root, shown: folder, withFixtures: false))
        trial.problems = loaded.problems
        let own = loaded.ownRules
        trial.ruleCount = own.count
        guard !own.isEmpty else {
            trial.problems.append(
                InputProblem(
                    "there is no rule in it",
                    help: "a rule is a `.toml` file with an `id`; `sessionlint rules` lists ours",
                    file: InputProblem.File(path: folder)))
            return trial
        }
        let place = try canonicalPath(
            fixtures.map { absolute($0, from: working) } ?? joined(root, "fixtures"))
        let workspaces = try fixtureFolders(place)
        let shown = fixtures ?? joined(folder, "fixtures")
        let languages = Language.all
        let outcomes = inParallel(
            count: workspaces.count, jobs: jobs ?? availableProcessors(), state: SourceReader(languages)
        ) { reader, index in
            FixtureRun(
                joined(place, workspaces[index]), shown: joined(shown, workspaces[index]), own, loaded.rules,
                &reader)
        }
        var expected: Set<String> = []
        for outcome in outcomes {
            trial.expectationCount += outcome.expected.count
            expected.formUnion(outcome.expected)
            trial.failures += outcome.failures
            trial.problems += outcome.problems
        }
        trial.fixtureCount = workspaces.count
        trial.untested = own.filter { !expected.contains($0.description) }.sorted()
    } catch {
        let path = fixtures ?? folder
        return refusing("it cannot be read: \(error.phrase)", path)
    }
    return trial
}

private func refusing(_ message: String, _ path: String) -> RuleTrial {
    var trial = RuleTrial()
    trial.problems.append(InputProblem(message, file: InputProblem.File(path: path)))
    return trial
}

/// The folders of fixtures: each a workspace.
private func fixtureFolders(_ place: String) throws(SystemError) -> [String] {
    var found: [String] = []
    for name in try folders(in: place) {
        let sides = try folders(in: joined(place, name)).filter { $0 == "bad" || $0 == "good" }
        found += sides.isEmpty ? [name] : sides.map { joined(name, $0) }
    }
    return found
}

private func folders(in path: String) throws(SystemError) -> [String] {
    var found: [String] = []
    try listFolder(path) { bytes, kind in
        if kind == .folder { found.append(String(decoding: bytes, as: UTF8.self)) }
    }
    return found.sorted()
}
