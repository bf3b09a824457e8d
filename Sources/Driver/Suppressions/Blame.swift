import Findings

/// Since when lines of files are as they are, as far as git knows.
struct Blame: Sendable {
    /// When a line was written, in seconds since 1970.
    enum Moment: Hashable, Sendable {
        case written(Int)
        /// The history that is there begins with the line in place.
        case before(Int)
        case notCommitted
        case unknown
    }

    /// Nil where git cannot read it.
    private let git: Git?
    /// The commits at which a shallow history ends.
    private let ends: Set<String>

    /// - Parameter workingFolder: absolute, without links.
    init(_ repository: Repository, workingFolder: String) {
        git = try? Git(around: repository.root, workingFolder: workingFolder)
        ends = Set(repository.shallowCommits)
    }

    var isShallow: Bool { !ends.isEmpty }

    /// The moments of some lines of one file, 1-based.
    /// - Parameter path: absolute.
    /// - Returns: nil where git cannot say: it is not there, or does not know the file.
    func moments(of lines: [Int], in path: String) -> [Int: Moment]? {
        guard let git else { return nil }
        var words = ["-c", "blame.ignoreRevsFile=", "blame", "--line-porcelain"]
        for line in lines { words += ["-L", "\(line),\(line)"] }
        guard let bytes = try? git.ask(words + ["--", relative(path, to: git.folder) ?? path]) else {
            return nil
        }
        var moments: [Int: Moment] = [:]
        var commit = ""
        var line = 0
        for text in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if text.first == 0x09 {
                commit = ""
                continue
            }
            let words = text.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
            if commit.isEmpty, words.count >= 3, let number = Int(words[2]) {
                (commit, line) = (words[0], number)
            } else if words.first == "author-time", words.count == 2, let seconds = Int(words[1]) {
                if commit.allSatisfy({ $0 == "0" }) {
                    moments[line] = .notCommitted
                } else {
                    moments[line] = ends.contains(commit) ? .before(seconds) : .written(seconds)
                }
            }
        }
        return moments
    }
}
