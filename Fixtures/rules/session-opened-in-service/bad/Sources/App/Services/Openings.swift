/// The openings of the other libraries, in managers and providers.
import Foundation
import GRDB
import MongoSwift
import PostgresNIO
import RealmSwift
import SQLite
import SwiftData

final class GardenManager {
    private let client: MongoClient
    private var connection: Connection?

    init(client: MongoClient) {
        self.client = client
    }

    func water(_ bed: Bed) throws {
        let realm = try Realm(queue: .main)  // expect: session-opened-in-service
        try realm.write { realm.add(WateringObject(bed)) }
    }

    func waterByHand() throws {
        connection = try connection ?? Connection("garden.sqlite")  // expect: session-opened-in-service
    }

    func harvest() async throws {
        let session = self.client.startSession()  // expect: session-opened-in-service
        defer { session.end() }
        try await session.startTransaction()
        try await session.commitTransaction()
    }

    static func plan(_ container: ModelContainer) async throws {
        try await Task.detached {
            let context = ModelContext(container)  // expect: session-opened-in-service
            context.insert(Plan())
            try context.save()
        }.value
    }

    func measure(_ logger: Logging.Logger) async throws {
        let connection = try await PostgresConnection.connect(configuration: .garden, id: 1, logger: logger)  // expect: session-opened-in-service
        try await connection.close()
    }
}

struct SeedProvider {
    func names() throws -> [String] {
        func open() throws -> DatabaseQueue {
            try DatabaseQueue(path: "seeds.sqlite")
        }
        // expect(+1) missing: session-opened-in-service
        return try open().read { db in try String.fetchAll(db, sql: "select name from seeds") }
    }
}

/// Who is told when it is done is lent nothing.
final class PlanService {
    private let container: ModelContainer

    init(container: ModelContainer) {
        self.container = container
    }

    func add(_ plan: Plan, completion: (Result<Void, any Error>) -> Void) {
        let context = ModelContext(container)  // expect: session-opened-in-service
        context.insert(plan)
        completion(Result { try context.save() })
    }
}
