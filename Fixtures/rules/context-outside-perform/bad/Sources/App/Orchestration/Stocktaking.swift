import CoreData

/// The container is an attribute of an object of another file, and this file names nothing of Core Data: not seen yet.
struct StocktakingOrchestrator {
    func count(_ stack: PantryStack) throws -> Int {
        let context = stack.container.newBackgroundContext()
        return try context.count(for: Jar.fetchRequest())  // expect missing: context-outside-perform
    }

    func list() throws -> [Jar] {
        let context = PantryStack().container.newBackgroundContext()
        return try context.fetch(Jar.fetchRequest())  // expect missing: context-outside-perform
    }

    func listShared() throws -> [Jar] {
        let context = PantryStack.shared.container.newBackgroundContext()
        return try context.fetch(Jar.fetchRequest())  // expect missing: context-outside-perform
    }
}
