/// Closes the season: the open bookings are archived and the fees are entered.
import PostgresNIO

struct CloseSeasonJob {
    let client: PostgresClient
    let ledger: LedgerService
    let logger: Logger

    func run(fees: [(member: String, amount: Int)]) async throws {
        try await client.withTransaction(logger: logger) { connection in
            try await connection.query("update bookings set archived = true", logger: logger)
            try await connection.query("COMMIT", logger: logger)  // expect: raw-transaction-sql
            for fee in fees { try await ledger.enter(fee.amount, for: fee.member, connection) }
        }
    }
}
