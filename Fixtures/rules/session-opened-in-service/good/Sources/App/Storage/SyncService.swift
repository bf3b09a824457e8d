/// What `@ModelActor` would write, written by hand: the actor is made for the context that it makes.
import SQLite
import SwiftData

actor SyncService: ModelActor {
    nonisolated let modelContainer: ModelContainer
    nonisolated let modelExecutor: any ModelExecutor

    init(container: ModelContainer) {
        modelContainer = container
        let context = ModelContext(container)
        context.autosaveEnabled = true
        modelExecutor = DefaultSerialModelExecutor(modelContext: context)
    }
}

/// It is there to own the connection.
final class FileConnectionProvider {
    private var connection: Connection?

    func open() throws -> Connection {
        if let connection { return connection }
        let opened = try Connection("garden.sqlite3")
        connection = opened
        return opened
    }
}
