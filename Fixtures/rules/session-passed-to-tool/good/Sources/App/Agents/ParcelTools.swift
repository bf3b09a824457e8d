/// The factory takes what services are reached through; a runner takes finished tools.
import SwiftData

func makeParcelTools(services: ToolServices) -> [any ParcelTool] {
    [WeighTool(weighing: services.weighing), RouteTool(services: services)]
}

func runParcelTools(_ tools: [any ParcelTool], in context: ModelContext) async throws {
    for tool in tools { try await tool.warm() }
    try context.save()
}
