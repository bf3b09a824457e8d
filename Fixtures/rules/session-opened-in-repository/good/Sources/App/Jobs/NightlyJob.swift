/// The job opens, and the repository borrows.
import RealmSwift

struct NightlyJob {
    func run() throws {
        let realm = try Realm()
        try realm.write { BikeRepository(realm: realm).add(BikeObject()) }
    }
}
