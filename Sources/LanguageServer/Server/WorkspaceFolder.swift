import Driver
import Findings

/// A folder that the client works in, with what is known of it.
struct WorkspaceFolder: Sendable {
    /// No other has it, not even the same folder under other settings.
    let number: Int
    /// Absolute, without links.
    let path: String
    /// Whether it was opened only because of a document in it.
    let isLoose: Bool
    var workspace: EditedWorkspace
    /// The last state that was analysed.
    var snapshot: Snapshot?
    /// The program of a snapshot, once somebody has asked it something.
    var asked: (generation: Int, program: AskedProgram)?
    /// The diagnostics that the client was sent, by URI: without those that have none.
    var published: [String: [UInt8]] = [:]
    /// The documents of which that is not what the last state says, but an earlier one, by URI.
    var unsent: Set<String> = []
    /// What was wrong with the configuration, as the client was told.
    var toldProblems: [String] = []
    /// What was found in the open documents when diagnostics were sent last, by URI, wherever in them it stood.
    var found: [String: [Fingerprint]] = [:]
    /// The documents that were opened or edited since then, by URI.
    var touched: Set<String> = []
    /// When the last edit came.
    var edited: Moment?

    init(_ number: Int, path: String, isLoose: Bool, _ workspace: EditedWorkspace) {
        self.number = number
        self.path = path
        self.isLoose = isLoose
        self.workspace = workspace
    }

    /// The snapshot, if it is of the present state.
    var present: Snapshot? {
        guard let snapshot, snapshot.generation == workspace.generation else { return nil }
        return snapshot
    }

    /// The asked program, if it is of the present state.
    var presentProgram: AskedProgram? {
        guard let asked, asked.generation == workspace.generation else { return nil }
        return asked.program
    }

    /// Whether a path lies in the folder.
    func contains(_ other: String) -> Bool {
        other == path || other.hasPrefix(path == "/" ? "/" : path + "/")
    }
}
