/// Repositories of SwiftData and Realm: one keeps the context, the other is handed the realm.
import RealmSwift
import SwiftData

final class BoatRepository {
    private let context: ModelContext  // expect: session-stored

    init(context: ModelContext) {
        self.context = context
    }

    func add(_ boat: BoatModel) throws {
        context.insert(boat)
        do {
            try boat.validate()
        } catch {
            context.rollback()  // expect: rollback-on-borrowed-session
            throw error
        }
    }

    func add(_ boat: BoatObject, to realm: Realm) {
        realm.beginWrite()  // expect: transaction-begin-unbalanced
        realm.add(boat)
        if boat.name.isEmpty { realm.cancelWrite() }  // expect: rollback-on-borrowed-session
    }
}
