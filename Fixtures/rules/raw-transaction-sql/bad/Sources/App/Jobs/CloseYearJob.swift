/// The common case: SQL text ends a transaction that the connection is to keep open.
import PostgresNIO

struct CloseYearJob {
    let client: PostgresClient
    let logger: Logger

    func run(year: Int) async throws {
        try await client.withTransaction(logger: logger) { connection in
            try await connection.query("update accounts set closed = true where year = \(year)", logger: logger)
            try await connection.query("COMMIT", logger: logger)  // expect: raw-transaction-sql "`COMMIT`"
        }
    }
}
