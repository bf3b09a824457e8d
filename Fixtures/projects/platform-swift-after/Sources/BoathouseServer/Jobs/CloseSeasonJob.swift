/// Closes the season: one transaction, which ends with the closure.
import PostgresNIO

struct CloseSeasonJob {
    let client: PostgresClient
    let ledger: LedgerService
    let logger: Logger

    func run(fees: [(member: String, amount: Int)]) async throws {
        try await client.withTransaction(logger: logger) { connection in
            try await connection.query("update bookings set archived = true", logger: logger)
            for fee in fees { try await ledger.enter(fee.amount, for: fee.member, connection) }
        }
    }
}
