import Fluent

struct LoanService {
    func lend(_ loan: Loan, on database: any Database) async throws {
        try await loan.save(on: database)
    }

    func inTransaction<Result>(
        on database: any Database, _ work: @escaping (any Database) async throws -> Result
    ) async throws -> Result {
        try await database.transaction { transaction in
            try await work(transaction)
        }
    }
}
