/// A wrapper one of whose statements is sent by another call than the others.
import SQLite3

enum Journal {
    static func entry<Result>(_ handle: OpaquePointer, _ work: () throws -> Result) throws -> Result {
        try send(handle, "SAVEPOINT entry")
        do {
            let result = try work()
            try send(handle, "RELEASE SAVEPOINT entry")
            return result
        } catch {
            _ = sqlite3_exec(handle, "ROLLBACK TO SAVEPOINT entry", nil, nil, nil)
            throw error
        }
    }

    private static func send(_ handle: OpaquePointer, _ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw LedgerError.refused }
    }
}
