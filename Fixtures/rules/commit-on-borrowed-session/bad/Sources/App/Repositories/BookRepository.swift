/// Repositories of other libraries: Realm, GRDB, MongoSwift and Fluent's transaction by hand.
import FluentKit
import MongoSwift
import RealmSwift

struct BookRepository {
    func add(_ book: BookObject, to realm: Realm) throws {
        realm.beginWrite()
        realm.add(book)
        try realm.commitWrite()  // expect: commit-on-borrowed-session
    }

    func add(_ book: BookDocument, _ books: MongoCollection<BookDocument>, _ session: ClientSession) async throws {
        try await session.startTransaction()  // expect: transaction-begin-unbalanced
        try await books.insertOne(book, session: session)
        try await session.commitTransaction()  // expect: commit-on-borrowed-session
    }

    func add(_ book: BookRow, on db: any TransactionControlDatabase) async throws {
        try await db.beginTransaction().get()  // expect: transaction-begin-unbalanced
        try await book.create(on: db)
        try await db.commitTransaction().get()  // expect: commit-on-borrowed-session
    }
}
