import Fluent
import Foundation
import GRDB

final class LoanController {
    private let queue: DatabaseQueue

    init(queue: DatabaseQueue) {
        self.queue = queue
    }

    func lend(_ loan: Loan) throws {
        try queue.write { db in
            try loan.insert(db)
            let id = loan.id
            Task { [queue] in
                try await queue.write { db in try Notice(id).insert(db) }
            }
        }
    }

    func shown(_ loan: Loan) throws {
        try queue.write { db in
            try loan.insert(db)
            DispatchQueue.main.async { NotificationCenter.default.post(name: .init("lent"), object: loan) }
        }
    }

    // Outside a transaction the database of Fluent is a pool, which may be kept.
    func stored(_ row: LoanRow, on database: any FluentKit.Database) {
        Task { try await row.save(on: database) }
    }
}
