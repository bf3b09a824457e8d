/// The twin is called; or there is none, or no session, or it is another operation.
import GRDB

struct TreeStore {
    let queue: DatabaseQueue

    func count(in orchard: String) throws -> Int {
        try queue.read { db in try count(in: orchard, db) }
    }

    func count(in orchard: String, _ db: Database) throws -> Int {
        try Tree.filter(Column("orchard") == orchard).fetchCount(db)
    }

    func count(of kind: Kind, _ db: Database) throws -> Int {
        try Tree.filter(Column("kind") == kind).fetchCount(db)
    }

    func name(of tree: Tree) -> String { tree.name }

    func name(of tree: Tree, in language: Language, _ db: Database) throws -> String {
        try language.translate(tree.name, db)
    }
}

struct TreeOrchestrator {
    let store: TreeStore

    func plant(_ tree: Tree, _ db: Database) throws {
        try tree.insert(db)
        guard try store.count(in: tree.orchard, db) < 100 else { throw OrchardError.full }
        print(store.name(of: tree))
    }

    func report(_ orchard: String) throws -> Int {
        try store.count(in: orchard)
    }

    func plantLater(_ tree: Tree, _ db: Database) throws {
        try tree.insert(db)
        Task {
            _ = try store.count(in: tree.orchard)
        }
    }
}
