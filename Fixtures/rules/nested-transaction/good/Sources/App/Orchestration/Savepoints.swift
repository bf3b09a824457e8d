/// Savepoints nest, and so do the accesses that are made for it.
import GRDB
import SQLite

final class TideOrchestrator {
    private let queue: DatabaseQueue
    private let connection: Connection

    init(queue: DatabaseQueue, connection: Connection) {
        self.queue = queue
        self.connection = connection
    }

    func note(_ tides: [Tide]) throws {
        try queue.write { db in
            for tide in tides {
                try db.inSavepoint {
                    try tide.insert(db)
                    return .commit
                }
            }
        }
    }

    func noteReentrantly(_ tide: Tide) throws {
        try queue.write { db in
            try queue.unsafeReentrantWrite { db in try tide.insert(db) }
        }
    }

    func number(_ tides: [Tide]) throws {
        try connection.transaction {
            try connection.savepoint("tides") {
                for tide in tides { try connection.run(Tides.table.insert(tide)) }
            }
        }
    }
}
