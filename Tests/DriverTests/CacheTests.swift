import Findings
import Foundation
import Reporting
import SourceText
import Testing

@testable import Driver

/// Runs with a cache say what runs without one say, whatever happens to the tree or the cache in between.
@Suite struct CacheTests {
    private static let service = """
        class OrderService:
            def __init__(self, db):
                self.db = db

            def save(self, order):
                self.db.add(order)
                self.db.commit()  # REASON
        """

    private static let tree = [
        "sessionlint.toml": "exclude = [\"old/\"]\n", "app/services/orders.py": service,
        "app/services/loans.py": service.replacingOccurrences(of: "Order", with: "Loan"),
        "app/broken.py": "def f(:\n    pass\n", "old/a.py": service, "App.swift": "let a = 1\n",
        "app/utf16.py": "\0x",
    ]

    private func outcome(_ path: String, _ change: (inout CheckRequest) -> Void = { _ in }) -> CheckOutcome {
        var request = CheckRequest()
        request.paths = [path]
        request.jobs = 2
        change(&request)
        return check(request)
    }

    private func text(_ outcome: CheckOutcome) -> String {
        guard var report = outcome.report else { return "no report" }
        report.summary.seconds = 0
        let texts = [ReportFormat.text, .json, .sarif].map {
            String(decoding: render(report, as: $0, options: RenderOptions()), as: UTF8.self)
        }
        return texts.joined()
            + "\(outcome.hasFailures) \(outcome.isIncomplete) \(outcome.problems.map(\.message))"
    }

    /// Runs with the cache and without; whether both say the same.
    @discardableResult
    private func agree(
        _ scratch: Scratch, _ what: Comment, _ change: (inout CheckRequest) -> Void = { _ in },
        at location: SourceLocation = #_sourceLocation
    ) -> CheckOutcome {
        let cached = outcome(scratch.path, change)
        let fresh = outcome(scratch.path) {
            change(&$0)
            $0.usesCache = false
        }
        #expect(text(cached) == text(fresh), what, sourceLocation: location)
        return cached
    }

    /// Makes everything look as if it had been written long ago, so that stamps are believed.
    private func age(_ scratch: Scratch) async throws {
        try await Task.sleep(for: .milliseconds(2100))
        outcome(scratch.path).report.map { _ in }
    }

    @Test func changesOfTheTreeAreSeen() async throws {
        let scratch = try Scratch(Self.tree)
        let first = agree(scratch, "the first run")
        #expect(first.report?.findings.count ?? 0 >= 2)
        #expect(first.cacheNotices == [])
        agree(scratch, "nothing changed")
        try await age(scratch)
        let warm = agree(scratch, "nothing changed for long")
        // Where stamps alone tell, not even the rules are read.
        #expect(warm.settings.isEmpty)
        try scratch.write(
            "app/services/orders.py", Self.service.replacingOccurrences(of: "commit", with: "commix"))
        let changed = agree(scratch, "a change that keeps the size")
        #expect(changed.report?.findings.count == (first.report?.findings.count ?? 0) - 1)
        try scratch.write("app/services/orders.py", Self.service)
        agree(scratch, "changed back within the same second")
        try scratch.write("app/services/new.py", Self.service)
        agree(scratch, "a new file")
        try FileManager.default.moveItem(
            atPath: scratch.at("app/services/new.py"), toPath: scratch.at("app/services/newer.py"))
        agree(scratch, "a new name")
        try FileManager.default.removeItem(atPath: scratch.at("app/services/newer.py"))
        agree(scratch, "a file less")
        try scratch.write("app/.gitignore", "loans.py\n")
        agree(scratch, "an ignore file")
        try scratch.write("app/services/loans.py", Self.service)
        #expect(agree(scratch, "an ignored change").cacheNotices == [])
    }

