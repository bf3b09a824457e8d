import Findings
import Testing

@testable import Driver

/// The list of suppressions, and what git says of their ages.
@Suite struct SuppressionListTests {
    private func list(_ scratch: Scratch, _ path: String = "") -> SuppressionList {
        var request = CheckRequest()
        request.paths = [path.isEmpty ? scratch.path : scratch.at(path)]
        return suppressions(request)
    }

    private static let files = [
        "app/a.py": "x = 1  # sessionlint: allow(b-rule, a-rule) until 2020-01-01: old\n",
        "app/b\u{1B}[31m.py": "# sessionlint: allow-file(a-rule): whole\nx = 1  # sessionlint: allow\n",
        "Sources/c.swift": "let x = 1 // sessionlint: allow(a-rule)\n",
    ]

    @Test func allOfThemAreThereByRule() throws {
        let list = list(try Scratch(Self.files))
        #expect(list.rules.map(\.description) == ["a-rule", "b-rule"])
        #expect(list.items.map(\.line) == [1, 1, 1, 1])
        #expect(list.items.filter(\.isExpired).count == 2)
        #expect(list.items.map(\.scope).filter { $0 == .file }.count == 1)
        #expect(list.items.filter { $0.reason.isEmpty }.count == 1)
        #expect(list.items.allSatisfy { $0.age == .unknown })
        #expect(list.notices.contains { $0.hasPrefix("1 more") })
        #expect(list.notices.contains { $0.contains("no git repository") })
    }

    /// Runs git in a folder; whether it could.
    private func git(_ folder: String, _ words: String...) -> Bool {
        (try? GitScratch.run(["git"] + words, folder: folder)) != nil
    }

    @Test func theOldestComesFirst() throws {
        let scratch = try Scratch(Self.files)
        #expect(git(scratch.path, "init", "-q"))
        #expect(git(scratch.path, "add", "Sources"))
        #expect(git(scratch.path, "commit", "-q", "-m", "1", "--date=2020-01-01T12:00:00Z"))
        #expect(git(scratch.path, "add", "app"))
        #expect(git(scratch.path, "commit", "-q", "-m", "2", "--date=2010-01-01T12:00:00Z"))
        try scratch.write(
            "Sources/c.swift",
            "let x = 1 // sessionlint: allow(a-rule)\nlet y = 1 // sessionlint: allow(a-rule): new\n")
        let found = list(scratch).items.filter { $0.rule.description == "a-rule" }
        #expect(found.map { lastComponent($0.path) } == ["a.py", "b\u{1B}[31m.py", "c.swift", "c.swift"])
        #expect(found.last?.age == .notCommitted)
        guard case .days(let first) = found.first?.age, case .days(let third) = found[2].age else {
            Issue.record("the ages are not known")
            return
        }
        #expect(first - third == 3652)
        #expect(git(scratch.path, "stash", "-q"))
        #expect(git("/", "clone", "-q", "--depth", "1", "file://\(scratch.path)", scratch.at("clone")))
        let shallow = list(scratch, "clone")
        #expect(shallow.items.count == 4)
        #expect(shallow.items.allSatisfy { if case .atLeastDays = $0.age { true } else { false } })
        #expect(shallow.notices.contains { $0.contains("shallow") })
    }
}
