/// Calls of functions that begin no other transaction of the same database.
import GRDB
import RealmSwift

final class Ledger {
    let queue: DatabaseQueue
    let archive: DatabaseQueue

    init(queue: DatabaseQueue, archive: DatabaseQueue) {
        self.queue = queue
        self.archive = archive
    }

    func total() throws -> Int { try queue.read { db in try count(db) } }

    func archived() throws -> Int { try archive.read { db in try count(db) } }

    func count(_ db: Database) throws -> Int { try Fee.fetchCount(db) }

    func moor(_ boat: Boat) throws {
        let before = try total()
        try queue.write { db in
            _ = try archived() + count(db) + before
            try insert(boat, db)
            Task { try self.total() }
        }
    }

    func insert(_ boat: Boat, _ db: Database) throws {
        try db.inSavepoint {
            try boat.insert(db)
            return .commit
        }
    }
}

func fill(_ realm: Realm) throws {
    if realm.isInWriteTransaction {
        realm.add(Berth())
    } else {
        try realm.write { realm.add(Berth()) }
    }
}

func reopen() throws {
    let realm = try Realm()
    try realm.write { try fill(realm) }
}
