import Foundation
import Testing

@testable import Driver

@Suite struct WalkTests {
    private func walk(_ scratch: Scratch, _ root: String = "", exclude: [String] = [], include: [String] = [])
        -> (files: [String], skipped: [String: String])
    {
        let walk = Walk(
            root: joined(scratch.path, root), exclude: exclude, include: include, languages: Language.all)
        let found = walk.files(jobs: 2)
        return (
            found.files.map { String(decoding: $0.path, as: UTF8.self) },
            Dictionary(found.skipped.map { ($0.path, $0.reason) }, uniquingKeysWith: { first, _ in first })
        )
    }

    @Test func filesComeByTheBytesOfTheirPaths() throws {
        let scratch = try Scratch([
            "b.py": "", "a/z.py": "", "a.py": "", "a-b.py": "", "Z.pyw": "", "c.txt": "",
        ])
        #expect(walk(scratch).files == ["Z.pyw", "a-b.py", "a.py", "a/z.py", "b.py"])
    }

    @Test func manyFoldersInParallelAreTheSameAsOneByOne() throws {
        let scratch = try Scratch()
        for number in 0..<60 { try scratch.write("f\(number)/g/a.py", "") }
        let walk = Walk(root: scratch.path, languages: Language.all)
        #expect(walk.files(jobs: 8).files.map(\.path) == walk.files(jobs: 1).files.map(\.path))
        #expect(walk.files(jobs: 8).files.count == 60)
    }

    @Test func whatIsNobodysSourceIsLeftOut() throws {
        let scratch = try Scratch([
            "a.py": "", ".git/hooks/x.py": "", "node_modules/x.py": "", "__pycache__/x.py": "",
            ".venv/x.py": "",
            "env/pyvenv.cfg": "", "env/lib/x.py": "", ".tox/x.py": "", "x.egg-info/x.py": "",
        ])
        let found = walk(scratch)
        #expect(found.files == ["a.py"])
        #expect(found.skipped.isEmpty)
    }

    @Test func whatIsProbablyNotTheirsIsLeftOutAndSaid() throws {
        let scratch = try Scratch([
            "a.py": "", "vendor/x.py": "", "third_party/x.py": "", "build/lib/x.py": "", "x_pb2.py": "",
            "pkg/build/__init__.py": "", "pkg/build/x.py": "",
        ])
        let found = walk(scratch)
        #expect(found.files == ["a.py", "pkg/build/__init__.py", "pkg/build/x.py"])
        #expect(found.skipped["vendor"] == "a folder of other people's code, left out by default")
        #expect(found.skipped["build"] == "a build folder, left out by default")
        #expect(found.skipped["x_pb2.py"] == "generated code, left out by default")
        #expect(found.skipped.count == 4)
    }

    @Test func aFolderOfTheUsersOwnMayHaveSuchAName() throws {
        let scratch = try Scratch(["venv/a.py": "", "venv/vendor/b.py": ""])
        #expect(walk(scratch, "venv/vendor").files == ["b.py"])
        #expect(walk(scratch, exclude: ["!venv/", "!vendor/"]).files == ["venv/a.py", "venv/vendor/b.py"])
    }

    @Test func ignoreFilesHoldForTheirFolders() throws {
        let scratch = try Scratch([
            ".gitignore": "*_gen.py\n/only_here.py\n", "a_gen.py": "", "only_here.py": "",
            "sub/only_here.py": "",
            "sub/.gitignore": "!b_gen.py\nhidden/\n", "sub/b_gen.py": "", "sub/c_gen.py": "",
            "sub/hidden/x.py": "", "hidden/x.py": "",
        ])
        #expect(walk(scratch).files == ["hidden/x.py", "sub/b_gen.py", "sub/only_here.py"])
    }

    @Test func theRepositoryAboveTheWorkspaceCounts() throws {
        let scratch = try Scratch([
            ".git/info/exclude": "local.py\n", ".gitignore": "work/a.py\nb.py\n", "work/a.py": "",
            "work/b.py": "",
            "work/local.py": "", "work/in/local.py": "", "work/in/c.py": "",
        ])
        #expect(walk(scratch, "work").files == ["in/c.py"])
        #expect(walk(scratch, "work/in").files == ["c.py"])
    }

