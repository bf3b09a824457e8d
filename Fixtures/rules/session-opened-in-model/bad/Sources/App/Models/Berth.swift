/// Models of Core Data, SwiftData and GRDB, and an extension behind one of them.
import CoreData
import Foundation
import GRDB
import SwiftData

final class BerthRecord: NSManagedObject {
    static let container = NSPersistentContainer(name: "Harbour")  // expect: session-opened-in-model

    class func free() throws -> [BerthRecord] {
        let context = container.newBackgroundContext()  // expect: session-opened-in-model
        return try context.fetch(NSFetchRequest<BerthRecord>(entityName: "Berth"))
    }
}

@Model
final class Mooring {
    var berth: Int

    init(berth: Int) {
        self.berth = berth
    }

    func keep(in container: ModelContainer) throws {
        let context = ModelContext(container)  // expect: session-opened-in-model
        context.insert(self)
        try context.save()
    }
}

struct Fee: Codable, PersistableRecord {
    var amount: Int
}

extension Fee {
    var isKnown: Bool {
        get throws {
            try DatabaseQueue(path: "fees.sqlite").read { db in try exists(db) }  // expect: session-opened-in-model
        }
    }
}
