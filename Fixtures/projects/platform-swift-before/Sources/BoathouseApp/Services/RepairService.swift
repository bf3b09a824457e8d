/// Keeps the list of what has to be mended.
import SwiftData

final class RepairService {
    private let container: ModelContainer

    init(container: ModelContainer) {
        self.container = container
    }

    func report(_ boat: PersistentIdentifier, _ what: String) throws {
        let context = ModelContext(container)  // expect: session-opened-in-service
        guard let boat = context.model(for: boat) as? Boat else { return }
        boat.isDamaged = true
        context.insert(Repair(boat: boat, what: what))
        try context.save()
    }
}
