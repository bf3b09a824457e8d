/// The common case: the tool is made with the service.
import FoundationModels

struct WeighTool: Tool {
    let name = "weigh"
    let description = "Note the weight of a parcel"
    let weighing: WeighingService

    func call(arguments: Weight) async throws -> String {
        try weighing.note(arguments)
        return "noted"
    }
}
