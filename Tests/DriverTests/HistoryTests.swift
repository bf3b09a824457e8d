import Findings
import Foundation
import Testing

@testable import Driver

/// What the metrics counted in earlier commits, over real repositories.
@Suite struct HistoryTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

    /// Opens a session of its own: not over.
    static func opening(_ name: String) -> String {
        """
        from crewai.tools import BaseTool
        from app.core.database import SessionLocal
        class \(name)(BaseTool):
            def _run(self):
                with SessionLocal() as db:
                    db.execute("SELECT 1")

        """
    }

    /// Takes it from the constructor: over.
    static func taking(_ name: String) -> String {
        """
        from crewai.tools import BaseTool
        from sqlalchemy.orm import Session
        class \(name)(BaseTool):
            def __init__(self, db: Session):
                self.db = db
            def _run(self):
                self.db.execute("SELECT 1")

        """
    }

    static let database = "from sqlalchemy.orm import sessionmaker\nSessionLocal = sessionmaker()\n"

    static func commit(
        _ git: GitScratch, _ day: String, _ files: [String: String?] = [:], author: String = "Ann"
    )
        throws
    {
        for (name, text) in files {
            if let text {
                try git.scratch.write(name, text)
            } else {
                try FileManager.default.removeItem(atPath: git.scratch.at(name))
            }
        }
        try git.git("add", "-A", "-f", ".")
        try git.git(
            "commit", "-q", "--allow-empty", "-m", "State of \(day)", "--author", "\(author) <a@example.org>",
            environment: ["GIT_COMMITTER_DATE": "\(day)T12:00:00Z", "GIT_AUTHOR_DATE": "\(day)T12:00:00Z"])
    }

    /// Three tools, of which one goes over with each of the later commits; between them the readme changes.
    private static func repository() throws -> GitScratch {
        let git = try GitScratch(
            [
                "app/core/database.py": database, "app/tools/a.py": opening("ATool"),
                "app/tools/b.py": opening("BTool"), "app/tools/c.py": opening("CTool"),
                ".gitignore": ".sessionlint_cache\n",
            ], commits: false)
        try commit(git, "2026-01-05")
        try commit(git, "2026-01-07", ["README.md": "one\n"])
        try commit(git, "2026-01-14", ["app/tools/a.py": taking("ATool")])
        try commit(git, "2026-02-03", ["README.md": "two\n"])
        try commit(git, "2026-02-20", ["app/tools/b.py": taking("BTool")])
        return git
    }

    private static func told(
        _ path: String, every: HistoryRequest.Step = .commit, since: String? = nil, cache: Bool = false
    ) -> ProgressOutcome {
        var request = CheckRequest()
        request.paths = [path]
        request.usesCache = cache
        request.jobs = 2
        var history = HistoryRequest()
        history.every = every
        history.since = since
        return Driver.progress(request, history: history)
    }

    /// `day done/total` of the tools.
    private static func points(_ outcome: ProgressOutcome) -> [String] {
        guard let progress = outcome.progress else { return outcome.problems.map(\.message) }
        return progress.history.map { point in
            let day = CalendarDate(secondsSinceEpoch: point.revision.time)?.description ?? ""
            let count = point.counts["session-ownership"]
            return "\(day) \(count?.done ?? -1)/\(count?.total ?? -1)"
        }
    }

    @Test func everyCommit() throws {
        let git = try Self.repository()
        let outcome = Self.told(git.path)
        #expect(
            Self.points(outcome) == [
                "2026-01-05 0/3", "2026-01-07 0/3", "2026-01-14 1/3", "2026-02-03 1/3", "2026-02-20 2/3",
            ])
        #expect(outcome.progress?.history.last?.revision.subject == "State of 2026-02-20")
        // The state of the work tree stands beside it.
        try git.scratch.write("app/tools/c.py", Self.taking("CTool"))
        let edited = Self.told(git.path)
        #expect(edited.progress?.metrics.first { $0.id == "session-ownership" }?.count.done == 3)
        #expect(Self.points(edited) == Self.points(outcome))
    }

    /// Weeks begin on Monday: the fifth of January 2026 is one.
    @Test func theLastCommitOfEachWeek() throws {
        let git = try Self.repository()
        #expect(
            Self.points(Self.told(git.path, every: .week)) == [
                "2026-01-07 0/3", "2026-01-14 1/3", "2026-02-03 1/3", "2026-02-20 2/3",
            ])
    }

    @Test func tagsAndWhereItBegins() throws {
        let git = try Self.repository()
        #expect(Self.points(Self.told(git.path, every: .tag)).first?.contains("no tag") == true)
        try git.git("tag", "v1", "HEAD~2")
        try git.git("tag", "-a", "-m", "Two", "v2", "HEAD")
        let tagged = Self.told(git.path, every: .tag)
        #expect(Self.points(tagged) == ["2026-01-14 1/3", "2026-02-20 2/3"])
        #expect(tagged.progress?.history.map(\.revision.tag) == ["v1", "v2"])
        #expect(
            Self.points(Self.told(git.path, since: "v1")) == [
                "2026-01-14 1/3", "2026-02-03 1/3", "2026-02-20 2/3",
            ])
        #expect(
            Self.points(Self.told(git.path, since: "2026-02-03")) == ["2026-02-03 1/3", "2026-02-20 2/3"])
    }

    /// Of a merge the first parent is followed.
    @Test func branchesAreNotWalked() throws {
        let git = try Self.repository()
        try git.git("checkout", "-q", "-b", "side", "HEAD~1")
        try Self.commit(git, "2026-02-21", ["app/tools/d.py": Self.opening("DTool")])
        try git.git("checkout", "-q", "main")
        try git.git(
            "merge", "-q", "--no-ff", "-m", "Merge", "side",
            environment: ["GIT_COMMITTER_DATE": "2026-02-22T12:00:00Z"])
        #expect(Self.points(Self.told(git.path)).suffix(2) == ["2026-02-20 2/3", "2026-02-22 2/4"])
    }

    /// The numbers are those of a run in a checkout of the commit.
    @Test func asInACheckout() throws {
        let git = try GitScratch([".gitignore": "ignored/\n.sessionlint_cache\n"], commits: false)
        let halfway = Self.fixtures.appending(path: "progress/halfway").path
        for name in try FileManager.default.contentsOfDirectory(atPath: halfway) {
            try FileManager.default.copyItem(atPath: "\(halfway)/\(name)", toPath: git.scratch.at(name))
        }
        try Self.commit(git, "2026-01-05", ["ignored/tools/x.py": Self.opening("XTool")])
        try Self.commit(
            git, "2026-01-06",
            [
                "build/tools/y.py": Self.opening("YTool"), "venv/pyvenv.cfg": "",
                "venv/tools/v.py": Self.opening("VTool"),
                "app/tools/.gitignore": "z.py\n", "app/tools/z.py": Self.opening("ZTool"),
            ])
        try Self.commit(
            git, "2026-01-07",
            ["build/tools/__init__.py": "", "build/__init__.py": "", ".gitignore": ".sessionlint_cache\n"])
        try Self.commit(git, "2026-01-08", ["app/tools/.gitignore": nil, "app/tools/bad.py": "\u{0}def ("])
        try git.git("mv", "app/tools/ferry_tools.py", "app/tools/boats.py")
        try Self.commit(git, "2026-01-09", ["sessionlint.toml.old": "not = ["])
        let history = try #require(Self.told(git.path).progress?.history)
        #expect(history.count == 5)
        for point in history {
            let copy = try Scratch()
            try git.git("clone", "-q", "--no-checkout", git.path, copy.at("clone"))
            try git.git("checkout", "-q", point.revision.hash, folder: copy.at("clone"))
            // The configuration is that of today.
            try? FileManager.default.removeItem(atPath: copy.at("clone/sessionlint.toml"))
            try FileManager.default.copyItem(
                atPath: git.scratch.at("sessionlint.toml"), toPath: copy.at("clone/sessionlint.toml"))
            var request = CheckRequest()
            request.paths = [copy.at("clone")]
            request.usesCache = false
            let metrics = try #require(Driver.progress(request).progress).metrics
            let counts = Dictionary(uniqueKeysWithValues: metrics.map { ($0.id, $0.count) })
            #expect(point.counts == counts, "\(point.revision.subject)")
        }
        // Ignored, left out by default and in a virtual environment; then no longer; then one more.
        #expect(history.map { $0.counts["session-ownership"]?.total } == [3, 3, 5, 6, 6])
    }

    @Test func whatWasCountedIsKept() throws {
        let git = try Self.repository()
        let cold = Self.told(git.path, cache: true)
        // Two contents are not in the work tree any more, and those that are need not be parsed again.
        #expect(Self.detail(cold, "history") == "3 of 5 commits analysed, 2 contents parsed")
        let warm = Self.told(git.path, cache: true)
        #expect(Self.detail(warm, "recall") == "5 of 5 commits known")
        #expect(Self.points(warm) == Self.points(cold) && warm.progress?.history == cold.progress?.history)
        // A commit that touches no source costs nothing, one that touches one file costs that.
        try Self.commit(git, "2026-02-21", ["README.md": "three\n"])
        try Self.commit(git, "2026-02-22", ["app/tools/c.py": Self.taking("CTool")])
        let more = Self.told(git.path, cache: true)
        #expect(Self.detail(more, "recall") == "5 of 7 commits known")
        #expect(Self.detail(more, "history")?.hasPrefix("1 of 7 commits analysed") == true)
        #expect(Self.points(more).suffix(2) == ["2026-02-21 2/3", "2026-02-22 3/3"])
        // What is not sound in the file is counted anew.
        let file = git.scratch.at(".sessionlint_cache/history")
        var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        bytes[bytes.count - 3] ^= 0xFF
        try bytes.write(to: URL(fileURLWithPath: file))
        #expect(Self.points(Self.told(git.path, cache: true)) == Self.points(more))
        // What a configuration changes is not taken from before.
        try git.scratch.write("sessionlint.toml", "exclude = [\"app/tools/a.py\"]\n")
        #expect(Self.points(Self.told(git.path, cache: true)).first == "2026-01-05 0/2")
    }

    private static func detail(_ outcome: ProgressOutcome, _ stage: String) -> String? {
        outcome.times.stages.first { $0.name == stage }?.detail
    }

    @Test func theWorkTreeIsNotTouched() throws {
        let git = try Self.repository()
        try git.scratch.write("app/tools/c.py", "half = [")
        try git.git("add", "app/tools/c.py")
        try git.scratch.write("app/tools/c.py", "half = [1")
        let before = try git.git("status", "--porcelain=v2") + git.git("stash", "list")
        let index = try Data(contentsOf: URL(fileURLWithPath: git.scratch.at(".git/index")))
        _ = Self.told(git.path)
        #expect(try git.git("status", "--porcelain=v2") + git.git("stash", "list") == before)
        #expect(try Data(contentsOf: URL(fileURLWithPath: git.scratch.at(".git/index"))) == index)
    }

    /// A commit's own configuration counts for nothing, however it is.
    @Test func theConfigurationOfToday() throws {
        let git = try Self.repository()
        try Self.commit(git, "2026-02-23", ["sessionlint.toml": "exclude = [unclosed"])
        try Self.commit(git, "2026-02-24", ["sessionlint.toml": nil])
        #expect(Self.points(Self.told(git.path)).suffix(2) == ["2026-02-23 2/3", "2026-02-24 2/3"])
    }

    @Test func aFolderThatWasNotThere() throws {
        let git = try Self.repository()
        try Self.commit(
            git, "2026-02-23", ["next/tools/n.py": Self.opening("NTool"), "next/sessionlint.toml": ""])
        try Self.commit(git, "2026-02-24", ["next/tools/n.py": Self.taking("NTool")])
        let inner = Self.told(git.scratch.at("next"))
        #expect(Self.points(inner) == ["2026-02-23 0/1", "2026-02-24 1/1"])
        #expect(inner.notices.contains { $0.contains("did not exist in 5 of 7 commits") })
        let path = Self.told(git.scratch.at("app/tools/a.py"))
        #expect(Self.points(path).suffix(2) == ["2026-02-23 1/1", "2026-02-24 1/1"])
    }

    @Test func whatCannotBeTold() throws {
        let folder = try Scratch(["app/a.py": "a = 1\n"])
        #expect(Self.points(Self.told(folder.path)).first?.contains("no git repository") == true)
        let empty = try GitScratch(["app/a.py": "a = 1\n"], commits: false)
        #expect(Self.points(Self.told(empty.path)) == ["the repository has no commit yet"])
        let git = try Self.repository()
        let unknown = Self.told(git.path, since: "nowhere")
        #expect(Self.points(unknown) == ["`nowhere` behind --since is no commit that this repository holds"])
        #expect(unknown.problems.first?.help?.contains("2026-01-31") == true)
        #expect(
            Self.points(Self.told(git.path, since: "2031-01-01")) == ["there is no commit since `2031-01-01`"]
        )
        #expect(Self.points(Self.told(git.path, since: "HEAD")) == ["there is no commit since `HEAD`"])
    }

    @Test func aShallowCloneSaysSo() throws {
        let git = try Self.repository()
        let copy = try Scratch()
        try git.git("clone", "-q", "--depth", "2", "file://\(git.path)", copy.at("clone"))
        let outcome = Self.told(copy.at("clone"))
        #expect(Self.points(outcome) == ["2026-02-03 1/3", "2026-02-20 2/3"])
        #expect(outcome.notices.contains { $0.contains("shallow") && $0.contains("2026-02-03") })
    }
}
