import Driver

/// Work that takes too long to keep a client waiting for everything else.
public enum Job: Sendable {
    /// Of the folder with a number.
    case analyse(folder: Int, WorkspaceAnalysis)
    case ask(folder: Int, generation: Int, AskableProgram)

    /// Does it; on any thread.
    public consuming func run() -> JobOutcome {
        switch consume self {
        case .analyse(let folder, let analysis): .analysed(folder: folder, analysis.run())
        case .ask(let folder, let generation, let program):
            .asked(folder: folder, generation: generation, program.asked())
        }
    }
}

/// What came of a job, or how far one is.
public enum JobOutcome: Sendable {
    case analysed(folder: Int, WorkspaceAnalysis.Outcome)
    case asked(folder: Int, generation: Int, AskedProgram)
    case progress(percent: Int)
}

/// A request that is answered once a state is analysed.
struct Waiting: Sendable {
    var id: RequestID
    var folder: String
    /// Of the document that it points into; nil where it is about all of them.
    var uri: String?
    var question: Question

    enum Question: Sendable {
        case diagnostics(previous: String?)
        case workspaceDiagnostics(previous: [String: String])
        case actions(Range, only: [String]?)
        case report(format: String)
        case hover(Position)
        case why(Position)
        case lenses
        case prepareCalls(Position)
        case incomingCalls(Position)
        case outgoingCalls(Position)
        case references(Position)

        /// Whether all calls have to be followed.
        var asksProgram: Bool {
            switch self {
            case .diagnostics, .workspaceDiagnostics, .actions, .report: false
            case .hover, .why, .lenses, .prepareCalls, .incomingCalls, .outgoingCalls, .references: true
            }
        }

        /// Whether it means a place in the text as it was when it was asked.
        var hasPlace: Bool {
            switch self {
            case .diagnostics, .workspaceDiagnostics, .report, .lenses: false
            default: true
            }
        }
    }
}
