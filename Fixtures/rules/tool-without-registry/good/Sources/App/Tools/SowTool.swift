/// The common case: the tool is made with what services are reached through.
import FoundationModels

struct SowTool: Tool {
    let name = "sow"
    let description = "Sow seeds in a bed"
    let services: ToolServices

    func call(arguments: Sowing) async throws -> String {
        try await services.seeds.sow(arguments)
        return "sown"
    }
}
