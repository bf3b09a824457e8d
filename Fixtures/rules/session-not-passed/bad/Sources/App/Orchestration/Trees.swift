/// A function of the program that has a twin for the session.
import GRDB

struct TreeStore {
    let queue: DatabaseQueue

    func count(in orchard: String) throws -> Int {
        try queue.read { db in try count(in: orchard, db) }
    }

    func count(in orchard: String, _ db: Database) throws -> Int {
        try Tree.filter(Column("orchard") == orchard).fetchCount(db)
    }
}

struct TreeOrchestrator {
    let store: TreeStore

    func plant(_ tree: Tree, _ db: Database) throws {
        try tree.insert(db)
        guard try store.count(in: tree.orchard) < 100 else {  // expect: session-not-passed "without `db`"
            throw OrchardError.full
        }
    }

    func plantAll(_ trees: [Tree]) throws {
        try store.queue.write { db in
            for tree in trees { try tree.insert(db) }
            _ = try store.count(in: "north")  // expect: session-not-passed
        }
    }
}
