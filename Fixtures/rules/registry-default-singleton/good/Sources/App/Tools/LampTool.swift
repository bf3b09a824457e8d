/// The common case: whoever makes the tool says which services it works with.
import FoundationModels

struct LampTool: Tool {
    let description = "Have a lamp repaired"
    private let services: ToolServices

    init(services: ToolServices) {
        self.services = services
    }

    func call(arguments: Lamp) async throws -> String {
        try await services.lamps.repair(arguments)
    }
}
