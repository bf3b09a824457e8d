import Findings
import SourceText

/// A folder that somebody is editing: its files on disk, and over them the documents that are open, saved or not.
///
/// It says the same of them as `check FOLDER` would of a tree with these bytes, and goes the same way to it: what an
/// analysis has read and followed is held for the next one, so that an edit makes one file be parsed anew. An analysis
/// may take long and runs elsewhere; meanwhile documents may change:
///
///     if let analysis = workspace.begin() { snapshot = workspace.end(analysis.run()) }
public struct EditedWorkspace: Sendable {
    /// As given.
    public let folder: String
    private let request: CheckRequest
    /// Whether somebody tells of everything that changes on disk.
    public let isWatched: Bool
    private var documents: [String: OpenDocument] = [:]
    /// Nil while an analysis has it.
    private var held: HeldAnalysis? = HeldAnalysis()
    /// What is open, and what may have changed on disk, is the same as long as this is.
    public private(set) var generation = 1
    /// Of the last analysis that was begun.
    private var begun = 0
    private var isDiskStale = true
    private var serial = 0
    /// What following everything came to, the last time that somebody asked.
    private var askedFlows = KeptFlows()

    /// - Parameters:
    ///   - folder: absolute.
    ///   - request: how it is analysed; its paths and texts do not count.
    ///   - isWatched: whether `noteChangeOnDisk` is called for every change; else files are looked at each time.
    public init(folder: String, _ request: CheckRequest, isWatched: Bool = false) {
        self.folder = folder
        self.isWatched = isWatched
        var request = request
        request.paths = [folder]
        request.overlay = nil
        request.drafts = [:]
        request.scope = .everything
        self.request = request
    }

    /// Opens a document, or changes it.
    /// - Parameters:
    ///   - path: absolute, without links as far as it exists.
    ///   - bytes: UTF-8.
    public mutating func update(_ path: String, _ bytes: [UInt8]) {
        serial += 1
        documents[path] = OpenDocument(bytes: bytes, serial: serial)
        generation += 1
    }

    /// Closes a document; the file on disk counts again, if there is one.
    public mutating func close(_ path: String) {
        guard documents.removeValue(forKey: path) != nil else { return }
        noteChangeOnDisk()
    }

    /// Says that files, folders or the configuration may have changed.
    public mutating func noteChangeOnDisk() {
        isDiskStale = true
        generation += 1
    }

    /// The bytes of an open document.
    public func document(_ path: String) -> [UInt8]? { documents[path]?.bytes }

    /// Whether there is something that no analysis has seen.
    public var isStale: Bool { begun != generation }

    /// Whether an analysis is under way.
    public var isBusy: Bool { held == nil }

    /// The next analysis, to be run and handed back by `end`; nil while one is under way.
    /// - Parameters:
    ///   - complete: whether it must be able to answer questions; one that only tells findings may be had sooner.
    ///   - progress: as in a `CheckRequest`.
    public mutating func begin(
        complete: Bool = true, progress: (@Sendable (Int, Int) -> Void)? = nil
    ) -> WorkspaceAnalysis? {
        guard let held = self.held else { return nil }
        self.held = nil
        var request = request
        request.progress = progress
        defer {
            begun = generation
            isDiskStale = false
        }
        return WorkspaceAnalysis(
            request: request, documents: documents, held: held, generation: generation,
            looksAtDisk: isDiskStale, looksAtFiles: !isWatched, isComplete: complete, askedFlows: askedFlows)
    }

    /// Takes back what an analysis learnt.
    public mutating func end(_ outcome: WorkspaceAnalysis.Outcome) -> Snapshot {
        held = outcome.held
        return outcome.snapshot
    }

    /// Holds what an asked program has followed, so that the next one need not follow it again.
    public mutating func take(_ asked: AskedProgram) { askedFlows = asked.flows }

    /// Writes a finding into the baseline of the workspace, which is made where there is none.
    /// - Returns: the baseline's path as the user would write it.
    public func addToBaseline(_ finding: Finding, of snapshot: Snapshot) throws(InputProblem) -> String {
        var run = Run(request)
        if let problem = run.draft()?.problems.first { throw problem }
        guard let plan = run.drafts.first?.plan, let report = snapshot.report,
            let file = try BaselineFile.chosen(request.baseline, plan, workingFolder: run.workingFolder)
        else { throw InputProblem("the workspace has no baseline", help: "leave out `--no-baseline`") }
        let entries = try file.isThere() ? file.read().entries : []
        try file.write(Baseline(entries + [Baseline.Entry(finding, in: report.files)]))
        return file.shownPath
    }
}

/// A document as an editor has it.
struct OpenDocument: Sendable {
    var bytes: [UInt8]
    /// No two texts have the same.
    var serial: Int
}

/// The folder to analyse for a file that lies in none that was opened: that of its configuration, or of its repository,
/// or else only its own.
/// - Parameter path: absolute, without links.
public func workspaceFolder(of path: String) -> String {
    let folder = parentFolder(path) ?? "/"
    var finder = ConfigurationFinder(.found, workingFolder: folder)
    return finder.configuration(for: folder)?.root ?? Repository.around(folder)?.root ?? folder
}

/// A path without links; of one that does not exist, its folder's path is.
public func settledPath(_ path: String) -> String {
    if let real = try? canonicalPath(path) { return real }
    guard let folder = parentFolder(path), let real = try? canonicalPath(folder) else { return path }
    return joined(real, lastComponent(path))
}
