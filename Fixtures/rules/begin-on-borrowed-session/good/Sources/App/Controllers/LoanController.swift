import Fluent
import Vapor

struct LoanController {
    func lend(_ request: Request) async throws -> HTTPStatus {
        try await request.db.transaction { transaction in
            try await Loan().save(on: transaction)
        }
        return .created
    }
}
