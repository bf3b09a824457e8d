/// Tools for the agent that looks after the boats.
import FoundationModels
import SwiftData

struct ListRepairsTool: Tool {  // expect: tool-without-registry
    let name = "list_repairs"
    let description = "List what has to be mended"
    let context: ModelContext  // expect: session-passed-to-tool

    @Generable
    struct Arguments {}

    func call(arguments: Arguments) async throws -> String {
        "\(context.insertedModelsArray.count) waiting"
    }
}

struct ReportDamageTool: Tool {
    let name = "report_damage"
    let description = "Report a damaged boat"
    private let services: ToolServices

    init(services: ToolServices = .shared) {  // expect: registry-default-singleton
        self.services = services
    }

    @Generable
    struct Arguments {
        var boat: String
        var what: String
    }

    func call(arguments: Arguments) async throws -> String {
        // expect(+1): session-opened-through-call
        try services.repairs.report(.named(arguments.boat), arguments.what)
        return "reported"
    }
}
