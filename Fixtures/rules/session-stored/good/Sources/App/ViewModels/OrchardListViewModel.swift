import Observation

@Observable
final class OrchardListViewModel {
    private let orchards: Orchards
    private(set) var names: [String] = []

    init(orchards: Orchards) {
        self.orchards = orchards
    }

    func load() async throws {
        names = try await orchards.names()
    }
}
