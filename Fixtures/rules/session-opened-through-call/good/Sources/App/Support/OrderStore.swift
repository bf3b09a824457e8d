import CoreData

/// A store that makes its own contexts; services may use it.
final class OrderStore {
    private let container: NSPersistentContainer

    init(container: NSPersistentContainer) { self.container = container }

    func count() throws -> Int {
        let context = container.newBackgroundContext()
        return try context.count(for: NSFetchRequest(entityName: "Order"))
    }
}
