/// The bare library of C: nothing keeps a transaction that would not know.
import SQLite3

enum Bare {
    static func begin(_ handle: OpaquePointer) { sqlite3_exec(handle, "BEGIN IMMEDIATE", nil, nil, nil) }

    static func store(_ handle: OpaquePointer, _ rows: [String]) {
        sqlite3_exec(handle, "BEGIN", nil, nil, nil)
        for row in rows { sqlite3_exec(handle, row, nil, nil, nil) }
        sqlite3_exec(handle, "COMMIT", nil, nil, nil)
    }
}
