import Fluent

struct LoanService {
    let database: any Database

    func lend(_ loan: Loan, on database: any Database) async throws {
        try await database.transaction { transaction in  // expect: begin-on-borrowed-session "`LoanService.lend` begins"
            try await loan.save(on: transaction)
        }
    }

    func takeBack(_ loan: Loan) async throws {
        try await database.transaction { transaction in  // expect: begin-on-borrowed-session
            try await loan.delete(on: transaction)
        }
    }
}
