/// A model that saves itself, through whatever context it is given.
import CoreData

final class Loan: NSManagedObject {
    func close(in context: NSManagedObjectContext) throws {
        isClosed = true
        try context.save()  // expect: commit-on-borrowed-session "`Loan.close`"
    }

    func closeHere() throws {
        isClosed = true
        // expect(+1) missing: commit-on-borrowed-session
        try managedObjectContext?.save()
    }
}
