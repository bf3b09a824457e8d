/// GRDB's connection, handed on without a transaction.
import GRDB

struct ReaderRepository {
    func add(_ reader: Reader, _ db: Database) throws {
        try db.beginTransaction()  // expect: transaction-begin-unbalanced
        try reader.insert(db)
        try db.commit()  // expect: commit-on-borrowed-session
    }
}
