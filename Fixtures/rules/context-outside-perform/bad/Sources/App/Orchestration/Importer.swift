/// The common case: a context with a queue of its own, used on whatever queue runs the function.
import CoreData

struct RecipeOrchestrator {
    let container: NSPersistentContainer

    func importAll(_ drafts: [Draft]) throws {
        let context = container.newBackgroundContext()
        let known = try context.fetch(Recipe.fetchRequest())  // expect: context-outside-perform "`context`"
        for draft in drafts where !known.contains(draft) { Recipe(draft, context) }
        try context.save()  // expect: context-outside-perform
    }

    func clear() throws {
        let context = NSManagedObjectContext(concurrencyType: .privateQueueConcurrencyType)
        context.persistentStoreCoordinator = container.persistentStoreCoordinator
        try context.save()  // expect: context-outside-perform
    }
}
