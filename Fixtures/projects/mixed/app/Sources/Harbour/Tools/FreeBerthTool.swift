/// Lets the harbour master's agent look for a free berth.
import FoundationModels
import SwiftData

struct FreeBerthTool: Tool {
    let description = "Find a free berth"
    let services: HarbourServiceRegistry

    func call(arguments: BerthWish) async throws -> String {
        try services.lend { (context: ModelContext) in
            let free = try context.fetch(FetchDescriptor<Berth>())  // expect: query-in-tool
            return free.map(\.name).joined(separator: ", ")
        }
    }
}
