/// Lets an agent book a boat.
import Foundation
import FoundationModels
import SwiftData

struct BookBoatTool: Tool {  // expect: tool-without-registry
    let name = "book_boat"
    let description = "Book a boat by its name, for one member and one day"

    @Generable
    struct Arguments {
        var boat: String
        var member: String
        var day: String
    }

    func call(arguments: Arguments) async throws -> String {
        let context = ModelContext(BoathouseApp.container)  // expect: session-opened-in-tool
        let boats = try context.fetch(FetchDescriptor<Boat>())  // expect: query-in-tool
        guard let boat = boats.first(where: { $0.name == arguments.boat }) else { throw BookingError.noBoat }
        let day = try Date(arguments.day, strategy: .iso8601)
        // expect(+1): session-opened-through-call "`BookingRepository.isTaken` opens a session"
        let booking = try BookingService(context: context).book(boat, for: arguments.member, on: day)
        return "booking for \(booking.member)"
    }
}
