import Observation

@Observable
final class OrchardListViewModel {
    private let orchards: OrchardRepository
    private(set) var names: [String] = []

    init(orchards: OrchardRepository) {
        self.orchards = orchards
    }

    func load() async throws {
        names = try await orchards.names()
    }
}
