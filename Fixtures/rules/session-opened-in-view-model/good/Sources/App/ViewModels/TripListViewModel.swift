/// The common case: the view model asks a store, which its owner hands it.
import Observation

@Observable
final class TripListViewModel {
    private(set) var trips: [Trip] = []
    private let store: any TripStoring

    init(store: any TripStoring) {
        self.store = store
    }

    func load() throws {
        trips = try store.trips()
    }
}
