/// The common case: the view takes the context of its environment, and the rows that it asks for.
import SwiftData
import SwiftUI

struct TripListView: View {
    @Environment(\.modelContext) private var context
    @Query(sort: \Trip.start) private var trips: [Trip]

    var body: some View {
        List(trips) { trip in
            Button("Forget \(trip.name)") { context.delete(trip) }
        }
    }
}

#Preview {
    let container = try! ModelContainer(for: Trip.self, configurations: ModelConfiguration(isStoredInMemoryOnly: true))
    return TripListView().modelContainer(container)
}
