/// What the season's screen shows.
import Observation
import SwiftData

@Observable
final class SeasonViewModel {
    private(set) var bookings: [Booking] = []

    func load() throws {
        let context = ModelContext(BoathouseApp.container)  // expect: session-opened-in-view-model
        bookings = try context.fetch(FetchDescriptor<Booking>())
    }
}
