/// Books boats; the context is the caller's, and so is the save.
import Foundation
import SwiftData

struct BookingService {
    private let bookings: BookingRepository

    init(context: ModelContext) {
        bookings = BookingRepository(context: context)
    }

    func book(_ name: String, for member: String, on day: Date) throws -> Booking {
        guard let boat = try bookings.boat(called: name) else { throw BookingError.noBoat }
        guard try !bookings.isTaken(boat, on: day) else { throw BookingError.taken }
        let booking = Booking(boat: boat, member: member, day: day)
        bookings.add(booking)
        return booking
    }
}
