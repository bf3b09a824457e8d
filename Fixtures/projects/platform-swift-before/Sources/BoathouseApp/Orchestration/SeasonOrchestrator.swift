/// Prepares a season: it runs the agent, and saves what is in its own context.
import FoundationModels
import SwiftData

final class SeasonOrchestrator {
    private let container: ModelContainer

    init(container: ModelContainer) {
        self.container = container
    }

    func prepare(_ wish: String) async throws -> String {
        let context = ModelContext(container)
        let tools: [any Tool] = [WindTool(), BookBoatTool(), ListRepairsTool(context: context), ReportDamageTool()]
        let agent = LanguageModelSession(tools: tools)
        let answer = try await agent.respond(to: wish)
        try context.save()
        return answer.content
    }
}
