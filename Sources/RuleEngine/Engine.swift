import Facts
import Findings
import Linking
import SourceText

/// One file as the analysis sees it.
public struct AnalysedFile: Sendable {
    /// Relative to the workspace, with `/`.
    public var path: String
    /// Name of the language, such as `python`.
    public var language: String
    public var facts: FileFacts

    public init(path: String, language: String, facts: FileFacts) {
        self.path = path
        self.language = language
        self.facts = facts
    }
}

/// What an analysis found.
public struct AnalysisResult: Sendable {
    /// Sorted by path, offset and rule. `Place.file` is an index into the files that were analysed.
    public var findings: [Finding]
    /// Sentences about the run, such as that a scope of the configuration matched nothing.
    public var notices: [String]

    public init(findings: [Finding] = [], notices: [String] = []) {
        self.findings = findings
        self.notices = notices
    }
}

/// Rules compiled against a configuration. The work on one file is a pure function of that file and of the
/// program, so that a driver may spread `scan` and `evaluate` over its workers in any order; `link` and
/// `finish` are cheap and run once.
public struct Engine: Sendable {
    public init(_ rules: RuleSet, settings: AnalysisSettings) {}

    /// What one file contributes to the program. May run in parallel.
    public func scan(_ file: AnalysedFile) -> ScannedFile { ScannedFile() }

    /// Joins the files; they must be sorted by path.
    public func link(_ files: [ScannedFile]) -> LinkedProgram { LinkedProgram() }

    /// What the rules have to say about one file of the program. May run in parallel.
    public func evaluate(_ program: LinkedProgram, file: Int) -> FileOutcome { FileOutcome() }

    /// Joins the outcomes of all files, in the order of the files.
    public func finish(_ program: LinkedProgram, _ outcomes: [FileOutcome]) -> AnalysisResult {
        AnalysisResult()
    }
}

public struct ScannedFile: Sendable {}
public struct LinkedProgram: Sendable {}
public struct FileOutcome: Sendable {}

/// Runs all stages one after the other.
public func analyse(_ files: [AnalysedFile], rules: RuleSet, settings: AnalysisSettings) -> AnalysisResult {
    let engine = Engine(rules, settings: settings)
    let program = engine.link(files.map(engine.scan))
    return engine.finish(program, files.indices.map { engine.evaluate(program, file: $0) })
}
