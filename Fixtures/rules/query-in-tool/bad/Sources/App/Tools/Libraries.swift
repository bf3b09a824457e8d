/// Queries of the other libraries, in closures, chains and helpers of a tool.
import Fluent
import GRDB
import PostgresNIO
import RealmSwift

struct StationTool: BikeTool {  // expect: tool-without-registry
    let database: any FluentKit.Database  // expect: session-passed-to-tool

    func call(arguments: StationQuestion) async throws -> String {
        let stations = try await Station.query(on: database)  // expect: query-in-tool
            .filter(\.$name == arguments.name)
            .all()
        guard let first = stations.first else { return try await others(arguments) }
        return first.name
    }

    private func others(_ question: StationQuestion) async throws -> String {
        let station = try await Station.find(question.id, on: self.database)  // expect: query-in-tool
        return station?.name ?? "unknown"
    }
}

struct FareTool: BikeTool {  // expect: tool-without-registry
    let queue: DatabaseQueue

    func call(arguments: FareQuestion) async throws -> String {
        try await queue.read { db in
            let fares = try Fare.fetchAll(db)  // expect: query-in-tool
            return fares.map(\.name).joined(separator: ", ")
        }
    }

    func shortly() throws -> Int {
        try queue.read { try Fare.fetchCount($0) }  // expect: query-in-tool
    }
}

struct WeatherTool: BikeTool {  // expect: tool-without-registry
    let client: PostgresClient

    func call(arguments: String) async throws -> String {
        try await client.withConnection { connection in
            let rows = try await connection.query("select wind from weather", logger: .init(label: "weather"))  // expect: query-in-tool
            return try await rows.collect().description
        }
    }
}

final class PathTool: BikeTool {  // expect: tool-without-registry
    private let realm: Realm

    init(realm: Realm) {  // expect: session-passed-to-tool
        self.realm = realm
    }

    func execute() -> String {
        realm.objects(PathObject.self).map(\.name).joined()  // expect: query-in-tool
    }
}
