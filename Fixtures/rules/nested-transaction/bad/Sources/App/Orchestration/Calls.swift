/// The inner transaction is begun by a function that the closure calls.
import Fluent
import GRDB

struct ArchiveOrchestrator {
    let queue: DatabaseQueue

    func archive(_ boat: Boat) throws {
        try queue.write { db in
            try boat.delete(db)
            // expect(+1): nested-transaction, session-not-passed
            try record(boat)
        }
    }

    private func record(_ boat: Boat) throws {
        try queue.write { db in try Departure(boat).insert(db) }
    }

    func archive(_ row: BoatRow, on db: any FluentKit.Database) async throws {
        try await db.transaction { tx in
            try await row.delete(on: tx)
            // expect(+1): nested-transaction
            try await record(row, on: tx)
        }
    }

    private func record(_ row: BoatRow, on db: any FluentKit.Database) async throws {
        try await db.transaction { tx in try await DepartureRow(row).create(on: tx) }
    }
}
