/// The context that an object belongs to, and the connection that a record is handed.
import CoreData
import GRDB

final class BerthRecord: NSManagedObject {
    func free() {
        managedObjectContext?.delete(self)
    }
}

struct Fee: Codable, PersistableRecord {
    var amount: Int

    func payAll(_ db: GRDB.Database) throws {
        try update(db)
    }
}
