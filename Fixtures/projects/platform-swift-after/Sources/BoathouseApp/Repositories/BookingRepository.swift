/// Bookings and boats in the context that the repository is made with.
import Foundation
import SwiftData

struct BookingRepository {
    let context: ModelContext

    func add(_ booking: Booking) {
        context.insert(booking)
    }

    func isTaken(_ boat: Boat, on day: Date) throws -> Bool {
        try context.fetch(FetchDescriptor<Booking>()).contains { $0.boat.name == boat.name && $0.day == day }
    }

    func boat(called name: String) throws -> Boat? {
        try context.fetch(FetchDescriptor<Boat>()).first { $0.name == name }
    }
}

enum BookingError: Error {
    case taken, noBoat
}
