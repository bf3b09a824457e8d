import CoreData

/// It makes a context of its own; the other initializer is there for tests.
final class IconStore {
    private let context: NSManagedObjectContext

    init() {
        context = OrchardStack.shared.makeContext(named: "Icons")
    }

    init(context: NSManagedObjectContext) {
        self.context = context
    }

    func icons() throws -> [Icon] {
        try context.performAndWait { try context.fetch(Icon.fetchRequest()) }
    }
}
