import Linking

/// What one analysis leaves for the next one of nearly the same files.
///
/// What came of a file is taken over where nothing has changed that it was made from: the file itself, the files that
/// were looked at for it, and what is known of the program as a whole. The outcome is the same as without it.
public struct EarlierAnalysis: Sendable {
    public let program: LinkedProgram
    let digests: [FileDigests]
    /// Of what belongs to no single file.
    let digest: UInt64
    let evaluated: [EvaluatedFile]
    let following: Following?
    let ownership: Ownership?
    let decided: [DecidedFile]
    let imported: ImportedPaths.Shared

    /// Of all files, in their order.
    public var outcomes: [FileOutcome] { evaluated.map(\.outcome) }
}

/// What was looked at in other files.
struct Looked: Sendable {
    /// In order.
    var reads: [Read] = []
    /// Hashes of names that nothing has which can be called.
    var missing: [UInt32] = []
    /// Hashes of names; all code that says them was looked at.
    var used: [UInt32] = []
    /// The declarations and imports of all files were.
    var isEveryDeclaration = false
    var isEverything = false

    init() {}

    init(_ reads: Reads) {
        self.reads = reads.seen
        missing = reads.missing
        used = reads.used
        isEveryDeclaration = reads.isEveryDeclaration
        isEverything = reads.isEverything
    }

    /// What of a file was looked at.
    func reads(of file: Int) -> ArraySlice<Read> {
        let behind = reads[reads.partitioningIndex { $0.file >= file }...]
        return behind.prefix { $0.file == file }
    }
}

/// What the rules have to say about one file, with what was looked at for it.
public struct EvaluatedFile: Sendable {
    public let outcome: FileOutcome
    let looked: Looked
    /// Whether it is what came of the file in an earlier analysis.
    var isTakenOver = false

    /// Where nobody asks what was looked at.
    public init(_ outcome: FileOutcome) {
        self.init(outcome: outcome, looked: Looked())
    }

    init(outcome: FileOutcome, looked: Looked) {
        self.outcome = outcome
        self.looked = looked
    }
}

/// The same with what it does through calls, before findings of one cause in several files are joined.
struct DecidedFile: Sendable {
    var candidates: [Candidate]
    var examined: [Examined]
    var looked = Looked()
}
