/// The common case: a service takes back what its caller has done as well.
import CoreData

struct BerthService {
    func moor(_ boat: Boat, in context: NSManagedObjectContext) {
        boat.isMoored = true
        guard boat.isSeaworthy else {
            context.rollback()  // expect: rollback-on-borrowed-session "`BerthService.moor` rolls back `context`"
            return
        }
    }
}
