/// Keeps the list of what has to be mended, in the context of the operation.
import SwiftData

struct RepairService {
    private let context: ModelContext

    init(context: ModelContext) {
        self.context = context
    }

    func report(_ name: String, _ what: String) throws {
        let boats = try context.fetch(FetchDescriptor<Boat>())
        guard let boat = boats.first(where: { $0.name == name }) else { throw BookingError.noBoat }
        boat.isDamaged = true
        context.insert(Repair(boat: boat, what: what))
    }

    func count() throws -> Int {
        try context.fetchCount(FetchDescriptor<Repair>())
    }
}