    @Test func changesOfTheQuestionAreSeen() async throws {
        let scratch = try Scratch(Self.tree)
        agree(scratch, "the first run")
        agree(scratch, "one rule") { $0.select = ["commit-on-borrowed-session"] }
        agree(scratch, "no rule") { $0.ignore = ["all"] }
        agree(scratch, "ungrouped") { $0.isGrouped = false }
        agree(scratch, "nothing excluded") { $0.honoursExcludes = false }
        agree(scratch, "no configuration") { $0.configuration = .none }
        agree(scratch, "one file") { $0.paths = [scratch.at("app/services/orders.py")] }
        agree(scratch, "a file that is left out") { $0.paths.append(scratch.at("old/a.py")) }
        agree(scratch, "a wrong rule") { $0.select = ["x"] }
        try await age(scratch)
        agree(scratch, "the first question again")
        try scratch.write("sessionlint.toml", "exclude = [\"alt/\"]\n[roles]\n\"app/**\" = \"none\"\n")
        agree(scratch, "another configuration")
        try scratch.write("sessionlint.toml", "exclud = []\n")
        #expect(!agree(scratch, "a wrong configuration").problems.isEmpty)
        try scratch.write("sessionlint.toml", "cache = false\n")
        try FileManager.default.removeItem(atPath: scratch.at(CacheFolder.name))
        agree(scratch, "no cache by configuration")
        #expect(!exists(scratch.at(CacheFolder.name)))
    }

    @Test func changesOfARuleAreSeen() throws {
        var files = Self.tree
        files["sessionlint.toml"] = "packs = [\"lint/\"]\n"
        let model = """
            [model]
            id = "own"
            summary = "Ours."
            languages = ["python"]

            [[calls]]
            """
        files["lint/own.toml"] = model
        let scratch = try Scratch(files)
        agree(scratch, "a pack")
        try scratch.write("lint/own.toml", model.replacingOccurrences(of: "Ours", with: "Hers"))
        agree(scratch, "another pack")
        try FileManager.default.removeItem(atPath: scratch.at("lint/own.toml"))
        agree(scratch, "an empty pack")
    }

    @Test func whatShowsAPackToBeUsedIsSeen() throws {
        let scratch = try Scratch([
            "app/store.py": "def end(db):\n    db.commit()\n",
            "app/boats.py": """
            from sqlalchemy.orm import Session

            from app.store import end


            @shared_task
            def lend(db: Session):
                end(db)
                db.commit()
            """,
            "app/marks.py": "import this\n",
        ])
        let findings = { (outcome: CheckOutcome) in outcome.report?.findings.map(\.rule.description) ?? [] }
        _ = agree(scratch, "nothing is a task")
        try scratch.write("app/marks.py", "import celery\n")
        let isTask = agree(scratch, "a layout is shown by another file")
        try scratch.write("app/marks.py", "import this\n")
        let isNone = agree(scratch, "and is not any more")
        #expect(findings(isTask) != findings(isNone))
        try scratch.write("sessionlint.toml", "packs = [\"celery\", \"sqlalchemy\"]\n")
        #expect(findings(agree(scratch, "it is chosen")) == findings(isTask))
        try scratch.write("sessionlint.toml", "packs = [\"flask\", \"sqlalchemy\"]\n")
        #expect(findings(agree(scratch, "another one is chosen")) == findings(isNone))
    }

