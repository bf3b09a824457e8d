import Findings

/// The two states of a repository that a run with `--since` or `--staged` holds against each other: the one that is
/// checked, and the one it is compared with.
///
/// What is reported are the findings of the checked state that the other one does not have, by the same likeness as a
/// baseline's: rule, file, declaration, shape of the code, and how many there are alike. Changed lines decide nothing.
/// They would be wrong both ways: a function that moved stands on changed lines and is no news, a line that was
/// reformatted is none, and code that nobody touched becomes wrong when what it calls begins to commit. So both states
/// are analysed as whole programs, and the difference of the two answers is the news; changed lines only say why a
/// finding is among it. A run keeps what a state came to, under the digest of its content, so that the state compared
/// with is mostly known: it is the one that was checked before the last commit.
///
/// With `--since REV` the checked state is the work tree with all that is uncommitted and untracked, and the other one
/// is the merge base of REV and HEAD: what others did on REV since is not counted as this branch's doing, in either
/// way. With `--staged` the checked state is the index, and the other one is HEAD. Contents are read from git's objects;
/// nothing is checked out, and neither index nor work tree is touched. What git does not know, such as ignored files
/// and the files of submodules, is taken as it lies there in both states.
struct ChangedTree: Sendable {
    let git: Git
    /// Such as `since main (merge base 1a2b3c4)`.
    var title: String
    /// Contents of the checked state where it is not the work tree, by the path from the top.
    var checked: [[UInt8]: StateContent] = [:]
    /// Contents of the other state where it is not the checked one.
    var base: [[UInt8]: StateContent] = [:]
    /// Where a file of the other state is in the checked one, for those that git takes for renamed.
    var renames: [[UInt8]: [UInt8]] = [:]
    /// What the index has; files of the work tree that it does not have are not in the index.
    private var tracked: Set<[UInt8]> = []
    private var submodules: [[UInt8]] = []
    private let isStaged: Bool

    private static let raw = ["--raw", "-z", "--no-abbrev", "--ignore-submodules=all"]

    /// - Parameter scope: `since` or `staged`.
    init(_ scope: CheckRequest.Scope, _ git: Git) throws(InputProblem) {
        self.git = git
        if case .since(let revision) = scope {
            isStaged = false
            let base = try Self.mergeBase(revision, git)
            title = "since \(revision) (merge base \(base.prefix(7)))"
            try compare(with: base, cached: false)
        } else {
            isStaged = true
            let head = git.line(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])
            title = head.map { "staged (compared with HEAD \($0.prefix(7)))" } ?? "staged (no commit yet)"
            try readIndex()
            if let head {
                try compare(with: head, cached: true)
            } else {
                try compare(with: Self.emptyTree(git), cached: true)
            }
        }
        for entry in GitRecords.entries(try git.required(["ls-files", "--stage", "-z"])) {
            if entry.isSubmodule { submodules.append(entry.path) } else { tracked.insert(entry.path) }
        }
    }

    private static func emptyTree(_ git: Git) throws(InputProblem) -> String {
        let bytes = try git.required(["hash-object", "-t", "tree", "--stdin"])
        return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    }

    private static func mergeBase(_ revision: String, _ git: Git) throws(InputProblem) -> String {
        guard git.line(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]) != nil else {
            throw InputProblem("the repository has no commit yet", help: "`--staged` takes everything as new")
        }
        let commit = try git.commit(revision, option: "--since")
        if let base = git.line(["merge-base", commit, "HEAD"]), !base.isEmpty { return base }
        guard git.isShallow else {
            throw InputProblem(
                "`\(revision)` and HEAD have no commit in common", help: "name a commit of this history")
        }
        throw InputProblem(
            "the commit that `\(revision)` and HEAD have in common is not in this clone, which is shallow",
            help: "`\(git.fetch(revision, "--deepen=200"))` brings more of both, `git fetch --unshallow` all")
    }

    /// What the index has otherwise than the work tree.
    private mutating func readIndex() throws(InputProblem) {
        for change in GitRecords.changes(try git.required(["diff-files"] + Self.raw)) {
            guard change.status != UInt8(ascii: "U") else {
                throw InputProblem(
                    "there are unmerged files in the index, so there is no state to check",
                    help: "`git status` names them")
            }
            checked[change.path] = change.old
        }
    }

    private mutating func compare(with commit: String, cached: Bool) throws(InputProblem) {
        let words = ["diff-index"] + (cached ? ["--cached"] : []) + Self.raw + ["-M", "-l400", commit, "--"]
        var unmerged = false
        for change in GitRecords.changes(try git.required(words)) {
            unmerged = unmerged || change.status == UInt8(ascii: "U")
            base[change.path] = change.old
            if let path = change.newPath {
                // The new place of a rename is not in the other state.
                if base[path] == nil { base[path] = .absent }
                renames[change.path] = path
            }
        }
        guard unmerged else { return }
        // Of these, the list of changes does not tell what the commit has.
        let entries = GitRecords.entries(try git.required(["ls-tree", "-r", "-z", "--full-tree", commit]))
        for entry in entries where base[entry.path] == .absent && entry.isFile {
            base[entry.path] = .blob(entry.id)
        }
    }

    /// Files of the checked state below a folder that are not as they lie there on disk, or not there at all; by their
    /// paths from the folder.
    func filesOfCheckedState(in root: String) -> Set<[UInt8]> {
        let start = Self.start(of: root, git)
        return Set(
            checked.compactMap { path, content in
                guard content != .absent, path.starts(with: start) else { return nil }
                return Array(path[start.count...])
            })
    }

    /// What paths from the top begin with for what lies below a folder.
    static func start(of root: String, _ git: Git) -> [UInt8] {
        let prefix = Array((relative(root, to: git.top) ?? "").utf8)
        return prefix.isEmpty ? [] : prefix + [UInt8(ascii: "/")]
    }

    /// Takes note of files of the work tree that the index does not have.
    /// - Parameter paths: of all files of the work tree that are looked at, from the top.
    mutating func add(filesOfWorkTree paths: [[UInt8]]) throws(InputProblem) {
        let strange = paths.filter { path in
            !tracked.contains(path) && !submodules.contains { isBelow(path, $0) }
        }
        guard !strange.isEmpty else { return }
        if isStaged {
            for path in strange { checked[path] = .absent }
            return
        }
        let bytes = try git.required(["ls-files", "--others", "--exclude-standard", "-z"])
        let listed = Set(bytes.split(separator: 0).map(Array.init))
        // A repository inside this one is listed as a folder.
        let folders = listed.filter { $0.last == UInt8(ascii: "/") }.map { Array($0.dropLast()) }
        for path in strange where base[path] == nil {
            if listed.contains(path) || folders.contains(where: { isBelow(path, $0) }) {
                base[path] = .absent
            }
        }
    }
}

private func isBelow(_ path: [UInt8], _ folder: [UInt8]) -> Bool {
    path.count > folder.count && path[folder.count] == UInt8(ascii: "/") && path.starts(with: folder)
}
