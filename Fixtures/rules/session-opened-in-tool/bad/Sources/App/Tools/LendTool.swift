/// The common case: a tool makes a context of its own for every call.
import FoundationModels
import SwiftData

struct LendTool: Tool {  // expect: tool-without-registry
    let name = "lend"
    let description = "Lend a book to a reader"

    func call(arguments: Lending) async throws -> String {
        let container = try ModelContainer(for: Loan.self)  // expect: session-opened-in-tool "`LendTool.call` opens a session with `ModelContainer`"
        let context = ModelContext(container)  // expect: session-opened-in-tool
        context.insert(Loan(arguments))
        try context.save()
        return "lent"
    }
}
