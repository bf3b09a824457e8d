import Findings
import SourceText
import TOML

/// The baseline of a workspace: where it lies, and who said so.
public struct BaselineFile: Sendable {
    /// Absolute.
    var path: String
    /// As the user would write it.
    public var shownPath: String
    /// `standard` where it was found in its usual place.
    var origin: SettingOrigin
    /// The commit that it is read from; nil for a file on disk.
    var commit: CommittedTree?

    /// The name of a baseline in the folder of its workspace that nobody has to name.
    public static let usualName = "sessionlint.baseline"

    /// No baseline is near this size.
    private static let largest = 64 << 20

    func isThere() throws(InputProblem) -> Bool {
        guard let commit else { return exists(path) }
        return try commit.bytes(path) != nil
    }

    /// Reads it.
    func read() throws(InputProblem) -> Baseline {
        var bytes: [UInt8] = []
        if let commit {
            guard let committed = try commit.bytes(path) else {
                throw InputProblem(
                    "the commit \(commit.commit.prefix(7)) holds no such baseline",
                    file: InputProblem.File(path: shownPath))
            }
            bytes = committed
        } else {
            bytes = try bytesOnDisk()
        }
        do throws(BaselineText.Mistake) {
            return try BaselineText.read(bytes)
        } catch {
            throw InputProblem(
                error.message, help: error.help,
                file: InputProblem.File(path: shownPath, text: Report.Text(bytes), range: error.range))
        }
    }

    private func bytesOnDisk() throws(InputProblem) -> [UInt8] {
        do throws(ReadRefusal) {
            return try readFile(path, limit: Self.largest)
        } catch {
            throw InputProblem(
                "the baseline cannot be read: \(error.phrase)",
                help: error == .system(.missing) ? "`sessionlint baseline create` writes it" : nil,
                file: InputProblem.File(path: shownPath))
        }
    }

    /// Replaces it as a whole.
    func write(_ baseline: Baseline) throws(InputProblem) {
        do throws(WriteRefusal) {
            try writeFile(BaselineText.bytes(of: baseline), to: path)
        } catch {
            throw InputProblem(
                "the baseline cannot be written: \(error.phrase)", file: InputProblem.File(path: shownPath))
        }
    }

    /// The baseline that a run is to use in a workspace, or would write there.
    /// - Returns: nil where none is to be used.
    /// - Throws: where a configuration leads out of its folder. What only the command line names may lie anywhere.
    static func chosen(
        _ choice: CheckRequest.BaselineChoice, _ plan: WorkspacePlan, workingFolder: String
    ) throws(InputProblem) -> BaselineFile? {
        switch choice {
        case .none: return nil
        case .file(let given):
            return BaselineFile(
                path: absolute(given, from: workingFolder), shownPath: given,
                origin: .commandLine("--baseline"))
        case .found:
            if let file = plan.configuration, let entry = file.table?.entry("baseline"),
                let given = entry.value.string
            {
                return try configured(given, entry, file)
            }
            let path = joined(plan.root, usualName)
            try refuseOutside(path, plan.root, shown: shown(path, workingFolder))
            return BaselineFile(path: path, shownPath: shown(path, workingFolder), origin: .standard)
        }
    }

    private static func shown(_ path: String, _ workingFolder: String) -> String {
        relative(path, to: workingFolder) ?? path
    }

    private static func configured(
        _ given: String, _ entry: TOMLTable.Entry, _ file: ConfigurationFile
    ) throws(InputProblem) -> BaselineFile {
        let outside = "the baseline `\(given)` lies outside of the configuration's folder"
        let path = absolute(given, from: file.folder)
        let folder = parentFolder(path).flatMap { try? canonicalPath($0) }
        guard !given.isEmpty, let folder, relative(folder, to: file.folder) != nil else {
            throw file.problem(
                folder == nil ? "there is no folder for the baseline `\(given)`" : outside,
                at: entry.value.range, help: "write its path from the folder of the configuration")
        }
        let whole = joined(folder, lastComponent(path))
        if let real = try? canonicalPath(whole), relative(real, to: file.folder) == nil {
            throw file.problem(outside, at: entry.value.range, help: "a link must not lead out of the folder")
        }
        return BaselineFile(
            path: whole,
            shownPath: joined(parentOfShown(file.shownPath), relative(whole, to: file.folder) ?? whole),
            origin: file.origin(entry.keyRange))
    }

    private static func refuseOutside(_ path: String, _ root: String, shown: String) throws(InputProblem) {
        guard let real = try? canonicalPath(path), relative(real, to: root) == nil else { return }
        throw InputProblem(
            "the baseline is a link that leads out of the workspace",
            help: "`--baseline FILE` uses a file elsewhere, `--no-baseline` none",
            file: InputProblem.File(path: shown))
    }
}
