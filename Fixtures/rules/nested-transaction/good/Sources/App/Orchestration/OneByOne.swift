/// One transaction after the other, or later, or on another database.
import Foundation
import GRDB
import RealmSwift

final class HarbourOrchestrator {
    private let live: DatabaseQueue
    private let archive: DatabaseQueue

    init(live: DatabaseQueue, archive: DatabaseQueue) {
        self.live = live
        self.archive = archive
    }

    func twice(_ boat: Boat) throws {
        try live.write { db in try boat.insert(db) }
        try live.read { db in _ = try Boat.fetchAll(db) }
    }

    func later(_ boat: Boat) throws {
        try live.write { db in
            try boat.insert(db)
            DispatchQueue.global().async {
                try? self.live.read { db in print(try Boat.fetchCount(db)) }
            }
            Task { try await self.live.read { db in _ = try Boat.fetchCount(db) } }
        }
    }

    func afterwards(_ boat: Boat) {
        live.asyncWrite({ db in
            try boat.insert(db)
        }, completion: { [live] _, _ in
            let count = try? live.read { db in try Boat.fetchCount(db) }
            print(count ?? 0)
        })
    }

    func copy() throws {
        try live.read { db in
            let boats = try Boat.fetchAll(db)
            try archive.write { other in
                for boat in boats { try boat.insert(other) }
            }
        }
    }

    func inGuard(_ realm: Realm, _ entry: LogEntry) throws {
        guard realm.isInWriteTransaction else {
            try realm.write { realm.add(entry) }
            return
        }
        realm.add(entry)
    }
}
