import RealmSwift

struct StockJob {
    func count(_ crates: [Crate], in realm: Realm) throws {
        guard !crates.isEmpty else { return }
        try realm.write {
            realm.add(crates)
        }
    }
}
