import Facts
import Findings
import LanguagePython
import SourceText

@testable import RuleEngine

/// A few files of Python, held against the packs that come with the program.
struct Trial {
    static let rules = RuleSet.load(builtinPacks).0

    /// By path.
    var files: [(path: String, text: String)]
    var settings = AnalysisSettings()
    var rules = Trial.rules

    init(_ files: [String: String]) {
        self.files = files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// One file.
    init(_ path: String, _ text: String) {
        self.init([path: text])
    }

    var analysed: [AnalysedFile] {
        var frontEnd = PythonFrontEnd()
        return files.map {
            AnalysedFile(path: $0.path, language: "python", facts: frontEnd.facts(of: Array($0.text.utf8)))
        }
    }

    func result() -> AnalysisResult { analyse(analysed, rules: rules, settings: settings) }

    /// `path:line rule` for each finding.
    func findings() -> [String] {
        result().findings.map { "\(files[$0.place.file].path):\(line($0.place)) \($0.rule)" }
    }

    func line(_ place: Finding.Place) -> Int {
        LineTable(Array(files[place.file].text.utf8)).line(at: place.range.start)
    }

    /// The text at a place.
    func text(_ place: Finding.Place) -> String {
        let bytes = Array(files[place.file].text.utf8)
        return String(decoding: bytes[place.range.clamped(to: bytes.count).indices], as: UTF8.self)
    }

    /// `declaration: role because` for each declaration with a role of its own.
    func roles() -> [String] {
        describeRoles(analysed, rules: rules, settings: settings).map {
            "\($0.declaration.isEmpty ? files[$0.file].path : $0.declaration): \($0.role?.name ?? "none"), \($0.because)"
        }
    }
}
