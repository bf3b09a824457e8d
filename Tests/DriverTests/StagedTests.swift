import Findings
import Foundation
import Testing

@testable import Driver

/// What of an index is news, over real repositories.
@Suite struct StagedTests {
    private static let path = "app/services/orders.py"
    private static let cancel = "order.cancelled = True\n        await self.db.commit()"

    private func repository() throws -> GitScratch {
        let git = try GitScratch([Self.path: BaselineTests.python])
        try git.edit(Self.path, Self.cancel, "order.cancelled = True")
        try git.commitAll()
        return git
    }

    @Test func onlyWhatIsStagedIsRead() throws {
        let git = try repository()
        let index = try Data(contentsOf: URL(fileURLWithPath: git.scratch.at(".git/index")))
        try git.scratch.write(Self.path, BaselineTests.python)
        #expect(git.news(.staged).isEmpty)
        #expect(try Data(contentsOf: URL(fileURLWithPath: git.scratch.at(".git/index"))) == index)
        #expect(git.news(.since("HEAD")).count == 1)
        try git.git("add", "-A")
        // Taken out of the work tree again: what will be committed still has it.
        try git.edit(Self.path, Self.cancel, "order.cancelled = True")
        #expect(git.news(.staged) == ["\(Self.path) OrderService.cancel"])
        #expect(git.news(.staged) { $0.usesCache = false } == ["\(Self.path) OrderService.cancel"])
        #expect(git.news(.since("HEAD")).isEmpty)
        // The report shows the staged text.
        let report = git.check(.staged).report
        let text = report.flatMap { report in
            report.findings.first.flatMap { report.files[$0.place.file].text }
        }
        #expect(text?.bytes == Array(BaselineTests.python.utf8))
        // And of what was read for it, nothing is taken for the work tree later.
        #expect(git.news(.everything).count == 1)
    }

