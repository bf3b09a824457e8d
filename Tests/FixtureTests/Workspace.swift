import Facts
import Findings
import Foundation
import LanguagePython
import LanguageSwift
import RuleEngine
import SourceText
import Testing

/// A folder of fixtures that is a workspace of its own, in memory.
struct Workspace: Sendable, CustomTestStringConvertible {
    var name: String
    /// Sorted by path; the paths decide roles.
    var files: [(path: String, bytes: [UInt8])]

    var testDescription: String { name }

    static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures")

    static let rules = RuleSet.load(builtinPacks)

    /// `bad` and `good` of every rule, and every project.
    static let all: [Workspace] = {
        var found: [Workspace] = []
        for rule in names(in: fixtures.appending(path: "rules")) {
            for side in ["bad", "good"] {
                found += read(fixtures.appending(path: "rules/\(rule)/\(side)"), name: "\(rule)/\(side)")
            }
        }
        for project in names(in: fixtures.appending(path: "projects")) {
            found += read(fixtures.appending(path: "projects/\(project)"), name: project)
        }
        return found
    }()

    /// Every folder of a folder of fixtures.
    static func projects(in folder: String) -> [Workspace] {
        names(in: fixtures.appending(path: folder)).flatMap {
            read(fixtures.appending(path: "\(folder)/\($0)"), name: $0)
        }
    }

    private static func names(in folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []).sorted()
    }

    private static func read(_ folder: URL, name: String) -> [Workspace] {
        guard let walk = FileManager.default.enumerator(atPath: folder.path()) else { return [] }
        let paths = walk.compactMap { $0 as? String }.filter {
            Language(path: $0) != nil
        }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let files = paths.compactMap { path in
            (try? Data(contentsOf: folder.appending(path: path))).map { (path, Array($0)) }
        }
        return files.isEmpty ? [] : [Workspace(name: name, files: files)]
    }

    /// The same files, each changed.
    func mapping(_ change: (String, [UInt8]) -> [UInt8]) -> Workspace {
        Workspace(name: name, files: files.map { ($0.path, change($0.path, $0.bytes)) })
    }

    /// The files as the analysis takes them.
    func analysed() -> [AnalysedFile] {
        var (python, swift) = (PythonFrontEnd(), SwiftFrontEnd())
        return files.compactMap { path, bytes in
            Language(path: path).map { language in
                let facts = language == .python ? python.facts(of: bytes) : swift.facts(of: bytes)
                return AnalysedFile(path: path, language: language.rawValue, facts: facts)
            }
        }
    }

    /// What the rules find, by file and line.
    func findings() -> [(path: String, line: Int, finding: Finding)] {
        var settings = AnalysisSettings()
        let infos = Self.rules.0.infos
        // A rule that is off is tried in its own fixtures.
        if infos.contains(where: { $0.isOff && name.hasPrefix("\($0.id)/") }) {
            settings.selected = Set(infos.map(\.id))
        }
        let result = analyse(analysed(), rules: Self.rules.0, settings: settings)
        return result.findings.map { finding in
            let file = files[finding.place.file]
            return (file.path, LineTable(file.bytes).line(at: finding.place.range.start), finding)
        }
    }

    /// The findings without what depends on the form of the file.
    func summary(movedBy lines: Int = 0) -> [String] {
        findings().map {
            "\($0.path):\($0.line - lines): \($0.finding.severity.name) \($0.finding.rule) \($0.finding.confidence) "
                + "\($0.finding.fingerprint) \($0.finding.message)"
        }
    }
}

/// What a fixture is written in, by the end of its name.
enum Language: String {
    case python, swift

    init?(path: String) {
        if path.hasSuffix(".py") {
            self = .python
        } else if path.hasSuffix(".swift") {
            self = .swift
        } else {
            return nil
        }
    }

    /// What a comment to the end of the line begins with.
    var comment: String { self == .python ? "#" : "//" }

    /// A file that is nothing but a string with a text in it.
    func quoting(_ text: String) -> String {
        let text = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return self == .python ? "text = \"\"\"\(text)\"\"\"\n" : "let text = \"\"\"\n\(text)\n\"\"\"\n"
    }
}
