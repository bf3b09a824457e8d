import Testing

@testable import CLI

/// What cannot be asked for together with fixes.
@Suite struct FixOptionTests {
    private func refusal(_ arguments: String...) -> String? {
        var values = SessionLint.CheckValues()
        do throws(UsageError) {
            try readArguments(
                arguments, into: &values, options: SessionLint.checkOptions + SessionLint.fixOptions,
                operands: Operands(usage: "", help: "") { values, path throws(UsageError) in
                    values.request.paths.append(path)
                })
            try values.checkFixing()
            return nil
        } catch {
            return error.message
        }
    }

    @Test func whatFitsIsTaken() {
        #expect(refusal("--fix", "--format", "json") == nil)
        #expect(refusal("--fix", "--unsafe-fixes", "app") == nil)
        #expect(refusal("--diff", "--unsafe-fixes") == nil)
        #expect(refusal("--fix", "--diff") == nil)
        #expect(refusal("--fix", "--since", "main") == nil)
        #expect(refusal("--format", "json") == nil)
    }

    @Test func whatDoesNotFitIsRefused() {
        #expect(refusal("--unsafe-fixes") == "`--unsafe-fixes` applies nothing")
        #expect(refusal("--fix", "--stdin-filename", "a.py") == "standard input cannot be fixed")
        #expect(
            refusal("--fix", "--add-suppressions", "x") == "fixes and `--add-suppressions` exclude each other"
        )
        #expect(refusal("--fix", "--staged")?.contains("`--staged` looks at the index") == true)
        #expect(refusal("--diff", "--staged")?.contains("`--staged` looks at the index") == true)
        #expect(refusal("--diff", "--format", "sarif")?.hasPrefix("`--diff` prints a patch") == true)
        #expect(refusal("--diff", "--output", "x.txt")?.hasPrefix("`--diff` prints a patch") == true)
    }
}
