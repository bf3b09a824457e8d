/// The common case: a service makes a context, so that its caller's changes and its own are two transactions.
import CoreData

final class SeedService {
    private let container: NSPersistentContainer

    init(container: NSPersistentContainer) {
        self.container = container
    }

    func sow(_ seeds: [Seed], in bed: NSManagedObjectID) throws {
        let context = container.newBackgroundContext()  // expect: session-opened-in-service "`SeedService.sow` opens a session with `container.newBackgroundContext`"
        try context.performAndWait {
            for seed in seeds { Sowing(context: context).fill(seed, bed) }
            try context.save()
        }
    }
}
