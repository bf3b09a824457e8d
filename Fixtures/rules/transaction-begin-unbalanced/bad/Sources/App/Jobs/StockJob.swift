import RealmSwift

struct StockJob {
    func count(_ crates: [Crate], in realm: Realm) throws {
        realm.beginWrite()  // expect: transaction-begin-unbalanced "before a `return`"
        guard !crates.isEmpty else { return }
        realm.add(crates)
        try realm.commitWrite()
    }
}
