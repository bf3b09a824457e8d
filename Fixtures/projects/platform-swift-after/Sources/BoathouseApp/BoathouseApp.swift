/// The app of the boathouse: one container, handed to whoever owns an operation.
import SwiftData
import SwiftUI

@main
struct BoathouseApp: App {
    private let container: ModelContainer

    init() {
        do { container = try ModelContainer(for: Boat.self, Booking.self, Repair.self) } catch { fatalError("\(error)") }
    }

    var body: some Scene {
        WindowGroup {
            BoatListView()
            SeasonView(season: SeasonViewModel(orchestrator: SeasonOrchestrator(container: container)))
        }
        .modelContainer(container)
    }
}
