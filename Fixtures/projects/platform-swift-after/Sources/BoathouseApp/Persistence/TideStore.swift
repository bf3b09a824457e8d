/// The tides of the season, kept in a file of their own; each method is one access.
import Foundation
import GRDB

struct Tide: Codable, FetchableRecord, PersistableRecord {
    var time: Date
    var height: Double
}

final class TideStore {
    private let queue: DatabaseQueue

    init(path: String) throws {
        queue = try DatabaseQueue(path: path)
    }

    func replace(with tides: [Tide]) throws -> Int {
        try queue.write { db in
            try Tide.deleteAll(db)
            for tide in tides { try tide.insert(db) }
            return try Tide.fetchCount(db)
        }
    }

    func tides() throws -> [Tide] {
        try queue.read { db in try Tide.fetchAll(db) }
    }
}
