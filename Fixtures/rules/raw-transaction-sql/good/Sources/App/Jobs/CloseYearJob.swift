/// The common case: the transaction ends where the closure ends.
import PostgresNIO

struct CloseYearJob {
    let client: PostgresClient
    let logger: Logger

    func run(year: Int) async throws {
        try await client.withTransaction(logger: logger) { connection in
            try await connection.query("update accounts set closed = true where year = \(year)", logger: logger)
        }
    }
}
