import GRDB

final class LoanController {
    private let queue: DatabaseQueue
    private var current: Database?  // expect: session-stored

    init(queue: DatabaseQueue) {
        self.queue = queue
    }

    func open() throws {
        try queue.write { db in
            self.current = db  // expect: session-used-after-scope "since it is kept outside of it"
        }
    }

    func connection() throws -> Database {
        try queue.read { db in
            return db  // expect: session-used-after-scope "since it is returned from there"
        }
    }

    func outside(_ loan: Loan) throws {
        var later: Database?
        try queue.write { db in
            later = db  // expect: session-used-after-scope
        }
        if let later { try loan.insert(later) }
    }

    func inShort() throws -> Database {
        try queue.read { db in db }  // expect: session-used-after-scope
    }
}
