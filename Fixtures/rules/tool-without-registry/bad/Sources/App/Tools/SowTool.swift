/// The common case: a tool opens what it needs, because nobody gives it anything.
import FoundationModels
import SwiftData

struct SowTool: Tool {  // expect: tool-without-registry "`SowTool`"
    let name = "sow"
    let description = "Sow seeds in a bed"

    func call(arguments: Sowing) async throws -> String {
        let context = ModelContext(Garden.container)  // expect: session-opened-in-tool
        try SeedService(context).sow(arguments)
        try context.save()
        return "sown"
    }
}
