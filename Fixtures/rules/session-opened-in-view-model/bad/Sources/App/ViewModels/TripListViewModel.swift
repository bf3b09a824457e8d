/// The common case: each view model has a context that no other one sees.
import Observation
import SwiftData

@Observable
final class TripListViewModel {
    private(set) var trips: [Trip] = []
    private let container: ModelContainer

    init(container: ModelContainer) {
        self.container = container
    }

    func load() throws {
        let context = ModelContext(container)  // expect: session-opened-in-view-model "`TripListViewModel.load`"
        trips = try context.fetch(FetchDescriptor<Trip>())
    }
}
