/// Tools of other protocols and libraries: known by the end of the protocol's name and the method that is called.
import CoreData
import GRDB
import MongoSwift
import PostgresNIO
import RealmSwift

final class ReserveTool: AgentTool {  // expect: tool-without-registry
    private lazy var realm = try? Realm()  // expect: session-opened-in-tool

    func execute(_ input: Reservation) async throws -> String {
        guard let realm else { return "closed" }
        try realm.write { realm.add(ReservationObject(input)) }
        return "reserved"
    }
}

actor ShelfTool: MCPTool {  // expect: tool-without-registry
    private let container = NSPersistentContainer(name: "Library")  // expect: session-opened-in-tool

    func invoke(_ arguments: [String: String]) async throws -> String {
        let context = self.container.newBackgroundContext()  // expect: session-opened-in-tool
        return try await context.perform {
            let shelf = ShelfRecord(context: context)
            shelf.name = arguments["name"]
            try context.save()
            return "put up"
        }
    }
}

struct OverdueTool: MCPTool {  // expect: tool-without-registry
    let client: PostgresClient

    func run(_ logger: Logger) async throws -> String {
        let connection = try await PostgresConnection.connect(configuration: .library, id: 2, logger: logger)  // expect: session-opened-in-tool
        try await connection.close()
        return "none"
    }
}

struct CatalogueTool: LibraryTool {  // expect: tool-without-registry
    func call(arguments: Search) throws -> String {
        let titles = try DatabaseQueue(path: arguments.path).read { db in  // expect: session-opened-in-tool
            try String.fetchAll(db, sql: "select title from books")  // expect: query-in-tool
        }
        return titles.joined(separator: ", ")
    }
}
