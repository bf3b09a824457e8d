import Foundation
import LanguagePython
import LanguageSwift
import RuleEngine
import SourceText
import Testing

/// Which calls land where, against what comments say on their lines.
///
/// `expect-call: a.b, likely c.d` names every target of the calls of a line, `expect-call: none` says that nothing on
/// it lands in the program; a line without a comment has no call that does.
struct ProgramFixtureTests {
    static let projects: [Workspace] = Workspace.all(in: "program")

    @Test("there are projects of both languages") func projectsAreFound() {
        #expect(Self.projects.count >= 8)
        #expect(Self.projects.contains { $0.name.hasPrefix("swift-") })
    }

    @Test("calls land where their lines say, and nowhere else", arguments: projects)
    func expectations(_ project: Workspace) {
        var found: [String: [String]] = [:]
        for line in describeProgram(
            project.analysedFiles(), rules: Workspace.rules.0, settings: AnalysisSettings())
        {
            guard case .call(let file, let range, _, _, let target, let isCertain) = line else { continue }
            let number = LineTable(project.files[file].bytes).line(at: range.start)
            let place = "\(project.files[file].path):\(number)"
            found[place, default: []].append(isCertain ? target : "likely \(target)")
        }
        for file in project.files {
            let text = String(decoding: file.bytes, as: UTF8.self)
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                let place = "\(file.path):\(index + 1)"
                let wanted = Self.claims(String(line)).sorted()
                let given = (found[place] ?? []).sorted()
                #expect(wanted == given, "\(place)")
            }
        }
    }

    private static func claims(_ line: String) -> [String] {
        guard let range = line.range(of: "expect-call: ") else { return [] }
        let text = line[range.upperBound...]
        if text == "none" { return [] }
        return text.components(separatedBy: ", ")
    }
}
