/// Every access of GRDB inside another one, in the spellings of closures and properties.
import GRDB

final class HarbourOrchestrator {
    private let pool: any DatabaseWriter
    @Dependency(\.defaultDatabase) var database

    init(pool: any DatabaseWriter) {
        self.pool = pool
    }

    func close() throws {
        try self.pool.write { db in
            try Berth.deleteAll(db)
            try self.pool.write { try Boat.deleteAll($0) }  // expect: nested-transaction
        }
    }

    func closeShortly() throws {
        try pool.write { db in
            try Berth.deleteAll(db)
            try self.pool.write { db in try Boat.deleteAll(db) }  // expect: nested-transaction
        }
    }

    func closeTwice() throws {
        try pool.write { db in
            try db.inTransaction {  // expect: nested-transaction
                try Berth.deleteAll(db)
                return .commit
            }
        }
    }

    func closeWithoutTransaction() throws {
        try pool.writeWithoutTransaction { db in
            try db.inTransaction {  // expect: nested-transaction
                try Berth.deleteAll(db)
                return .commit
            }
        }
    }

    func closeInBrackets(_ queue: DatabaseQueue) throws {
        try queue.inTransaction({ (db: Database) -> Database.TransactionCompletion in
            let boats = try queue.read({ db in try Boat.fetchAll(db) })  // expect: nested-transaction
            for boat in boats where boat.isSunk { try boat.delete(db) }
            return .commit
        })
    }

    func closeByDependency() async throws {
        try await database.write { db in
            guard let boat = try Boat.fetchOne(db) else { return }
            if boat.isSunk {
                try database.read { db in _ = try Berth.fetchAll(db) }  // expect: nested-transaction
            }
        }
    }
}
