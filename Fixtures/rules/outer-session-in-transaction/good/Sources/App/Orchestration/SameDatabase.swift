/// A closure without a parameter works on the very object that it is called on.
import CoreData
import RealmSwift
import SQLite

final class ScaleOrchestrator {
    func weigh(_ parcel: Parcel, _ db: Connection) throws {
        try db.transaction {
            try db.run(Parcels.table.insert(parcel))
            try db.run(Scales.table.update(Scales.count += 1))
        }
        try db.savepoint {
            try db.run(Parcels.table.delete())
        }
    }

    func weigh(_ parcel: WeighedParcel, _ realm: Realm) throws {
        try realm.write {
            realm.add(parcel)
            realm.objects(Scale.self).forEach { $0.count += 1 }
        }
    }

    func weigh(_ grams: Int, _ context: NSManagedObjectContext) async throws {
        try await context.perform {
            let parcel = ParcelRecord(context: context)
            parcel.grams = Int64(grams)
            try context.save()
        }
    }
}
