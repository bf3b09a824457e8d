/// `try?` before the transaction drops everything in it; before a single write, that one.
import Fluent
import GRDB
import RealmSwift
import Vapor

struct DiaryOrchestrator {
    let queue: DatabaseQueue

    func keep(_ page: Page) {
        try? queue.write { db in try page.insert(db) }  // expect: commit-error-ignored
    }

    func keepAsync(_ page: Page) async {
        try? await queue.write { db in  // expect: commit-error-ignored
            try page.insert(db)
            return true
        }
    }

    func keepOne(_ pages: [Page]) throws {
        try queue.write { db in
            for page in pages { try? page.insert(db) }  // expect: commit-error-ignored
        }
    }

    func keep(_ entry: EntryObject, in realm: Realm) {
        try? realm.write { realm.add(entry) }  // expect: commit-error-ignored
        realm.beginWrite()
        realm.add(entry)
        _ = try? realm.commitWrite()  // expect: commit-error-ignored
    }

    func keep(_ row: PageRow, for req: Request) async -> HTTPStatus {
        try? await row.save(on: req.db)  // expect: commit-error-ignored
        try? await req.db.transaction { tx in  // expect: commit-error-ignored, writes-commit-one-by-one
            try await row.update(on: tx)
        }
        return .ok
    }
}
