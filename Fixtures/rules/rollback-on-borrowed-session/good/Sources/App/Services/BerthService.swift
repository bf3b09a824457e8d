/// The common case: the service throws, and whoever owns the context decides.
import CoreData

struct BerthService {
    func moor(_ boat: Boat, in context: NSManagedObjectContext) throws {
        guard boat.isSeaworthy else { throw HarbourError.unseaworthy }
        boat.isMoored = true
        context.refresh(boat, mergeChanges: true)
    }
}
