/// A store and a stack that views observe are there to make the container.
import Combine
import CoreData
import SwiftData

final class TripStore: ObservableObject {
    private let context: ModelContext

    init(container: ModelContainer) {
        context = ModelContext(container)
    }
}

@Observable
final class PersistenceController {
    let container = NSPersistentContainer(name: "Trips")

    func background() -> NSManagedObjectContext { container.newBackgroundContext() }
}
