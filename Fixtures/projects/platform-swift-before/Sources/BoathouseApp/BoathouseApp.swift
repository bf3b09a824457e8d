/// The app of the boathouse: one container for all windows.
import SwiftData
import SwiftUI

@main
struct BoathouseApp: App {
    static let container = makeContainer()

    var body: some Scene {
        WindowGroup { BoatListView() }.modelContainer(Self.container)
    }

    private static func makeContainer() -> ModelContainer {
        do { return try ModelContainer(for: Boat.self, Booking.self, Repair.self) } catch { fatalError("\(error)") }
    }
}
