import GRDB
import RealmSwift

struct Ways {
    func deferred(_ crate: Crate, in realm: Realm) throws {
        realm.beginWrite()
        defer { if realm.isInWriteTransaction { realm.cancelWrite() } }
        try crate.check()
        try realm.commitWrite()
    }

    func straight(_ crate: Crate, in realm: Realm) throws {
        realm.beginWrite()
        realm.add(crate)
        try realm.commitWrite()
    }

    func bothWays(_ crate: CrateRow, _ db: Database) throws {
        try db.beginTransaction()
        do {
            try crate.insert(db)
            try db.commit()
        } catch {
            try db.rollback()
            throw error
        }
    }
}

final class Unit {
    let realm: Realm
    init(realm: Realm) { self.realm = realm }
    func begin() { realm.beginWrite() }
    func end() throws { try realm.commitWrite() }
}
