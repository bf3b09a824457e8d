import FoundationModels
import SwiftData

/// Works on the context of whoever makes it.
struct CountCrossingsTool: Tool {
    let name = "count_crossings"
    let description = "Count what is booked"
    let context: ModelContext

    @Generable
    struct Arguments {
        var ferry: String
    }

    func call(arguments: Arguments) async throws -> String {
        let crossings = try context.fetch(FetchDescriptor<Crossing>())
        return "\(crossings.count)"
    }
}
