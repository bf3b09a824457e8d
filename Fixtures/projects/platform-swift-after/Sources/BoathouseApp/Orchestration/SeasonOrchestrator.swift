/// Prepares a season: the owner of the context, of the services, and of the one save.
import FoundationModels
import SwiftData

final class SeasonOrchestrator {
    private let container: ModelContainer

    init(container: ModelContainer) {
        self.container = container
    }

    func prepare(_ wish: String) async throws -> String {
        let context = ModelContext(container)
        context.autosaveEnabled = false
        do {
            let agent = LanguageModelSession(tools: makeBoatTools(services: ToolServices(context: context)))
            let answer = try await agent.respond(to: wish)
            try context.save()
            return answer.content
        } catch {
            context.rollback()
            throw error
        }
    }
}
