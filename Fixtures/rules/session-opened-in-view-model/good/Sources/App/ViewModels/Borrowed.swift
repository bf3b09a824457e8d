/// A view model that reads in the context it is handed, or in the accesses of a queue, opens nothing.
import CoreData
import GRDB
import Observation

@Observable
final class StampViewModel {
    private let queue: DatabaseQueue
    private let context: NSManagedObjectContext  // expect: session-stored
    private(set) var count = 0

    init(queue: DatabaseQueue, context: NSManagedObjectContext) {
        self.queue = queue
        self.context = context
    }

    func load() async throws {
        count = try await queue.read { db in try Stamp.fetchCount(db) }
        count += try context.count(for: TripRecord.fetchRequest())
    }
}
