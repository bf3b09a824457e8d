/// Lets an agent book a boat, through the service.
import Foundation
import FoundationModels

struct BookBoatTool: Tool {
    let name = "book_boat"
    let description = "Book a boat by its name, for one member and one day"
    let services: ToolServices

    @Generable
    struct Arguments {
        var boat: String
        var member: String
        var day: String
    }

    func call(arguments: Arguments) async throws -> String {
        let day = try Date(arguments.day, strategy: .iso8601)
        let booking = try services.bookings.book(arguments.boat, for: arguments.member, on: day)
        return "booking for \(booking.member)"
    }
}
