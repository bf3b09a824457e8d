import SourceText
import Testing

@testable import Findings

/// The built-in rules about the run itself are complete, like every rule that comes from a file.
@Suite struct MetaRuleTests {
    @Test(arguments: MetaRule.allCases)
    func isComplete(_ rule: MetaRule) {
        let info = rule.info
        #expect(RuleID(rule.rawValue) == info.id)
        #expect(MetaRule(info.id) == rule)
        #expect(!info.summary.isEmpty && !info.summary.hasSuffix("."))
        #expect(!info.help.isEmpty && !info.page.finds.isEmpty && !info.page.why.isEmpty)
        #expect(!info.page.example.isEmpty && info.page.example.count == info.page.instead.count)
    }

    /// The examples do what the page says they do.
    @Test func examplesOfSuppressions() throws {
        for rule in MetaRule.allCases where rule != .filePartlyUnderstood {
            let code = try #require(rule.info.page.example.first).code
            let bytes = Array(code.utf8)
            let start = try #require(bytes.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") })
            let directive = Directive(in: bytes, comment: ByteRange(UInt32(start), UInt32(bytes.count)))
            switch (rule, try #require(directive)) {
            case (.suppressionMalformed, .malformed): break
            case (.suppressionWithoutReason, .suppression(let suppression)):
                #expect(suppression.reason.isEmpty)
            case (.suppressionExpired, .suppression(let suppression)): #expect(suppression.until != nil)
            case (_, .suppression(let suppression)): #expect(!suppression.reason.isEmpty)
            default: Issue.record("\(rule.rawValue)")
            }
        }
    }

    @Test func partialFilesAreToldOnceEach() throws {
        let files = ["a.py", "b.py"].map {
            Report.File(path: $0, workspacePath: $0, language: "python", text: nil)
        }
        let problems = [(1, 9, "third"), (0, 5, "second"), (0, 2, "first"), (7, 0, "elsewhere")].map {
            Report.Problem(
                place: Finding.Place(file: $0.0, range: ByteRange(at: UInt32($0.1))), message: $0.2)
        }
        let findings = findingsOfPartialFiles(problems, in: files)
        #expect(findings.map(\.place.file) == [0, 1])
        #expect(findings[0].message == "2 parts of this file were not understood, the first here: first")
        #expect(findings[0].related.map(\.message) == ["second"])
        #expect(findings[1].message == "A part of this file was not understood: third")
        #expect(findings.allSatisfy { $0.severity == .note && $0.rule == MetaRule.filePartlyUnderstood.id })
    }
}
