import Findings
import Testing

@testable import Driver

/// `test-rules` holds a pack against its own fixtures.
@Suite struct TestRulesTests {
    private static let rule = """
        [rule]
        id = "ledger-written-by-hand"
        summary = "an entry is written past the ledger"
        severity = "warning"
        languages = ["python"]
        since = "1.0.0"

        [check]
        verb = "forbid"
        subject = "call"
        builtins = ["write_entry"]

        [message]
        text = "this writes an entry by hand"
        help = "ask the ledger"

        [page]
        finds = "A call of `write_entry`."
        why = "The ledger counts what it writes."
        """

    private func trial(_ fixtures: [String: String]) throws -> RuleTrial {
        var files = ["ledger.toml": Self.rule]
        for (path, text) in fixtures { files["fixtures/" + path] = text }
        let scratch = try Scratch(files)
        return testRules(scratch.path, fixtures: nil, jobs: 2)
    }

    private func messages(_ problems: [InputProblem]) -> [String] { problems.map(\.message) }

    @Test func whatIsClaimedHolds() throws {
        let trial = try trial([
            "by-hand/bad/app/books.py": """
            def close(book):
                write_entry(book)  # expect: ledger-written-by-hand "by hand"
            """,
            "by-hand/good/app/books.py": """
            def close(ledger, book):
                ledger.write(book)
            """,
        ])
        #expect(messages(trial.failures) == [])
        #expect(messages(trial.problems) == [])
        #expect(trial.ruleCount == 1)
        #expect(trial.fixtureCount == 2)
        #expect(trial.expectationCount == 1)
        #expect(trial.untested.isEmpty)
    }

    @Test func whatDiffersIsAFailure() throws {
        let trial = try trial([
            "mixed/app/books.py": """
            def close(book):
                write_entry(book)


            def open(book):
                book.read()  # expect: ledger-written-by-hand
                book.turn()  # expect missing: ledger-written-by-hand
            """
        ])
        #expect(
            messages(trial.failures) == [
                "ledger-written-by-hand is expected in line 6, and is not found",
                "ledger-written-by-hand is not expected: this writes an entry by hand",
            ])
        #expect(trial.failures.first?.file?.path.hasSuffix("fixtures/mixed/app/books.py") == true)
    }

    @Test func whatOtherPacksFindIsNotAsked() throws {
        let trial = try trial([
            "tools/bad/app/tools/books.py": """
            def run(db):
                db.execute("COMMIT")
                write_entry(db)  # expect: ledger-written-by-hand
            """
        ])
        #expect(messages(trial.failures) == [])
    }

    @Test func aRuleWithoutAFixtureIsTold() throws {
        let trial = try trial(["none/good/app/books.py": "x = 1\n"])
        #expect(trial.untested.map(\.description) == ["ledger-written-by-hand"])
    }

    @Test func whatCannotBeReadIsAProblem() throws {
        let trial = try trial(["odd/app/books.py": "x = 1  # expect ledger-written-by-hand\n"])
        #expect(messages(trial.problems) == ["this is no expectation"])
        let scratch = try Scratch(["notes/readme.txt": ""])
        #expect(
            messages(testRules(scratch.path, fixtures: nil, jobs: 1).problems) == ["there is no rule in it"])
        let missing = testRules(scratch.at("nowhere"), fixtures: nil, jobs: 1).problems
        #expect(messages(missing).first?.hasPrefix("it cannot be read") == true)
    }
}
