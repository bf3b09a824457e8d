/// A factory that opens for the tools it makes, and a closure that is a tool.
import MCP
import SwiftData

func makeLibraryTools() throws -> [any Tool] {
    let context = ModelContext(try ModelContainer(for: Loan.self))  // expect: session-opened-in-tool, session-opened-in-tool
    return [ListTool(context), CountTool(context)]
}

func serve(_ server: Server, _ container: ModelContainer) async {
    await server.withMethodHandler(CallTool.self) { parameters in
        let context = ModelContext(container)  // expect: session-opened-in-tool
        let count = try context.fetchCount(FetchDescriptor<Loan>())  // expect: query-in-tool
        return CallTool.Result(content: [.text("\(count)")])
    }
}
