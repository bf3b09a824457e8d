import CoreData
import Observation

@Observable
final class OrchardListViewModel {
    private let context: NSManagedObjectContext  // expect: session-stored "which it is made with"
    private(set) var names: [String] = []

    init(context: NSManagedObjectContext) {
        self.context = context
    }

    func load() throws {
        let request = NSFetchRequest<Orchard>(entityName: "Orchard")
        names = try context.fetch(request).map(\.name)
    }
}
