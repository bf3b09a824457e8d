import Findings
import Reporting
import SourceText

/// What is known of an edited workspace in one of its states. All that it says is about the same bytes.
public struct Snapshot: Sendable {
    /// What `check` would say.
    public let outcome: CheckOutcome
    /// Of the workspace when the analysis began.
    public let generation: Int
    /// Nil where nothing can be asked, but what was found is told.
    public private(set) var program: AskableProgram?
    private let documents: [String: OpenDocument]
    /// By number of a file in the report: absolute.
    public let locations: [String]
    private let numbers: [String: Int]
    /// By file: places among the findings, and among those that a baseline holds back.
    private let found: [Int: [Int]]
    private let baselined: [Int: [Int]]

    init(
        _ outcome: CheckOutcome, generation: Int, workingFolder: String, documents: [String: OpenDocument],
        program: AskableProgram? = nil
    ) {
        self.outcome = outcome
        self.generation = generation
        self.documents = documents
        self.program = program
        locations = (outcome.report?.files ?? []).map { absolute($0.path, from: workingFolder) }
        numbers = Dictionary(
            locations.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let byFile = { (findings: [Finding]) in
            Dictionary(grouping: findings.indices) { findings[$0].place.file }
        }
        found = byFile(outcome.report?.findings ?? [])
        baselined = byFile(outcome.report?.baselined ?? [])
    }

    /// The number of a file in the report; nil where nothing points at it.
    /// - Parameter path: absolute.
    public func number(of path: String) -> Int? { numbers[path] }

    public var report: Report? { outcome.report }

    /// Lets go of the program, which takes most of the memory: nobody asks about a state that is over.
    public mutating func forgetProgram() { program = nil }

    /// Whether it speaks of these bytes where it speaks of a document.
    /// - Parameter path: absolute, without links.
    public func holds(_ bytes: [UInt8], at path: String) -> Bool { documents[path]?.bytes == bytes }

    /// By number of a file in the report: whether another state says the same of the file, word for word, and of the same
    /// places of the same texts.
    public func saysSame(as other: Snapshot?) -> [Bool] {
        guard let files = report?.files, let other, let before = other.report?.files,
            locations == other.locations
        else { return [Bool](repeating: false, count: locations.count) }
        // Texts that are still the same share their bytes, which is seen at once.
        let isSameText = zip(files, before).map { $0.text?.bytes == $1.text?.bytes }
        return locations.indices.map { number in
            let (own, old) = (findings(ofFile: number), other.findings(ofFile: number))
            return own.elementsEqual(old) { $0.finding == $1.finding && $0.isBaselined == $1.isBaselined }
                && own.allSatisfy { $0.finding.files.allSatisfy { isSameText[$0] } }
        }
    }

    /// The findings of a file, those that a baseline holds back behind the others.
    /// - Parameter path: absolute.
    public func findings(at path: String) -> [(finding: Finding, isBaselined: Bool)] {
        number(of: path).map(findings(ofFile:)) ?? []
    }

    /// - Parameter number: of a file in the report.
    public func findings(ofFile number: Int) -> [(finding: Finding, isBaselined: Bool)] {
        guard let report else { return [] }
        return (found[number] ?? []).map { (report.findings[$0], false) }
            + (baselined[number] ?? []).map { (report.baselined[$0], true) }
    }
}
