import Findings
import Reporting
import RuleEngine
import SourceText

/// What `init` makes of a tree.
public struct Initialization: Sendable {
    /// The text of a `sessionlint.toml`; nil where there was nothing to look at.
    public var configuration: [UInt8]?
    /// What was seen, for people.
    public var summary: [UInt8] = []
    /// Where the configuration belongs, absolute.
    public var path = ""
    /// The same, as the user would write it.
    public var shownPath = ""
    /// The configuration that is in force there already, as the user would write it.
    public var existing: String?
    public var problems: [InputProblem] = []
}

/// Reads a tree and proposes a configuration for it. Nothing is written.
/// - Parameters:
///   - folder: as the user wrote it.
///   - width: of the terminal, in columns; nil for no limit.
public func initialize(_ folder: String, jobs: Int?, color: Bool, width: Int?) -> Initialization {
    var result = Initialization()
    var request = CheckRequest()
    request.paths = [folder]
    request.jobs = jobs
    do throws(SystemError) {
        let root = try canonicalPath(absolute(folder, from: try workingDirectory()))
        guard try fileKind(root) == .folder else {
            result.problems.append(
                InputProblem(
                    "a configuration is for a folder", help: "name the folder that the file lies in",
                    file: InputProblem.File(path: folder)))
            return result
        }
        result.path = joined(root, "sessionlint.toml")
        result.shownPath = folder == "." ? "sessionlint.toml" : joined(folder, "sessionlint.toml")
        result.existing = existingConfiguration(root, request)
    } catch {
        result.problems.append(
            InputProblem("it cannot be read: \(error.phrase)", file: InputProblem.File(path: folder)))
        return result
    }
    request.configuration = .none
    request.usesCache = false
    result.problems = forEachProgram(request, honouringExcludes: true) { program in
        guard !program.files.isEmpty else { return }
        let survey = survey(program.files, rules: program.rules, settings: program.settings)
        let proposal = Proposal(survey: survey, paths: program.files.map(\.path))
        let bytes = Array(proposal.text.utf8)
        let (settings, problems) = proposedSettings(
            bytes, request, shownPath: result.shownPath, root: result.path)
        result.problems += problems
        let estimate = estimate(program.files, rules: program.rules, settings: settings)
        result.configuration = bytes
        result.summary =
            InitSummary(
                proposal: proposal, shownPaths: program.shownPaths, texts: program.texts, estimate: estimate,
                isColored: color, width: width
            ).bytes
    }
    return result
}

/// The configuration that holds for a folder now.
private func existingConfiguration(_ root: String, _ request: CheckRequest) -> String? {
    var finder = ConfigurationFinder(.found, workingFolder: (try? workingDirectory()) ?? root)
    guard let found = finder.configuration(for: root) else { return nil }
    return found.root == root ? found.file.shownPath : nil
}

/// What would be in force under a proposed configuration, and what would be wrong with it.
private func proposedSettings(_ bytes: [UInt8], _ request: CheckRequest, shownPath: String, root: String)
    -> (AnalysisSettings, [InputProblem])
{
    let loaded = LoadedRules.builtin()
    let file = ConfigurationFile(proposed: bytes, path: root, shownPath: shownPath)
    var decoder = ConfigurationDecoder(file, loaded.catalogue)
    let configuration = file.table.map { decoder.decode($0) } ?? Configuration()
    let settings = EffectiveSettings(request, configuration, loaded.catalogue, workspace: file.folder)
    return (settings.analysis, [file.problem].compactMap(\.self) + decoder.problems)
}
