/// `try?` before what reads, before what takes back, and before what has nothing to do with a database.
import Foundation
import GRDB
import RealmSwift
import SQLite

final class DiaryOrchestrator {
    private let queue: DatabaseQueue

    init(queue: DatabaseQueue) {
        self.queue = queue
    }

    func pages() -> [Page] {
        (try? queue.read { db in try Page.fetchAll(db) }) ?? []
    }

    func first(_ db: GRDB.Database) -> Page? {
        try? Page.fetchOne(db)
    }

    func keep(_ page: Page, _ db: GRDB.Database) throws {
        do {
            try page.insert(db)
        } catch {
            try? db.rollback()
            throw error
        }
    }

    func keep(_ entry: EntryObject, in realm: Realm) throws {
        defer { if realm.isInWriteTransaction { realm.cancelWrite() } }
        realm.beginWrite()
        realm.add(entry)
        try realm.commitWrite()
    }

    func export(_ pages: [Page], to file: URL) {
        try? JSONEncoder().encode(pages).write(to: file)
        try? FileManager.default.removeItem(at: file)
        UserDefaults.standard.set(true, forKey: "exported")
        UserDefaults.standard.synchronize()
    }

    func number(_ pages: [Page], in db: Connection) -> Int64? {
        try? db.scalar("select count(*) from pages") as? Int64
    }
}
