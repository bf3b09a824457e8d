/// Core Data: the property of a stack, a context that somebody made, and a chain.
import CoreData

final class DiaryStack {
    static let shared = DiaryStack()
    let container = NSPersistentContainer(name: "Diary")

    func saveAll() {
        try? container.viewContext.save()  // expect: commit-error-ignored
        let context = container.newBackgroundContext()
        context.performAndWait {
            try? context.save()  // expect: commit-error-ignored
        }
        container.performBackgroundTask { context in
            if context.hasChanges { try? context.save() }  // expect: commit-error-ignored
        }
    }

    func sweep(_ context: NSManagedObjectContext?) {
        try? context?.save()  // expect: commit-error-ignored
    }

    func sweepIfLoaded(_ context: NSManagedObjectContext?) {
        guard let context else { return }
        try? context.save()  // expect: commit-error-ignored
    }

    deinit {
        try? container.viewContext.save()  // expect: commit-error-ignored
    }
}
