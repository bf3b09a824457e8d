/// `$0` belongs to the innermost closure without a parameter list, and what a queue does later is apart.
import Fluent
import Foundation
import GRDB

final class TrackingOrchestrator {
    let queue: DatabaseQueue

    init(queue: DatabaseQueue) {
        self.queue = queue
    }

    func track(_ parcels: [TrackedParcel]) throws {
        try queue.write { db in
            try parcels.filter { $0.isLate }.forEach { try $0.insert(db) }
            let labels = parcels.map { $0.label }
            try Journal(labels.joined()).insert(db)
        }
    }

    func trackShortly(_ parcel: TrackedParcel) throws {
        try queue.write { try parcel.insert($0) }
    }

    func trackLater(_ parcel: TrackedParcel, done: @escaping (Int) -> Void) {
        queue.asyncWrite { db in
            try parcel.insert(db)
        } completion: { _, _ in
            DispatchQueue.main.async { done((try? self.queue.read { try TrackedParcel.fetchCount($0) }) ?? 0) }
        }
    }

    func describe() throws {
        try queue.write { db in
            print("writing to", queue.path)
            try TrackedParcel.deleteAll(db)
        }
    }

    /// Two databases: copying needs both at once.
    func copy(from live: GRDB.Database, to archive: DatabaseQueue) throws {
        let rows = try TrackedParcel.fetchAll(live)
        try archive.write { db in
            for row in rows { try row.insert(db) }
        }
    }
}
