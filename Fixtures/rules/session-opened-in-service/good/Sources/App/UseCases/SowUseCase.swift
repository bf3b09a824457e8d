/// The owner opens.
import CoreData

struct SowUseCase {
    let container: NSPersistentContainer
    let seeds: SeedService

    func sow(_ packet: [Seed], in bed: Bed) async throws {
        try await container.performBackgroundTask { context in
            seeds.sow(packet, in: bed, context)
            try context.save()
        }
    }
}
