/// Functions that begin a transaction, called where there is one already.
import GRDB
import RealmSwift

final class Ledger {
    let queue: DatabaseQueue

    init(queue: DatabaseQueue) { self.queue = queue }

    func total() throws -> Int { try queue.read { db in try Fee.fetchCount(db) } }

    func moor(_ boats: [Boat]) throws {
        try queue.write { db in
            let before = try self.total()  // expect: nested-transaction "`self.total` begins a transaction"
            try boats.forEach { try charge($0, before, db) }  // expect: nested-transaction "the library stops the program here"
        }
    }

    func close() throws {
        try self.queue.write { db in
            try Fee.deleteAll(db)
            _ = try total()  // expect: nested-transaction
        }
    }
}

func charge(_ boat: Boat, _ count: Int, _ db: Database) throws {
    try db.inTransaction {
        try boat.insert(db)
        return .commit
    }
}

func fill(_ realm: Realm) throws {
    try realm.write { realm.add(Berth()) }
}

func reopen() throws {
    let realm = try Realm()
    try realm.write { try fill(realm) }  // expect: nested-transaction
}
