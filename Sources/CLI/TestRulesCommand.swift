import Driver
import Findings
import Reporting

/// The command `test-rules`.
extension SessionLint {
    struct TestRulesValues: Sendable {
        var folders: [String] = []
        var fixtures: String?
        var jobs: Int?
        var color = Terminal.ColorChoice.auto
    }

    static let testRules = Command(
        "test-rules", summary: "hold the rules of a pack against its fixtures",
        about: [
            """
            A pack is a folder of `.toml` files: rules, models, roles. Its fixtures lie below `fixtures`, a folder each, \
            with code in `bad` and `good`, or without these two.
            """,
            """
            A comment says what its line is reported for: `# expect: rule-id "part of the message"`, or of a neighbour \
            `expect(-1):`, `expect(+1):`. `expect missing:` and `expect spurious:` keep known gaps in view. Anything else \
            that a rule of the pack reports is a failure.
            """,
        ],
        operands: Operands(usage: "FOLDER", help: "The rule pack.") { values, folder throws(UsageError) in
            guard values.folders.isEmpty else {
                throw UsageError("`test-rules` takes one folder", help: "run it once for each pack")
            }
            values.folders.append(folder)
        },
        options: [
            Option("--fixtures", value: "FOLDER", help: "Default: `fixtures` in the pack.") {
                values, text throws(UsageError) in values.fixtures = text
            },
            jobsOption { $0.jobs = $1 },
            colorOption { $0.color = $1 },
        ],
        examples: [("test-rules ci/session-rules", "Exit code 1 where a fixture and the rules differ.")],
        values: { TestRulesValues() }, body: runTestRules)

    static func runTestRules(_ values: TestRulesValues, _ terminal: Terminal) throws(UsageError) -> ExitCode {
        guard let folder = values.folders.first else {
            throw UsageError(
                "`test-rules` needs the folder of a rule pack", help: "name it behind the command")
        }
        let trial = Driver.testRules(folder, fixtures: values.fixtures, jobs: values.jobs)
        terminal.report(trial.failures + trial.problems, color: values.color)
        if trial.ruleCount > 0 {
            for rule in trial.untested {
                terminal.notify("no fixture expects \(rule)")
            }
            let parts = [
                counted(trial.ruleCount, "rule"), counted(trial.fixtureCount, "fixture"),
                counted(trial.expectationCount, "expectation"), counted(trial.failures.count, "failure"),
            ]
            terminal.write(Array((parts.joined(separator: ", ") + "\n").utf8))
        }
        if !trial.problems.isEmpty { return .input }
        return trial.failures.isEmpty ? .clean : .findings
    }
}
