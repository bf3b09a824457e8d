import CoreData

/// Who owns the container hands out its contexts.
final class CoreDataStack {
    let container: NSPersistentContainer
    let main: NSManagedObjectContext

    init(container: NSPersistentContainer) {
        self.container = container
        main = container.viewContext
    }
}
