/// Tools for the agent that looks after the boats.
import FoundationModels

struct ListRepairsTool: Tool {
    let name = "list_repairs"
    let description = "List what has to be mended"
    let services: ToolServices

    @Generable
    struct Arguments {}

    func call(arguments: Arguments) async throws -> String {
        "\(try services.repairs.count()) waiting"
    }
}

struct ReportDamageTool: Tool {
    let name = "report_damage"
    let description = "Report a damaged boat"
    let services: ToolServices

    @Generable
    struct Arguments {
        var boat: String
        var what: String
    }

    func call(arguments: Arguments) async throws -> String {
        try services.repairs.report(arguments.boat, arguments.what)
        return "reported"
    }
}

func makeBoatTools(services: ToolServices) -> [any Tool] {
    [
        WindTool(), BookBoatTool(services: services), ListRepairsTool(services: services),
        ReportDamageTool(services: services),
    ]
}
