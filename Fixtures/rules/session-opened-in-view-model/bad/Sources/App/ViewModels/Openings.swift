/// Other libraries, and other places in a view model: property, initializer, lazy property, task.
import Combine
import CoreData
import GRDB
import RealmSwift

final class TripEditor: ObservableObject {
    private let queue: DatabaseQueue
    private lazy var realm = try? Realm()  // expect: session-opened-in-view-model
    private let pool = try? DatabasePool(path: "drafts.sqlite")  // expect: session-opened-in-view-model

    init() throws {
        queue = try DatabaseQueue(path: "trips.sqlite")  // expect: session-opened-in-view-model
    }

    func keep(_ container: NSPersistentContainer) {
        Task { [container] in
            let context = container.newBackgroundContext()  // expect: session-opened-in-view-model
            try await context.perform { try context.save() }
        }
    }

    func keepSoon(_ container: NSPersistentContainer?) {
        container?.performBackgroundTask { context in  // expect: session-opened-in-view-model
            context.reset()
        }
    }
}
