import Findings

/// Two commits that are held against each other.
struct ComparedCommits: Sendable {
    var before: PastRevision
    var after: PastRevision
    /// How many commits the later one has that the earlier one has not.
    var commits: Int
    private let git: Git

    /// So many commits are asked for their authors; more would take longer than the counting.
    private static let mostCommits = 5_000

    /// - Parameter text: `A..B`, or `A...B` for what B has done since both were one; nothing stands for HEAD.
    init(_ text: String, _ git: Git) throws(InputProblem) {
        self.git = git
        guard let dots = text.firstRange(of: ".."), dots.lowerBound > text.startIndex else {
            throw InputProblem(
                "`\(text)` behind --compare does not name two commits",
                help: "write A..B, such as `v1.0..main`, or A...B for what B did since it left A")
        }
        let isSinceFork = text[dots.upperBound...].hasPrefix(".")
        let last = text[dots.upperBound...].dropFirst(isSinceFork ? 1 : 0)
        var first = try git.commit(String(text[..<dots.lowerBound]), option: "--compare")
        let second = try git.commit(last.isEmpty ? "HEAD" : String(last), option: "--compare")
        if isSinceFork {
            guard let base = git.line(["merge-base", first, second]), !base.isEmpty else {
                throw InputProblem(
                    "the commits of `\(text)` have none in common here",
                    help: git.isShallow
                        ? "the clone is shallow: `git fetch --unshallow` brings the rest" : nil)
            }
            first = base
        }
        guard let before = try git.commits(["--no-walk", first]).first,
            let after = try git.commits(["--no-walk", second]).first
        else { throw git.missing(first) }
        self.before = before
        self.after = after
        commits = Int(git.line(["rev-list", "--count", "\(first)..\(second)", "--"]) ?? "") ?? 0
    }

    /// Where files of the earlier commit are in the later one, of those that git takes for renamed; from the top.
    func renames() throws(InputProblem) -> [[UInt8]: [UInt8]] {
        let bytes = try git.required([
            "diff-tree", "-r", "-z", "--raw", "--no-abbrev", "-M", "-l400", before.tree, after.tree, "--",
        ])
        var renames: [[UInt8]: [UInt8]] = [:]
        for change in GitRecords.changes(bytes) {
            if let path = change.newPath { renames[change.path] = path }
        }
        return renames
    }

    /// Who wrote the commits in between that touch a file, by its path from the top; nil where they are too many.
    func authors() throws(InputProblem) -> [[UInt8]: Set<String>]? {
        guard commits <= Self.mostCommits else { return nil }
        let bytes = try git.required([
            "-c", "core.quotePath=false", "-c", "log.showSignature=false", "-c",
            "i18n.logOutputEncoding=UTF-8",
            "log", "--no-renames", "--name-only", "--no-color", "--no-ext-diff", "--no-notes",
            "--format=format:%x01%aN",
            "\(before.revision.hash)..\(after.revision.hash)", "--",
        ])
        var authors: [[UInt8]: Set<String>] = [:]
        var author = ""
        for line in bytes.split(separator: 0x0A) {
            // A path that begins so is written in quotes.
            if line.first == 1 {
                author = String(decoding: line.dropFirst(), as: UTF8.self)
            } else {
                authors[Array(line), default: []].insert(author)
            }
        }
        return authors
    }
}
