import Foundation
import GRDB

final class RoundStore {
    private let queue: DatabaseQueue

    init(queue: DatabaseQueue) {
        self.queue = queue
    }

    func rest(_ round: Round) throws {
        try queue.write { db in
            try round.insert(db)
            Thread.sleep(forTimeInterval: 1)  // expect: slow-call-in-transaction
        }
    }
}
