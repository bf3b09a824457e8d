import Findings
import SourceText

/// What of a part of the report is news, against another state of the same workspace.
struct News: Sendable {
    /// Such as `since main (merge base 1a2b3c4)`.
    var title: String
    /// The findings that the other state has, too.
    fileprivate var old: Set<Identity>
    /// How many were left out of the report for that.
    private(set) var unchanged = 0

    /// What tells a finding from the others of its part.
    fileprivate struct Identity: Hashable {
        var place: Finding.Place
        var rule: RuleID
        var fingerprint: Fingerprint

        init(_ finding: Finding) {
            place = finding.place
            rule = finding.rule
            fingerprint = finding.fingerprint
        }
    }

    /// - Parameter old: the findings that the other state has, too.
    init(title: String, old: [Finding]) {
        self.title = title
        self.old = Set(old.map(Identity.init))
    }

    fileprivate mutating func takeOut(of findings: inout [Finding]) {
        let count = findings.count
        findings.removeAll { old.contains(Identity($0)) }
        unchanged += count - findings.count
    }
}

extension ReportBuilder.Part {
    /// Takes out the findings that the other state has, too. A baseline goes first: it says what is known of all that
    /// is found, not of the news.
    mutating func leaveOutWhatIsNoNews() {
        news?.takeOut(of: &findings)
    }
}

/// Which findings of one state of a workspace another state has, too.
struct StateMatch {
    /// Indices of findings.
    private(set) var old: Set<Int>

    /// What is known of the two states beside their findings. Paths are those of the checked state.
    struct Files {
        /// What a file of the checked state declares; nil where there is no such file.
        var declaredNow: (_ path: String) -> Set<String>?
        /// What a file of the other state declares; nil where there was no such file.
        var declaredBefore: (_ path: String) -> Set<String>?
    }

    /// - Parameters:
    ///   - before: the findings of the other state; files that git takes for renamed have their new names.
    ///   - now: the findings of the checked state, in the order of the report.
    init(_ before: Baseline, _ now: [Baseline.Entry], _ files: Files) {
        var tree = BaselineMatch.Tree(
            isGone: { files.declaredNow($0) == nil },
            hasLost: { files.declaredNow($1)?.contains($0) == false },
            isJudged: { _ in true })
        tree.wasThere = { declaration, path in
            guard let declared = files.declaredBefore(path) else { return false }
            return declaration.map { $0.isEmpty || declared.contains($0) } ?? true
        }
        let match = BaselineMatch(before, now, tree)
        old = match.known
        // Declarations that were taken out of one file and put into another one that stays.
        var gone: [Baseline.Entry: Int] = [:]
        for index in match.fixed {
            let entry = before.entries[index]
            guard !entry.declaration.isEmpty,
                files.declaredNow(entry.path)?.contains(entry.declaration) != true
            else { continue }
            gone[Self.withoutPath(entry), default: 0] += 1
        }
        for index in match.new {
            let key = Self.withoutPath(now[index])
            guard let count = gone[key], count > 0, !tree.wasThere(key.declaration, now[index].path) else {
                continue
            }
            gone[key] = count - 1
            old.insert(index)
        }
    }

    private static func withoutPath(_ entry: Baseline.Entry) -> Baseline.Entry {
        Baseline.Entry(path: "", rule: entry.rule, declaration: entry.declaration, shape: entry.shape)
    }
}
