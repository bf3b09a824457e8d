/// Whoever runs the agent opens the context and hands the tool a service.
import FoundationModels
import SwiftData

final class LendingOrchestrator {
    private let container: ModelContainer

    init(container: ModelContainer) {
        self.container = container
    }

    func run(_ wish: String) async throws {
        let context = ModelContext(container)
        let agent = LanguageModelSession(tools: [LendTool(loans: LoanService(context: context))])
        _ = try await agent.respond(to: wish)
        try context.save()
    }
}
