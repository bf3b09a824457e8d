/// The app puts the parts together.
import SwiftData
import SwiftUI

@main
struct TripsApp: App {
    private let container: ModelContainer

    init() {
        do {
            container = try ModelContainer(for: Trip.self)
        } catch {
            container = try! ModelContainer(for: Trip.self, configurations: ModelConfiguration(isStoredInMemoryOnly: true))
        }
    }

    var body: some Scene {
        WindowGroup { TripListView() }.modelContainer(container)
    }
}
