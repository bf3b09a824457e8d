/// What the season's screen shows, and what it asks the orchestrator for.
import Observation

@Observable
final class SeasonViewModel {
    private(set) var answer = ""
    private let orchestrator: SeasonOrchestrator

    init(orchestrator: SeasonOrchestrator) {
        self.orchestrator = orchestrator
    }

    func prepare(_ wish: String) async throws {
        answer = try await orchestrator.prepare(wish)
    }
}
