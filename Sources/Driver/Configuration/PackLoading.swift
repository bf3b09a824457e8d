import Findings
import RuleEngine
import SourceText

/// The rules of a workspace: those that come with the program and those of the configuration's packs.
struct LoadedRules: Sendable {
    var rules: RuleSet
    /// Every rule with its page, those about the run itself included, by id.
    var catalogue: RuleCatalogue
    /// The rules of the configuration's packs.
    var ownRules: Set<RuleID>
    var problems: [InputProblem]

    /// The rules that come with the program.
    static func builtin() -> LoadedRules { LoadedRules([]) }

    /// - Parameter packs: files of the configuration's packs.
    init(_ packs: [PackFile]) {
        let (rules, errors) = RuleSet.load(builtinPacks + packs.map(\.source))
        self.rules = rules
        ownRules = rules.ids(behindSource: builtinPacks.count)
        let own = MetaRule.allCases.map(\.info)
        catalogue = RuleCatalogue(
            (rules.infos + own).sorted { $0.id < $1.id }, packs: rules.packs,
            ownPacks: Set(rules.packs.filter { $0.source >= builtinPacks.count }.map(\.id)),
            metrics: rules.metricInfos)
        let byPath = Dictionary(packs.map { ($0.source.path, $0) }, uniquingKeysWith: { _, last in last })
        problems = errors.map { error in
            let file = byPath[error.path]
            return InputProblem(
                error.message, help: error.help,
                file: InputProblem.File(
                    path: file?.shownPath ?? error.path, text: file.map { Report.Text($0.source.bytes) },
                    range: error.range))
        }
    }
}

/// A file of a rule pack, and what it is called in messages.
struct PackFile: Sendable {
    var source: PackSource
    var shownPath: String
}

/// Whether an entry of `packs` is the path of a file or folder; any other is the id of a pack. The word alone decides:
/// no folder that somebody makes turns an id into a path.
func isPackPath(_ entry: String) -> Bool { entry.contains("/") || entry.hasSuffix(".toml") }

/// Reads the packs that a configuration names by their paths: `.toml` files, or folders of them.
///
/// A pack lies beside the configuration or below it: no configuration makes the program read elsewhere.
func readPacks(_ setting: Setting<[String]>?, of file: ConfigurationFile) -> ([PackFile], [InputProblem]) {
    var files: [PackFile] = []
    var problems: [InputProblem] = []
    for path in setting?.value ?? [] where isPackPath(path) {
        let element = file.table?["packs"]?.array?.first { $0.string == path }
        let range = element?.range ?? ByteRange(at: 0)
        if let tree = file.commit {
            (files, problems) = committedPacks(path, range, of: file, tree, after: (files, problems))
            continue
        }
        do throws(SystemError) {
            let folder = try canonicalPath(absolute(path, from: file.folder))
            guard relative(folder, to: file.folder) != nil else {
                problems.append(
                    file.problem(
                        "the pack `\(path)` lies outside of the configuration's folder", at: range,
                        help: "copy it into the folder"))
                continue
            }
            let shown = joined(parentOfShown(file.shownPath), relative(folder, to: file.folder) ?? folder)
            let found = try packFiles(folder, shown: shown)
            if found.isEmpty {
                problems.append(file.problem("there is no `.toml` file in the pack `\(path)`", at: range))
            }
            files += found
        } catch {
            problems.append(file.problem("the pack `\(path)` cannot be read: \(error.phrase)", at: range))
        }
    }
    return (files, problems)
}

/// Adds a pack that a configuration of a commit names, from the same commit.
private func committedPacks(
    _ path: String, _ range: ByteRange, of file: ConfigurationFile, _ tree: CommittedTree,
    after known: (files: [PackFile], problems: [InputProblem])
) -> ([PackFile], [InputProblem]) {
    var (files, problems) = known
    // A way up could lead out of the folder, and a link is not followed.
    guard path.first != "/", !path.split(separator: "/").contains("..") else {
        problems.append(
            file.problem(
                "the pack `\(path)` lies outside of the configuration's folder", at: range,
                help: "copy it into the folder"))
        return (files, problems)
    }
    do throws(InputProblem) {
        let clean = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
        let found = try file.committedPacks(in: joined(file.folder, clean), tree)
        if found.isEmpty {
            problems.append(
                file.problem(
                    "the commit \(tree.commit.prefix(7)) holds no `.toml` file in the pack `\(path)`",
                    at: range))
        }
        files += found
    } catch {
        problems.append(error)
    }
    return (files, problems)
}

/// The files of a pack: those in `.toml` and, below `fixtures`, the code that the pages of its rules show. Sorted by
/// path.
/// - Parameters:
///   - path: of a folder, or of a pack's only file; absolute.
///   - shown: the same, as the user would write it.
func packFiles(_ path: String, shown: String, withFixtures: Bool = true) throws(SystemError) -> [PackFile] {
    guard try fileKind(path) == .folder else {
        return [try packFile(path, name: lastComponent(path), shown: shown)]
    }
    return try filesBelow(path).filter { name in
        name.hasPrefix("fixtures/") ? withFixtures : name.hasSuffix(".toml")
    }.map { name throws(SystemError) in
        try packFile(joined(path, name), name: name, shown: joined(shown, name))
    }
}

private func packFile(_ path: String, name: String, shown: String) throws(SystemError) -> PackFile {
    do throws(ReadRefusal) {
        return PackFile(source: PackSource(path: name, bytes: try readFile(path)), shownPath: shown)
    } catch {
        if case .system(let error) = error { throw error }
        throw .tooLarge
    }
}

/// The folder of a path as the user would write it; empty where it has none.
func parentOfShown(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[..<slash])
}
