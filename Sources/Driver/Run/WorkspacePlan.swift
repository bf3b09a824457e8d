/// A workspace to be analysed, and what of it is reported.
///
/// The two are different things: the folder of the nearest configuration above each given path is analysed as
/// a whole, since what a line does is decided elsewhere; the paths only say what is reported. Without a
/// configuration a given folder is its own workspace, and given files take the root of their repository, else
/// the working directory.
struct WorkspacePlan: Sendable {
    /// Absolute, without links.
    var root: String
    var configuration: ConfigurationFile?
    var selections: [Selection]
}

/// Finds the workspaces of given paths.
struct WorkspacePlanner {
    /// Absolute, without links.
    let workingFolder: String
    private var finder: ConfigurationFinder
    private var targets: [Target] = []
    private var ownProblems: [InputProblem] = []
    private let isStaged: Bool

    /// A given path that exists.
    private struct Target {
        var given: String
        /// Absolute, without links; for a glob the folder it begins in.
        var path: String
        var isFolder: Bool
        /// What follows `path` in a glob.
        var pattern: String?
        /// Whether it is on disk, and not only in the index.
        var isOnDisk = true

        /// Whether it may be a workspace.
        var isRoom: Bool { isFolder && isOnDisk }
        var folder: String { isRoom ? path : parentFolder(path) ?? "/" }
    }

    /// - Parameter isStaged: whether a path may be one that only the index has.
    init(
        workingFolder: String, configuration: CheckRequest.ConfigurationChoice, isStaged: Bool = false
    ) {
        self.workingFolder = workingFolder
        self.isStaged = isStaged
        finder = ConfigurationFinder(configuration, workingFolder: workingFolder)
    }

    /// What was wrong with the given paths and configurations so far.
    var problems: [InputProblem] { ownProblems + finder.problems }

    /// Adds a path as the user wrote it.
    mutating func add(_ given: String) {
        guard !given.isEmpty else { return report(given, "a path must not be empty") }
        do throws(SystemError) {
            let path = try canonicalPath(absolute(given, from: workingFolder))
            switch try fileKind(path) {
            case .file: targets.append(Target(given: given, path: path, isFolder: false))
            case .folder: targets.append(Target(given: given, path: path, isFolder: true))
            case .other: report(given, ReadRefusal.notRegular.phrase)
            }
        } catch {
            if error == .missing, let target = indexTarget(given) ?? globTarget(given) {
                targets.append(target)
            } else if error == .missing, exists(absolute(given, from: workingFolder)) {
                report(given, "it cannot be read: the link leads nowhere")
            } else {
                report(given, error == .missing ? error.phrase : "it cannot be read: \(error.phrase)")
            }
        }
    }

    /// Adds a file whose bytes come from elsewhere: it need not exist, its folder must.
    /// - Returns: its absolute path without links.
    mutating func addOverlay(_ given: String) -> String? {
        let path = absolute(given, from: workingFolder)
        do throws(SystemError) {
            var resolved = try? canonicalPath(path)
            if resolved == nil {
                resolved = joined(try canonicalPath(parentFolder(path) ?? "/"), lastComponent(path))
            }
            targets.append(Target(given: given, path: resolved ?? path, isFolder: false))
            return resolved
        } catch {
            report(given, error.phrase)
            return nil
        }
    }

    private mutating func report(_ given: String, _ message: String) {
        ownProblems.append(
            InputProblem(message, file: given.isEmpty ? nil : InputProblem.File(path: given)))
    }

    /// A path that is not on disk, where the index is checked and has it.
    private func indexTarget(_ given: String) -> Target? {
        guard isStaged else { return nil }
        var folder = absolute(given, from: workingFolder)
        var rest: [String] = []
        while !exists(folder), let parent = parentFolder(folder) {
            rest.insert(lastComponent(folder), at: 0)
            folder = parent
        }
        guard let place = try? canonicalPath(folder),
            let git = try? Git(around: place, workingFolder: workingFolder)
        else { return nil }
        let path = rest.reduce(place, joined)
        guard let inside = relative(path, to: git.top),
            let bytes = try? git.ask(
                ["--literal-pathspecs", "ls-files", "-z", "--full-name", "--", joined(git.top, inside)])
        else { return nil }
        guard let first = bytes.split(separator: 0).first else { return nil }
        return Target(
            given: given, path: path, isFolder: !first.elementsEqual(inside.utf8), isOnDisk: false)
    }

    /// A path with wildcards that no shell has expanded.
    private func globTarget(_ given: String) -> Target? {
        let path = absolute(given, from: workingFolder)
        guard let wildcard = path.utf8.firstIndex(where: { "*?[".utf8.contains($0) }) else { return nil }
        guard let slash = path.utf8[..<wildcard].lastIndex(of: UInt8(ascii: "/")) else { return nil }
        guard let folder = try? canonicalPath(String(path[...slash])) else { return nil }
        let pattern = String(path[path.utf8.index(after: slash)...])
        return Glob(pattern) == nil
            ? nil : Target(given: given, path: folder, isFolder: true, pattern: pattern)
    }

    /// The workspaces, in the order of the paths that brought them.
    mutating func plan() -> [WorkspacePlan] {
        let configurations = targets.map { finder.configuration(for: $0.folder) }
        // Without a configuration, the outermost given folder that holds a path is its workspace.
        let folders = zip(targets, configurations).compactMap { target, configuration in
            configuration?.root == nil && target.isRoom ? target.path : nil
        }
        var plans: [WorkspacePlan] = []
        for (target, configuration) in zip(targets, configurations) {
            let root =
                configuration?.root
                ?? folders.filter { relative(target.path, to: $0) != nil }.min {
                    $0.utf8.count < $1.utf8.count
                }
                ?? rootOfFile(target)
            let selection = selection(target, in: root)
            if let index = plans.firstIndex(where: { $0.root == root }) {
                plans[index].selections.append(selection)
            } else {
                plans.append(
                    WorkspacePlan(root: root, configuration: configuration?.file, selections: [selection]))
            }
        }
        return plans
    }

    private func rootOfFile(_ target: Target) -> String {
        if let repository = Repository.around(target.folder) { return repository.root }
        return relative(target.path, to: workingFolder) == nil ? target.folder : workingFolder
    }

    private func selection(_ target: Target, in root: String) -> Selection {
        let path = relative(target.path, to: root) ?? ""
        guard let pattern = target.pattern else {
            return Selection(given: target.given, path: path, kind: target.isFolder ? .folder : .file)
        }
        // A leading slash ties the pattern to the workspace's folder.
        let glob = "/" + joined(escapedForGlob(path), pattern)
        return Selection(given: target.given, path: glob, kind: .glob(IgnoreList([glob], name: "")))
    }

    private func escapedForGlob(_ path: String) -> String {
        String(
            decoding: path.utf8.flatMap { "*?[\\".utf8.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] },
            as: UTF8.self)
    }
}
