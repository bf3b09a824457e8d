import CoreData

/// A singleton, an attribute that an initialiser takes, and one that is opened here.
final class Store {  // expect-fact: opens(opened)
    static let shared = Store()
    let container: NSPersistentContainer

    init() {  // expect-fact: opens(opened)
        container = NSPersistentContainer(name: "Depot")
    }

    func saveView() throws {  // expect-fact: commits(ambient viewContext)
        try container.viewContext.save()
    }

    func saveInBackground() {  // expect-fact: opens(opened), commits(opened)
        container.performBackgroundTask { context in  // expect-fact(lambda): commits(opened)
            try? context.save()
        }
    }

    func fresh() -> NSManagedObjectContext {  // expect-fact: opens(opened)
        container.newBackgroundContext()
    }
}

struct Shelf {
    let context: NSManagedObjectContext

    func keep() throws {  // expect-fact: commits(attribute self.context)
        try context.save()
    }

    func keepQuietly() {  // expect-fact: commits(attribute self.context), rollsBack(attribute self.context)
        defer { context.rollback() }
        try? context.save()
    }
}

final class Desk {
    private let context: NSManagedObjectContext

    init(context: NSManagedObjectContext) {
        self.context = context
    }

    func finish() throws {  // expect-fact: commits(attribute self.context)
        try context.save()
    }

    static func finish(_ context: NSManagedObjectContext) throws {  // expect-fact: commits(parameter context)
        try context.save()
    }
}
