/// A migration opens what it changes.
import RealmSwift

struct StationMigration {
    func run(_ configuration: Realm.Configuration) throws {
        _ = try Realm(configuration: configuration)
    }
}
