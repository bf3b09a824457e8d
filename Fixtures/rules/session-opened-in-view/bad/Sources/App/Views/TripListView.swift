/// The common case: the view makes a container and a context of its own.
import SwiftData
import SwiftUI

struct TripListView: View {
    @State private var trips: [Trip] = []

    var body: some View {
        List(trips) { trip in Text(trip.name) }
            .task { load() }
    }

    private func load() {
        do {
            let container = try ModelContainer(for: Trip.self)  // expect: session-opened-in-view "`TripListView.load` opens a session with `ModelContainer`"
            let context = ModelContext(container)  // expect: session-opened-in-view
            trips = try context.fetch(FetchDescriptor<Trip>())
        } catch {
            trips = []
        }
    }
}
