/// Queries belong to services.
import SwiftData

struct RideService: RideCounting {
    let context: ModelContext

    func count(of bike: Int) async throws -> Int {
        try context.fetchCount(FetchDescriptor<Ride>(predicate: #Predicate { $0.bike == bike }))
    }
}
