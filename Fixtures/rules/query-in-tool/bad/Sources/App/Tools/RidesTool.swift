/// The common case: the tool asks the database itself.
import FoundationModels
import SwiftData

struct RidesTool: Tool {  // expect: tool-without-registry
    let name = "rides"
    let description = "Count the rides of a bike"
    let context: ModelContext  // expect: session-passed-to-tool

    func call(arguments: BikeQuestion) async throws -> String {
        let bike = arguments.bike
        let count = try context.fetchCount(FetchDescriptor<Ride>(predicate: #Predicate { $0.bike == bike }))  // expect: query-in-tool "`RidesTool.call` runs a query with `context.fetchCount`"
        return "\(count)"
    }
}
