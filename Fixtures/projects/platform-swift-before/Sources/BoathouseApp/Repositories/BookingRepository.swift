/// Bookings in the database.
import Foundation
import SwiftData

struct BookingRepository {
    func add(_ booking: Booking, _ context: ModelContext) throws {
        context.insert(booking)
        if try isTaken(booking.boat, on: booking.day) {
            context.rollback()  // expect: rollback-on-borrowed-session
            throw BookingError.taken
        }
    }

    func isTaken(_ boat: Boat, on day: Date) throws -> Bool {
        let context = ModelContext(BoathouseApp.container)  // expect: session-opened-in-repository
        return try context.fetch(FetchDescriptor<Booking>()).contains { $0.boat.name == boat.name && $0.day == day }
    }
}

enum BookingError: Error {
    case taken, noBoat
}
