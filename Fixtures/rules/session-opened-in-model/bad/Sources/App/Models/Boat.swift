/// The common case: a model that saves and finds itself, each time in a new realm.
import RealmSwift

final class Boat: Object {
    @Persisted(primaryKey: true) var id: ObjectId
    @Persisted var name = ""

    func keep() throws {
        let realm = try Realm()  // expect: session-opened-in-model "`Boat.keep`"
        try realm.write { realm.add(self) }
    }

    static func named(_ name: String) -> Boat? {
        (try? Realm())?.objects(Boat.self).first { $0.name == name }  // expect: session-opened-in-model
    }
}
