import Findings
import Reporting
import SourceText
import Testing

/// Every format of every sample, byte for byte.
@Suite struct GoldenTests {
    static let samples: [(name: String, report: @Sendable () throws -> Report)] = [
        ("everyday", everydayReport), ("columns", columnsReport), ("hostile", hostileReport),
        ("incomplete", incompleteReport), ("clean", cleanReport),
    ]

    private static let endings: [(format: ReportFormat, ending: String)] = [
        (.text, "txt"), (.concise, "concise.txt"), (.json, "json"), (.jsonl, "jsonl"), (.sarif, "sarif"),
        (.github, "github.txt"), (.gitlab, "gitlab.json"), (.azure, "azure.txt"), (.junit, "junit.xml"),
        (.markdown, "md"),
    ]

    @Test(arguments: samples.indices)
    func formats(_ index: Int) throws {
        let sample = Self.samples[index]
        let report = try sample.report()
        for (format, ending) in Self.endings {
            try expectGolden(render(report, as: format), "\(sample.name).\(ending)")
        }
    }

    @Test func inColor() throws {
        let options = RenderOptions(color: true, width: 100)
        try expectGolden(render(try everydayReport(), as: .text, options: options), "everyday.ansi")
    }

    @Test func inANarrowTerminal() throws {
        let options = RenderOptions(width: 72)
        try expectGolden(render(try everydayReport(), as: .text, options: options), "everyday.narrow.txt")
        try expectGolden(render(try columnsReport(), as: .text, options: options), "columns.narrow.txt")
    }

    @Test func pagesAndIndex() throws {
        try expectGolden(renderRulePage(sampleRules[0], color: false), "rule.txt")
        try expectGolden(renderRuleIndex(sampleRules, color: false, width: 100), "rules.txt")
    }

    @Test func inputErrors() throws {
        let text = Report.Text(Array("[scope]\n\tfiles = [\"app/**\", 3]  # é\n".utf8))
        var bytes = renderInputError(
            file: "sessionlint.toml", text: text, range: ByteRange(28, 29),
            message: "expected a string, not a number",
            help: "Write a glob in quotes, such as \"app/**\"", color: false)
        bytes += renderInputError(
            file: "pack/x\u{1B}.toml", text: nil, range: ByteRange(0, 0), message: "permission denied",
            help: nil,
            color: false)
        try expectGolden(bytes, "input-error.txt")
    }
}
