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
            // expect(+1): session-escapes-to-background "`db` is taken along by `Task`"
            Task {
                try Notice(loan).insert(db)
            }
        }
    }

    func detached(_ loan: Loan) throws {
        try queue.write { db in
            Task.detached { try Notice(loan).insert(db) }  // expect: session-escapes-to-background
        }
    }

    func dispatched(_ loan: Loan) throws {
        try queue.write { db in
            DispatchQueue.main.async {  // expect: session-escapes-to-background
                _ = try? Notice.fetchAll(db)
            }
        }
    }

    func queued(_ loan: Loan, in operations: OperationQueue) throws {
        try queue.write { db in
            operations.addOperation {  // expect: session-escapes-to-background
                _ = try? Notice.fetchAll(db)
            }
        }
    }

    func later(_ loan: Loan) throws {
        try queue.write { db in
            // expect(+1): session-escapes-to-background
            Timer.scheduledTimer(withTimeInterval: 1, repeats: false) { _ in
                _ = try? Notice.fetchAll(db)
            }
        }
    }

    func borrowed(_ db: Database, _ loan: Loan) {
        Task {  // expect: session-escapes-to-background
            try loan.insert(db)
        }
    }
}
