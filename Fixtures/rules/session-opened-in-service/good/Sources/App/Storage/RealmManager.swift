import RealmSwift

final class RealmManager {
    func seeds() throws -> [Seed] {
        let realm = try Realm()
        return Array(realm.objects(Seed.self))
    }
}
