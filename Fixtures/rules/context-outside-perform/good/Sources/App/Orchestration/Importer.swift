/// The common case: all work is done on the queue of the context; the one of the main queue needs none.
import CoreData

struct RecipeOrchestrator {
    let container: NSPersistentContainer

    func importAll(_ drafts: [Draft]) async throws {
        let context = container.newBackgroundContext()
        try await context.perform {
            let known = try context.fetch(Recipe.fetchRequest())
            for draft in drafts where !known.contains(draft) { Recipe(draft, context) }
            try context.save()
        }
    }

    func onMain() throws {
        let context = NSManagedObjectContext(concurrencyType: .mainQueueConcurrencyType)
        try context.save()
    }

    func inBackground() {
        container.performBackgroundTask { context in
            try? context.save()  // expect: commit-error-ignored
        }
    }
}
