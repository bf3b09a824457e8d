/// The common case: GRDB's accesses are not reentrant, and the inner one ends the program.
import GRDB

struct BerthOrchestrator {
    let queue: DatabaseQueue

    func moor(_ boat: Boat, at berth: Berth) throws {
        try queue.write { db in
            try boat.insert(db)
            let isFree = try queue.read { db in try Berth.isFree(berth.id, db) }  // expect: nested-transaction "the library stops the program here"
            guard isFree else { throw HarbourError.taken }
            try berth.update(db)
        }
    }
}
