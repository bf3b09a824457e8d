/// The common case: the model is changed in the realm of its caller.
import RealmSwift

final class Boat: Object {
    @Persisted(primaryKey: true) var id: ObjectId
    @Persisted var name = ""

    static func named(_ name: String, in realm: Realm) -> Boat? {
        realm.objects(Boat.self).first { $0.name == name }
    }
}
