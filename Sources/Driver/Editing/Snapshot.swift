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

    init(
        _ outcome: CheckOutcome, generation: Int, workingFolder: String, documents: [String: OpenDocument],
        program: AskableProgram? = nil
    ) {
        self.outcome = outcome
        self.generation = generation
        self.documents = documents
        self.program = program
        locations = (outcome.report?.files ?? []).map { absolute($0.path, from: workingFolder) }
    }

    public var report: Report? { outcome.report }

    /// Lets go of the program, which takes most of the memory: nobody asks about a state that is over.
    public mutating func forgetProgram() { program = nil }

    /// Whether it speaks of these bytes where it speaks of a document.
    /// - Parameter path: absolute, without links.
    public func holds(_ bytes: [UInt8], at path: String) -> Bool { documents[path]?.bytes == bytes }

    /// The findings of a file, those that a baseline holds back behind the others.
    /// - Parameter path: absolute.
    public func findings(at path: String) -> [(finding: Finding, isBaselined: Bool)] {
        guard let report, let file = locations.firstIndex(of: path) else { return [] }
        return report.findings.filter { $0.place.file == file }.map { ($0, false) }
            + report.baselined.filter { $0.place.file == file }.map { ($0, true) }
    }
}
