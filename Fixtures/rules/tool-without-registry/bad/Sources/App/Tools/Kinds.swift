/// A class, an actor, a generic type, a nested one, one with a protocol of the file, one with an initializer.
import CoreData
import GRDB
import RealmSwift

protocol GardenTool {
    func call(arguments: [String]) async throws -> String
}

final class WaterTool: GardenTool {  // expect: tool-without-registry
    private let queue: DatabaseQueue

    init(queue: DatabaseQueue) {
        self.queue = queue
    }

    func call(arguments: [String]) async throws -> String {
        try await queue.write { db in try Watering(arguments).insert(db) }
        return "watered"
    }
}

actor PruneTool: GardenTool {  // expect: tool-without-registry
    private let container: NSPersistentContainer

    init(_ container: NSPersistentContainer) {
        self.container = container
    }

    func call(arguments: [String]) async throws -> String {
        try container.viewContext.save()
        return "pruned"
    }
}

struct HarvestTool<Crop: Codable>: GardenTool {  // expect: tool-without-registry
    func call(arguments: [String]) async throws -> String {
        let realm = try await Realm()  // expect: session-opened-in-tool
        realm.beginWrite()
        try realm.commitWrite()
        return "harvested"
    }
}

enum Garden {
    struct RakeTool: GardenTool {  // expect: tool-without-registry
        let pool: DatabasePool

        func call(arguments: [String]) async throws -> String {
            try await pool.write { db in try db.execute(sql: "delete from leaves") }
            return "raked"
        }
    }
}
