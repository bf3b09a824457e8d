/// A context that the object makes itself, by a closure where it is declared.
import CoreData

final class SyncService {
    private let container: NSPersistentContainer
    private lazy var background: NSManagedObjectContext = {
        let context = container.newBackgroundContext()
        context.mergePolicy = NSMergePolicy.mergeByPropertyObjectTrump
        return context
    }()

    init(container: NSPersistentContainer) {
        self.container = container
    }

    func pull() throws {
        try background.save()
    }
}
