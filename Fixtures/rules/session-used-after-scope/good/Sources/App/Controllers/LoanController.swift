import GRDB

final class LoanController {
    private let queue: DatabaseQueue
    private var last: Loan?

    init(queue: DatabaseQueue) {
        self.queue = queue
    }

    func loans() throws -> [Loan] {
        try queue.read { db in
            return try Loan.fetchAll(db)
        }
    }

    func lend(_ loan: Loan) throws {
        try queue.write { db in
            let same = db
            try loan.insert(same)
            last = loan
        }
    }

    func context(_ loan: Loan) throws {
        try queue.write { db in
            var desk = Desk()
            desk.database = db
            try desk.lend(loan)
        }
    }
}

struct Desk {
    var database: Database?

    func lend(_ loan: Loan) throws {
        if let database { try loan.insert(database) }
    }
}
