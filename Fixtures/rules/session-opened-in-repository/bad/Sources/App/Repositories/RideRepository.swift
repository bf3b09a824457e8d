/// Contexts and connections that a repository makes for itself: in a lazy property, in a default, in a static member.
import CoreData
import SQLite
import SwiftData

final class RideRepository {
    static let rides = try! Connection("rides.sqlite")  // expect: session-opened-in-repository
    private let container: NSPersistentContainer
    private lazy var context = container.newBackgroundContext()  // expect: session-opened-in-repository

    init(container: NSPersistentContainer) {
        self.container = container
    }

    func ride(_ id: NSManagedObjectID) throws -> NSManagedObject {
        try context.existingObject(with: id)
    }
}

final class FareDAO {
    private let context: ModelContext

    init(container: ModelContainer) {
        self.context = ModelContext(container)  // expect: session-opened-in-repository
    }

    func fares() throws -> [Fare] {
        try context.fetch(FetchDescriptor<Fare>())
    }
}
