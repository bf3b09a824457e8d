import CoreData

final class PantryStack {
    static let shared = PantryStack()

    let container: NSPersistentContainer

    init() {
        container = NSPersistentContainer(name: "Pantry")
    }
}