    @Test func filesThatAreOnlyOnOneSideAreRight() throws {
        let git = try repository()
        try git.scratch.write("app/services/untracked.py", BaselineTests.python)
        try git.scratch.write("app/services/gone.py", BaselineTests.python)
        try git.git("add", "app/services/gone.py")
        try FileManager.default.removeItem(atPath: git.scratch.at("app/services/gone.py"))
        #expect(
            Set(git.news(.staged)) == [
                "app/services/gone.py OrderService.cancel", "app/services/gone.py OrderService.create",
            ])
        // Out of the index, and still in the work tree.
        try git.git("reset", "-q", "--hard")
        try git.git("rm", "-q", "--cached", Self.path)
        #expect(git.news(.staged).isEmpty)
        #expect(git.check(.staged).report?.summary.checked == 0)
    }

    /// What is named need not be on disk, and what is on disk need not be staged.
    @Test func whatIsNamedIsLookedForInTheIndex() throws {
        let git = try repository()
        for name in ["app/services/gone.py", "app/more/deep/gone.py", "lost.py"] {
            try git.scratch.write(name, BaselineTests.python)
        }
        try git.git("add", "-A")
        try git.git("rm", "-q", "--cached", "lost.py")
        for name in ["app/services/gone.py", "app/more"] {
            try FileManager.default.removeItem(atPath: git.scratch.at(name))
        }
        let gone = git.scratch.at("app/services/gone.py")
        #expect(git.news(.staged, at: gone).count == 2)
        #expect(git.news(.staged, at: git.scratch.at("app/./more/deep/gone.py")).count == 2)
        #expect(
            git.news(.staged, at: git.scratch.at("app/more")) == [
                "app/more/deep/gone.py OrderService.create", "app/more/deep/gone.py OrderService.cancel",
            ])
        #expect(git.news(.staged, at: git.scratch.at("app/*/go*.py")).count == 2)
        #expect(git.check(.staged, at: git.scratch.at("app/never.py")).report == nil)
        #expect(git.check(.since("HEAD"), at: gone).report == nil)
        let lost = git.check(.staged, at: git.scratch.at("lost.py")).report
        #expect(lost?.findings.isEmpty == true)
        #expect(lost?.skipped.map(\.reason) == ["not in the index, which is what is checked"])
        // A folder of which all is left out brings nothing, wherever it is.
        try git.scratch.write("sessionlint.toml", "exclude = [\"app/more\"]\n")
        #expect(git.check(.staged, at: git.scratch.at("app/more")).problems.count == 1)
        #expect(
            git.check(.staged, at: git.scratch.at("app/more/deep/gone.py")).report?.skipped.map(\.reason)
                == ["left out by `exclude`"])
    }

    @Test func theFilesOfTheIndexAreShown() throws {
        let git = try repository()
        try git.scratch.write("app/gone.py", "x = 1\n")
        try git.git("add", "-A")
        try FileManager.default.removeItem(atPath: git.scratch.at("app/gone.py"))
        try git.scratch.write("app/untracked.py", "x = 1\n")
        func shown(_ scope: CheckRequest.Scope) -> [String] {
            var request = CheckRequest()
            request.paths = [git.path]
            request.scope = scope
            return SelectedFiles(request).files.map { String($0.dropFirst(git.path.count + 1)) }
        }
        #expect(shown(.staged) == ["app/gone.py", Self.path])
        #expect(shown(.since("HEAD")) == [Self.path, "app/untracked.py"])
        var request = CheckRequest()
        request.paths = [try Scratch(["a.py": ""]).path]
        request.scope = .staged
        #expect(SelectedFiles(request).problems.count == 1)
    }

    /// An ignore file, or what makes a folder look like a virtual environment, hides nothing that is committed.
    @Test func whatIsTrackedIsNotHidden() throws {
        let git = try repository()
        try git.scratch.write(Self.path, BaselineTests.python)
        try git.scratch.write(".gitignore", "/app/services/\n")
        try git.scratch.write("app/pyvenv.cfg", "home = /usr\n")
        try git.scratch.write("app/services/ignored.py", BaselineTests.python)
        try git.git("add", "-A")
        for scope in [CheckRequest.Scope.staged, .since("HEAD")] {
            #expect(git.news(scope) == ["\(Self.path) OrderService.cancel"])
            #expect(git.news(scope, at: git.scratch.at("app/services")).count == 1)
            #expect(git.news(scope, at: git.scratch.at(Self.path)).count == 1)
        }
        // Where git is not asked nobody knows, before and after, with what the other runs have kept and without.
        #expect(git.check(.everything).report?.summary.checked == 0)
        try git.git("rm", "-q", "--cached", "app/pyvenv.cfg")
        try FileManager.default.removeItem(atPath: git.scratch.at("app/pyvenv.cfg"))
        #expect(git.check(.everything).report?.summary.checked == 0)
        #expect(git.news(.staged) == ["\(Self.path) OrderService.cancel"])
        // The configuration's own word holds, and so does the default.
        try git.scratch.write("sessionlint.toml", "exclude = [\"app/services/\"]\n")
        #expect(git.check(.staged).report?.findings.isEmpty != false)
        try git.scratch.write("sessionlint.toml", "")
        try git.git("mv", "app", ".venv")
        #expect(git.check(.staged).report?.findings.isEmpty != false)
    }

    @Test func withoutACommitEverythingIsNew() throws {
        let git = try GitScratch([Self.path: BaselineTests.python], commits: false)
        #expect(git.news(.staged).isEmpty)
        try git.git("add", "-A")
        #expect(git.news(.staged).count == 2)
        #expect(git.check(.since("HEAD")).problems.first?.message.contains("no commit yet") == true)
    }

    @Test func worktreesAndFoldersAreFollowed() throws {
        let git = try repository()
        let other = try Scratch()
        try git.git("worktree", "add", "-q", "-b", "topic", other.at("tree"))
        try other.write("tree/\(Self.path)", BaselineTests.python)
        try git.git("add", "-A", folder: other.at("tree"))
        #expect(git.news(.staged, at: other.at("tree")) == ["\(Self.path) OrderService.cancel"])
        // A folder without a configuration is its own workspace.
        #expect(
            git.news(.staged, at: other.at("tree/app")) == ["services/orders.py OrderService.cancel"])
        #expect(git.news(.staged).isEmpty)
    }

    @Test func unmergedFilesAreNoState() throws {
        let git = try repository()
        try git.git("checkout", "-q", "-b", "topic")
        try git.scratch.write(Self.path, BaselineTests.python)
        try git.commitAll()
        try git.git("checkout", "-q", "main")
        try git.edit(Self.path, "order.cancelled = True", "order.cancelled = False")
        try git.commitAll()
        _ = try? git.git("merge", "-q", "topic")
        #expect(git.check(.staged).problems.first?.message.contains("unmerged") == true)
        // The work tree is there to be looked at all the same.
        #expect(git.check(.since("HEAD")).report != nil)
    }

    @Test func namesMayBeAnything() throws {
        let names = [
            "a b.py", "line\nbreak.py", "\"quoted\".py", "esc\u{1B}[31m.py", "-x.py", "ü,%0A::.py",
            ":(top)x.py",
        ]
        let git = try repository()
        for name in names { try git.scratch.write("app/services/\(name)", BaselineTests.python) }
        try git.git("config", "core.quotepath", "true")
        try git.git("add", "-A")
        for name in names { try git.edit("app/services/\(name)", Self.cancel, "pass") }
        #expect(git.news(.staged).count == 2 * names.count)
        try git.commitAll()
        #expect(git.news(.since("HEAD~1")).count == names.count)
        // A name that is not UTF-8 is told as ever, and disturbs nobody.
        try GitScratch.run(
            ["sh", "-c", "printf 'x = 1\\n' > \"$(printf 'app/services/\\377.py')\""], folder: git.path)
        try git.git("add", "-A")
        #expect(git.news(.staged).isEmpty)
        #expect(git.check(.staged).report?.skipped.map(\.reason) == ["its name is not UTF-8"])
    }

    private func program() throws -> String {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundlePath
        let arguments = [bundle ?? CommandLine.arguments.first ?? ""]
        let program = URL(fileURLWithPath: arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("sessionlint").path
        try #require(FileManager.default.isExecutableFile(atPath: program))
        return program
    }

    /// A change cannot take its own files out of what a gate looks at.
    @Test func aGateFromACommitSeesWhatIsTracked() throws {
        let program = try program()
        let git = try repository()
        try git.scratch.write("sessionlint.toml", "")
        try git.commitAll()
        try git.scratch.write(Self.path, BaselineTests.python)
        try git.scratch.write(".gitignore", "*.py\n")
        try git.scratch.write("sessionlint.toml", "exclude = [\"app\"]\n")
        try git.commitAll()
        func findings(_ words: String...) throws -> Int {
            let words = [program, "check", "--format", "concise", "--quiet"] + words
            return try GitScratch.run(words, folder: git.path).output.split(separator: "\n").count
        }
        for _ in 0..<2 {
            #expect(try findings("--config", "HEAD~1:sessionlint.toml") == 2)
            #expect(try findings() == 0)
            #expect(try findings("--config", "HEAD~1:sessionlint.toml", "--since", "HEAD~1") == 1)
        }
    }

    /// The program itself, in the hands of git.
    @Test func aHookSeesWhatIsCommitted() throws {
        let program = try program()
        let git = try repository()
        try git.scratch.write("app/services/other.py", BaselineTests.python)
        // Some hooks go to a folder of their own first.
        for place in [".", "app"] {
            try git.scratch.write(
                ".git/hooks/pre-commit",
                "#!/bin/sh\ncd \(place) && exec '\(program)' check --staged --quiet .\n")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: git.scratch.at(".git/hooks/pre-commit"))
            // Only the named file goes into this commit, by an index of its own; `other.py` is staged, and stays out.
            try git.git("add", "-A")
            try git.scratch.write(Self.path, git.read(Self.path) + "# A word more.\n")
            try git.git("commit", "-q", "-m", "One file", Self.path)
            let refused = try? git.git("commit", "-q", "-m", "All of it")
            #expect(refused == nil)
            let all = try? git.git("commit", "-q", "-a", "-m", "All of it")
            #expect(all == nil)
        }
        let other = try Scratch()
        try git.git("commit", "-q", "--no-verify", "-m", "Rest")
        try git.git("worktree", "add", "-q", "-b", "topic", other.at("tree"))
        try other.write("tree/app/services/third.py", BaselineTests.python)
        try git.git("add", "-A", folder: other.at("tree"))
        let third = try? git.git("commit", "-q", "-m", "Third", folder: other.at("tree"))
        #expect(third == nil)
        try git.git("rm", "-q", "-f", "app/services/third.py", folder: other.at("tree"))
        try git.git("commit", "-q", "--allow-empty", "-m", "None", folder: other.at("tree"))
    }

    @Test func aConfigurationOfACommitJudges() throws {
        let git = try GitScratch([
            Self.path: BaselineTests.python,
            "sessionlint.toml": "packs = [\"lint/pack\"]\nselect = [\"commit-on-borrowed-session\"]\n",
            "lint/pack/pack.toml": "id = \"own\"\n",
            "sessionlint.baseline": "# SessionLint baseline, version 1\n",
        ])
        let before = try CommittedTree("main", workingFolder: git.path)
        // All three are changed in the work tree, so as to let everything pass.
        try git.scratch.write("sessionlint.toml", "ignore = [\"commit-on-borrowed-session\"]\n")
        try git.scratch.write("lint/pack/pack.toml", "this is no pack")
        let file = try ConfigurationFile.committed("main:sessionlint.toml", workingFolder: git.path)
        #expect(file.table?["select"]?.array?.count == 1)
        #expect(file.folder == git.path)
        let (packs, problems) = readPacks(file.packs, of: file)
        #expect(problems.isEmpty)
        #expect(packs.map(\.shownPath) == ["main:lint/pack/pack.toml"])
        #expect(packs.first?.source.bytes == Array("id = \"own\"\n".utf8))
        #expect(try before.bytes(git.scratch.at("sessionlint.baseline")) != nil)
        #expect(try before.bytes(git.scratch.at("nothing")) == nil)
        let folder = git.scratch.at("app")
        #expect(
            try ConfigurationFile.committed("main:../sessionlint.toml", workingFolder: folder).folder
                == git.path)
        for wrong in ["main:nothing.toml", "nix:sessionlint.toml", "main:", ":sessionlint.toml", "-x:a.toml"]
        {
            #expect(throws: InputProblem.self) {
                try ConfigurationFile.committed(wrong, workingFolder: git.path)
            }
        }
        #expect(CheckRequest.ConfigurationChoice.named("./a:b") == .file("./a:b"))
        #expect(CheckRequest.ConfigurationChoice.named("a.toml") == .file("a.toml"))
    }
}
