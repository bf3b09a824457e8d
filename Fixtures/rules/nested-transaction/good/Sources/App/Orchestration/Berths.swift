/// The common case: one access around all of the work, with the connection that it lends.
import GRDB

struct BerthOrchestrator {
    let queue: DatabaseQueue

    func moor(_ boat: Boat, at berth: Berth) throws {
        try queue.write { db in
            try boat.insert(db)
            guard try Berth.isFree(berth.id, db) else { throw HarbourError.taken }
            try berth.update(db)
        }
    }
}
