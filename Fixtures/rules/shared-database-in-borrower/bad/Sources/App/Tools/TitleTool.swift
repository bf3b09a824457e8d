import FoundationModels

struct TitleTool: Tool {
    func call(arguments: Arguments) async throws -> String {
        try AppDatabase.shared.titles().joined()  // expect: shared-database-in-borrower "keeps the database"
    }
}
