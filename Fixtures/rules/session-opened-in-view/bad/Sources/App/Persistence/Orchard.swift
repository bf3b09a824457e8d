/// The stack that the whole app shares.
import CoreData

final class Orchard {
    static let shared = Orchard()

    let container: NSPersistentContainer

    init() {
        container = NSPersistentContainer(name: "Orchard")
    }
}
