/// The owner rolls back.
import CoreData

struct MoorUseCase {
    let container: NSPersistentContainer
    let berths: BerthService

    func moor(_ boat: Boat) throws {
        let context = container.newBackgroundContext()
        do {
            try berths.moor(boat, in: context)
            try context.save()
        } catch {
            context.rollback()
            throw error
        }
    }
}
