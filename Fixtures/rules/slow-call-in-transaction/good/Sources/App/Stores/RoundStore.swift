import Foundation
import GRDB

final class RoundStore {
    private let queue: DatabaseQueue
    private let client: Client

    init(queue: DatabaseQueue, client: Client) {
        self.queue = queue
        self.client = client
    }

    func rest(_ round: Round) throws {
        Thread.sleep(forTimeInterval: 1)
        try queue.write { db in
            try round.insert(db)
        }
    }

    func later(_ round: Round) throws {
        try queue.write { db in
            try round.insert(db)
            Task { try await client.post("https://rounds.example") }
        }
    }

    func looks(_ round: Round) throws -> [Round] {
        try queue.read { db in
            Thread.sleep(forTimeInterval: 1)
            return try Round.fetchAll(db)
        }
    }
}