    @Test func touchingAFileChangesNothing() async throws {
        let scratch = try Scratch(Self.tree)
        agree(scratch, "the first run")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)],
            ofItemAtPath: scratch.at("app/services/orders.py"))
        agree(scratch, "touched")
        try await age(scratch)
        agree(scratch, "touched, and looked at again")
    }

    @Test func whatIsWrongWithACacheIsSaidAndMended() throws {
        let scratch = try Scratch(Self.tree)
        for (name, bytes) in [
            ("facts", "x"), ("outcome", ""), ("outcome", String(repeating: "what ", count: 400)),
        ] {
            agree(scratch, "the run before")
            try scratch.write("\(CacheFolder.name)/\(name)", bytes)
            let outcome = agree(scratch, "a foreign file")
            #expect(outcome.cacheNotices.count == 1 && outcome.cacheNotices[0].contains("is damaged"))
            #expect(agree(scratch, "mended").cacheNotices == [])
        }
        let other = try Scratch(Self.tree)
        try FileManager.default.copyItem(
            atPath: scratch.at(CacheFolder.name), toPath: other.at(CacheFolder.name))
        let outcome = agree(other, "a cache from elsewhere")
        #expect(
            outcome.cacheNotices.count == 1 && outcome.cacheNotices[0].contains("was not made in this folder")
        )
        #expect(agree(other, "mended").cacheNotices == [])
    }

    @Test func damageAnywhereChangesNothing() throws {
        let scratch = try Scratch(Self.tree)
        for name in [FactsCache.name, WorkspaceCache.outcomeFile] {
            agree(scratch, "the run before")
            let path = "\(CacheFolder.name)/\(name)"
            let whole = try readFile(scratch.at(path))
            for step in 1...6 {
                var bytes = whole
                let index = step * 7919 % whole.count
                bytes[index] ^= 0x10
                try scratch.write(path, bytes)
                agree(scratch, "byte \(index) of \(name) flipped")
                try scratch.write(path, Array(whole.prefix(index)))
                agree(scratch, "\(name) cut at \(index)")
            }
        }
    }

    @Test func nothingIsWrittenThroughLinks() throws {
        let target = try Scratch(["facts": "precious"])
        let scratch = try Scratch(Self.tree)
        try scratch.link(CacheFolder.name, to: target.path)
        let outcome = agree(scratch, "a link in the folder's place")
        #expect(outcome.cacheNotices.count == 1 && outcome.cacheNotices[0].contains("a link"))
        try FileManager.default.removeItem(atPath: scratch.at(CacheFolder.name))
        agree(scratch, "the run before")
        for name in [FactsCache.name, WorkspaceCache.outcomeFile] {
            try FileManager.default.removeItem(atPath: scratch.at("\(CacheFolder.name)/\(name)"))
            try scratch.link("\(CacheFolder.name)/\(name)", to: target.at("facts"))
            #expect(agree(scratch, "a link in a file's place").cacheNotices.count == 1)
            try FileManager.default.removeItem(atPath: scratch.at("\(CacheFolder.name)/\(name)"))
        }
        #expect(try readFile(target.at("facts")) == Array("precious".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: target.path) == ["facts"])
    }

    @Test func aFolderThatCannotBeUsedIsSaidOnce() throws {
        let scratch = try Scratch(Self.tree)
        try scratch.write(CacheFolder.name, "a file")
        #expect(agree(scratch, "a file in the folder's place").cacheNotices.count == 1)
        try FileManager.default.removeItem(atPath: scratch.at(CacheFolder.name))
        try scratch.write(CacheFolder.name + "/", "")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o777], ofItemAtPath: scratch.at(CacheFolder.name))
        let outcome = agree(scratch, "a folder for everybody")
        #expect(outcome.cacheNotices.count == 1 && outcome.cacheNotices[0].contains("others may write"))
        // A superuser may write anywhere.
        guard geteuid() != 0 else { return }
        try FileManager.default.removeItem(atPath: scratch.at(CacheFolder.name))
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: scratch.path)
        #expect(agree(scratch, "a tree that can only be read").cacheNotices.count == 1)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path)
    }

    @Test func theFolderIsPrivateAndIgnoresItself() throws {
        let scratch = try Scratch(Self.tree)
        agree(scratch, "the first run")
        let attributes = try FileManager.default.attributesOfItem(atPath: scratch.at(CacheFolder.name))
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        #expect(try readFile(scratch.at("\(CacheFolder.name)/.gitignore")) == Array("*\n".utf8))
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.at(CacheFolder.name)).sorted()
        #expect(names == [".gitignore", "facts", "flows", "outcome"])
    }

    @Test func standardInputLeavesNothingBehind() throws {
        let scratch = try Scratch(Self.tree)
        let path = scratch.at("app/services/orders.py")
        let overlay = CheckRequest.Overlay(path: path, bytes: Array("x = 1\n".utf8))
        agree(scratch, "no cache yet") { $0.overlay = overlay }
        #expect(!exists(scratch.at(CacheFolder.name)))
        agree(scratch, "the file itself")
        agree(scratch, "the file's facts are there") { $0.overlay = overlay }
        agree(scratch, "the file itself again")
    }

    @Test func manyAtOnceDoNotDisturbEachOther() throws {
        let scratch = try Scratch(Self.tree)
        let wanted = text(outcome(scratch.path) { $0.usesCache = false })
        let path = scratch.path
        for round in 0..<4 {
            let texts = inParallel(count: 6, jobs: 3, state: ()) { _, index in
                if index == round {
                    try? FileManager.default.removeItem(atPath: joined(path, CacheFolder.name))
                }
                return self.text(self.outcome(path))
            }
            #expect(texts.allSatisfy { $0 == wanted })
        }
        agree(scratch, "afterwards")
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.at(CacheFolder.name))
        #expect(!names.contains { $0.hasSuffix(".tmp") })
    }
}
