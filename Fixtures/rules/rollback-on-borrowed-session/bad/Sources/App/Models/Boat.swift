/// A model that gives up on behalf of everybody.
import CoreData

final class Boat: NSManagedObject {
    static func forget(_ context: NSManagedObjectContext) {
        context.rollback()  // expect: rollback-on-borrowed-session
    }
}
