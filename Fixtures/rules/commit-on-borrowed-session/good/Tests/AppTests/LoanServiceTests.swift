/// A test is the owner of what it makes.
import CoreData
import XCTest

final class LoanServiceTests: XCTestCase {
    func save(_ context: NSManagedObjectContext) throws {
        try context.save()
    }
}
