import Testing

@testable import CLI

@Suite struct ArgumentTests {
    private struct Values: Equatable {
        var isLoud = false
        var name: String?
        var level: String?
        var operands: [String] = []
    }

    private static let options: [CLI.Option<Values>] = [
        CLI.Option("--loud", "-l", help: "") { $0.isLoud = true },
        CLI.Option("--name", value: "NAME", help: "") { values, text throws(UsageError) in values.name = text
        },
        CLI.Option("--level", value: "LEVEL", choices: ["low", "high"], help: "") {
            values, text throws(UsageError) in values.level = text
        },
    ]

    private func read(_ arguments: String...) throws(UsageError) -> Values {
        var values = Values()
        let operands = Operands<Values>(usage: "", help: "") { values, text throws(UsageError) in
            values.operands.append(text)
        }
        try readArguments(arguments, into: &values, options: Self.options, operands: operands)
        return values
    }

    private func error(_ arguments: String...) -> String? {
        var values = Values()
        do throws(UsageError) {
            try readArguments(arguments, into: &values, options: Self.options, operands: .none("x"))
            return nil
        } catch {
            return "\(error.message); \(error.help ?? "")"
        }
    }

    @Test func optionsAndOperandsComeInAnyOrder() throws {
        let expected = Values(isLoud: true, name: "n", level: "low", operands: ["a", "-", "b"])
        #expect(try read("a", "--name", "n", "-", "-l", "--level=low", "b") == expected)
    }

    @Test func whatFollowsTwoHyphensIsAnOperand() throws {
        #expect(try read("--", "--loud", "--").operands == ["--loud", "--"])
    }

    @Test func aValueMayHoldAnything() throws {
        #expect(try read("--name=a=b").name == "a=b")
        #expect(try read("--name", "--loud").name == "--loud")
        #expect(try read("--name=").name?.isEmpty == true)
    }

    @Test func mistakesAreExplained() {
        #expect(error("--nam", "x") == "there is no option `--nam`; did you mean `--name`?")
        #expect(error("-z")?.hasPrefix("there is no option `-z`; a path that begins with a hyphen") == true)
        #expect(error("--name") == "`--name` needs a value; write `--name NAME`")
        #expect(error("--level") == "`--level` needs a value; write `--level LEVEL`, one of low, high")
        #expect(
            error("--level", "hgh")
                == "`hgh` is not a value of --level; did you mean `high`? the values are low, high")
        #expect(error("--loud=1") == "`--loud` takes no value; ")
        #expect(error("operand") == "`x` takes no argument, and `operand` is one; ")
    }
}

@Suite struct CommandTests {
    @Test(arguments: SessionLint.commands.map(\.name)) func everyCommandHasItsHelp(name: String) throws {
        let command = try #require(SessionLint.commands.first { $0.name == name })
        let page = HelpPage(command).text
        #expect(page.hasPrefix("usage: sessionlint \(name)"))
        #expect(!command.about.isEmpty)
        for option in command.options {
            #expect(page.contains(option.names[0]))
            #expect(!option.help.isEmpty && option.help.hasSuffix("."))
        }
        for line in page.split(separator: "\n") { #expect(line.count <= 90, "\(line)") }
    }

    @Test func noOptionIsDeclaredTwice() {
        for command in SessionLint.commands {
            let names = command.options.flatMap(\.names)
            #expect(Set(names).count == names.count, "\(command.name)")
        }
    }

    @Test func theProgramsHelpNamesEveryCommand() {
        let page = HelpPage(SessionLint.commands).text
        for command in SessionLint.commands { #expect(page.contains("  \(command.name) ")) }
    }
}
