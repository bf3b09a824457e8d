/// The common case: a tool that is made without services falls back to those that all requests share.
import FoundationModels

struct LampTool: Tool {
    let description = "Have a lamp repaired"
    private let services: ToolServices

    init(services: ToolServices = .shared) {  // expect: registry-default-singleton "`services`"
        self.services = services
    }

    func call(arguments: Lamp) async throws -> String {
        try await services.lamps.repair(arguments)
    }
}
