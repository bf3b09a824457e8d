import GRDB

/// A function of the program that is called like the one of a queue.
private func addOperation(_ db: Database, _ loan: Loan) throws {
    try loan.insert(db)
}

struct LoanWriter {
    let queue: DatabaseQueue

    func write(_ loan: Loan) throws {
        try queue.write { db in
            try addOperation(db, loan)
        }
    }
}
