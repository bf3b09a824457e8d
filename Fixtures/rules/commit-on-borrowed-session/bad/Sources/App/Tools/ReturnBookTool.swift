/// A tool that takes the context and ends the transaction of its agent.
import FoundationModels
import SwiftData

struct ReturnBookTool: Tool {  // expect: tool-without-registry
    let description = "Note that a book was given back"
    let context: ModelContext  // expect: session-passed-to-tool

    func call(arguments: ReturnedBook) async throws -> String {
        context.insert(ReturnNote(arguments))
        try context.save()  // expect: commit-on-borrowed-session
        return "noted"
    }
}
