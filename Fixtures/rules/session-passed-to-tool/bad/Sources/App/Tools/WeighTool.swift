/// The common case: a tool is built on a context, and so becomes a small service of its own.
import FoundationModels
import SwiftData

struct WeighTool: Tool {  // expect: tool-without-registry
    let name = "weigh"
    let description = "Note the weight of a parcel"
    private let weighing: WeighingService

    init(context: ModelContext) {  // expect: session-passed-to-tool "`WeighTool.init` takes `context`"
        weighing = WeighingService(context)
    }

    func call(arguments: Weight) async throws -> String {
        try weighing.note(arguments)
        return "noted"
    }
}
