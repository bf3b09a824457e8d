/// The statements, in capitals or not, with options, bound to a name, in one line or several.
import Foundation
import GRDB
import SQLite
import SQLite3

final class StatementJob {
    private let connection: Connection
    private static let begin = "BEGIN IMMEDIATE"

    init(connection: Connection) {
        self.connection = connection
    }

    func byHand(_ db: GRDB.Database) throws {
        try db.execute(sql: "BEGIN TRANSACTION")  // expect: raw-transaction-sql
        try db.execute(sql: "rollback;")  // expect: raw-transaction-sql
        try db.execute(
            sql: """
                SAVEPOINT accounts
                """)  // expect(-3): raw-transaction-sql
        try db.execute(literal: "release accounts")  // expect: raw-transaction-sql
    }

    func withConnection() throws {
        try connection.execute("BEGIN EXCLUSIVE")  // expect: raw-transaction-sql
        try connection.run("COMMIT TRANSACTION")  // expect: raw-transaction-sql
    }

    func withHandle(_ handle: OpaquePointer) {
        sqlite3_exec(handle, "BEGIN", nil, nil, nil)  // expect: raw-transaction-sql
        guard sqlite3_exec(handle, "delete from accounts", nil, nil, nil) == SQLITE_OK else { return }
        sqlite3_exec(handle, #"COMMIT"#, nil, nil, nil)  // expect: raw-transaction-sql
    }

    func withName() throws {
        let end = "commit"
        try connection.execute(Self.begin)  // expect: raw-transaction-sql
        try connection.execute(end)  // expect: raw-transaction-sql
    }
}
