/// PostgresNIO: a query on the client takes another connection than the one that was lent.
import PostgresNIO

struct RouteOrchestrator {
    let client: PostgresClient
    let logger: Logger

    func plan(_ route: Route) async throws {
        try await client.withTransaction(logger: logger) { connection in
            try await connection.query("insert into routes (name) values (\(route.name))", logger: logger)
            try await client.query("update depots set routes = routes + 1", logger: logger)  // expect: outer-session-in-transaction
        }
    }

    func count() async throws -> Int {
        try await client.withConnection { connection in
            let rows = try await self.client.query("select count(*) from routes", logger: self.logger)  // expect: outer-session-in-transaction
            return try await rows.collect().count
        }
    }
}
