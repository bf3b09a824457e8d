import GRDB
import RealmSwift

struct Ways {
    func uncaught(_ crate: Crate, in realm: Realm) throws {
        realm.beginWrite()  // expect: transaction-begin-unbalanced "where an error leaves"
        try crate.check()
        try realm.commitWrite()
    }

    func thrown(_ crate: Crate, in realm: Realm) throws {
        realm.beginWrite()  // expect: transaction-begin-unbalanced "before an error is raised"
        if crate.isEmpty { throw Failure.empty }
        try realm.commitWrite()
    }

    func caughtInPart(_ crate: CrateRow, _ db: Database) throws {
        try db.beginTransaction()  // expect: transaction-begin-unbalanced
        do {
            try crate.insert(db)
            try db.commit()
        } catch {
            crate.log(error)
        }
    }
}
