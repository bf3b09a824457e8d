/// Books boats.
import Foundation
import SwiftData

struct BookingService {
    let context: ModelContext
    let bookings = BookingRepository()

    func book(_ boat: Boat, for member: String, on day: Date) throws -> Booking {
        let booking = Booking(boat: boat, member: member, day: day)
        try bookings.add(booking, context)
        try context.save()  // expect: commit-on-borrowed-session "`BookingService.book`"
        return booking
    }
}
