/// What a preview is shown lives in memory alone.
import SwiftData
import SwiftUI

struct TripForm: View {
    let trip: Trip

    init(shown trip: Trip) {
        let configuration = ModelConfiguration(isStoredInMemoryOnly: true)
        let container = try! ModelContainer(for: Trip.self, configurations: configuration)
        let context = ModelContext(container)
        context.insert(trip)
        self.trip = trip
    }

    var body: some View { Text(trip.name) }
}
