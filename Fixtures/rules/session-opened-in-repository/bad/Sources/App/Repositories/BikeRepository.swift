/// The common case: a repository opens a realm in each of its methods.
import RealmSwift

struct BikeRepository {
    func add(_ bike: BikeObject) throws {
        let realm = try Realm()  // expect: session-opened-in-repository "`BikeRepository.add` opens a session with `Realm`"
        try realm.write { realm.add(bike) }
    }

    func all() throws -> [BikeObject] {
        Array(try Realm().objects(BikeObject.self))  // expect: session-opened-in-repository
    }
}
