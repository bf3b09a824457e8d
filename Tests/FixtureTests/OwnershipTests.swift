import Foundation
import RuleEngine
import SourceText
import Testing

/// Each folder of `Fixtures/ownership`: what every function does to sessions, itself and through what it calls.
///
/// The line of a function claims all of it: `expect-fact: commits(parameter db), likely opens(opened)`; a mark behind
/// the effect (`commits?`) says that a parameter decides. A function without a claim does nothing of the kind.
struct OwnershipTests {
    static let workspaces = Workspace.projects(in: "ownership")

    /// What is claimed and compared; the others are what transactions are made of, not who ends them.
    private static let effects: Set<String> = ["opens", "commits", "rollsBack", "closes"]
    /// In Swift transactions are the blocks of a method, and models write themselves.
    private static let swiftEffects = effects.union(["begins", "writes"])

    @Test("functions do what they claim, and nothing else", arguments: workspaces)
    func claims(_ workspace: Workspace) {
        var expected: Set<String> = []
        for file in workspace.files {
            let text = String(decoding: file.bytes, as: UTF8.self)
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                for part in line.components(separatedBy: "expect-fact").dropFirst() {
                    guard let colon = part.firstIndex(of: ":") else { continue }
                    let isClosure = part.hasPrefix("(lambda)")
                    let claims = part[part.index(after: colon)...].components(separatedBy: ", ")
                    for claim in claims {
                        let claim = claim.trimmingCharacters(in: .whitespaces)
                        expected.insert("\(file.path):\(index + 1)\(isClosure ? " closure" : ""): \(claim)")
                    }
                }
            }
        }
        let found = Set(Self.facts(workspace))
        for claim in expected.subtracting(found).sorted() { Issue.record("not found: \(claim)") }
        for fact in found.subtracting(expected).sorted() { Issue.record("not expected: \(fact)") }
    }

    @Test("the order of files is of no account", arguments: workspaces) func order(_ workspace: Workspace) {
        let reversed = Workspace(name: workspace.name, files: workspace.files.reversed())
        #expect(Self.facts(workspace).sorted() == Self.facts(reversed).sorted())
    }

    private static func facts(_ workspace: Workspace) -> [String] {
        let files = workspace.analysed()
        let effects = workspace.name.hasPrefix("swift-") ? swiftEffects : effects
        let lines = describeProgram(files, rules: Workspace.rules.0, settings: AnalysisSettings())
        return lines.compactMap { line in
            guard case .summary(let summary) = line, effects.contains(summary.effect) else { return nil }
            let file = workspace.files[summary.file]
            let number = LineTable(file.bytes).line(at: summary.range.start)
            let isClosure = summary.isClosure ? " closure" : ""
            let claim =
                "\(summary.isCertain ? "" : "likely ")\(summary.effect)\(summary.isConditional ? "?" : "")(\(summary.origin))"
            return "\(file.path):\(number)\(isClosure): \(claim)"
        }
    }
}
