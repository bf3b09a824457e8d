import Findings
import RuleEngine

/// A commit as a place to read files from: what a configuration that is named as `REV:PATH` is read from, with its packs
/// and its baseline. A pull request that changes these files does not change its own gate so.
struct CommittedTree: Sendable {
    let git: Git
    /// The id of the commit.
    let commit: String
    /// As the user wrote it.
    let revision: String

    /// `REV:PATH`, taken apart.
    struct Name: Hashable, Sendable {
        var revision: String
        /// From the top of the repository; from the working directory where it begins with `./` or `../`.
        var path: String

        /// - Returns: nil for a text that names a file on disk.
        init?(_ text: String) {
            guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), text.first != "/",
                text.first != "."
            else { return nil }
            revision = String(text[..<colon])
            path = String(text[text.utf8.index(after: colon)...])
        }
    }

    /// - Parameter workingFolder: absolute, without links; the repository is the one around it.
    init(_ revision: String, workingFolder: String) throws(InputProblem) {
        git = try Git(around: workingFolder, workingFolder: workingFolder)
        commit = try git.commit(revision, option: "--config")
        self.revision = revision
    }

    /// A file of the commit; nil where it holds no such file.
    /// - Parameter path: absolute, in the work tree.
    func bytes(_ path: String) throws(InputProblem) -> [UInt8]? {
        guard let path = relative(path, to: git.top),
            let entry = try entries(path).first(where: { $0.path.elementsEqual(path.utf8) && $0.isFile })
        else { return nil }
        return try contents([entry])[entry.id]
    }

    /// The regular files at or below an absolute path of the work tree, with absolute paths, sorted.
    func files(_ path: String) throws(InputProblem) -> [(path: String, bytes: [UInt8])] {
        guard let path = relative(path, to: git.top) else { return [] }
        let entries = try entries(path).filter(\.isFile)
        let contents = try contents(entries)
        return entries.compactMap { entry in
            guard let path = String(validating: entry.path, as: UTF8.self), let bytes = contents[entry.id]
            else {
                return nil
            }
            return (joined(git.top, path), bytes)
        }
    }

    private func entries(_ path: String) throws(InputProblem) -> [GitRecords.Entry] {
        let words = ["--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit]
        return GitRecords.entries(try git.required(words + (path.isEmpty ? [] : ["--", path])))
    }

    private func contents(_ entries: [GitRecords.Entry]) throws(InputProblem) -> [String: [UInt8]] {
        entries.isEmpty ? [:] : try git.contents(of: Set(entries.map(\.id)))
    }
}

extension ConfigurationFile {
    /// Reads a configuration from a commit.
    static func committed(_ text: String, workingFolder: String) throws(InputProblem) -> ConfigurationFile {
        let shown = InputProblem.File(path: text)
        guard let name = CommittedTree.Name(text), !name.path.isEmpty else {
            throw InputProblem(
                "`\(text)` names no file of a commit", help: "write REV:PATH, such as `main:sessionlint.toml`"
            )
        }
        let tree = try CommittedTree(name.revision, workingFolder: workingFolder)
        let isRelative = name.path.hasPrefix("./") || name.path.hasPrefix("../")
        var components = (isRelative ? workingFolder : tree.git.top).split(separator: "/").map(String.init)
        for component in name.path.split(separator: "/") where component != "." {
            if component == ".." { _ = components.popLast() } else { components.append(String(component)) }
        }
        let path = "/" + components.joined(separator: "/")
        guard let bytes = try tree.bytes(path) else {
            throw InputProblem(
                "the commit \(tree.commit.prefix(7)) holds no such file",
                help: "PATH counts from the top of the repository; `./PATH` from the working directory",
                file: shown)
        }
        // Unlike one that is found, a named file without a table for us is told.
        guard
            var file = ConfigurationFile(bytes, path: path, shownPath: text, isNamed: true)
        else { throw InputProblem("it is no configuration", file: shown) }
        file.commit = tree
        return file
    }

    /// The files of a pack in the configuration's commit.
    /// - Parameter folder: or file; absolute, in the work tree.
    func committedPacks(in folder: String, _ tree: CommittedTree) throws(InputProblem) -> [PackFile] {
        try tree.files(folder).compactMap { file in
            let below = relative(file.path, to: folder) ?? ""
            let name = below.isEmpty ? lastComponent(file.path) : below
            guard name.hasSuffix(".toml") || name.hasPrefix("fixtures/") else { return nil }
            return PackFile(
                source: PackSource(path: name, bytes: file.bytes),
                shownPath: "\(tree.revision):\(relative(file.path, to: tree.git.top) ?? file.path)")
        }
    }
}
