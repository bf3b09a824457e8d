/// The common case: the tool is made with the service, which has the session of the operation.
import FoundationModels

struct LendTool: Tool {
    let name = "lend"
    let description = "Lend a book to a reader"
    let loans: any Lending

    func call(arguments: LendingRequest) async throws -> String {
        try await loans.lend(arguments.book, to: arguments.reader)
        return "lent"
    }
}
