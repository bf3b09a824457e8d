/// A tool that reaches a database by a singleton.
import FoundationModels

struct CompostTool: Tool {
    let description = "Turn the compost"

    // expect(-3) missing: tool-without-registry
    func call(arguments: Turning) async throws -> String {
        try await GardenManager.shared.turn(arguments.heap)
        return "turned"
    }
}
