/// A method of its own over the library of C.
import SQLite3

final class Cellar {
    private var handle: OpaquePointer?

    func store(_ bottles: [String]) throws {
        try exec("BEGIN TRANSACTION")
        for bottle in bottles {
            do {
                try exec(bottle)
            } catch {
                try exec("ROLLBACK TRANSACTION")
                throw error
            }
        }
        try exec("COMMIT TRANSACTION")
    }

    private func exec(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw CellarError.refused }
    }
}
