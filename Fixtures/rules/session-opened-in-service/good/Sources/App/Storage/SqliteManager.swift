/// Managers and helpers that are there to keep the one connection: they own it, whatever managers are elsewhere.
import Foundation
import SQLite

final class SqliteManager {
    static let shared = SqliteManager()
    private var connection: Connection?

    func open(at path: String) throws -> Connection {
        if let connection { return connection }
        let opened = try Connection(path)
        connection = opened
        return opened
    }
}

final class SeedDBHelper {
    private let connection: Connection

    init(path: String) throws {
        connection = try Connection(path)
    }

    func clear() throws {
        try connection.run("DELETE FROM seeds")
    }
}
