import Findings

/// A commit of which the workspace is counted.
struct PastRevision: Hashable, Sendable {
    var revision: Progress.Revision
    /// The id of its tree.
    var tree: String
}

/// Which commits a history is made of.
public struct HistoryRequest: Sendable {
    /// A revision, or a day such as `2026-01-31`, from which on it is told; nil for the year before HEAD.
    public var since: String?
    public var every = Step.week
    /// Called now and then with the number of commits done and of all.
    public var progress: (@Sendable (Int, Int) -> Void)?

    public init() {}

    public enum Step: String, CaseIterable, Sendable {
        /// The last commit of each week that begins on a Monday, in UTC.
        case week
        case commit
        /// The commits that tags name.
        case tag
    }
}

extension Git {
    /// The commits of a history, the newest first.
    ///
    /// They are those that HEAD has had itself: of a merge the first parent is followed. Tags may stand anywhere before
    /// HEAD.
    func revisions(_ request: HistoryRequest, _ notices: inout [String]) throws(InputProblem)
        -> [PastRevision]
    {
        guard line(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]) != nil else {
            throw InputProblem("the repository has no commit yet", help: "a history needs some")
        }
        var range = ["HEAD"]
        var since: Int64?
        var start: String?
        if let text = request.since {
            if let day = CalendarDate(text) {
                since = day.secondsSinceEpoch
            } else {
                let commit = try dateOrCommit(text)
                start = line(["merge-base", commit, "HEAD"])
                range = ["^\(commit)", "HEAD"]
            }
        }
        var found =
            request.every == .tag
            ? try tagged(range) : try commits(["--first-parent"] + range)
        if let start, request.every != .tag { found += try commits(["--no-walk", start]) }
        if request.since == nil, let newest = try commits(["--no-walk", "HEAD"]).first {
            since = newest.revision.time - 365 * 86_400
        }
        if let since { found.removeAll { $0.revision.time < since } }
        if request.every == .week { found = Self.lastOfEachWeek(found) }
        if isShallow {
            let end = found.last.flatMap { CalendarDate(secondsSinceEpoch: $0.revision.time) }
            notices.append(
                "the clone is shallow, so its history ends\(end.map { " at \($0)" } ?? ""); `git fetch --unshallow` brings the rest"
            )
        }
        guard !found.isEmpty, start == nil || found.count > 1 else { throw nothing(request) }
        return found
    }

    private func dateOrCommit(_ text: String) throws(InputProblem) -> String {
        do throws(InputProblem) {
            return try commit(text, option: "--since")
        } catch {
            var problem = error
            problem.help = (problem.help.map { "\($0); a" } ?? "a") + " day is written like 2026-01-31"
            throw problem
        }
    }

    private func nothing(_ request: HistoryRequest) -> InputProblem {
        let since = request.since.map { " since `\($0)`" } ?? " in the year before HEAD"
        if request.every == .tag {
            return InputProblem(
                "no tag\(since) names a commit of this history", help: "`--every week` needs no tags")
        }
        return InputProblem(
            "there is no commit\(since)", help: "name an earlier day or revision behind `--since`")
    }

    /// Weeks begin on Monday, in UTC, so that the last commit of a week that is over stays the same.
    private static func lastOfEachWeek(_ commits: [PastRevision]) -> [PastRevision] {
        var last: Int64?
        return commits.filter { commit in
            // 1970-01-01 was a Thursday.
            let day = (Double(commit.revision.time) / 86_400).rounded(.down)
            let week = Int64(((day + 3) / 7).rounded(.down))
            guard week < last ?? .max else { return false }
            last = week
            return true
        }
    }

    /// - Parameter words: what `git rev-list` is to list.
    func commits(_ words: [String]) throws(InputProblem) -> [PastRevision] {
        let bytes = try required(
            ["-c", "i18n.logOutputEncoding=UTF-8", "rev-list", "--format=%T%x00%ct%x00%s"] + words + ["--"])
        var commits: [PastRevision] = []
        var hash = ""
        for line in bytes.split(separator: 0x0A) {
            // A header is a line `commit HASH`; no tree is called so.
            if line.starts(with: "commit ".utf8), !line.contains(0) {
                hash = String(decoding: line.dropFirst(7), as: UTF8.self)
                continue
            }
            let fields = line.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
            guard fields.count == 3, let time = Int64(fields[1]) else { continue }
            commits.append(
                PastRevision(
                    revision: Progress.Revision(hash: hash, time: time, subject: fields[2]), tree: fields[0]))
        }
        return commits
    }

    /// The commits that tags name, the newest first.
    /// - Parameter range: what is to be listed, as `git rev-list` has it.
    private func tagged(_ range: [String]) throws(InputProblem) -> [PastRevision] {
        let bytes = try required(
            ["for-each-ref", "--format=%(objectname)%00%(*objectname)%00%(refname:strip=2)", "refs/tags"])
        var names: [String: String] = [:]
        for line in bytes.split(separator: 0x0A) {
            let fields = line.split(separator: 0, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
            guard fields.count == 3 else { continue }
            // The second is set for a tag that is an object of its own.
            names[fields[1].isEmpty ? fields[0] : fields[1]] = fields[2]
        }
        guard !names.isEmpty else { return [] }
        return try commits(range).compactMap { commit -> PastRevision? in
            guard let name = names[commit.revision.hash] else { return nil }
            var commit = commit
            commit.revision.tag = name
            return commit
        }.sorted { $0.revision.time > $1.revision.time }
    }
}
