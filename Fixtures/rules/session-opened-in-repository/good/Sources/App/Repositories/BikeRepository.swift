/// The common case: the repository works in the realm that it is handed.
import RealmSwift

struct BikeRepository {
    let realm: Realm

    func add(_ bike: BikeObject) {
        realm.add(bike)
    }

    func all() -> [BikeObject] {
        Array(realm.objects(BikeObject.self))
    }
}
