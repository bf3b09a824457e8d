import CoreData

/// The container is an attribute of an object of another file, and this file names no type of Core Data.
struct StocktakingOrchestrator {
    func count(_ stack: PantryStack) throws -> Int {
        let context = stack.container.newBackgroundContext()
        return try context.count(for: Jar.fetchRequest())  // expect: context-outside-perform
    }

    func list() throws -> [Jar] {
        let context = PantryStack().container.newBackgroundContext()
        return try context.fetch(Jar.fetchRequest())  // expect: context-outside-perform
    }

    func listShared() throws -> [Jar] {
        let context = PantryStack.shared.container.newBackgroundContext()
        return try context.fetch(Jar.fetchRequest())  // expect: context-outside-perform
    }
}
