/// A wrapper that begins, commits and rolls back around the work that it is given.
import SQLite3

final class LedgerFile {
    private let handle: OpaquePointer

    init(handle: OpaquePointer) {
        self.handle = handle
    }

    func transaction<Result>(_ work: () throws -> Result) throws -> Result {
        try execute("BEGIN IMMEDIATE")
        do {
            let result = try work()
            try execute("COMMIT")
            return result
        } catch {
            try? execute("ROLLBACK")
            throw error
        }
    }

    private func execute(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw LedgerError.refused }
    }
}

/// The level of isolation is put into the statement; the closure may stand in another one.
extension Journal {
    func inTransaction<T>(level: String, _ body: @escaping (Connection) throws -> T) throws -> T {
        try lend { connection in
            try connection.execute("BEGIN ISOLATION LEVEL \(level)")
            do {
                let result = try body(connection)
                try connection.execute("COMMIT")
                return result
            } catch {
                try connection.execute("ROLLBACK")
                throw error
            }
        }
    }
}