    @Test func aWorkTreeSharesTheExcludesOfItsRepository() throws {
        let scratch = try Scratch([
            "main/.git/info/exclude": "local.py\n", "main/.git/worktrees/w/commondir": "../..\n",
            "w/local.py": "", "w/a.py": "",
        ])
        try scratch.write("w/.git", "gitdir: \(scratch.at("main/.git/worktrees/w"))\n")
        #expect(walk(scratch, "w").files == ["a.py"])
    }

    @Test func aRootThatIsIgnoredIsStillWalked() throws {
        let scratch = try Scratch([".git/": "", ".gitignore": "out/\n", "out/a.py": ""])
        #expect(walk(scratch, "out").files == ["a.py"])
        #expect(walk(scratch).files == [])
    }

    @Test func includeNarrows() throws {
        let scratch = try Scratch(["app/a.py": "", "app/sub/b.py": "", "lib/c.py": "", "d.py": ""])
        #expect(walk(scratch, include: ["app/"]).files == ["app/a.py", "app/sub/b.py"])
        #expect(walk(scratch, include: ["app/sub/*.py", "/d.py"]).files == ["app/sub/b.py", "d.py"])
    }

    @Test func noLinkIsFollowed() throws {
        let outside = try Scratch(["secret.py": ""])
        let scratch = try Scratch(["a.py": "", "in/b.py": ""])
        try scratch.link("out", to: outside.path)
        try scratch.link("out.py", to: outside.at("secret.py"))
        try scratch.link("again", to: "in")
        try scratch.link("up", to: ".")
        try scratch.link("self.py", to: "self.py")
        try scratch.link("gone.py", to: "nowhere")
        try scratch.link("gone", to: "nowhere")
        let found = walk(scratch)
        #expect(found.files == ["a.py", "in/b.py"])
        #expect(found.skipped["out"] == "a link out of the workspace, which is not followed")
        #expect(found.skipped["out.py"] == "a link out of the workspace, which is not followed")
        #expect(found.skipped["self.py"] == "a link that leads in a circle")
        #expect(found.skipped["gone.py"] == "a link that leads nowhere")
        #expect(found.skipped.count == 4)
    }

    @Test func aPipeIsNotRead() throws {
        let scratch = try Scratch(["a.py": ""])
        #expect(mkfifo(scratch.at("pipe.py"), 0o600) == 0)
        #expect(walk(scratch).skipped == ["pipe.py": "not a regular file"])
    }

    @Test func aNameThatIsNoTextIsSkipped() throws {
        let scratch = try Scratch(["a.py": ""])
        let name = Array("\(scratch.path)/".utf8) + [0xFF] + Array(".py".utf8) + [0]
        let descriptor = name.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { name in
            name.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
        }
        // Some file systems refuse such names.
        guard descriptor >= 0 else { return }
        close(descriptor)
        let found = walk(scratch)
        #expect(found.files == ["a.py"])
        #expect(found.skipped.values.contains("its name is not UTF-8"))
    }

    @Test func whyAFileIsLeftOutIsKnown() throws {
        let scratch = try Scratch([
            ".gitignore": "\ngen/\n", "gen/a.py": "", "vendor/b.py": "", "env/pyvenv.cfg": "", "env/c.py": "",
            "x/d.py": "",
        ])
        let walk = Walk(root: scratch.path, exclude: ["x/d.py"], languages: Language.all)
        #expect(walk.exclusion(of: "gen/a.py", isFolder: false)?.reason == "ignored by .gitignore:2")
        #expect(
            walk.exclusion(of: "vendor/b.py", isFolder: false)?.reason
                == "a folder of other people's code, left out by default")
        #expect(walk.exclusion(of: "env/c.py", isFolder: false)?.reason == "in a virtual environment")
        #expect(walk.exclusion(of: "x/d.py", isFolder: false)?.reason == "left out by `exclude`")
        #expect(walk.exclusion(of: "x/e.py", isFolder: false) == nil)
    }
}
