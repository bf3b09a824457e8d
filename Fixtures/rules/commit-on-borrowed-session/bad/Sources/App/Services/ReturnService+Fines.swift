/// An extension in another file has the role and the properties of its type.
import CoreData

extension ReturnService {
    func fine(_ reader: Reader, _ context: NSManagedObjectContext) throws {
        reader.fines += 1
        try context.save()  // expect: commit-on-borrowed-session "`ReturnService.fine`"
    }

    func sweepFines() throws {
        try weakContext?.save()  // expect: commit-on-borrowed-session
    }
}
