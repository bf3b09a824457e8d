/// Writes what is paid into the ledger; the connection is the caller's.
import PostgresNIO

struct LedgerService {
    let logger: Logger

    func enter(_ amount: Int, for member: String, _ connection: PostgresConnection) async throws {
        try await connection.query("insert into ledger (member, amount) values (\(member), \(amount))", logger: logger)
    }
}
