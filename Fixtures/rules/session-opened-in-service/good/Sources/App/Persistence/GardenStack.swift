/// The stack makes the container and hands out contexts.
import CoreData
import GRDB

final class GardenStack {
    static let shared = GardenStack()
    let container = NSPersistentContainer(name: "Garden")

    func context() -> NSManagedObjectContext { container.newBackgroundContext() }
}

struct GardenDatabase {
    let writer: any DatabaseWriter

    init(path: String) throws {
        writer = try DatabasePool(path: path)
    }
}
